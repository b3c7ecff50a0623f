import type * as pulumi from "@pulumi/pulumi";
import type { ConnectivityId } from "../../../core/connectivity/way";
import { hubOutput } from "../../shared/hubOutput";
import type { RouteTarget } from "../../shared/routes";
import type { SpokeRegistrationArgs } from "../registrationArgs";

/** What every part of a registration is built from. */
export interface RegistrationContext {
  readonly name: string;
  readonly args: SpokeRegistrationArgs;
  readonly parent: pulumi.ComponentResource;
}

/** The hub account's half of one way for a spoke of another account. */
export interface RegistrationWay {
  /** Outputs of the hub that it needs. */
  readonly needs: readonly (ConnectivityId & keyof SpokeRegistrationArgs)[];
  readonly accept: (
    context: RegistrationContext,
    attachmentId: pulumi.Input<string>,
  ) => pulumi.CustomResource;
  /** What the attachment joins once it is accepted. */
  readonly join: (
    context: RegistrationContext,
    attachmentId: pulumi.Input<string>,
  ) => pulumi.CustomResource[];
  /** Where routes back to the spoke lead. */
  readonly target: (context: RegistrationContext) => RouteTarget;
}

/** An output of the hub that is among the arguments. */
export function known(
  { args }: RegistrationContext,
  property: RegistrationWay["needs"][number] | "attachmentId",
): pulumi.Output<string> {
  return hubOutput(args[property], property);
}

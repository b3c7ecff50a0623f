import type * as pulumi from "@pulumi/pulumi";
import type { ConnectivityId } from "../../../core/connectivity/way";
import { hubId } from "../../hub/hubIds";
import type { KnownHub } from "../../hub/knownHub";
import type { RouteTarget } from "../../shared/routes";
import type { SpokeRegistrationArgs } from "../registrationArgs";

/** What every part of a registration is built from. */
export interface RegistrationContext {
  readonly name: string;
  readonly args: SpokeRegistrationArgs;
  readonly hub: KnownHub;
  readonly parent: pulumi.ComponentResource;
  /** Given in the arguments, of the registration or of its hub; otherwise the provider's applies by itself. */
  readonly region: string | undefined;
}

/** The hub account's half of one way for a spoke of another account. */
export interface RegistrationWay {
  /** Ids of the hub that it needs. */
  readonly needs: readonly ConnectivityId[];
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

/** An id of the hub. */
export function known({ hub }: RegistrationContext, id: ConnectivityId): pulumi.Input<string> {
  return hubId(hub, [id]);
}

import type * as pulumi from "@pulumi/pulumi";
import type { RouteTarget } from "../../shared/routes";
import type { DecidedSpoke } from "../plannedSpoke";
import type { EndpointSpokeArgs } from "../spokeArgs";

/** What every part of a spoke is built from. */
export interface SpokeContext {
  readonly name: string;
  readonly args: EndpointSpokeArgs;
  readonly planned: DecidedSpoke;
  readonly parent: pulumi.ComponentResource;
}

export interface Attached {
  readonly target: RouteTarget;
  readonly attachmentId?: pulumi.Input<string>;
  /** What routes wait for. */
  readonly before: readonly pulumi.Resource[];
}

/** The spoke's side of one way to the hub. */
export interface SpokeWay {
  /** Arguments that it needs, and why. */
  readonly needs: (
    args: EndpointSpokeArgs,
    foreign: boolean,
  ) => { readonly properties: readonly (keyof EndpointSpokeArgs)[]; readonly because: string };
  readonly attach: (context: SpokeContext) => Attached;
}

export function subnetsOf(args: EndpointSpokeArgs): pulumi.Input<string>[] {
  return args.attachmentSubnets?.map(({ subnetId }) => subnetId) ?? args.attachmentSubnetIds ?? [];
}

export function hasIpv6(args: EndpointSpokeArgs): boolean {
  return args.cidrBlocks.some((block) => block.includes(":"));
}

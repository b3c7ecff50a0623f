import type * as pulumi from "@pulumi/pulumi";
import type { RouteTarget } from "../../shared/routes";
import type { Ids } from "../../shared/listedIds";
import type { IdPath } from "../../hub/hubIds";
import type { KnownHub } from "../../hub/knownHub";
import type { DecidedSpoke } from "../plannedSpoke";
import type { SpokeOfHub } from "../spokeHub";
import type { EndpointSpokeArgs } from "../spokeArgs";

/** What every part of a spoke is built from. */
export interface SpokeContext {
  readonly name: string;
  readonly args: EndpointSpokeArgs;
  readonly hub: KnownHub;
  /** Given in the arguments, of the spoke or of its hub; otherwise the provider's applies by itself. */
  readonly region: string | undefined;
  readonly planned: DecidedSpoke;
  /** The hub's shares as this account has accepted them: what belongs to the hub is visible then. */
  readonly acceptedShares: readonly pulumi.Resource[];
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
  /** Ids of the hub that it needs, and why. */
  readonly needs: (
    args: EndpointSpokeArgs,
    spoke: SpokeOfHub,
  ) => { readonly ids: readonly IdPath[]; readonly because: string };
  readonly attach: (context: SpokeContext) => Attached;
}

export function subnetsOf(args: EndpointSpokeArgs): Ids {
  return args.attachmentSubnets?.map(({ subnetId }) => subnetId) ?? args.attachmentSubnetIds ?? [];
}

export function hasIpv6({ cidrBlocks }: SpokeOfHub): boolean {
  return cidrBlocks.some((block) => block.includes(":"));
}

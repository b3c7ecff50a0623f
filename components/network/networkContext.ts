import type * as pulumi from "@pulumi/pulumi";
import type { StageIn } from "../../core/moves/stages";
import type { EndpointPlan } from "../../core/plan";
import type { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import type { BuiltSpoke } from "../spoke/buildSpoke";
import type { EndpointNetworkArgs } from "./networkArgs";
import type { DecidedNetwork } from "./networkPlan";

/** What the parts of a network share while it is built. */
export interface NetworkContext {
  readonly name: string;
  readonly args: EndpointNetworkArgs;
  readonly planned: DecidedNetwork;
  readonly plan: EndpointPlan;
  readonly stage: StageIn;
  /** Interface endpoints by VPC, as they are built. */
  readonly interfaces: Map<string, InterfaceEndpoints>;
  /** Spokes by VPC, for endpoints that wait for something of them. */
  readonly spokes: Promise<ReadonlyMap<string, Promise<WayToHub>>>;
  readonly options: pulumi.ComponentResourceOptions;
}

/** What stands between a VPC and the hub's answers. */
export interface WayToHub extends Pick<BuiltSpoke, "associations"> {
  /** Everything that a zone's association waits for, besides an endpoint of the VPC. */
  readonly before: (zone: string) => readonly pulumi.Resource[];
}

import * as pulumi from "@pulumi/pulumi";
import { announced } from "../shared/costReport";
import { errorsOf } from "../../core/issues";
import { raise, usableName } from "../shared/errors";
import {
  NEVER_BUILT,
  newIssues,
  outputsOf,
  raiseRemembered,
  rememberIssues,
} from "../shared/initialize";
import { lookUpServices } from "../shared/serviceLookup";
import { buildNetwork, type BuiltNetwork } from "./buildNetwork";
import { findVpcs } from "./findVpcs";
import { lastPlacements, plainPlacements, withoutLastPlacements } from "./lastPlacements";
import { checkPlacementsKnown } from "./movesChecks";
import { planNetworkArgs } from "./networkPlan";
import { withShortNames } from "./networkPolicies";
import { readTopology } from "./topologyText";
import type { EndpointNetworkArgs } from "./networkArgs";

/**
 * A whole topology in one account and Region: every VPC's endpoints, or a hub and its spokes, built from
 * the plan that `vpc-endpoints compare` prices.
 */
export class EndpointNetwork extends pulumi.ComponentResource<BuiltNetwork> {
  /**
   * The plan that was built: `PerVpc`, `Centralized` or `Hybrid`.
   */
  public readonly builtModel: pulumi.Output<string>;
  /**
   * Endpoint ids by VPC and service, the hub's among them.
   */
  public readonly endpointIds: pulumi.Output<{ [vpc: string]: { [service: string]: string } }>;
  /**
   * The Transit Gateway of the hub, new or existing.
   */
  public readonly transitGatewayId: pulumi.Output<string | undefined>;
  /**
   * The comparison of all deployment models as JSON, what `vpc-endpoints compare --format json` prints.
   */
  public readonly costReport: pulumi.Output<string>;
  /**
   * Where every service is after this update, as text for `lastPlacements` of the next one.
   */
  public readonly placements: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super(
      "vpc-endpoints:index:EndpointNetwork",
      usableName(name),
      withoutLastPlacements(args),
      opts,
    );
    raiseRemembered(this);
    const output = outputsOf(this.getData());
    this.builtModel = output((network) => network.builtModel);
    this.endpointIds = output((network) => network.endpointIds);
    this.transitGatewayId = output((network) => network.transitGatewayId);
    this.costReport = announced(
      this,
      name,
      args,
      output((network) => network.costReport),
    );
    this.placements = output((network) => network.placements);
  }

  /**
   * Finds VPCs and asks AWS for the hub's names, then builds.
   */
  protected override async initialize(
    given: EndpointNetworkArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltNetwork> {
    const plain = plainPlacements(given);
    const first = readTopology(given, plain.deployed);
    const atOnce = [...first.issues, ...plain.issues, ...checkPlacementsKnown(given, plain)];
    if (rememberIssues(this, atOnce).refused) return NEVER_BUILT;
    const last = plain.isPlain ? plain : await lastPlacements(given);
    const { deployed } = last;
    const read = readTopology(given, deployed);
    raise(newIssues([...read.issues, ...last.issues], atOnce), this);
    if (read.topology === undefined) return NEVER_BUILT;
    const args = withShortNames(given, read.topology);
    const found = await findVpcs(this, args, read.topology);
    const asked = planNetworkArgs(args, read.topology, found, { deployed });
    const answers =
      asked.zoneServices.length === 0 || args.lookUpServices === false
        ? undefined
        : await lookUpServices(this, asked.zoneServices, read.topology.region);
    const planned =
      answers === undefined
        ? asked
        : planNetworkArgs(args, read.topology, found, { deployed, answers });
    raise(errorsOf(planned.issues), this);
    const built = await buildNetwork(this, name, args, planned, opts);
    this.registerOutputs({ ...built });
    return built;
  }
}

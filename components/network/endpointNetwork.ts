import * as pulumi from "@pulumi/pulumi";
import { announced } from "../shared/costReport";
import { errorsOf } from "../../core/issues";
import { raise, usableName } from "../shared/errors";
import { NEVER_BUILT, outputsOf, raiseRemembered, rememberIssues } from "../shared/initialize";
import { lookUpServices } from "../shared/serviceLookup";
import { buildNetwork, type BuiltNetwork } from "./buildNetwork";
import { findVpcs } from "./findVpcs";
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
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:EndpointNetwork", usableName(name), args, opts);
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
  }

  /**
   * Finds VPCs and asks AWS for the hub's names, then builds.
   */
  protected override async initialize(
    given: EndpointNetworkArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltNetwork> {
    const read = readTopology(given);
    if (rememberIssues(this, read.issues).refused || read.topology === undefined)
      return NEVER_BUILT;
    const args = withShortNames(given, read.topology);
    const found = await findVpcs(this, args, read.topology);
    const asked = planNetworkArgs(args, read.topology, found);
    const answers =
      asked.zoneServices.length === 0 || args.lookUpServices === false
        ? undefined
        : await lookUpServices(this, asked.zoneServices, read.topology.region);
    const planned =
      answers === undefined ? asked : planNetworkArgs(args, read.topology, found, answers);
    raise(errorsOf(planned.issues), this);
    const built = await buildNetwork(this, name, args, planned, opts);
    this.registerOutputs({ ...built });
    return built;
  }
}

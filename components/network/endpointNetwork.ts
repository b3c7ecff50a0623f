import * as pulumi from "@pulumi/pulumi";
import { errorsOf } from "../../core/issues";
import type { CostBudget } from "../budget";
import type { CostReport } from "../costReport";
import { raise } from "../errors";
import type { EndpointSubnet } from "../interfaceEndpoints";
import { isUsable, NOTHING, outputsOf, raiseFound } from "../pending";
import { lookUpServices } from "../serviceLookup";
import { buildNetwork, type BuiltNetwork } from "./buildNetwork";
import type { DeploymentModel } from "./deploymentModel";
import { findVpcs } from "./findVpcs";
import { planNetworkArgs } from "./networkPlan";
import { readTopology } from "./topologyText";

/**
 * How an existing VPC, its subnets and its route tables are found.
 */
export interface VpcLookUp {
  /**
   * The VPC's id. Give it or `tags`.
   */
  vpcId?: string;
  /**
   * Tags that exactly one VPC of the Region has.
   */
  tags?: Record<string, string>;
  /**
   * Tags of the subnets that the endpoints and the attachment are in. Defaults to every subnet; of several in one
   * Availability Zone the first by id is taken.
   */
  subnetTags?: Record<string, string>;
}

/**
 * A VPC of the topology, by ids or to be looked up.
 */
export interface NetworkVpc {
  /**
   * The VPC's id, which may be an output of this program. Give it with `subnets` and `routeTableIds`, or `lookUp`.
   */
  vpcId?: pulumi.Input<string>;
  /**
   * Finds the VPC instead.
   */
  lookUp?: VpcLookUp;
  /**
   * Subnets of the interface endpoints, one in each Availability Zone that the topology says.
   */
  subnets?: EndpointSubnet[];
  /**
   * Subnets of the attachment to the hub. Defaults to `subnets`.
   */
  attachmentSubnets?: EndpointSubnet[];
  /**
   * Route tables of the clients' subnets (in the hub: of the endpoints' subnets) by a name of yours: they get routes to
   * and from the hub, and to gateway endpoints.
   */
  routeTableIds?: Record<string, pulumi.Input<string>>;
  /**
   * The VPC's attachment, where the topology says `attached: true`.
   */
  transitGatewayAttachmentId?: pulumi.Input<string>;
}

/**
 * The hub of the topology, by ids.
 */
export interface NetworkHub {
  /**
   * The hub VPC.
   */
  vpc: NetworkVpc;
  /**
   * The Transit Gateway, where the topology says `transitGateway: existing`; with both of its route tables.
   */
  transitGatewayId?: pulumi.Input<string>;
  /**
   * The existing Transit Gateway's route table that spokes are associated with.
   */
  transitGatewaySpokeRouteTableId?: pulumi.Input<string>;
  /**
   * The existing Transit Gateway's route table that the hub is associated with.
   */
  transitGatewayHubRouteTableId?: pulumi.Input<string>;
  /**
   * The core network's id, with connectivity `CloudWan`.
   */
  coreNetworkId?: pulumi.Input<string>;
  /**
   * The core network's ARN, with connectivity `CloudWan`.
   */
  coreNetworkArn?: pulumi.Input<string>;
}

/**
 * Arguments of `EndpointNetwork`.
 */
export interface EndpointNetworkArgs {
  /**
   * The topology as text, YAML or JSON: the file that `vpc-endpoints compare` reads. All its VPCs are in one account.
   */
  topology: string;
  /**
   * Ids of the topology's VPCs, by their names there.
   */
  vpcs: Record<string, NetworkVpc>;
  /**
   * Ids of the topology's hub; needed where the deployment model has one.
   */
  hub?: NetworkHub;
  /**
   * Which plan is built. Defaults to `PerVpc`.
   */
  deploymentModel?: DeploymentModel;
  /**
   * Endpoint policy as JSON of every interface endpoint whose service takes one. Defaults to AWS's own, full access.
   */
  policy?: pulumi.Input<string>;
  /**
   * Endpoint policies by service, as JSON, instead of `policy`; a gateway endpoint gets one only from here.
   */
  policies?: Record<string, pulumi.Input<string>>;
  /**
   * Whether AWS is asked for every service's private DNS names (ec2:DescribeVpcEndpointServices). Defaults to true where
   * a hub has zones; the catalog's names otherwise.
   */
  lookUpServices?: boolean;
  /**
   * Tags of everything that takes tags, besides `Name`.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
  /**
   * How much of the cost estimate a preview prints. Defaults to `Summary`.
   */
  costReport?: CostReport;
  /**
   * Limits of what this may cost a month: a preview that exceeds one stops, or warns. Defaults to none.
   */
  budget?: CostBudget;
}

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
    super("vpc-endpoints:index:EndpointNetwork", name, args, opts);
    raiseFound(this);
    const output = outputsOf(this.getData());
    this.builtModel = output((network) => network.builtModel);
    this.endpointIds = output((network) => network.endpointIds);
    this.transitGatewayId = output((network) => network.transitGatewayId);
    this.costReport = output((network) => network.costReport);
  }

  /**
   * Finds VPCs and asks AWS for the hub's names, then builds.
   */
  protected override async initialize(
    args: EndpointNetworkArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltNetwork> {
    const read = readTopology(args);
    if (!isUsable(this, read.issues) || read.topology === undefined) return NOTHING;
    const found = await findVpcs(this, args, read.topology);
    const asked = planNetworkArgs(args, read.topology, found);
    const answers =
      asked.zoneServices.length === 0 || args.lookUpServices === false
        ? undefined
        : await lookUpServices(this, asked.zoneServices);
    const planned =
      answers === undefined ? asked : planNetworkArgs(args, read.topology, found, answers);
    raise(errorsOf(planned.issues), this);
    const built = await buildNetwork(this, name, args, planned, opts);
    this.registerOutputs({ ...built });
    return built;
  }
}

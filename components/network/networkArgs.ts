import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";
import type { EndpointSubnet } from "../interface/interfaceArgs";
import type { DeploymentModel } from "./deploymentModel";
import type { ServiceMoves } from "./serviceMoves";

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
   * Availability Zone the first by id is taken. Local Zones and Wavelength Zones are taken where the topology names them, IPv6-only
   * subnets and those of Outposts never: give `subnets` for those.
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
   * The VPC's attachment, where the topology says `attached: true`. Whoever built it associates it with the Transit Gateway's
   * route table and propagates it to the other one.
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
  /**
   * Whether the core network's attachments are accepted without these components: by its policy, or by another account that
   * owns it. Defaults to false.
   */
  acceptedAutomatically?: boolean;
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
   * Where the last update left every service: the output `placements` of this network, as text, such as an output of the stack
   * read by a reference to itself, or a file beside the program. With it a changed figure of usage moves nothing that is
   * deployed. Empty or unset there is nothing yet. Costs nothing.
   */
  lastPlacements?: pulumi.Input<string | undefined>;
  /**
   * Whether services of a deployed network move, which `lastPlacements` tells apart from new ones. Defaults to `Hold`. A move
   * takes one to three updates, since AWS lets a name have one owner in a VPC; docs/moving.md has each with its minutes.
   */
  moves?: ServiceMoves;
  /**
   * Endpoint policy as JSON of every interface endpoint whose service takes one. Defaults to AWS's own, full access;
   * one that is taken away again stays, so give `fullAccess()` instead.
   */
  policy?: pulumi.Input<string>;
  /**
   * Endpoint policies by service (short or full name), as JSON, instead of `policy`; a gateway endpoint gets one only
   * from here. A service that the topology asks for nowhere is refused.
   */
  policies?: Record<string, pulumi.Input<string>>;
  /**
   * Whether AWS is asked for every service's private DNS names and Availability Zones (ec2:DescribeVpcEndpointServices), which
   * win over the catalog's. Defaults to true where a hub has zones.
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

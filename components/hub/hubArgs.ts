import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";
import type { EndpointSubnet } from "../interface/interfaceArgs";
import type { Quotas } from "../shared/quotas";
import type { RouteTable } from "../shared/routeTables";
import type { DnsRecordIpType, IpAddressType } from "../shared/ipTypes";
import type { Connectivity, HubDns, ProfileContents } from "../shared/choices";

/**
 * A VPC that uses the hub. The hub names its spokes because its own resources follow from them: whom its security group
 * admits, which routes lead back, with whom it is shared and for whom its zones are authorized. What is said here the
 * `EndpointSpoke` of the same name takes from the hub, so that nothing is written twice.
 */
export interface HubSpoke {
  /**
   * Every IPv4 and IPv6 block of the VPC: the hub's security group admits them and its subnets get routes back to them. Plain
   * text, since each is a route of its own, which a preview has to show before the VPC exists. A secondary block that other VPCs
   * have too, such as 100.64.0.0/16 of EKS's pods, is left out here and named in the spoke's `unroutedCidrBlocks`.
   */
  cidrBlocks: string[];
  /**
   * The VPC's id. Needed for peering, and to authorize a VPC of another account for the hub's zones; without it the
   * account's `SpokeRegistration` authorizes.
   */
  vpcId?: pulumi.Input<string>;
  /**
   * The VPC's account where it is not the hub's: twelve digits. Its `SpokeRegistration` then makes the routes back.
   */
  accountId?: string;
  /**
   * Services of the hub that this VPC uses. Defaults to all; a service that stays local in the VPC is left out here.
   */
  services?: string[];
  /**
   * GB per month by service (short or full name), requests and responses together, for the estimate. A service left
   * out is unknown.
   */
  monthlyDataGb?: Record<string, number>;
  /**
   * The name that the spoke had before, where that was another one: its routes and its peering connection are then renamed
   * instead of made a second time, which AWS refuses.
   */
  formerName?: string;
}

/**
 * Settings of one of the hub's services.
 */
export interface HubServiceOverrides {
  /**
   * Private DNS names of a service that neither AWS's answer nor the catalog has, or instead of theirs.
   */
  privateDnsNames?: string[];
  /**
   * TCP ports of a service that the catalog does not know. Defaults to 443.
   */
  ports?: number[];
  /**
   * Endpoint policy as JSON of this service, instead of the hub's. Refused for a service that takes none.
   */
  policy?: pulumi.Input<string>;
}

/**
 * Arguments of `EndpointHub`.
 */
export interface EndpointHubArgs {
  /**
   * The hub VPC. Its enableDnsSupport and enableDnsHostnames are on.
   */
  vpcId: pulumi.Input<string>;
  /**
   * Every IPv4 and IPv6 block of the hub VPC but those of `unroutedCidrBlocks`; none of them may overlap a spoke's.
   */
  cidrBlocks: string[];
  /**
   * Blocks of the hub VPC that other VPCs have too, such as 100.64.0.0/16 of EKS's pods: the endpoints admit them, and no
   * spoke gets a route to them. Defaults to none.
   */
  unroutedCidrBlocks?: string[];
  /**
   * Services: short names (`ecr.dkr`), full service names or bundles. Each costs an hourly price for every subnet,
   * $0.01 in us-east-1, once for all spokes. DynamoDB is refused: use gateway endpoints in the spokes.
   */
  services: string[];
  /**
   * Subnets of the endpoints, one in each Availability Zone. Give these or `subnetIds`.
   */
  subnets?: EndpointSubnet[];
  /**
   * Subnets of the endpoints by id alone, or all of them as one output such as a VPC's `privateSubnetIds`. Until a preview
   * knows how many an output has, the estimate is a lower bound, and nobody checks that it names some and each once. Give
   * these or `subnets`.
   */
  subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Subnets of the attachment, one in each Availability Zone; /28 subnets of their own are best; ids, or one
   * output of them all. Defaults to the endpoints' subnets, the first of each zone that `subnets` names.
   */
  attachmentSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Route tables of the endpoints' subnets by a name of yours: each gets a route back to every block of every spoke.
   * A missing one is a silent timeout. Give these or `routeTables`.
   */
  routeTableIds?: Record<string, pulumi.Input<string>>;
  /**
   * The same as a list, for languages whose maps take no outputs, and for route tables that get another name.
   */
  routeTables?: RouteTable[];
  /**
   * The spokes by a name of yours, which children's names carry.
   */
  spokes: Record<string, HubSpoke>;
  /**
   * The hub's own account, so that spokes of the same one are not taken for foreign.
   */
  accountId?: string;
  /**
   * How spokes reach the hub. Defaults to `TransitGateway`.
   */
  connectivity?: Connectivity;
  /**
   * An existing Transit Gateway. Then give both of its route tables too. Defaults to a new one, free by
   * itself: attachments and GB are billed.
   */
  transitGatewayId?: pulumi.Input<string>;
  /**
   * The existing Transit Gateway's route table that spokes are associated with: it leads to the hub alone.
   */
  transitGatewaySpokeRouteTableId?: pulumi.Input<string>;
  /**
   * The existing Transit Gateway's route table that the hub is associated with: it leads to every spoke.
   */
  transitGatewayHubRouteTableId?: pulumi.Input<string>;
  /**
   * The hub VPC's attachment where it is attached already: then nothing of it is built or billed here. Whoever built it
   * associates it with the route table for the hub and propagates it to the one for spokes.
   */
  transitGatewayAttachmentId?: pulumi.Input<string>;
  /**
   * Whether the new Transit Gateway accepts attachments of other accounts by itself. Defaults to false: each needs its
   * `SpokeRegistration`.
   */
  autoAcceptSharedAttachments?: boolean;
  /**
   * The core network's id, with connectivity `CloudWan`.
   */
  coreNetworkId?: pulumi.Input<string>;
  /**
   * The core network's ARN, with connectivity `CloudWan`.
   */
  coreNetworkArn?: pulumi.Input<string>;
  /**
   * Whether the core network's attachments, of hub and spokes, are accepted without these components: by its policy, or by
   * another account that owns it. Defaults to false: routes wait until each attachment is accepted here.
   */
  acceptedAutomatically?: boolean;
  /**
   * Accounts, organizational units or organizations (ids or ARNs) that the Transit Gateway and the Profile are shared
   * with by AWS RAM. Defaults to the accounts of spokes that are not the hub's.
   */
  shareWith?: string[];
  /**
   * Whether accounts outside the organization may be shared with. Defaults to false.
   */
  allowExternalPrincipals?: boolean;
  /**
   * How spokes resolve the endpoints. Defaults to `PrivateHostedZones`.
   */
  dns?: HubDns;
  /**
   * What a Profile shares. Defaults to `Endpoints`. A hub that has zones changes over without a gap by `HostedZones`;
   * with `Endpoints` AWS refuses private DNS while a zone of the same name is still there.
   */
  profileContents?: ProfileContents;
  /**
   * Services whose zone may hide other names of the Region from spokes, from all or from those that lack the service
   * that answers them. Each is refused unless listed.
   */
  acknowledgeShadowing?: string[];
  /**
   * Security groups of the endpoints. Defaults to one of their own: the services' ports from the blocks of the spokes and of the hub's VPC;
   * to several where one does not hold the rules (`quotas`). Groups of spokes do not work as sources across a Transit Gateway.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Blocks that may connect besides those of the spokes and of the hub's VPC, such as those of on-premises networks. The hub's
   * route tables lead back to them over the Transit Gateway or core network, unless `routeAllowedCidrBlocks` is false.
   */
  allowedCidrBlocks?: string[];
  /**
   * Whether the hub's route tables lead back to `allowedCidrBlocks`. Set it to false where they do already, such as to a virtual
   * private gateway of the hub's VPC: AWS refuses a second route to a block. Defaults to true; with peering, which leads no
   * further than the other VPC, to false.
   */
  routeAllowedCidrBlocks?: boolean;
  /**
   * Endpoint policy as JSON of every service that takes one. `aws:SourceVpc` in it is the hub's VPC for every spoke.
   * Defaults to AWS's own, full access; one that is taken away again stays, so give `fullAccess()` instead.
   */
  policy?: pulumi.Input<string>;
  /**
   * Settings of single services, by short or full name.
   */
  overrides?: Record<string, HubServiceOverrides>;
  /**
   * Addresses of the endpoints. Defaults to IPv4. With both, zones hold A and AAAA records.
   */
  ipAddressType?: IpAddressType;
  /**
   * DNS records of the endpoints. Defaults to AWS's choice for the address type.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * Whether AWS is asked for every service's private DNS names and Availability Zones (ec2:DescribeVpcEndpointServices), which
   * win over the catalog's. Subnets of zones without the service are left out for it. Defaults to true.
   */
  lookUpServices?: boolean;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's.
   */
  region?: string;
  /**
   * Quotas of the account where AWS raised them. Defaults to AWS's own.
   */
  quotas?: Quotas;
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

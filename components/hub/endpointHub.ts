import * as pulumi from "@pulumi/pulumi";
import { errorsOf } from "../../core/issues";
import type { CostBudget } from "../budget";
import type { CostReport } from "../costReport";
import { raise } from "../errors";
import type { EndpointSubnet } from "../interfaceEndpoints";
import type { DnsRecordIpType, IpAddressType } from "../ipTypes";
import { isUsable, NOTHING, outputsOf, raiseFound } from "../pending";
import { lookUpServices } from "../serviceLookup";
import { buildHub, type BuiltHub } from "./buildHub";
import type { Connectivity, HubDns, ProfileContents } from "./choices";
import { planHubArgs } from "./hubPlan";
import { knownRegion } from "./knownRegion";

/**
 * A VPC that uses the hub.
 */
export interface HubSpoke {
  /**
   * Every IPv4 and IPv6 block of the VPC: the hub's security group admits them and its subnets get routes back to them.
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
   * GB per month by service, requests and responses together, for the estimate. A service left out is unknown.
   */
  monthlyDataGb?: Record<string, number>;
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
   * Every IPv4 and IPv6 block of the hub VPC; none of them may overlap a spoke's.
   */
  cidrBlocks: string[];
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
   * Subnets of the endpoints by id alone. Give these or `subnets`.
   */
  subnetIds?: pulumi.Input<string>[];
  /**
   * Subnets of the attachment, one in each Availability Zone; /28 subnets of their own are best. Defaults to the
   * endpoints' subnets.
   */
  attachmentSubnetIds?: pulumi.Input<string>[];
  /**
   * Route tables of the endpoints' subnets by a name of yours: each gets a route back to every block of every spoke.
   * A missing one is a silent timeout.
   */
  routeTableIds: Record<string, pulumi.Input<string>>;
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
   * A Transit Gateway that is there already. Then give both of its route tables too. Defaults to a new one, free by
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
   * The hub VPC's attachment where it is attached already: then nothing of it is built or billed here.
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
   * Services whose zone may hide other names of the Region from every spoke. Each is refused unless listed.
   */
  acknowledgeShadowing?: string[];
  /**
   * Security groups of the endpoints. Defaults to one of their own: the services' ports from the spokes' blocks. Groups
   * of spokes do not work as sources across a Transit Gateway.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Blocks that may connect besides the spokes', such as those of on-premises networks.
   */
  allowedCidrBlocks?: string[];
  /**
   * Endpoint policy as JSON of every service that takes one. `aws:SourceVpc` in it is the hub's VPC for every spoke.
   * Defaults to AWS's own, full access.
   */
  policy?: pulumi.Input<string>;
  /**
   * Settings of single services, by short name.
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
   * Whether AWS is asked for every service's private DNS names (ec2:DescribeVpcEndpointServices). Defaults to true; the
   * catalog's names otherwise.
   */
  lookUpServices?: boolean;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's.
   */
  region?: string;
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
 * One VPC whose interface endpoints serve many others: endpoints, DNS that answers every private name of
 * every service, and the way there over a Transit Gateway, VPC peering or Cloud WAN.
 *
 * Each spoke gets an `EndpointSpoke`; a spoke of another account also a `SpokeRegistration` here.
 * https://docs.aws.amazon.com/whitepapers/latest/building-scalable-secure-multi-vpc-network-infrastructure/centralized-access-to-vpc-private-endpoints.html
 */
export class EndpointHub extends pulumi.ComponentResource<BuiltHub> {
  /**
   * Endpoint ids by service.
   */
  public readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
  /**
   * Private hosted zones by name; empty with a Profile of endpoints.
   */
  public readonly hostedZoneIds: pulumi.Output<{ [zone: string]: string }>;
  /**
   * The same zones for a spoke of another account, by spoke: each known once its association is authorized.
   */
  public readonly authorizedHostedZoneIds: pulumi.Output<{
    [spoke: string]: { [zone: string]: string };
  }>;
  /**
   * The Route 53 Profile; absent with zones alone.
   */
  public readonly profileId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway, new or existing; absent with other connectivity.
   */
  public readonly transitGatewayId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway's route table for spokes.
   */
  public readonly transitGatewaySpokeRouteTableId: pulumi.Output<string | undefined>;
  /**
   * The Transit Gateway's route table for the hub.
   */
  public readonly transitGatewayHubRouteTableId: pulumi.Output<string | undefined>;
  /**
   * The hub VPC's attachment; absent with peering.
   */
  public readonly attachmentId: pulumi.Output<string | undefined>;
  /**
   * Peering connections by spoke; empty with other connectivity.
   */
  public readonly vpcPeeringConnectionIds: pulumi.Output<{ [spoke: string]: string }>;
  /**
   * The endpoints' security group; absent where security groups were given.
   */
  public readonly securityGroupId: pulumi.Output<string | undefined>;
  /**
   * The estimate as JSON; the contract is in the package's README.
   */
  public readonly costReport: pulumi.Output<string>;

  /**
   * @param name Logical name; every child's name starts with it.
   * @param args Arguments; every problem with them is reported at once.
   * @param opts Options; providers, `protect` and the like reach the children.
   */
  constructor(name: string, args: EndpointHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super("vpc-endpoints:index:EndpointHub", name, args, opts);
    raiseFound(this);
    const output = outputsOf(this.getData());
    this.endpointIds = output((hub) => hub.endpointIds);
    this.hostedZoneIds = output((hub) => hub.hostedZoneIds);
    this.authorizedHostedZoneIds = output((hub) => hub.authorizedHostedZoneIds);
    this.profileId = output((hub) => hub.profileId);
    this.transitGatewayId = output((hub) => hub.transitGatewayId);
    this.transitGatewaySpokeRouteTableId = output((hub) => hub.transitGatewaySpokeRouteTableId);
    this.transitGatewayHubRouteTableId = output((hub) => hub.transitGatewayHubRouteTableId);
    this.attachmentId = output((hub) => hub.attachmentId);
    this.vpcPeeringConnectionIds = output((hub) => hub.vpcPeeringConnectionIds);
    this.securityGroupId = output((hub) => hub.securityGroupId);
    this.costReport = output((hub) => hub.costReport);
  }

  /**
   * Asks AWS for the services' names, then builds; which zones there are is known only then.
   */
  protected override async initialize(
    args: EndpointHubArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    name: string,
  ): Promise<BuiltHub> {
    const first = planHubArgs(name, args, args.region);
    if (!isUsable(this, first.issues)) return NOTHING;
    const region = await knownRegion(this, args.region);
    const asked = region === args.region ? first : planHubArgs(name, args, region);
    const answers =
      args.lookUpServices === false
        ? undefined
        : await lookUpServices(
            this,
            asked.needs.map(({ service }) => service),
          );
    const planned = answers === undefined ? asked : planHubArgs(name, args, region, answers);
    raise(errorsOf(planned.issues), this);
    const built = buildHub(this, name, args, planned, opts);
    this.registerOutputs({ ...built });
    return built;
  }
}

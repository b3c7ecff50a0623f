import type * as pulumi from "@pulumi/pulumi";
import type { CostBudget } from "../shared/budget";
import type { CostReport } from "../shared/costReport";
import type { Quotas } from "../shared/quotas";
import type { OnUnsupportedAvailabilityZone } from "../shared/choices";
import type { DnsRecordIpType, IpAddressType } from "../shared/ipTypes";

/**
 * A subnet, with its place where that is known.
 */
export interface EndpointSubnet {
  /**
   * The subnet's id.
   */
  subnetId: pulumi.Input<string>;
  /**
   * Its Availability Zone's name, such as `us-east-1a`. With it, a second subnet of the same zone is left out.
   */
  availabilityZone?: string;
  /**
   * Its Availability Zone's id, such as `use1-az4`, the same place in every account. With it, zones that a
   * service lacks are found before anything is created.
   */
  availabilityZoneId?: string;
}

/**
 * Settings of one service that differ from the others.
 */
export interface InterfaceServiceOverrides {
  /**
   * Subnets of this endpoint. Defaults to the component's. Each is billed by the hour.
   */
  subnetIds?: pulumi.Input<string>[];
  /**
   * Security groups of this endpoint. Defaults to the component's.
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the service's own names resolve to this endpoint within the VPC. Defaults to the component's setting.
   */
  privateDnsEnabled?: boolean;
  /**
   * Private DNS names of a service that the catalog does not know.
   */
  privateDnsNames?: string[];
  /**
   * TCP ports of a service that the catalog does not know. Defaults to 443.
   */
  ports?: number[];
  /**
   * Endpoint policy as JSON, at most 20,480 characters. Refused for a service that takes none.
   */
  policy?: pulumi.Input<string>;
  /**
   * Addresses of this endpoint. Defaults to the component's setting.
   */
  ipAddressType?: IpAddressType;
  /**
   * DNS records of this endpoint. Defaults to the component's setting.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * Fixed IPv4 addresses, one for each subnet in the same order: never a subnet's first four or its last.
   * Changing one replaces that network interface.
   */
  privateIpAddresses?: pulumi.Input<string>[];
  /**
   * The Region of the service, for the services that AWS offers across Regions. Transfer between Regions is
   * billed besides the endpoint. The caller needs the permission vpce:AllowMultiRegion.
   */
  serviceRegion?: string;
  /**
   * Tags of this endpoint, over the component's.
   */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}

/**
 * Arguments of `InterfaceEndpoints`.
 */
export interface InterfaceEndpointsArgs {
  /**
   * The VPC that gets the endpoints. Private DNS needs its enableDnsSupport and enableDnsHostnames.
   */
  vpcId: pulumi.Input<string>;
  /**
   * Services: short names (`ecr.dkr`), full service names or bundles (`ecs-fargate`). Each costs an hourly price
   * for every subnet, $0.01 in us-east-1, besides its data. A short name always means the service;
   * `vpc-endpoints services bundle` lists the bundles.
   */
  services: string[];
  /**
   * Subnets with their places; one in each Availability Zone is used, the first given wins. Give these or `subnetIds`.
   */
  subnets?: EndpointSubnet[];
  /**
   * Subnets by id alone, one in each Availability Zone, or all of them as one output such as a VPC's `privateSubnetIds`.
   * Until a preview knows how many an output has, the estimate is a lower bound, and nobody checks that it names some and
   * each once; fixed addresses are not counted against it. Give these or `subnets`.
   */
  subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What to do with a subnet in an Availability Zone that a service lacks. Defaults to `Drop`, with a warning.
   */
  onUnsupportedAvailabilityZone?: OnUnsupportedAvailabilityZone;
  /**
   * Security groups of the endpoints. Defaults to one of their own, with exactly the ports of the services; to several where
   * `allowedCidrBlocks` are known in the program and one group does not hold the rules (`quotas`).
   */
  securityGroupIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Blocks that may connect, IPv4 and IPv6. Defaults to every block of the VPC; never everybody.
   */
  allowedCidrBlocks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the services' own names resolve to the endpoints within the VPC. Defaults to true, and is left off for
   * services without private DNS.
   */
  privateDnsEnabled?: boolean;
  /**
   * Whether private DNS of S3 answers only queries that come through an inbound Resolver endpoint, so that the VPC's own
   * traffic keeps its free gateway endpoint. Needs `s3GatewayEndpointId`. Defaults to false.
   */
  privateDnsOnlyForInboundResolverEndpoint?: boolean;
  /**
   * Id of the VPC's gateway endpoint for S3. The S3 interface endpoint is created after it, and bundles that need it are
   * complete.
   */
  s3GatewayEndpointId?: pulumi.Input<string>;
  /**
   * Endpoint policy as JSON of every service that takes one, at most 20,480 characters. Defaults to AWS's own, full access;
   * one that is taken away again stays, so give `fullAccess()` instead.
   */
  policy?: pulumi.Input<string>;
  /**
   * Addresses of the endpoints. Defaults to AWS's choice, IPv4.
   */
  ipAddressType?: IpAddressType;
  /**
   * DNS records of the endpoints. Defaults to AWS's choice for the address type.
   */
  dnsRecordIpType?: DnsRecordIpType;
  /**
   * Settings of single services, by short or full name.
   */
  overrides?: Record<string, InterfaceServiceOverrides>;
  /**
   * GB per month by service (short or full name), requests and responses together, for the estimate. A service left
   * out is unknown.
   */
  monthlyDataGb?: Record<string, number>;
  /**
   * The Region, such as `us-east-1`. Defaults to the provider's. Given here, names and prices are checked at once.
   */
  region?: string;
  /**
   * Quotas of the account where AWS raised them. Defaults to AWS's own.
   */
  quotas?: Quotas;
  /**
   * Tags of every endpoint and of the security group, besides `Name`.
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

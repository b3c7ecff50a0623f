import {
  DescribeNatGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type EC2Client,
  type Vpc,
  type VpcEndpoint,
} from "@aws-sdk/client-ec2";
import type {
  AttachmentRecord,
  EndpointRecord,
  NatGatewayRecord,
  SubnetRecord,
  TransitGatewayRecord,
  VpcRecord,
} from "./records";

/** What AWS gives at most in one page of each of these calls. */
const MaxResults = 1000;

export type Ec2 = Pick<EC2Client, "send">;

export async function readVpcs(ec2: Ec2): Promise<VpcRecord[]> {
  const vpcs = await everyPage(async (NextToken) => {
    const page = await ec2.send(new DescribeVpcsCommand({ NextToken, MaxResults }));
    return { items: page.Vpcs, next: page.NextToken };
  });
  return vpcs.map(vpcRecord);
}

export async function readEndpoints(ec2: Ec2, region: string): Promise<EndpointRecord[]> {
  const endpoints = await everyPage(async (NextToken) => {
    const page = await ec2.send(new DescribeVpcEndpointsCommand({ NextToken, MaxResults }));
    return { items: page.VpcEndpoints, next: page.NextToken };
  });
  return endpoints.map((endpoint) => endpointRecord(endpoint, region));
}

export async function readSubnets(ec2: Ec2): Promise<SubnetRecord[]> {
  const subnets = await everyPage(async (NextToken) => {
    const page = await ec2.send(new DescribeSubnetsCommand({ NextToken, MaxResults }));
    return { items: page.Subnets, next: page.NextToken };
  });
  return subnets.flatMap(({ SubnetId, AvailabilityZone }) =>
    SubnetId === undefined || AvailabilityZone === undefined
      ? []
      : [{ subnetId: SubnetId, availabilityZone: AvailabilityZone }],
  );
}

export async function readTransitGateways(ec2: Ec2): Promise<TransitGatewayRecord[]> {
  const gateways = await everyPage(async (NextToken) => {
    const page = await ec2.send(new DescribeTransitGatewaysCommand({ NextToken, MaxResults }));
    return { items: page.TransitGateways, next: page.NextToken };
  });
  return gateways.map(({ TransitGatewayId, State }) => ({
    transitGatewayId: required(TransitGatewayId, "TransitGatewayId"),
    state: State ?? "",
  }));
}

export async function readAttachments(ec2: Ec2): Promise<AttachmentRecord[]> {
  const attachments = await everyPage(async (NextToken) => {
    const page = await ec2.send(
      new DescribeTransitGatewayVpcAttachmentsCommand({ NextToken, MaxResults }),
    );
    return { items: page.TransitGatewayVpcAttachments, next: page.NextToken };
  });
  return attachments.map(({ TransitGatewayId, VpcId, State }) => ({
    transitGatewayId: required(TransitGatewayId, "TransitGatewayId"),
    vpcId: required(VpcId, "VpcId"),
    state: State ?? "",
  }));
}

export async function readNatGateways(ec2: Ec2): Promise<NatGatewayRecord[]> {
  const gateways = await everyPage(async (NextToken) => {
    const page = await ec2.send(new DescribeNatGatewaysCommand({ NextToken, MaxResults }));
    return { items: page.NatGateways, next: page.NextToken };
  });
  // A Regional NAT gateway may lack a VPC while it is made.
  return gateways.flatMap(({ NatGatewayId, VpcId, State }) =>
    VpcId === undefined
      ? []
      : [
          {
            natGatewayId: required(NatGatewayId, "NatGatewayId"),
            vpcId: VpcId,
            state: State ?? "",
          },
        ],
  );
}

interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

async function everyPage<T>(read: (token: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page = await read(token);
    items.push(...(page.items ?? []));
    // The last page's token is absent or empty.
    token = page.next === "" ? undefined : page.next;
  } while (token !== undefined);
  return items;
}

/** Only blocks that the VPC has now; AWS lists those that it had for a while. */
function vpcRecord(vpc: Vpc): VpcRecord {
  const ipv4 = (vpc.CidrBlockAssociationSet ?? []).flatMap(({ CidrBlock, CidrBlockState }) =>
    isAssociated(CidrBlockState?.State) && CidrBlock !== undefined ? [CidrBlock] : [],
  );
  const ipv6 = (vpc.Ipv6CidrBlockAssociationSet ?? []).flatMap(
    ({ Ipv6CidrBlock, Ipv6CidrBlockState }) =>
      isAssociated(Ipv6CidrBlockState?.State) && Ipv6CidrBlock !== undefined ? [Ipv6CidrBlock] : [],
  );
  const primary = vpc.CidrBlock === undefined ? [] : [vpc.CidrBlock];
  return {
    vpcId: required(vpc.VpcId, "VpcId"),
    nameTag: vpc.Tags?.find(({ Key }) => Key === "Name")?.Value,
    ownerId: vpc.OwnerId,
    cidrBlocks: [...new Set([...primary, ...ipv4, ...ipv6])],
  };
}

function isAssociated(state: string | undefined): boolean {
  return state === "associated" || state === "associating";
}

function endpointRecord(endpoint: VpcEndpoint, region: string): EndpointRecord {
  const { ServiceRegion } = endpoint;
  return {
    endpointId: required(endpoint.VpcEndpointId, "VpcEndpointId"),
    vpcId: required(endpoint.VpcId, "VpcId"),
    // Endpoints of type Resource name a resource instead.
    serviceName: endpoint.ServiceName ?? "",
    type: endpoint.VpcEndpointType ?? "unknown",
    state: endpoint.State ?? "",
    subnetIds: endpoint.SubnetIds ?? [],
    requesterManaged: endpoint.RequesterManaged ?? false,
    createdAtMs: endpoint.CreationTimestamp?.getTime(),
    serviceRegion: ServiceRegion === region ? undefined : ServiceRegion,
  };
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`AWS's answer lacks ${name}`);
  return value;
}

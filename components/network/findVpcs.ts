import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { error } from "../../core/issues";
import { ownValue } from "../../core/ownValue";
import { onePerZone } from "../../core/subnetPlaces";
import type { Topology, VpcNetwork } from "../../core/topology/topology";
import { refuse } from "../shared/errors";
import { blocksOfVpc, dnsAttributesOff } from "../shared/vpcAnswer";
import type { EndpointSubnet } from "../interface/interfaceArgs";
import type { EndpointNetworkArgs, NetworkVpc, VpcLookUp } from "./networkArgs";
import type { FoundVpc, FoundVpcs } from "./foundVpcs";

/** What tells two subnets' places apart, in the words that say most. */
export function zoneOf(subnet: EndpointSubnet, index: number): string {
  return subnet.availabilityZoneId ?? subnet.availabilityZone ?? `subnet ${index + 1}`;
}

/** Takes the ids given, and looks up the VPCs that are to be found. */
export async function findVpcs(
  component: pulumi.ComponentResource,
  args: EndpointNetworkArgs,
  topology: Topology,
): Promise<FoundVpcs> {
  const find = async (
    ids: NetworkVpc,
    network: VpcNetwork,
    path: readonly string[],
  ): Promise<FoundVpc> => {
    const found =
      ids.lookUp === undefined
        ? given(ids)
        : await lookUp(ids.lookUp, { component, network, region: topology.region, path });
    return {
      ...found,
      attachmentSubnets: onePerZone(ids.attachmentSubnets ?? found.subnets),
      transitGatewayAttachmentId: ids.transitGatewayAttachmentId,
    };
  };
  const vpcs = await Promise.all(
    topology.vpcs.map(async (vpc) => {
      const path = ["vpcs", vpc.name];
      return [vpc.name, await find(ownValue(args.vpcs, vpc.name) ?? {}, vpc, path)] as const;
    }),
  );
  if (args.hub === undefined || topology.hub.assumed) return { vpcs: new Map(vpcs) };
  return { vpcs: new Map(vpcs), hub: await find(args.hub.vpc, topology.hub, ["hub", "vpc"]) };
}

/** Where the attachment is, the arguments say for either. */
type FoundPlaces = Omit<FoundVpc, "attachmentSubnets">;

function given({ vpcId, subnets, routeTableIds }: NetworkVpc): FoundPlaces {
  return {
    vpcId: vpcId ?? "",
    subnets: subnets ?? [],
    routeTableIds: routeTableIds ?? {},
  };
}

interface LookUpContext {
  readonly component: pulumi.ComponentResource;
  readonly network: VpcNetwork;
  readonly region: string;
  readonly path: readonly string[];
}

/**
 * Reads a VPC with its blocks, subnets and route tables (ec2:DescribeVpcs, DescribeSubnets,
 * DescribeRouteTables). The topology says how many Availability Zones are used, and may name them.
 */
async function lookUp(
  { vpcId, tags, subnetTags }: VpcLookUp,
  context: LookUpContext,
): Promise<FoundPlaces> {
  const { component, region, path } = context;
  const options = { parent: component };
  const answer = await orRaise(aws.ec2.getVpc({ id: vpcId, tags, region }, options), context);
  const vpc = answer as aws.ec2.GetVpcResult | undefined;
  // The engine answers with nothing at all, or with an empty object.
  if (vpc === undefined || (vpc.id as string | undefined) === undefined) {
    return notFound(
      context,
      "the VPC cannot be looked up while the provider is not configured yet",
    );
  }
  const inVpc = { filters: [{ name: "vpc-id", values: [vpc.id] }], region };
  const [{ ids: subnetIds }, { ids: tableIds }] = await Promise.all([
    aws.ec2.getSubnets({ ...inVpc, tags: subnetTags }, options),
    aws.ec2.getRouteTables({ vpcId: vpc.id, region }, options),
  ]);
  const subnets = await Promise.all(
    [...subnetIds].sort().map(async (id) => {
      const subnet = await aws.ec2.getSubnet({ id, region }, options);
      const { availabilityZone, availabilityZoneId, ipv6Native, outpostArn } = subnet;
      const takes = !ipv6Native && outpostArn === "";
      return { subnetId: id, availabilityZone, availabilityZoneId, takes };
    }),
  );
  const chosen = inPlannedZones(subnets, context);
  if (chosen.length === 0) {
    const left =
      subnets.length === 0
        ? "no subnet fits"
        : `none of its ${subnets.length} subnets fits: IPv6-only ones and those of Outposts take no endpoint, and a Local Zone is used where the topology names it`;
    return notFound({ ...context, path: [...path, "lookUp"] }, left);
  }
  return {
    vpcId: vpc.id,
    subnets: chosen,
    routeTableIds: Object.fromEntries([...tableIds].sort().map((id) => [id, id])),
    cidrBlocks: blocksOfVpc(vpc),
    dnsAttributesOff: dnsAttributesOff(vpc),
  };
}

interface PlacedSubnet extends EndpointSubnet {
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
}

interface FoundSubnet extends PlacedSubnet {
  /** Whether an IPv4 endpoint can be in it at all. */
  readonly takes: boolean;
}

/**
 * One subnet a zone that an IPv4 endpoint can be in: the zones that the topology names, or as many as it says, in the order of
 * names. Local Zones and Wavelength Zones have neither these endpoints nor attachments but where AWS says so, so they are
 * taken by name alone. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
function inPlannedZones(
  subnets: readonly FoundSubnet[],
  { network: { availabilityZones: planned }, region }: LookUpContext,
): EndpointSubnet[] {
  const byZone = new Map<string, PlacedSubnet>();
  for (const { takes, ...subnet } of subnets) {
    if (takes && !byZone.has(subnet.availabilityZone)) byZone.set(subnet.availabilityZone, subnet);
  }
  const zones = [...byZone.values()].sort((a, b) =>
    a.availabilityZone < b.availabilityZone ? -1 : 1,
  );
  const namedZones = zones.filter(
    ({ availabilityZone, availabilityZoneId }) =>
      planned.includes(availabilityZone) || planned.includes(availabilityZoneId),
  );
  if (namedZones.length > 0) return namedZones;
  return zones
    .filter(({ availabilityZone }) => isZoneOf(region, availabilityZone))
    .slice(0, planned.length);
}

/** `us-west-2a`; a Local Zone is `us-west-2-lax-1a`, a Wavelength Zone `us-west-2-wl1-las-wlz-1`. */
function isZoneOf(region: string, zone: string): boolean {
  return zone.startsWith(region) && /^[a-z]$/.test(zone.slice(region.length));
}

async function orRaise<T>(looked: Promise<T>, context: LookUpContext): Promise<T> {
  try {
    return await looked;
  } catch (error) {
    return notFound(context, error instanceof Error ? error.message.trim() : String(error));
  }
}

function notFound({ path }: LookUpContext, message: string): never {
  refuse(
    error("vpc-found", path, {
      message,
      wayOut: "Correct the id or the tags, or give vpcId, subnets and routeTableIds",
    }),
  );
}

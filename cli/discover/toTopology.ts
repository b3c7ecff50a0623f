import type { HubInput, TopologyInput, VpcInput } from "../../core/topology/schema";
import { UserError } from "../exit";
import { groupBy } from "../../core/groupBy";
import { compareText, sortEndpoints } from "./endpointServices";
import { chooseTransitGateway } from "./hub";
import { fileNotes, hubNotes, vpcNotes } from "./notes";
import type { AccountRecords, EndpointRecord, VpcRecord } from "./records";
import { vpcServices } from "./vpcServices";
import { chooseZones, zonesOf } from "./zones";
import type { MappingContext } from "./mappingContext";

/** A topology with what a reader of the file should know beside it. */
export interface DiscoveredTopology {
  readonly topology: TopologyInput;
  /** Comments at the head of the file. */
  readonly notes: readonly string[];
  readonly hubNotes: readonly string[];
  /** Comments above a VPC, by its name. */
  readonly vpcNotes: ReadonlyMap<string, readonly string[]>;
  /** Comments behind a service's usage, by VPC and service. */
  readonly usageRemarks: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly counts: DiscoveredCounts;
}

export interface DiscoveredCounts {
  /** The hub among them. */
  readonly vpcs: number;
  /** Endpoints of spoke VPCs that the comparison prices. */
  readonly endpoints: number;
  readonly leftOut: number;
  /** Services of VPCs whose traffic nobody knows. */
  readonly withoutUsage: number;
}

/**
 * Writes down what was read and nothing else: what could not be read is left out, with a note. The
 * result does not depend on the order in which AWS answered.
 */
export function toTopology(
  records: AccountRecords,
  names: ReadonlyMap<string, string>,
  hub: VpcRecord | undefined,
): DiscoveredTopology {
  const spokes = records.vpcs
    .filter((vpc) => vpc.vpcId !== hub?.vpcId)
    .map((vpc) => ({ vpc, name: names.get(vpc.vpcId) ?? vpc.vpcId }))
    .sort((a, b) => compareText(a.name, b.name));
  if (spokes.length === 0) throw new UserError(nothingToCompare(records.region, hub));
  const spokeIds = new Set(spokes.map(({ vpc }) => vpc.vpcId));
  const sorted = sortEndpoints(
    records.region,
    (records.endpoints ?? []).filter(({ vpcId }) => spokeIds.has(vpcId)),
  );
  const context: MappingContext = {
    records,
    priced: groupBy(sorted.priced, ({ vpcId }) => vpcId),
    leftOut: groupBy(sorted.leftOut, ({ endpoint }) => endpoint.vpcId),
    zoneOf: zonesOf(records.subnets),
    transit: chooseTransitGateway(records, hub?.vpcId),
    // One account needs no mention; VPCs shared by others are billed to them.
    severalAccounts: new Set(records.vpcs.map(({ ownerId }) => ownerId)).size > 1,
  };
  const mapped = spokes.map(({ vpc, name }) => ({ name, ...mapVpc(vpc, context) }));
  return {
    topology: {
      region: records.region,
      ...(Object.keys(sorted.overrides).length === 0 ? {} : { overrides: sorted.overrides }),
      ...(hub === undefined ? {} : { hub: hubInput(hub, names, context) }),
      vpcs: Object.fromEntries(mapped.map(({ name, input }) => [name, input])),
    },
    notes: fileNotes(records, context.transit, hub),
    hubNotes: hub === undefined ? [] : hubNotes(hub, records),
    vpcNotes: new Map(mapped.map(({ name, notes }) => [name, notes])),
    usageRemarks: new Map(mapped.map(({ name, remarks }) => [name, remarks])),
    counts: {
      vpcs: records.vpcs.length,
      endpoints: sorted.priced.length,
      leftOut: sorted.leftOut.length,
      withoutUsage: mapped.reduce((total, { withoutUsage }) => total + withoutUsage, 0),
    },
  };
}

interface MappedVpc {
  readonly input: VpcInput;
  readonly notes: readonly string[];
  readonly remarks: ReadonlyMap<string, string>;
  readonly withoutUsage: number;
}

function mapVpc(vpc: VpcRecord, context: MappingContext): MappedVpc {
  const { records, priced, zoneOf } = context;
  const endpoints = priced.get(vpc.vpcId) ?? [];
  const services = vpcServices(endpoints, records.usage, records.period);
  const zones = chooseZones(endpoints, zoneOf);
  return {
    input: {
      ...network(vpc, context),
      ...(zones.availabilityZones === undefined
        ? {}
        : { availabilityZones: zones.availabilityZones }),
      ...(services.names.length === 0 ? {} : { services: [...services.names] }),
      ...(services.usage.size === 0 ? {} : { usage: Object.fromEntries(services.usage) }),
      ...(services.placement.size === 0
        ? {}
        : { placement: Object.fromEntries(services.placement) }),
    },
    notes: vpcNotes({ vpc, context, zones, services }),
    remarks: services.remarks,
    withoutUsage: services.unknown.size,
  };
}

function network(vpc: VpcRecord, { transit, severalAccounts }: MappingContext) {
  return {
    cidrBlocks: [...vpc.cidrBlocks],
    ...(severalAccounts && vpc.ownerId !== undefined ? { account: vpc.ownerId } : {}),
    ...(transit.attachedVpcs.has(vpc.vpcId) ? { attached: true } : {}),
  };
}

function hubInput(
  hub: VpcRecord,
  names: ReadonlyMap<string, string>,
  context: MappingContext,
): HubInput {
  const { records, transit, zoneOf } = context;
  const own = (records.endpoints ?? []).filter(({ vpcId }: EndpointRecord) => vpcId === hub.vpcId);
  const zones = chooseZones(sortEndpoints(records.region, own).priced, zoneOf);
  return {
    name: names.get(hub.vpcId) ?? hub.vpcId,
    ...network(hub, context),
    ...(zones.availabilityZones === undefined
      ? {}
      : { availabilityZones: zones.availabilityZones }),
    ...(transit.transitGatewayId === undefined ? {} : { transitGateway: "existing" as const }),
  };
}

function nothingToCompare(region: string, hub: VpcRecord | undefined): string {
  return hub === undefined
    ? `${region}: there is no VPC. Give another Region with --region`
    : `${region}: there is no VPC besides the hub, so there is nothing to compare`;
}

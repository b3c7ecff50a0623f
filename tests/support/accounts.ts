import type { AccountRecords, EndpointRecord, VpcRecord } from "../../cli/discover/records";

const DAY_MS = 86_400_000;
/** 30 whole days, the last one being 2026-03-30. */
export const PERIOD = { startMs: Date.UTC(2026, 2, 1), endMs: Date.UTC(2026, 2, 1) + 30 * DAY_MS };
export const GB = 2n ** 30n;

export function vpc(vpcId: string, nameTag?: string, ...cidrBlocks: string[]): VpcRecord {
  return { vpcId, nameTag, ownerId: "111122223333", cidrBlocks };
}

/** An interface endpoint of `us-east-1` in two zones, older than the period. */
export function endpoint(
  endpointId: string,
  vpcId: string,
  service: string,
  changes: Partial<EndpointRecord> = {},
): EndpointRecord {
  return {
    endpointId,
    vpcId,
    serviceName: service.includes(".us-east-1.") ? service : `com.amazonaws.us-east-1.${service}`,
    type: "Interface",
    state: "available",
    subnetIds: [`${vpcId}-a`, `${vpcId}-b`],
    requesterManaged: false,
    createdAtMs: PERIOD.startMs - DAY_MS,
    serviceRegion: undefined,
    ...changes,
  };
}

/** Everything was read; the subnets `…-a`, `…-b` and `…-c` of each VPC are in the zones of that letter. */
export function account(changes: Partial<AccountRecords> = {}): AccountRecords {
  const vpcs = changes.vpcs ?? [vpc("vpc-1", "app", "10.1.0.0/16")];
  return {
    region: "us-east-1",
    period: PERIOD,
    vpcs,
    endpoints: [],
    subnets: vpcs.flatMap(({ vpcId }) =>
      ["a", "b", "c"].map((letter) => ({
        subnetId: `${vpcId}-${letter}`,
        availabilityZone: `us-east-1${letter}`,
      })),
    ),
    transitGateways: [],
    attachments: [],
    natGateways: [],
    usage: new Map(),
    gaps: [],
    ...changes,
  };
}

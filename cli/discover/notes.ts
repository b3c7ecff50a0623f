import { HOURS_PER_MONTH } from "../../core/defaults";
import { compareText } from "./endpointServices";
import type { TransitGatewayView } from "./hub";
import { CALLS } from "./permissions";
import type { AccountRecords, EndpointRecord, Gap, VpcRecord } from "./records";
import type { MappingContext } from "./mappingContext";
import { gbOf, monthlyUsage } from "./usage";
import type { VpcServices } from "./vpcServices";
import type { ZoneChoice } from "./zones";

/** One sentence for a call that was not answered; on the error stream and in the file. */
export function gapSentence({ call, reason }: Gap): string {
  const { action, without } = CALLS[call];
  return `${action}: ${reason}; ${without}`;
}

export function fileNotes(
  records: AccountRecords,
  transit: TransitGatewayView,
  hub: VpcRecord | undefined,
): string[] {
  const { startMs, endMs } = records.period;
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const days = (endMs - startMs) / 86_400_000;
  const others = transit.all.slice(1);
  return [
    `VPCs and endpoints of ${records.region}, as AWS described them.`,
    `Usage: CloudWatch's BytesProcessed of ${days} days, ${day(startMs)} to ${day(endMs - 1)} (UTC), scaled to a month of`,
    `${HOURS_PER_MONTH} hours, in GB of 2^30 bytes. A service without usage is unknown, not idle.`,
    ...(transit.transitGatewayId === undefined
      ? []
      : [`attached: to the Transit Gateway ${transit.transitGatewayId}.`]),
    ...(others.length === 0
      ? []
      : [
          `Other Transit Gateways: ${others.map(({ transitGatewayId, vpcs }) => `${transitGatewayId} (${vpcs} attached)`).join(", ")}.`,
        ]),
    ...(hub === undefined && transit.transitGatewayId !== undefined
      ? [
          "No hub was named (--hub), so a new one is assumed; with `hub: { transitGateway: existing }` it uses",
          "the existing Transit Gateway.",
        ]
      : []),
    ...(records.gaps.length === 0 ? [] : ["", "Not read:"]),
    ...records.gaps.map((gap) => `- ${gapSentence(gap)}`),
  ];
}

/** A hub has no services of its own in a file: what its endpoints carry is said instead. */
export function hubNotes(hub: VpcRecord, records: AccountRecords): string[] {
  const own = (records.endpoints ?? [])
    .filter(({ vpcId }) => vpcId === hub.vpcId)
    .filter(({ state }) => !/^delet/i.test(state))
    .sort((a, b) => compareText(a.endpointId, b.endpointId));
  return [
    `${hub.vpcId}${natSentence(hub, records)}`,
    ...(own.length === 0
      ? []
      : ["Endpoints in the hub, which VPCs use them AWS does not say; add their services below:"]),
    ...own.map((endpoint) => `- ${described(endpoint, records)}`),
  ];
}

export interface VpcFindings {
  readonly vpc: VpcRecord;
  readonly context: MappingContext;
  readonly zones: ZoneChoice;
  readonly services: VpcServices;
}

export function vpcNotes({ vpc, context, zones, services }: VpcFindings): string[] {
  const { records } = context;
  const leftOut = context.leftOut.get(vpc.vpcId) ?? [];
  const written = zones.availabilityZones;
  const count = typeof written === "object" ? written.length : written;
  return [
    `${vpc.vpcId}${natSentence(vpc, records)}`,
    ...(records.endpoints === undefined ? ["services and usage unknown: not read"] : []),
    ...(records.endpoints !== undefined && services.names.length === 0
      ? ["no endpoint that the comparison prices; usage unknown"]
      : []),
    ...[...services.unknown].map(([name, reason]) => `usage of ${name} unknown: ${reason}`),
    ...[...services.repeated].map(
      ([name, ids]) => `${name}: ${ids.join(", ")} are compared as one endpoint with their sum`,
    ),
    ...[...services.placement.keys()].map(
      (name) => `${name}: managed by the AWS service that created it, so it stays local`,
    ),
    ...zones.differing.map(
      ({ endpoint, zones: own }) =>
        `${endpoint.service}: ${endpoint.endpointId} is in ${zoneCount(own)}, ` +
        (count === undefined
          ? "so it is not billed by the hour, though the comparison does"
          : `compared with ${count}`),
    ),
    ...leftOut.map(
      ({ endpoint, reason }) => `left out: ${described(endpoint, records)}: ${reason}`,
    ),
  ];
}

function described(endpoint: EndpointRecord, records: AccountRecords): string {
  const text = `${endpoint.endpointId} (${endpoint.type}, ${endpoint.serviceName}`;
  const usage = monthlyUsage(endpoint, records.usage.get(endpoint.endpointId), records.period);
  return usage.microGb === undefined ? `${text})` : `${text}, ${gbOf(usage.microGb)} GB a month)`;
}

function natSentence(vpc: VpcRecord, records: AccountRecords): string {
  const own = (records.natGateways ?? []).filter(
    ({ vpcId, state }) => vpcId === vpc.vpcId && !/^(delet|fail)/i.test(state),
  );
  if (own.length === 0) return "";
  const ids = own.map(({ natGatewayId }) => natGatewayId).sort(compareText);
  return `, NAT gateways ${ids.join(", ")}`;
}

function zoneCount(count: number): string {
  return count === 1 ? "1 Availability Zone" : `${count} Availability Zones`;
}

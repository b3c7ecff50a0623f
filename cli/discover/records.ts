import type { CallName } from "./permissions";

/** What AWS answered, reduced to what a topology needs. Absent lists could not be read. */
export interface AccountRecords {
  readonly region: string;
  readonly period: Period;
  readonly vpcs: readonly VpcRecord[];
  readonly endpoints: readonly EndpointRecord[] | undefined;
  readonly subnets: readonly SubnetRecord[] | undefined;
  readonly transitGateways: readonly TransitGatewayRecord[] | undefined;
  readonly attachments: readonly AttachmentRecord[] | undefined;
  readonly natGateways: readonly NatGatewayRecord[] | undefined;
  /** By endpoint id; an endpoint without an entry could not be read. */
  readonly usage: ReadonlyMap<string, Traffic>;
  readonly gaps: readonly Gap[];
}

/** Whole UTC days, in milliseconds of the epoch. */
export interface Period {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

/** A call that was not answered, and why. */
export interface Gap {
  readonly call: CallName;
  readonly reason: string;
}

export interface VpcRecord {
  readonly vpcId: string;
  readonly nameTag: string | undefined;
  readonly ownerId: string | undefined;
  readonly cidrBlocks: readonly string[];
}

export interface EndpointRecord {
  readonly endpointId: string;
  readonly vpcId: string;
  readonly serviceName: string;
  /** `Interface`, `Gateway`, `GatewayLoadBalancer`, `Resource`, `ServiceNetwork`. */
  readonly type: string;
  readonly state: string;
  readonly subnetIds: readonly string[];
  /** Created by an AWS service for itself: its owner cannot change it. */
  readonly requesterManaged: boolean;
  readonly createdAtMs: number | undefined;
  /** The Region of the service where it is another than the endpoint's. */
  readonly serviceRegion: string | undefined;
}

export interface SubnetRecord {
  readonly subnetId: string;
  readonly availabilityZone: string;
}

export interface TransitGatewayRecord {
  readonly transitGatewayId: string;
  readonly state: string;
}

export interface AttachmentRecord {
  readonly transitGatewayId: string;
  readonly vpcId: string;
  readonly state: string;
}

export interface NatGatewayRecord {
  readonly natGatewayId: string;
  readonly vpcId: string;
  readonly state: string;
}

/** What CloudWatch holds of an endpoint's `BytesProcessed` in the period. */
export interface Traffic {
  readonly bytes: bigint;
  readonly datapoints: number;
}

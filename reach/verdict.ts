import type { Unknown } from "./values";

/**
 * Why a packet or a name stops. Codes of AWS's Reachability Analyzer where it has one for the case;
 * those of names, which it does not know, begin with DNS.
 * https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html
 */
export type BlockCode =
  | "BAD_STATE"
  | "BAD_STATE_ATTACHMENT"
  | "BAD_STATE_ROUTE"
  | "CANNOT_ROUTE"
  | "CYCLIC_PATH"
  | "DNS_CONFLICTING_DOMAIN"
  | "DNS_NAME_NOT_FOUND"
  | "DNS_NOT_PRIVATE"
  | "DNS_RESOLUTION_OFF"
  | "ENDPOINT_WITHOUT_ADDRESS"
  | "ENI_SG_RULES_MISMATCH"
  | "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
  | "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
  | "NGW_REQUIRES_SOURCE_IN_VPC"
  | "NO_POSSIBLE_DESTINATION"
  | "NO_ROUTE_TO_DESTINATION"
  | "PATH_BETWEEN_SPOKES"
  | "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
  | "SG_REFERENCES_NOT_PRESERVED"
  | "SUBNET_ACL_RESTRICTION"
  | "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
  | "TGW_ROUTE_AZ_RESTRICTION"
  | "TGW_RTB_BAD_STATE_ROUTE"
  | "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT";

/** The first thing that stops a packet or a name. */
export interface Block {
  readonly verdict: "blocked";
  readonly code: BlockCode;
  /** What stops it, as a person calls it. */
  readonly resource: string;
  /** Its property that decides. */
  readonly property: string;
  /** One sentence without a full stop at its end. */
  readonly message: string;
  /** What to do, likewise. */
  readonly wayOut: string;
}

export interface Open {
  readonly verdict: "unknown";
  readonly because: string;
}

export type Stop = Block | Open;

/** One step of a way, with what else was there and lost. */
export interface Hop {
  /** What the packet or question meets, as a person calls it. */
  readonly at: string;
  /** What happens there, as half a sentence: `10.0.0.0/16 to the Transit Gateway hub`. */
  readonly does: string;
  /** `0.0.0.0/0 to the NAT gateway nat: less specific`. */
  readonly lost: readonly string[];
}

export function block(
  code: BlockCode,
  resource: string,
  property: string,
  message: string,
  wayOut: string,
): Block {
  return { verdict: "blocked", code, resource, property, message, wayOut };
}

export function open(unknown: Unknown | string): Open {
  return { verdict: "unknown", because: typeof unknown === "string" ? unknown : unknown.because };
}

export function hop(at: string, does: string, lost: readonly string[] = []): Hop {
  return { at, does, lost };
}

import type * as core from "../../core/plan";

/**
 * How spokes reach the hub.
 */
export const Connectivity = {
  /** A Transit Gateway: an attachment a VPC by the hour, and every GB. */
  TransitGateway: "TransitGateway",
  /** VPC peering: no hourly price; data between Availability Zones is billed. Up to 125 spokes. */
  Peering: "Peering",
  /** AWS Cloud WAN: an existing core network. */
  CloudWan: "CloudWan",
} as const;
/** A way from spokes to the hub. */
export type Connectivity = (typeof Connectivity)[keyof typeof Connectivity];

/** Every value of it. The schema is read off the object above; the compiler holds it to core's ways. */
export const CONNECTIVITIES: readonly core.Connectivity[] = Object.values(
  Connectivity satisfies { readonly [Way in core.Connectivity]: Way },
);

/**
 * How spokes resolve the hub's endpoints.
 */
export const HubDns = {
  /** Private hosted zones, each associated with each spoke: $0.50 a zone and month. */
  PrivateHostedZones: "PrivateHostedZones",
  /** A Route 53 Profile, associated with each spoke once: $0.75 an hour for up to 100 VPCs. */
  Profile: "Profile",
} as const;
/** How spokes resolve the hub's names. */
export type HubDns = (typeof HubDns)[keyof typeof HubDns];

/** Every value of it, held to core's. */
export const HUB_DNS: readonly core.HubDns[] = Object.values(
  HubDns satisfies { readonly [Dns in core.HubDns]: Dns },
);

/**
 * What a Route 53 Profile shares.
 */
export const ProfileContents = {
  /** The endpoints with their own private DNS; no zones to pay. */
  Endpoints: "Endpoints",
  /** The hub's private hosted zones, so that a hub that has them changes over without a gap. */
  HostedZones: "HostedZones",
} as const;
export type ProfileContents = (typeof ProfileContents)[keyof typeof ProfileContents];

/** Every value of it, held to core's. */
export const PROFILE_CONTENTS: readonly core.ProfileContents[] = Object.values(
  ProfileContents satisfies { readonly [Contents in core.ProfileContents]: Contents },
);

/**
 * What to do with a subnet in an Availability Zone that a service lacks.
 */
export const OnUnsupportedAvailabilityZone = {
  /** Leave the subnet out for that service and warn. */
  Drop: "Drop",
  /** Refuse the arguments. */
  Refuse: "Refuse",
} as const;
export type OnUnsupportedAvailabilityZone =
  (typeof OnUnsupportedAvailabilityZone)[keyof typeof OnUnsupportedAvailabilityZone];

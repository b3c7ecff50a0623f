import type { BilledType } from "./charge";
import { DNS_TYPES } from "./dns";
import { ENDPOINT_TYPES } from "./endpoints";
import { NETWORK_TYPES } from "./network";
import { TRANSIT_TYPES } from "./transit";

/** Every type that is looked at for pricing. All others are counted and named, and cost nothing here. */
export const BILLED_TYPES: ReadonlyMap<string, BilledType> = new Map(
  [...ENDPOINT_TYPES, ...TRANSIT_TYPES, ...DNS_TYPES, ...NETWORK_TYPES].map((entry) => [
    entry.type,
    entry,
  ]),
);

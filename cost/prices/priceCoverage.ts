import { CONNECTIVITIES, WAYS } from "../../core/connectivity/ways";
import { receivingRegion, transferItem, type PriceItem } from "../../core/priceItem";
import { RECEIVING_REGIONS } from "../../core/priceItems.data";
import { HOSTED_ZONE_MONTH, PROFILE_ASSOCIATION_HOUR, PROFILE_HOUR } from "../lines/dnsLines";
import { INTERFACE_GB, INTERFACE_HOUR } from "../lines/endpointLines";
import { WAY_BILLS } from "../lines/connectivity/wayBills";
import { NAT_GATEWAY_GB, NAT_GATEWAY_HOUR, PUBLIC_IPV4_HOUR } from "../lines/natLines";
import type { PriceBook } from "./prices";

/** A kind of bill, with every price that it needs. */
export interface Bill {
  readonly name: string;
  readonly items: readonly PriceItem[];
}

const ENDPOINTS = [INTERFACE_HOUR, INTERFACE_GB] as const;

/** A hub's bill is one of the ways to it, and one of the ways to resolve its names. */
export const BILLS: readonly Bill[] = [
  { name: "per-VPC endpoints", items: ENDPOINTS },
  ...CONNECTIVITIES.map((way) => ({
    name: `hub over ${WAYS[way].name}`,
    items: [...ENDPOINTS, ...WAY_BILLS[way].items],
  })),
  { name: "hosted zones", items: [HOSTED_ZONE_MONTH] },
  { name: "Profile", items: [PROFILE_HOUR, PROFILE_ASSOCIATION_HOUR] },
  { name: "NAT gateways", items: [NAT_GATEWAY_HOUR, NAT_GATEWAY_GB, PUBLIC_IPV4_HOUR] },
  { name: "data to other Regions", items: RECEIVING_REGIONS.map(transferItem) },
];

/** What a Region lacks for a kind of bill; nothing where the bill has no unknown price. */
export interface BillCoverage {
  readonly bill: string;
  readonly missing: readonly PriceItem[];
}

export function priceCoverage(book: PriceBook): BillCoverage[] {
  return BILLS.map(({ name, items }) => ({
    bill: name,
    missing: items.filter(
      (item) => receivingRegion(item) !== book.region && book.find(item) === undefined,
    ),
  }));
}

import { amountOf, flatPrice, lineOf, type LineItem, type LineLabel } from "../lineItem";
import { attachmentLines } from "./attachmentLines";
import { dataLines } from "./dataLines";
import type { WayBill, WayContext } from "./wayBill";

export const CORE_NETWORK_HOUR = "cloudwan_attachment_hour";
export const CORE_NETWORK_GB = "cloudwan_gb";
export const CORE_NETWORK_EDGE_HOUR = "cloudwan_cne_hour";

/** https://aws.amazon.com/cloud-wan/pricing/ */
export const coreNetwork: WayBill = {
  items: [CORE_NETWORK_HOUR, CORE_NETWORK_GB, CORE_NETWORK_EDGE_HOUR],
  thresholdGb: undefined,
  billsCrossingZones: false,
  lines: (context) => [
    ...edgeLines(context),
    ...attachmentLines(context, CORE_NETWORK_HOUR),
    ...dataLines(context, "coreNetworkData", CORE_NETWORK_GB),
  ],
};

function edgeLines({ hub, prices, options: { hoursPerMonth } }: WayContext): LineItem[] {
  if (hub.connectivityExists) return [];
  const label: LineLabel = {
    id: `${hub.vpc}/coreNetworkEdgeHours`,
    kind: "coreNetworkEdgeHours",
    vpc: hub.vpc,
    service: undefined,
    unit: "edge-hours",
    payer: hub.payer,
    note: undefined,
  };
  const counted = `1 core network edge x ${hoursPerMonth.toString()} h`;
  const price = flatPrice(prices.find(CORE_NETWORK_EDGE_HOUR));
  return [lineOf(label, amountOf(hoursPerMonth, counted, CORE_NETWORK_EDGE_HOUR, price))];
}

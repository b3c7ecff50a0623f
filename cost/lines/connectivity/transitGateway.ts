import { attachmentLines } from "./attachmentLines";
import { dataLines } from "./dataLines";
import type { WayBill } from "./wayBill";

export const TRANSIT_GATEWAY_HOUR = "tgw_vpc_attachment_hour";
export const TRANSIT_GATEWAY_GB = "tgw_gb";

/** https://aws.amazon.com/transit-gateway/pricing/ */
export const transitGateway: WayBill = {
  items: [TRANSIT_GATEWAY_HOUR, TRANSIT_GATEWAY_GB],
  thresholdGb: TRANSIT_GATEWAY_GB,
  billsCrossingZones: false,
  lines: (context) => [
    ...attachmentLines(context, TRANSIT_GATEWAY_HOUR),
    ...dataLines(context, "transitGatewayData", TRANSIT_GATEWAY_GB),
  ],
};

import { transferItem, type PriceItem } from "../../../core/priceItem";
import { RECEIVING_REGIONS } from "../../../core/priceItems.data";
import type { Selection } from "../selection";

const transfer = (item: PriceItem, usageType: string, type: string, unit = "/GB"): Selection => ({
  item,
  unit,
  offer: "AWSDataTransfer",
  usageType,
  quantity: "gb",
  columns: { "Transfer Type": type, "From Location Type": "AWS Region" },
  regionColumn: "From Region Code",
  why: "filed under the Region that sends",
});

const between = (to: string): Selection => {
  const base = transfer(transferItem(to), "AWS-Out-Bytes", "InterRegion Outbound");
  const columns = { ...base.columns, "To Region Code": to, "To Location Type": "AWS Region" };
  return { ...base, columns, prefixes: 2, why: "both Regions are columns of their own" };
};

/** Transfer between zones, between Regions and to the internet. */
export const dataTransfer: readonly Selection[] = [
  {
    ...transfer(
      "dt_cross_az_gb_each_direction",
      "DataTransfer-Regional-Bytes",
      "IntraRegion",
      "/GB per direction",
    ),
    why: "peering between zones is a transfer type of its own",
  },
  {
    ...transfer("dt_internet_out_gb", "DataTransfer-Out-Bytes", "AWS Outbound"),
    why: "the free GB of an account are rows of no Region",
  },
  ...RECEIVING_REGIONS.map(between),
];

import type { Selection } from "../selection";

const transfer = (item: string, usageType: string, type: string, unit = "/GB"): Selection => ({
  item,
  unit,
  offer: "AWSDataTransfer",
  usageType,
  quantity: "gb",
  columns: { "Transfer Type": type, "From Location Type": "AWS Region" },
  regionColumn: "From Region Code",
  why: "filed under the Region that sends",
});

const between = (item: string, to: string, regions?: readonly string[]): Selection => {
  const base = transfer(item, "AWS-Out-Bytes", "InterRegion Outbound");
  const columns = { ...base.columns, "To Region Code": to, "To Location Type": "AWS Region" };
  const only = regions === undefined ? {} : { regions };
  return { ...base, columns, ...only, prefixes: 2, why: "both Regions are columns of their own" };
};

const PAIR = "dt_interregion_out_gb_us_east_pair";

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
  between("dt_interregion_out_gb_to_us-west-1", "us-west-1"),
  between("dt_interregion_out_gb_to_us-west-2", "us-west-2"),
  between(PAIR, "us-east-2", ["us-east-1"]),
  between(PAIR, "us-east-1", ["us-east-2"]),
];

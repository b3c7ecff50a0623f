/** The price page lists these two Regions as a pair of their own, cheaper than all others. */
const US_EAST = ["us-east-1", "us-east-2"];
const TO_REGION = "dt_interregion_out_gb_to_";

/** The snapshot's name for data out of one Region to another. */
export function transferItem(from: string, to: string): string {
  return US_EAST.includes(from) && US_EAST.includes(to)
    ? "dt_interregion_out_gb_us_east_pair"
    : `${TO_REGION}${to}`;
}

/** Whether this names the transfer to some Region, on file or not: such a price may be negotiated. */
export function isTransferItem(item: string): boolean {
  return item.startsWith(TO_REGION);
}

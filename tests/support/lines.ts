import type { LineItem } from "../../cost/lines/lineItem";
import { PairLine } from "../../cost/lines/pairLine";

/** A line with every property as one of its own, which a test then changes. */
export function allOf(line: LineItem): LineItem {
  return line instanceof PairLine ? line.toJSON() : line;
}

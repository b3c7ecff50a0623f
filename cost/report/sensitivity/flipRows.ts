import type { Decimal } from "../../../core/decimal";
import type { Comparison } from "../../compare/comparison";
import { grouped } from "../../lines/lineItem";
import type { TurningPoint } from "../../sensitivity/turningPoint";
import { money } from "../shared/format";
import { shortened } from "./sentences";

/** Tables of what turns each pair and each VPC; empty unless everything was asked for. */
export function flipRows({ sensitivity, prices }: Comparison): {
  readonly pairs: string[][];
  readonly spokes: string[][];
} {
  if (sensitivity === undefined || sensitivity === "left out" || !sensitivity.everything) {
    return { pairs: [], spokes: [] };
  }
  const pairs = sensitivity.pairs.map(({ vpcs, service, placement, monthlyDataGb, hubBelowGb }) => [
    alike(vpcs),
    shortened(service, NAME),
    placement,
    monthlyDataGb === undefined ? "unknown" : gbText(monthlyDataGb),
    turnText(hubBelowGb, gbText),
  ]);
  const spokes = sensitivity.spokes.map(({ vpcs, attached, attachment, attachedBelow }) => [
    alike(vpcs),
    "attachment",
    attached ? "hub" : "local",
    money(attachment, prices.currency),
    money(attachedBelow, prices.currency),
  ]);
  return {
    pairs: headed(["VPC", "service", "now", "GB", "in the hub below"], pairs),
    spokes: headed(["VPC", "", "now", "a month", "in the hub below"], spokes),
  };
}

function headed(header: string[], rows: string[][]): string[][] {
  return rows.length === 0 ? [] : [header, ...rows];
}

/** Wide enough for AWS's own names, and five columns stay within 80. */
const NAME = 20;

/** `app-1` and, of VPCs that are alike, how many more. */
function alike(vpcs: readonly string[]): string {
  const first = shortened(vpcs[0] ?? "", NAME);
  return vpcs.length === 1 ? first : `${first} +${vpcs.length - 1}`;
}

function gbText(gb: Decimal): string {
  return grouped(gb.round(2));
}

function turnText(turn: TurningPoint, show: (value: Decimal) => string): string {
  return typeof turn === "string" ? turn : show(turn);
}

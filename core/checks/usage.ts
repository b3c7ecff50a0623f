import { TOO_MANY_DIGITS, tooManyDigits } from "../decimal";
import { error, type Issue, type Path } from "../issues";

/** GB a month: finite, not negative and of a length that can be reckoned with. */
export function checkMonthlyGb(gb: number, path: Path): Issue[] {
  const isAmount = Number.isFinite(gb) && gb >= 0;
  if (isAmount && !tooManyDigits(gb)) return [];
  return [
    error("usage-amount", path, {
      value: gb,
      message: isAmount ? TOO_MANY_DIGITS : "not an amount of GB",
      wayOut: "Give 0 or more, or leave the service out where its traffic is unknown",
    }),
  ];
}

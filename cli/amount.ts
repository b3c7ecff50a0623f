import {
  decimal,
  isPlainNumber,
  TOO_MANY_DIGITS,
  tooManyDigits,
  type Decimal,
} from "../core/decimal";
import { UserError } from "./exit";

/** An amount that an option gives; `what` says what it is, with an example. */
export function readAmount(option: string, text: string, what: string): Decimal {
  const given = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const problem = !isPlainNumber(text)
    ? `not an amount. Give ${what}`
    : tooManyDigits(text)
      ? TOO_MANY_DIGITS
      : undefined;
  if (problem === undefined) return decimal(text);
  throw new UserError(`${option} ${JSON.stringify(given)}: ${problem}`);
}

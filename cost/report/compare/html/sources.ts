import type { Comparison } from "../../../compare/comparison";
import { sourceWords } from "../../shared/sourceWords";
import type { LineItem } from "../../../lines/lineItem";

/** Every source of a price, numbered in the order in which lines name it. */
export function sourceNumbers({ alternatives }: Comparison): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const line of alternatives.flatMap(({ estimate }) => estimate.lines)) {
    const source = sourceOf(line);
    if (source !== undefined && !numbers.has(source)) numbers.set(source, numbers.size + 1);
  }
  return numbers;
}

export function sourceOf({ source }: LineItem): string | undefined {
  return (
    source &&
    `${sourceWords(source)}, ${source.asOf}, confidence ${source.confidence}: ${source.citation}`
  );
}

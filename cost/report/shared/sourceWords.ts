import type { LineItem } from "../../lines/lineItem";

type Source = NonNullable<LineItem["source"]>;

/** What a price is read from, in words for people, the surest first: a citation may name several. */
const KINDS: readonly (readonly [words: string, form: RegExp])[] = [
  [
    "AWS price list",
    /\boffers?\b|bulk|price list|pricing api|pricing-dataset|index\.csv|\bSKUs?\b|infracost/i,
  ],
  [
    "AWS price page",
    /aws\.amazon\.com\/\S*pricing|awsstatic|price page|pricing page|price-watcher/i,
  ],
  ["AWS bill", /\bCUR\b|\bbill\b|\busage types?\b|cost report/i],
];

/** `AWS price list` for one of its files; what fits no kind is a figure that somebody published. */
export function sourceWords({
  citation,
  confidence,
}: Pick<Source, "citation" | "confidence">): string {
  if (confidence === "given") return "negotiated";
  return KINDS.find(([, form]) => form.test(citation))?.[0] ?? "published figure";
}

import { error, type Issue, type Path } from "../issues";

export interface ListedOnceRule {
  readonly rule: string;
  /** The list that holds the items. */
  readonly path: Path;
  readonly message: string;
  readonly wayOut: string;
}

/** Ids that a list holds twice; an item that is no text is not known yet and never counts. */
export function checkListedOnce(
  items: readonly unknown[],
  { rule, path, message, wayOut }: ListedOnceRule,
): Issue[] {
  return items.flatMap((value, index): Issue[] =>
    typeof value === "string" && items.indexOf(value) !== index
      ? [error(rule, [...path, index], { value, message, wayOut })]
      : [],
  );
}

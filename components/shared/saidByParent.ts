import type { Issue } from "../../core/issues";

/** Warnings about services that hold for a whole component, whichever of its children builds them. */
const ABOUT_SERVICES: readonly string[] = [
  "support-ends",
  "service-in-catalog",
  "partial-zones",
  "home-region",
  "region-offers",
  "private-names-shadow",
];

const marked = new WeakSet<object>();

/** Marks a child's arguments: the component around it has said what is to be said of their services. */
export function saidByParent<A extends object>(args: A): A {
  marked.add(args);
  return args;
}

/** What is left to say for a component with these arguments. */
export function notSaidByParent(issues: readonly Issue[], args: object): readonly Issue[] {
  if (!marked.has(args)) return issues;
  return issues.filter(
    ({ severity, rule }) => severity === "error" || !ABOUT_SERVICES.includes(rule),
  );
}

import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { isPrintable, NOT_PRINTABLE } from "../../core/printable";
import {
  error,
  errorsOf,
  formatIssue,
  issueReason,
  propertyPath,
  type Issue,
} from "../../core/issues";
import { warn } from "./log";

/** Throws every error at once, by property; logs every warning as one block on the component. */
export function raise(issues: readonly Issue[], component: pulumi.Resource): void {
  const errors = errorsOf(issues);
  if (errors.length > 0) refuse(...errors);
  if (issues.length > 0) {
    warn(issues.map(formatIssue), component);
  }
}

/** The name of a component, which becomes that of all its children and is printed by every tool. */
export function usableName(name: string): string {
  if (isPrintable(name)) return name;
  const said = error("printable-name", ["name"], {
    value: name,
    message: NOT_PRINTABLE,
    wayOut: "Name the component with letters, digits and signs",
  });
  throw withoutStack(
    new pulumi.InputPropertiesError({
      message: ["the arguments are not usable:", formatIssue(said)].join("\n  "),
      errors: [],
    }),
  );
}

/** Throws errors that leave nothing to go on with. */
export function refuse(...errors: readonly Issue[]): never {
  throw withoutStack(
    new pulumi.InputPropertiesError({
      // A program in TypeScript prints the message alone, so it says everything too.
      message: ["the arguments are not usable:", ...errors.map(formatIssue)].join("\n  "),
      errors: errors.map((issue) => ({
        propertyPath: propertyPath(issue.path),
        reason: issueReason(issue),
      })),
    }),
  );
}

/**
 * The mistake is in the arguments, not in this package's code: a program that fails prints the message,
 * without the way to here and without the same properties once more, which Node prints of any error's `errors`.
 */
function withoutStack(thrown: pulumi.InputPropertiesError): pulumi.InputPropertiesError {
  const printed = `${thrown.name}: ${thrown.message}`;
  thrown.stack = printed;
  return Object.defineProperty(thrown, inspect.custom, { value: () => printed });
}

/** A value that is checked now where it is plain, and otherwise before anybody can use it. */
export function checked(
  value: pulumi.Input<string> | undefined,
  check: (text: string) => readonly Issue[],
  component: pulumi.Resource,
): pulumi.Input<string> | undefined {
  if (value === undefined || typeof value === "string") return value;
  return pulumi.output(value).apply((text) => {
    raise(check(text), component);
    return text;
  });
}

/** The issues of a plain value; a value that is not known yet has none so far. */
export function issuesOfPlain(
  value: pulumi.Input<string> | undefined,
  check: (text: string) => readonly Issue[],
): readonly Issue[] {
  return typeof value === "string" ? check(value) : [];
}

import * as pulumi from "@pulumi/pulumi";
import { errorsOf, type Issue } from "../../core/issues";
import { raise } from "./errors";

const remembered = new WeakMap<pulumi.ComponentResource, readonly Issue[]>();

/**
 * For `initialize`, which runs before the constructor's own lines: what is wrong with the arguments by
 * themselves, for the constructor to throw. Where there is an error, there is nothing to build.
 */
export function rememberIssues(
  component: pulumi.ComponentResource,
  issues: readonly Issue[],
): { readonly refused: boolean } {
  remembered.set(component, issues);
  return { refused: errorsOf(issues).length > 0 };
}

/** For the constructor: throws what `initialize` found, where the caller can catch it. */
export function raiseRemembered(component: pulumi.ComponentResource): void {
  raise(remembered.get(component) ?? [], component);
}

/** What was not found at once: errors are new by themselves, and a warning is said one time. */
export function newIssues(issues: readonly Issue[], said: readonly Issue[]): readonly Issue[] {
  const keys = new Set(said.map(keyOf));
  return issues.filter((issue) => issue.severity === "error" || !keys.has(keyOf(issue)));
}

function keyOf({ rule, path, value }: Issue): string {
  return JSON.stringify([rule, path, value]);
}

/** What a component builds whose constructor throws. */
export const NEVER_BUILT = new Promise<never>(() => undefined);

/** What a component built in `initialize`, for a component that goes on with it; Pulumi keeps it to subclasses. */
export function builtBy<D>(component: pulumi.ComponentResource<D>): Promise<D> {
  return component["getData"]();
}

/**
 * Outputs of a component that builds asynchronously: `pick` chooses from what was built, and whatever
 * is nested in it is unwrapped.
 */
export function outputsOf<D>(built: Promise<D>) {
  return <T>(pick: (data: D) => unknown): pulumi.Output<T> => pulumi.output(built.then(pick));
}

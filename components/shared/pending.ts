import * as pulumi from "@pulumi/pulumi";
import { errorsOf, type Issue } from "../../core/issues";
import { raise } from "./errors";

const foundAtOnce = new WeakMap<pulumi.ComponentResource, readonly Issue[]>();

/**
 * For `initialize`, which runs before the constructor's own lines: remembers what is wrong with the
 * arguments by themselves, and tells whether there is anything to build.
 */
export function isUsable(component: pulumi.ComponentResource, issues: readonly Issue[]): boolean {
  foundAtOnce.set(component, issues);
  return errorsOf(issues).length === 0;
}

/** For the constructor: throws what `initialize` found, where the caller can catch it. */
export function raiseFound(component: pulumi.ComponentResource): void {
  raise(foundAtOnce.get(component) ?? [], component);
}

/** What a component builds whose constructor throws. */
export const NOTHING = new Promise<never>(() => undefined);

/**
 * Outputs of a component that builds asynchronously: `pick` chooses from what was built, and whatever
 * is nested in it is unwrapped.
 */
export function outputsOf<D>(built: Promise<D>) {
  return <T>(pick: (data: D) => unknown): pulumi.Output<T> => pulumi.output(built.then(pick));
}

/** A value that is known once everything else is, so that whatever uses it comes after that and goes before. */
export function after(
  value: pulumi.Input<string>,
  others: readonly pulumi.Input<string>[],
): pulumi.Output<string> {
  return pulumi.all([value, pulumi.all([...others])]).apply(([own]) => own);
}

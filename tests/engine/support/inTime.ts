import assert from "node:assert/strict";
import { Timeline, type TimedResource } from "./clock";
import { succeeded, type EngineStack, type Run } from "./engine";
import { namesInTime } from "./namesInTime";

/**
 * Runs, and holds that no name of a hub answers without its way, as long as AWS takes. `others` are stacks that the hub or its
 * spokes are in besides, which the run leaves alone.
 */
async function inTime(
  stack: EngineStack,
  run: () => Promise<Run>,
  others: readonly EngineStack[],
): Promise<Run> {
  const apart = (await Promise.all(others.map(resourcesOf))).flat();
  const before = [...apart, ...(await resourcesOf(stack))];
  const done = succeeded(await run());
  const after = [...apart, ...(await resourcesOf(stack))];
  const { names, pathless } = namesInTime(new Timeline(done.calls, before, after).all());
  assert.ok(names.length > 0, "some VPC asks for names of the hub");
  assert.deepEqual(pathless, []);
  return done;
}

export function upInTime(stack: EngineStack, ...others: readonly EngineStack[]): Promise<Run> {
  return inTime(stack, () => stack.up(), others);
}

export function destroyInTime(stack: EngineStack, ...others: readonly EngineStack[]): Promise<Run> {
  return inTime(stack, () => stack.destroy(), others);
}

async function resourcesOf(stack: EngineStack): Promise<TimedResource[]> {
  return (await stack.state()).deployment.resources ?? [];
}

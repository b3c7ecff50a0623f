/**
 * A promise that is rejected while nobody awaits it fails the run: mocha itself passes over it in
 * silence, and a test that forgot an `await` would pass whatever it found.
 */
const told = new WeakSet<Promise<unknown>>();
const lost: string[] = [];
let running = "the first test";
let expected: unknown[] | undefined;

/** mocha hears of a rejection too, and tells it once more. */
function note(reason: unknown, promise: Promise<unknown>): void {
  if (told.has(promise)) return;
  told.add(promise);
  if (expected !== undefined) expected.push(reason);
  else lost.push(`${running}: ${reason instanceof Error ? reason.stack : String(reason)}`);
}

/** Node.js tells of a rejection once its microtasks are done. */
const microtasks = () => new Promise((done) => setImmediate(done));

/** What nobody awaits in a run where that is right: it is what stops a Pulumi program. */
export async function rejectionsOf(
  run: (found: unknown[]) => Promise<unknown>,
): Promise<unknown[]> {
  await microtasks();
  const found: unknown[] = [];
  expected = found;
  try {
    await run(found);
    await microtasks();
  } finally {
    expected = undefined;
  }
  return found;
}

export function watchRejections(): void {
  // mocha's workers take every listener away after each file.
  if (!process.listeners("unhandledRejection").includes(note))
    process.on("unhandledRejection", note);
}

export function nameTest(this: Mocha.Context): void {
  running = this.currentTest?.fullTitle() ?? running;
}

export async function lostRejections(): Promise<string[]> {
  await microtasks();
  return lost.splice(0).map((one) => `rejected, and nobody awaited it, in or after ${one}`);
}

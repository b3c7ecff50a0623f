import fc from "fast-check";

/** Where the same commit must give the same result: the seed of every property. */
const PINNED = 20260917;

/** The seed that the environment names, one for all in CI, or else another one each run. */
export function seedOf({ FAST_CHECK_SEED: given = "", CI: ci = "" }: NodeJS.ProcessEnv): number {
  if (given !== "") {
    if (/^-?\d{1,10}$/.test(given)) return Number(given);
    throw new Error(`FAST_CHECK_SEED=${given}: not a whole number, such as ${PINNED}`);
  }
  return ci === "" || ci === "false" ? Math.trunc(Math.random() * 0x7fffffff) : PINNED;
}

const seed = seedOf(process.env);
// mocha's workers draw the same cases as the process that starts them.
process.env["FAST_CHECK_SEED"] = String(seed);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** On the error stream: a reporter's JSON stays JSON. */
export function tellSeed(): void {
  process.stderr.write(`  properties: FAST_CHECK_SEED=${seed}\n`);
}

import { execFileSync } from "node:child_process";

/** What `changed` compares with unless it is told. */
export const MAIN = "main";

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function ask(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return git(folder, ...args).trim();
  } catch {
    return undefined;
  }
}

/**
 * The commit from which the checkout went its own way; undefined where none is at hand: in a copy without
 * history, a clone of one branch, or one too shallow to reach it.
 */
export function parting(folder: string, base: string): string | undefined {
  const names = [base, `origin/${base}`];
  for (const name of names) {
    const commit = ask(folder, "merge-base", name, "HEAD");
    if (commit !== undefined) return commit;
  }
  return undefined;
}

/** What differs from a commit, uncommitted changes too, as `changedLines` reads it. */
export function diffFrom(folder: string, commit: string): string {
  return git(folder, "diff", "--unified=0", commit);
}

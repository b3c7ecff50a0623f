import type { Deadline, Limits } from "./limits";

/** Something of the price list could not be read; `again` says whether another try may help. */
export class ReadError extends Error {
  constructor(
    message: string,
    readonly again: boolean,
    readonly afterSeconds?: number,
  ) {
    super(message);
    this.name = "ReadError";
  }
}

const ATTEMPTS = 5;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 60_000;

export type Wait = (milliseconds: number) => Promise<void>;

export interface Patience {
  readonly limits: Limits;
  readonly wait: Wait;
  readonly deadline: Deadline;
}

/** Tries again after 0.5, 1, 2 and 4 s, each up to twice as long by chance, or after what the server asks for; never beyond the deadline. */
export async function retrying<T>(
  { wait, deadline }: Omit<Patience, "limits">,
  read: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ReadError) || !error.again || deadline.passed) throw error;
      if (attempt === ATTEMPTS) {
        throw new ReadError(`${error.message} (${ATTEMPTS} attempts)`, false);
      }
      await wait(Math.min(delayOf(attempt, error.afterSeconds), deadline.remainingMs()));
    }
  }
}

function delayOf(attempt: number, afterSeconds: number | undefined): number {
  const backoff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (1 + Math.random());
  return Math.min(LONGEST_DELAY_MS, Math.max(backoff, (afterSeconds ?? 0) * 1000));
}

/** The only clock of the command; tests set it, so that no output of theirs depends on the day. */
export const clock = {
  /** `2026-11-21`, in UTC as in AWS's price list. */
  today: (): string => new Date().toISOString().slice(0, 10),
  /** Milliseconds of the epoch. */
  nowMs: (): number => Date.now(),
};

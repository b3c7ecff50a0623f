/** What a server may cost at most: endless answers end here, however lively they are. */
export interface Limits {
  /** Of one offer file, unpacked; AmazonEC2's of us-east-1, the longest, has some hundred MB. */
  readonly bytes: number;
  /** Rows of one offer file. */
  readonly rows: number;
  /** Of one index file; they have some hundred KB. */
  readonly indexBytes: number;
}

export const LIMITS: Limits = { bytes: 1_500_000_000, rows: 5_000_000, indexBytes: 20_000_000 };

/** The end of all reading, whatever still arrives. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly started: number;
  private readonly timer: NodeJS.Timeout;

  constructor(
    readonly seconds: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.started = now();
    // Only a request keeps the command alive; this timer does not.
    this.timer = setTimeout(() => this.controller.abort(), seconds * 1000).unref();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  remainingMs(): number {
    return Math.max(0, this.seconds * 1000 - (this.now() - this.started));
  }

  get passed(): boolean {
    return this.controller.signal.aborted || this.remainingMs() === 0;
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

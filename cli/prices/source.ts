import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { UserError } from "../exit";
import type { Deadline } from "./limits";
import { arrive } from "./redirects";
import { ReadError } from "./retry";

/** A place that has AWS's price list under AWS's own paths: AWS, a mirror, a directory. */
export interface PriceListSource {
  /** As shown to people. */
  readonly name: string;
  /** Opens `/offers/v1.0/aws/…`; what it throws is a `ReadError` that says whether to try again. */
  open(link: string): Promise<Opened>;
}

export interface Opened {
  readonly stream: Readable;
  /** The address that a row names as its source: where it was read, behind redirects, without credentials. */
  readonly address: string;
  /** Whether a certificate proved whose list it is. */
  readonly verified: boolean;
}

export interface SourceOptions {
  /** Without a byte, after which a file is given up. */
  readonly timeoutSeconds: number;
  readonly deadline: Deadline;
  /** Hosts that redirects may lead to. */
  readonly allowed?: readonly URL[];
  readonly get?: typeof fetch;
}

/** A link of an index file; anything else could lead a directory's reader out of its directory. */
const LINK = /^\/offers\/[\w.-]+(\/[\w.-]+)*$/;

export function checkLink(link: string): string {
  if (!LINK.test(link) || link.split("/").includes("..")) {
    throw new ReadError(`${JSON.stringify(link)} is no address of the price list`, false);
  }
  return link;
}

/** `https://…`, `http://…`, `file://…` or a directory. */
export function sourceOf(base: string, options: SourceOptions): PriceListSource {
  if (/^https?:\/\//i.test(base)) return httpSource(base, options);
  if (/^[a-z][a-z0-9+.-]+:/i.test(base) && !/^file:/i.test(base)) {
    throw new UserError(
      "--base-url: neither http, https nor file. Name a server that mirrors AWS's price list, or a directory",
    );
  }
  return directorySource(/^file:/i.test(base) ? directoryOf(base) : resolve(base));
}

function directoryOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new UserError("--base-url: not a usable file address. Write file:///path/to/directory");
  }
}

function directorySource(directory: string): PriceListSource {
  return {
    name: directory,
    async open(link) {
      const file = join(directory, checkLink(link));
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() !== true) throw new ReadError(`${link}: no such file`, false);
      // Rows name AWS's own path: where somebody keeps a copy is nobody else's business.
      return { stream: createReadStream(file), address: link, verified: false };
    },
  };
}

function httpSource(
  base: string,
  { timeoutSeconds, deadline, allowed = [], get = fetch }: SourceOptions,
): PriceListSource {
  const url = httpUrl(base);
  const root = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  return {
    name: root,
    async open(link) {
      const guard = new Guard(timeoutSeconds, deadline);
      const start = new URL(`${root}${checkLink(link)}`);
      const arrival = await arrive(start, allowed, (at) => request(at, get, guard)).catch(
        (error: unknown) => {
          guard.stop();
          throw error;
        },
      );
      const { response, verified } = arrival;
      if (!response.ok || response.body === null) {
        guard.stop();
        await response.body?.cancel().catch(() => undefined);
        const again = response.status === 408 || response.status === 429 || response.status >= 500;
        throw new ReadError(
          `${link}: the server answers ${response.status}`,
          again,
          retryAfter(response.headers.get("retry-after")),
        );
      }
      return {
        stream: Readable.from(watched(response.body, guard, link), { objectMode: false }),
        // A query may hold what signs the request.
        address: `${arrival.url.origin}${arrival.url.pathname}`,
        verified,
      };
    },
  };
}

/** Messages never repeat the address itself: it may hold what belongs to nobody else. */
function httpUrl(base: string): URL {
  let url: URL;
  try {
    url = new URL(base);
  } catch {
    throw new UserError(
      "--base-url: not a usable address. Write https://host or https://host/path",
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new UserError(
      "--base-url: has a user name, a query or a fragment. Mirror the files to a directory and name that",
    );
  }
  return url;
}

async function request(url: URL, get: typeof fetch, guard: Guard): Promise<Response> {
  try {
    return await get(url, { signal: guard.signal, redirect: "manual" });
  } catch (error) {
    throw new ReadError(`${url.pathname}: ${guard.reasonOf(error)}`, !guard.isOver);
  }
}

async function* watched(body: ReadableStream<Uint8Array>, guard: Guard, link: string) {
  try {
    for await (const chunk of body) {
      guard.reset();
      yield chunk;
    }
  } catch (error) {
    throw new ReadError(`${link}: ${guard.reasonOf(error)}`, !guard.isOver);
  } finally {
    guard.stop();
  }
}

/** Gives a request up when nothing comes for a while, and when the time of all reading is over. */
class Guard {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(
    private readonly seconds: number,
    private readonly deadline: Deadline,
  ) {
    this.timer = this.start();
  }

  get signal(): AbortSignal {
    return AbortSignal.any([this.controller.signal, this.deadline.signal]);
  }

  /** Whether another try would have no time left. */
  get isOver(): boolean {
    return this.deadline.passed;
  }

  reasonOf(error: unknown): string {
    if (this.isOver) return `not read within ${this.deadline.seconds} s of reading in all`;
    if (this.controller.signal.aborted) return `nothing came for ${this.seconds} s`;
    if (!(error instanceof Error)) return String(error);
    const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
    return `${error.message}${cause}`;
  }

  reset(): void {
    this.stop();
    this.timer = this.start();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private start(): NodeJS.Timeout {
    // Only the request keeps the command alive; a timer that nobody stopped does not.
    return setTimeout(() => this.controller.abort(), this.seconds * 1000).unref();
  }
}

/** Seconds, as servers that throttle send them; a date is left to the usual delay. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,4}$/.test(header) ? Number(header) : undefined;
}

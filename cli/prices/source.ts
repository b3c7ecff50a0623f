import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { UserError } from "../exit";
import { ReadError } from "./retry";

/** A place that has AWS's price list under AWS's own paths: AWS, a mirror, a directory. */
export interface PriceListSource {
  /** As shown to people. */
  readonly name: string;
  /** Opens `/offers/v1.0/aws/…`; what it throws is a `ReadError` that says whether to try again. */
  open(link: string): Promise<Readable>;
  /** The address that a row names as its source. */
  address(link: string): string;
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
export function sourceOf(base: string, timeoutSeconds: number): PriceListSource {
  if (/^https?:\/\//i.test(base)) return httpSource(base, timeoutSeconds);
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
    // Rows name AWS's own path: where somebody keeps a copy is nobody else's business.
    address: (link) => link,
    async open(link) {
      const file = join(directory, checkLink(link));
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() !== true) throw new ReadError(`${link}: no such file`, false);
      return createReadStream(file);
    },
  };
}

function httpSource(base: string, timeoutSeconds: number): PriceListSource {
  const url = httpUrl(base);
  const root = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  const address = (link: string) => `${root}${checkLink(link)}`;
  return {
    name: root,
    address,
    async open(link) {
      const guard = new IdleGuard(timeoutSeconds);
      const response = await request(address(link), guard);
      if (!response.ok || response.body === null) {
        guard.stop();
        await response.body?.cancel();
        const again = response.status === 408 || response.status === 429 || response.status >= 500;
        throw new ReadError(
          `${link}: the server answers ${response.status}`,
          again,
          retryAfter(response.headers.get("retry-after")),
        );
      }
      return Readable.from(watched(response.body, guard, link), { objectMode: false });
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

async function request(url: string, guard: IdleGuard): Promise<Response> {
  try {
    return await fetch(url, { signal: guard.signal });
  } catch (error) {
    guard.stop();
    throw new ReadError(`${url}: ${reasonOf(error, guard)}`, true);
  }
}

async function* watched(body: ReadableStream<Uint8Array>, guard: IdleGuard, link: string) {
  try {
    for await (const chunk of body) {
      guard.reset();
      yield chunk;
    }
  } catch (error) {
    throw new ReadError(`${link}: ${reasonOf(error, guard)}`, true);
  } finally {
    guard.stop();
  }
}

function reasonOf(error: unknown, guard: IdleGuard): string {
  if (guard.signal.aborted) return `nothing came for ${guard.seconds} s`;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}

/** Gives a request up when nothing comes for a while, however long the whole file takes. */
class IdleGuard {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout;

  constructor(readonly seconds: number) {
    this.timer = this.start();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
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

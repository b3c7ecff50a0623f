import { UserError } from "../exit";
import { ReadError } from "./retry";

/** More than any server needs, and an end to those that send each other around. */
const MOST_HOPS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a request ended, and whether every step there was over a connection that proves the server. */
export interface Arrival {
  readonly response: Response;
  readonly url: URL;
  readonly verified: boolean;
}

/** Follows redirects to the same host and to hosts that were allowed by name, never from https to http elsewhere. */
export async function arrive(
  start: URL,
  allowed: readonly URL[],
  get: (url: URL) => Promise<Response>,
): Promise<Arrival> {
  let url = start;
  let verified = isVerified(url);
  for (let hops = 0; ; hops++) {
    const response = await get(url);
    const location = response.headers.get("location");
    if (!REDIRECTS.has(response.status) || location === null) return { response, url, verified };
    await response.body?.cancel();
    if (hops === MOST_HOPS) {
      throw new ReadError(`${url.pathname}: more than ${MOST_HOPS} redirects`, false);
    }
    url = target(location, url, start, allowed);
    verified &&= isVerified(url);
  }
}

/** `cdn.example`, `cdn.example:8443`, or `http://cdn.example` for one that has no https. */
export function allowedHosts(names: readonly string[]): URL[] {
  return names.map((name) => {
    const text = /^https?:\/\//i.test(name) ? name : `https://${name}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && url.pathname === "/" && bare(url)) return url;
    throw new UserError(
      `--allow-redirect ${JSON.stringify(name)}: not a host. Give one such as cdn.example, or http://cdn.example where it has no https`,
    );
  });
}

function target(location: string, from: URL, start: URL, allowed: readonly URL[]): URL {
  const where = `${from.pathname}: a redirect`;
  if (!URL.canParse(location, from.href)) throw new ReadError(`${where} to no address`, false);
  const url = new URL(location, from.href);
  if (url.username !== "" || url.password !== "") {
    throw new ReadError(`${where} to an address with a user name`, false);
  }
  const named = allowed.some(
    ({ protocol, host }) => url.protocol === protocol && url.host === host,
  );
  if (named || isAtHome(url, from, start)) return url;
  throw new ReadError(
    `${where} to ${url.origin === "null" ? url.protocol : url.origin}, which is not allowed. Name its host with --allow-redirect, or read from there with --base-url`,
    false,
  );
}

/** The host that was asked, over https where it was asked so. A default port may become that of https. */
function isAtHome(url: URL, from: URL, start: URL): boolean {
  if (url.hostname !== start.hostname) return false;
  if (url.protocol === start.protocol) {
    return url.port === start.port && (url.protocol === "https:" || from.protocol === "http:");
  }
  return url.protocol === "https:" && url.port === "" && start.port === "";
}

/** Whether a certificate was checked: Node leaves that out where it is told so. */
function isVerified(url: URL): boolean {
  return url.protocol === "https:" && process.env["NODE_TLS_REJECT_UNAUTHORIZED"] !== "0";
}

function bare(url: URL): boolean {
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}

import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Deadline } from "../../cli/prices/limits";

/** Time enough for any test: who waits for less says so. */
export const patient = (timeoutSeconds = 60, seconds = 600) => ({
  timeoutSeconds,
  deadline: new Deadline(seconds),
});

/** Answers in the place of a file; false leaves the file to be served. */
export type Interference = (path: string, attempt: number, response: ServerResponse) => boolean;

export interface PriceListServer {
  readonly url: string;
  /** Requests by path. */
  readonly requests: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** The price list behind HTTP on this machine, with what goes wrong on the way. */
export async function priceListServer(
  files: ReadonlyMap<string, string>,
  interfere: Interference = () => false,
  prefix = "",
): Promise<PriceListServer> {
  const requests = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? "").slice(prefix.length);
    const attempt = (requests.get(path) ?? 0) + 1;
    requests.set(path, attempt);
    if (interfere(path, attempt, response)) return;
    const text = files.get(path);
    if (text === undefined || !(request.url ?? "").startsWith(prefix)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-length": Buffer.byteLength(text) }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

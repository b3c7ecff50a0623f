import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { UserError } from "../../../cli/exit";
import { Deadline } from "../../../cli/prices/limits";
import { refresh } from "../../../cli/prices/refresh";
import { formatSnapshot, parseSnapshot } from "../../../cost/prices/snapshotFile";
import { temporaryFolder } from "../../support/files";
import { HOSTILE_TEXTS, steeredLines } from "../../support/hostileTexts";
import {
  csvLine,
  headerOf,
  headLines,
  offerCsv,
  priceListFiles,
  rows,
} from "../../support/priceList";
import { captured } from "../../support/runCli";
import { snapshotWithout } from "../../support/topologies";

const LIST = priceListFiles({
  AmazonVPC: { "us-east-1": offerCsv("AmazonVPC", rows.transitGateway("us-east-1", "USE1")) },
});
const ROOT = "/offers/v1.0/aws/index.json";
const REGIONS = "/offers/v1.0/aws/AmazonVPC/current/region_index.json";
const OFFER = "/offers/v1.0/aws/AmazonVPC/20261110190528/us-east-1/index.csv";
const FILES = { "the index": ROOT, "the index of Regions": REGIONS, "an offer file": OFFER };
const BEFORE = formatSnapshot(snapshotWithout("us-east-1", "tgw_gb", "tgw_vpc_attachment_hour"));

/** Small ones, so that what has no end meets them at once. */
const SMALL = { bytes: 2_000_000, rows: 2_000, indexBytes: 200_000 };

/** What a mirror does where it is asked for one file; everything else it serves as it should. */
type Behavior = (socket: Socket, origin: string) => void;

const answer =
  (
    head: string,
    body: string | Buffer = "",
    length: number | string = Buffer.byteLength(body),
  ): Behavior =>
  (socket) => {
    socket.write(`HTTP/1.1 ${head}\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n`);
    socket.end(body);
  };
const content = (body: string | Buffer) => answer("200 OK\r\ncontent-type: text/plain", body);
const redirect = (location: string, status = 302) =>
  answer(`${status} Found\r\nlocation: ${location}`);
/** Writes on and on, as fast as it is read, until nobody reads. */
const endless =
  (head: string, piece: (at: number) => string): Behavior =>
  (socket) => {
    socket.write(head);
    let at = 0;
    const more = () => {
      while (!socket.destroyed && socket.write(piece(at++)));
      if (!socket.destroyed) socket.once("drain", more);
    };
    more();
  };
/** A byte now and then, which no idle time ends. */
const trickle =
  (head: string, byte: string): Behavior =>
  (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(byte), 20);
    socket.once("close", () => clearInterval(timer));
  };
const OPEN = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";

/** Whatever file it is. */
const anyFile: Record<string, Behavior> = {};
for (const status of [
  ...[199, 201, 204, 205, 206, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 407, 408, 410],
  ...[413, 416, 418, 421, 425, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507, 511, 599],
])
  anyFile[`answers ${status}`] = answer(`${status} Status`);
Object.assign(anyFile, {
  "asks to wait for ever": answer("429 Slow\r\nretry-after: 99999999999"),
  "asks to wait less than nothing": answer("503 Slow\r\nretry-after: -1"),
  "redirects to another host": redirect("https://evil.example/offers/x"),
  "redirects to another host by its scheme's own": redirect("//evil.example/offers/x"),
  "redirects to another port": redirect("http://127.0.0.1:1/offers/x"),
  "redirects to this machine by another name": redirect("http://localhost/offers/x"),
  "redirects to the metadata of a machine": redirect("http://169.254.169.254/latest/meta-data/"),
  "redirects to a file": redirect("file:///etc/passwd"),
  "redirects to data": redirect("data:application/json,{}"),
  "redirects to a script": redirect("javascript:alert(1)"),
  "redirects to FTP": redirect("ftp://127.0.0.1/x"),
  "redirects to somebody": redirect("http://user:secret@127.0.0.1/x"),
  "redirects to nothing": redirect(""),
  "redirects to no address": redirect("http://["),
  "redirects to an address of many bytes": redirect(`/${"x".repeat(8000)}`),
  "redirects to what is not there": redirect("/offers/nothing"),
  "redirects with a colored address": redirect("http://evil.example/\u001b[31m"),
  "redirects for good": redirect("https://evil.example/", 301),
  "redirects to see something else": redirect("https://evil.example/", 303),
  "redirects for a while": redirect("https://evil.example/", 307),
  "redirects in another way": redirect("https://evil.example/", 308),
  "redirects without an address": answer("302 Found"),
  "closes at once": (socket: Socket) => socket.destroy(),
  "resets the connection": (socket: Socket) => socket.resetAndDestroy(),
  "closes in its status line": (socket: Socket) => socket.end("HTTP/1.1 20"),
  "closes in its headers": (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-"),
  "closes before its body": (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n"),
  "closes within its body": answer("200 OK", '{"offers', 5000),
  "sends more than it says": answer("200 OK", '{"offers": {}}', 3),
  "says a negative length": answer("200 OK", "x", -1),
  "says two lengths": answer("200 OK\r\ncontent-length: 7", "{}"),
  "says a length that is none": answer("200 OK", "x", "many"),
  "closes within a chunk": (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nabc"),
  "sends a chunk without a length": (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n"),
  "sends a chunk of most bytes that can be said": (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n"),
  "speaks something else": (socket: Socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
  "speaks HTTP of another version": (socket: Socket) => socket.end("HTTP/9.9 200 OK\r\n\r\n{}"),
  "sends headers that are none": (socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\n\u0000\u0001: \u0002\r\n\r\n{}"),
  "sends a header of 100 KB": answer(`200 OK\r\nx: ${"x".repeat(100_000)}`, "{}"),
  "sends headers without an end": endless(
    "HTTP/1.1 200 OK\r\n",
    (at) => `x-${at}: ${"x".repeat(500)}\r\n`,
  ),
  "sends one byte of a header after the other": trickle("HTTP/1.1 200 OK\r\nx: ", "x"),
  "says nothing": () => undefined,
  "says nothing after its headers": (socket: Socket) => socket.write(OPEN),
  "sends one blank after the other": trickle(OPEN, " "),
  "sends one letter after the other": trickle(OPEN, "x"),
  "sends blanks without an end": endless(OPEN, () => " ".repeat(65_536)),
  "sends line breaks without an end": endless(OPEN, () => "\n".repeat(65_536)),
  "sends zeros without an end": endless(OPEN, () => "\u0000".repeat(65_536)),
  "sends a letter without an end": endless(OPEN, () => "x".repeat(65_536)),
  "sends quotes without an end": endless(OPEN, () => '"'.repeat(65_536)),
  "sends commas without an end": endless(OPEN, () => ",".repeat(65_536)),
  "sends brackets without an end": endless(OPEN, () => "[".repeat(65_536)),
  "sends chunks without an end": endless(
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
    () => `400\r\n${"x".repeat(1024)}\r\n`,
  ),
  "sends what gzip did not pack": answer("200 OK\r\ncontent-encoding: gzip", "plain"),
  "sends half of what gzip packed": answer(
    "200 OK\r\ncontent-encoding: gzip",
    gzipSync("x".repeat(99)).subarray(0, 15),
  ),
  "sends what gzip packed to nothing": answer(
    "200 OK\r\ncontent-encoding: gzip",
    gzipSync(Buffer.alloc(50_000_000)),
  ),
  "says that it is packed in a way that nobody knows": answer(
    "200 OK\r\ncontent-encoding: rot13",
    "{}",
  ),
  "sends nothing": content(""),
  "sends a byte order mark": content("\ufeff"),
  "sends UTF-16": content(Buffer.from('{"offers": {}}', "utf16le")),
  "sends what is no UTF-8": content(Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80])),
  "sends a page": content("<html><body>Sign in</body></html>"),
  "sends a script": content("#!/bin/sh\nrm -rf /\n"),
  "sends colors": content("\u001b[31mred"),
});

const LINKS: readonly unknown[] = [
  ...["", "/", "//evil.example/offers/x", "https://evil.example/offers/x", "file:///etc/passwd"],
  ...[
    "/offers/../../../etc/passwd",
    "/offers/%2e%2e/x",
    "\\offers\\x",
    "/offers/x\u0000",
    "/offers/x y",
  ],
  ...[
    "/offers/x?query",
    "/offers/x#part",
    "/offers/\u202ex",
    "offers/x",
    "/OFFERS/x",
    `/offers/${"x".repeat(99_999)}`,
  ],
  ...[null, 1, true, [], {}, ["/offers/x"]],
];
const json = (value: unknown) => content(JSON.stringify(value));
const link = (value: unknown) => ({ currentVersionUrl: value, currentRegionIndexUrl: value });

const indexOnly: Record<string, Behavior> = {};
const regionsOnly: Record<string, Behavior> = {};
for (const one of LINKS) {
  const what = `has the link ${JSON.stringify(one).slice(0, 40)}`;
  indexOnly[what] = json({ offers: { AmazonVPC: link(one) } });
  regionsOnly[what] = json({ regions: { "us-east-1": link(one) } });
}
for (const text of [
  "null",
  "[]",
  "1",
  '"x"',
  "{",
  '{"offers"',
  "{}x",
  "NaN",
  "'x'",
  "[".repeat(90_000),
]) {
  indexOnly[`is ${text.slice(0, 12)}`] = content(text);
  regionsOnly[`is ${text.slice(0, 12)}`] = content(text);
}
for (const [what, value] of Object.entries({
  nothing: null,
  "a text": "x",
  "a list": [link("/offers/x")],
  "texts for offers": { AmazonVPC: "x" },
  "no offer that is wanted": { AmazonEC3: link("/offers/x") },
})) {
  indexOnly[`has ${what} for offers`] = json({ offers: value });
  regionsOnly[`has ${what} for Regions`] = json({ regions: value });
}
for (const key of [
  "__proto__",
  "constructor",
  "toString",
  ...Object.values(HOSTILE_TEXTS).slice(0, 6),
]) {
  const what = `has the key ${JSON.stringify(key)}`;
  indexOnly[what] = content(
    `{"offers": {${JSON.stringify(key)}: {"currentVersionUrl": "/offers/x"}}}`,
  );
  regionsOnly[what] = content(
    `{"regions": {${JSON.stringify(key)}: {"currentVersionUrl": "/offers/x"}}}`,
  );
}

const gateway = rows.transitGateway("us-east-1", "USE1");
const offer = (...more: Record<string, string>[]) => content(offerCsv("AmazonVPC", more));
const changed = (change: Record<string, string>) =>
  offer(...gateway.map((row) => ({ ...row, ...change })));
const above = headLines("AmazonVPC");
const header = above.at(-1) ?? "";
const lines = gateway.map((row) => csvLine("AmazonVPC", row));
const text = (...all: readonly string[]) => content(`${all.join("\n")}\n`);
const whole = `${[...above, ...lines].join("\n")}\n`;

const offerOnly: Record<string, Behavior> = {
  "has no header": text(...above.slice(0, -1), ...lines),
  "has a header alone": text(...above),
  "has nothing above its header": text(header, ...lines),
  "has 21 lines above its header": text(...Array<string>(21).fill('"x","y"'), ...above, ...lines),
  "has one line above its header, again and again": endless(OPEN, () =>
    '"FormatVersion","v1.0"\n'.repeat(2000),
  ),
  "has blank lines above its header": text("", "", ...above, ...lines),
  "has rows without an end": endless(`${OPEN}${above.join("\n")}\n`, () =>
    `${lines.join("\n")}\n`.repeat(50),
  ),
  "has rows of nothing without an end": endless(`${OPEN}${above.join("\n")}\n`, () =>
    `${",".repeat(headerOf("AmazonVPC").length - 1)}\n`.repeat(500),
  ),
  "has a row without an end": endless(`${OPEN}${above.join("\n")}\n"`, () => "x".repeat(65_536)),
  "has columns without an end": endless(`${OPEN}${above.slice(0, -1).join("\n")}\n"SKU"`, () =>
    ',"x"'.repeat(20_000),
  ),
  "sends one row after the other": trickle(`${OPEN}${above.join("\n")}\n`, `${lines.join("\n")}\n`),
  "has a row of fewer columns": text(...above, '"SKU"'),
  "has a row of more columns": text(...above, `${lines[0] ?? ""},"x"`),
  "has a quote that does not close": text(...above, `${lines[0] ?? ""}`, '"SKU'),
  "has a quote within a field": text(...above, (lines[0] ?? "").replace('"hour"', '"ho"ur"')),
  "has zeros between letters": content(whole.split("").join("\u0000")),
  "breaks lines in the way of old": content(whole.replaceAll("\n", "\r")),
  "is of another offer": content(
    whole.replace('"OfferCode","AmazonVPC"', '"OfferCode","AmazonEC2"'),
  ),
  "is of no offer": content(whole.replace('"OfferCode","AmazonVPC"\n', "")),
  "is twice in one": content(whole + whole),
  "ends within a row": content(whole.slice(0, -30)),
  "has a column twice": content(whole.replace('"PricePerUnit"', '"PricePerUnit","PricePerUnit"')),
  "has a thousand products at different prices": offer(
    ...Array.from({ length: 1000 }, (_, at) => ({
      ...gateway[1],
      SKU: `A${at}`,
      PricePerUnit: `0.${at + 1}`,
    })),
  ),
  "has tiers with a hole": offer(
    { ...gateway[1], EndingRange: "10" },
    { ...gateway[1], StartingRange: "11" },
  ),
  "has tiers that overlap": offer(
    { ...gateway[1], EndingRange: "10" },
    { ...gateway[1], StartingRange: "9" },
  ),
  "has tiers without a last": offer({ ...gateway[1], EndingRange: "10" }),
  "has tiers that go backwards": offer({ ...gateway[1], StartingRange: "10", EndingRange: "1" }),
  "has a thousand tiers": offer(
    ...Array.from({ length: 1000 }, (_, at) => ({
      ...gateway[1],
      StartingRange: `${at}`,
      EndingRange: at === 999 ? "Inf" : `${at + 1}`,
    })),
  ),
};
for (const column of [
  "SKU",
  "TermType",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
  "usageType",
  "Region Code",
])
  offerOnly[`has no column ${column}`] = content(whole.replace(`"${column}"`, '"Something"'));
for (const date of [
  "",
  "yesterday",
  "2026-13-99",
  "2026-11-10",
  "2026-11-10T19:05:28Z\u001b[31m",
  "__proto__",
])
  offerOnly[`was published ${JSON.stringify(date)}`] = content(
    offerCsv("AmazonVPC", gateway, date),
  );
for (const price of [
  "",
  " ",
  "-1",
  "+1",
  "NaN",
  "Infinity",
  "1e5",
  "0x1",
  "1,5",
  "٣",
  "1.",
  ".1",
  "0",
  "99999",
  "1".repeat(25),
  "$1",
  "=1+1",
])
  offerOnly[`has the price ${JSON.stringify(price)}`] = changed({ PricePerUnit: price });
for (const [column, values] of Object.entries({
  StartingRange: ["", "-1", "Inf", "x", "1"],
  EndingRange: ["", "0", "-Inf", "x", "1e9"],
  Unit: ["", "Quantity", "GB\u202e"],
  Currency: ["", "EUR", "CNY", "constructor"],
  SKU: ["", "a", "A\nB", "A".repeat(41), "\u001b[31m"],
  usageType: [
    "",
    "TransitGateway-Bytes",
    "X-Y-Z-TransitGateway-Bytes",
    "USE1-TransitGateway-Bytes\u0000",
  ],
  "Region Code": ["", "nowhere", "__proto__", "us-east-1 "],
  TermType: ["", "Reserved"],
  "Location Type": ["", "AWS Local Zone"],
})) {
  for (const value of values)
    offerOnly[`has ${JSON.stringify(value).slice(0, 30)} as ${column}`] = changed({
      [column]: value,
    });
}

const BEHAVIORS: readonly (readonly [name: string, path: string, Behavior])[] = [
  ...Object.entries(FILES).flatMap(([what, path]) =>
    Object.entries(anyFile).map(
      ([does, behavior]) => [`${what}: ${does}`, path, behavior] as const,
    ),
  ),
  ...Object.entries(indexOnly).map(([does, one]) => [`the index: ${does}`, ROOT, one] as const),
  ...Object.entries(regionsOnly).map(
    ([does, one]) => [`the index of Regions: ${does}`, REGIONS, one] as const,
  ),
  ...Object.entries(offerOnly).map(
    ([does, one]) => [`an offer file: ${does}`, OFFER, one] as const,
  ),
];

/** What no limit of bytes or rows ends. */
const SLOW = /: (says nothing|sends one )/;

/** A server that speaks plain bytes: what libraries refuse to send is what is tried here. */
async function mirror(path: string, behavior: Behavior) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    let head = "";
    socket.on("data", (bytes) => {
      head += bytes.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      const asked = /^GET (\S+) /.exec(head)?.[1] ?? "";
      head = "";
      const file = LIST.get(asked);
      if (asked === path) behavior(socket, `http://${socket.localAddress ?? ""}`);
      else (file === undefined ? answer("404 Not found") : content(file))(socket, "");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}

describe("a mirror of the price list of which", () => {
  it("hundreds of behaviors are tried, each by its name", () => {
    const names = new Set(BEHAVIORS.map(([name]) => name));
    assert.equal(names.size, BEHAVIORS.length);
    assert.ok(names.size >= 300, `${names.size}`);
  });

  for (const [name, path, behavior] of BEHAVIORS) {
    it(`${name}, ends in time, with a sentence and a whole file`, async () => {
      const server = await mirror(path, behavior);
      const out = join(temporaryFolder(), "prices.json");
      writeFileSync(out, BEFORE, { mode: 0o640 });
      // Limits end what is lively, and this what is not, long before the idle time.
      const deadline = new Deadline(SLOW.test(name) ? 0.25 : 20);
      let refused: unknown;
      const run = await captured(async () => {
        const options = {
          baseUrl: server.url,
          regions: "us-east-1",
          item: ["tgw_gb", "tgw_vpc_attachment_hour"],
          out,
          timeout: "60",
          maxTime: "60",
        };
        const means = { wait: () => Promise.resolve(), deadline, limits: SMALL };
        try {
          process.exitCode = await refresh(options, means);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          refused = error;
        }
      }).finally(() => server.close());
      const after = readFileSync(out, "utf8");
      assert.deepEqual(readdirSync(dirname(out)), ["prices.json"]);
      assert.deepEqual(steeredLines(`${run.stdout}${run.stderr}`), []);
      if (refused !== undefined) {
        assert.equal(after, BEFORE);
        return;
      }
      assert.ok(run.code === 0 || run.code === 1, `${run.code}`);
      // A failure has a reason.
      if (run.code === 1) assert.notEqual(run.stderr, "");
      const { snapshot, issues } = parseSnapshot(JSON.parse(after));
      assert.deepEqual(issues, []);
      for (const row of snapshot?.rows ?? []) {
        if (row.sourceUrl?.startsWith(server.url) === true) assert.equal(row.confidence, "medium");
      }
    });
  }
});

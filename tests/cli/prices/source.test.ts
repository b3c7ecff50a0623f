import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { UserError } from "../../../cli/exit";
import { csvLink, readOfferIndex, readRegionIndex } from "../../../cli/prices/indexFiles";
import { LIMITS } from "../../../cli/prices/limits";
import { readOffer } from "../../../cli/prices/offerReader";
import { ReadError } from "../../../cli/prices/retry";
import { sourceOf, type PriceListSource } from "../../../cli/prices/source";
import { SELECTIONS } from "../../../cost/priceList/selections";
import { temporaryFolder } from "../../support/files";
import { csvLine, headerOf, headLines, rows } from "../../support/priceList";
import { patient, priceListServer } from "../../support/priceListServer";

const FILE = "/offers/v1.0/aws/index.json";
const LIST = new Map([[FILE, "x".repeat(10)]]);
const readError = (message: RegExp, again: boolean) => (error: unknown) =>
  error instanceof ReadError && message.test(error.message) && error.again === again;

describe("a source of the price list", () => {
  for (const [what, address] of Object.entries({
    "a user name": "https://somebody@prices.example",
    "a password": "https://:secret@prices.example",
    "a query": "https://prices.example/?token=secret",
    "a fragment": "https://prices.example/#secret",
  })) {
    it(`is no address with ${what}, which the message does not repeat`, () =>
      assert.throws(
        () => sourceOf(address, patient()),
        (error: Error) =>
          error instanceof UserError &&
          /has a user name, a query or a fragment/.test(error.message) &&
          !/secret|somebody/.test(error.message),
      ));
  }

  it("is asked again after 408, 429 and 5xx, and after nothing else", async () => {
    for (const status of [400, 403, 404, 408, 410, 429, 500, 502, 503, 504]) {
      const server = await priceListServer(LIST, (_path, _attempt, response) => {
        response.writeHead(status).end();
        return true;
      });
      const again = status === 408 || status === 429 || status >= 500;
      const refused = readError(new RegExp(`the server answers ${status}$`), again);
      await assert
        .rejects(sourceOf(server.url, patient()).open(FILE), refused)
        .finally(() => server.close());
    }
  });

  it("is given up after a time without a byte, counted anew from each piece", async () => {
    const server = await priceListServer(LIST, (_path, _attempt, response) => {
      response.writeHead(200);
      const pieces = ["one", "two", "three"];
      const send = () => {
        const piece = pieces.shift();
        if (piece === undefined) response.end();
        else response.write(piece, () => setImmediate(send));
      };
      send();
      return true;
    });
    const { setTimeout } = globalThis;
    let started = 0;
    globalThis.setTimeout = ((run: () => void, delay?: number) => {
      // 77 s is nobody else's time.
      if (delay === 77_000) started += 1;
      return setTimeout(run, delay);
    }) as typeof setTimeout;
    let pieces = 0;
    try {
      for await (const piece of (await sourceOf(server.url, patient(77)).open(FILE)).stream) {
        assert.ok(piece);
        pieces += 1;
      }
    } finally {
      globalThis.setTimeout = setTimeout;
      await server.close();
    }
    assert.ok(pieces > 0);
    assert.equal(started, 1 + pieces);
  });

  it("says that a directory in a file's place is no file", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, FILE), { recursive: true });
    await assert.rejects(
      sourceOf(folder, patient()).open(FILE),
      readError(/: no such file$/, false),
    );
  });
});

/** A source that has this text at every address, and keeps what it was asked for. */
function having(text: string | (() => Generator<string>)) {
  const asked: string[] = [];
  const source: PriceListSource = {
    name: "made",
    open: (link) => {
      asked.push(link);
      const pieces = typeof text === "string" ? [Buffer.from(text)] : bytes(text());
      const stream = Readable.from(pieces, { objectMode: false });
      return Promise.resolve({ stream, address: link, verified: false });
    },
  };
  return { source, asked };
}

function* bytes(texts: Generator<string>) {
  for (const text of texts) yield Buffer.from(text);
}

const never = {
  wait: () => assert.fail("nobody waits"),
  deadline: patient().deadline,
  limits: LIMITS,
};

describe("an index of the price list", () => {
  it("is China's own where it is asked for", async () => {
    const { source, asked } = having('{"offers": {}}');
    await readOfferIndex(source, "cn", never);
    await readOfferIndex(source, "aws", never);
    assert.deepEqual(asked, ["/offers/v1.0/cn/index.json", FILE]);
  });

  it("is refused where it is none, and where it is no JSON", async () => {
    for (const text of ["{}", "[]", '{"offers": {"AmazonVPC": {}}}']) {
      const refused = readOfferIndex(having(text).source, "aws", never);
      await assert.rejects(refused, readError(/not an index of the price list$/, false), text);
    }
    const broken = readRegionIndex(having("<html>").source, FILE, never);
    await assert.rejects(broken, readError(/: not JSON$/, false));
  });

  it("is given up where it is far too long, before its end", async () => {
    let sent = 0;
    const { source } = having(function* () {
      for (; sent < 40_000_000; sent += 1_000_000) yield "x".repeat(1_000_000);
    });
    const refused = readOfferIndex(source, "aws", never);
    await assert.rejects(refused, readError(/: too long for an index$/, false));
    assert.ok(sent < 30_000_000, `${sent} bytes`);
  });

  it("names JSON, beside which the CSV is, and nothing outside the list", () => {
    assert.equal(csvLink("/offers/v1.0/aws/a/index.json"), "/offers/v1.0/aws/a/index.csv");
    for (const link of ["/offers/../x.json", "/x.json", "https://e.example/offers/x.json"])
      assert.throws(() => csvLink(link), readError(/is no address of the price list$/, false));
  });
});

describe("an offer file that is not as AWS writes it", () => {
  const request = {
    offer: "AmazonEC2",
    selections: SELECTIONS.filter(({ offer }) => offer === "AmazonEC2"),
    regions: new Set(["us-east-1"]),
    address: "/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv",
    verified: true,
    limits: LIMITS,
  };
  const head = `${headLines("AmazonEC2").join("\n")}\n`;
  const row = `${csvLine("AmazonEC2", rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000"))}\n`;
  const read = (...texts: string[]) =>
    readOffer(
      Readable.from(
        texts.map((text) => Buffer.from(text)),
        { objectMode: false },
      ),
      request,
    );

  it("is refused at a row of fewer columns than its header has", async () => {
    const columns = headerOf("AmazonEC2").length;
    const short = read(head, row, '"SKU","Term"\n');
    await assert.rejects(
      short,
      readError(new RegExp(`row 2 has 2 columns, where the header has ${columns}$`), false),
    );
  });

  it("is refused where a quote stands within a field", async () => {
    await assert.rejects(
      read(head, row.replace('"NatGateway-Hours"', '"Nat"Gateway-Hours"')),
      readError(/not a usable offer file: quotes: /, false),
    );
  });

  it("is given up where no header comes after twenty lines, long before its end", async () => {
    let sent = 0;
    function* endless() {
      for (; sent < 20_000_000; sent += 70_000)
        yield Buffer.from(Array.from({ length: 7000 }, (_, at) => `"${sent + at}"\n`).join(""));
    }
    await assert.rejects(
      readOffer(Readable.from(endless(), { objectMode: false }), request),
      readError(/no header was found$/, false),
    );
    assert.ok(sent < 3_000_000, `${sent} bytes`);
  });

  it("is read again where it ends before its end", async () => {
    const stream = new Readable({ read: () => undefined });
    const reading = readOffer(stream, request);
    stream.push(Buffer.from(head + row));
    setImmediate(() => stream.destroy());
    await assert.rejects(reading, readError(/the file ended too early$/, true));
  });
});

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { LIMITS } from "../../../cli/prices/limits";
import { readOffer } from "../../../cli/prices/offerReader";
import { refresh } from "../../../cli/prices/refresh";
import { ReadError } from "../../../cli/prices/retry";
import { sourceOf } from "../../../cli/prices/source";
import { SELECTIONS } from "../../../cost/priceList/selections";
import { readPriceFile } from "../../../cli/priceFile";
import { formatSnapshot } from "../../../cost/prices/snapshotFile";
import { snapshotWithout } from "../../support/topologies";
import { captured } from "../../support/runCli";
import { temporaryFolder } from "../../support/files";
import { csvLine, headLines, offerCsv, priceListFiles, rows } from "../../support/priceList";
import {
  patient,
  priceListServer,
  type Interference,
  type PriceListServer,
} from "../../support/priceListServer";

const list = priceListFiles({
  AmazonVPC: {
    "us-east-1": offerCsv("AmazonVPC", rows.transitGateway("us-east-1", "USE1")),
    "eu-west-1": offerCsv("AmazonVPC", rows.transitGateway("eu-west-1", "EU")),
  },
});
const EU_FILE = "/offers/v1.0/aws/AmazonVPC/20261110190528/eu-west-1/index.csv";
const INDEX = "/offers/v1.0/aws/index.json";

describe("vpc-endpoints prices refresh over HTTP", () => {
  let server: PriceListServer | undefined;
  let waits: number[] = [];

  afterEach(async () => {
    await server?.close();
    server = undefined;
    waits = [];
  });

  async function refreshed(
    interfere: (...given: [...Parameters<Interference>, out: string]) => boolean = () => false,
    prefix?: string,
  ) {
    const out = join(temporaryFolder(), "prices.json");
    writeFileSync(out, formatSnapshot(snapshotWithout("eu-west-1", "tgw_gb")));
    server = await priceListServer(list, (...given) => interfere(...given, out), prefix);
    const baseUrl = server.url;
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    };
    const run = await captured(async () => {
      const item = ["tgw_gb", "tgw_vpc_attachment_hour"];
      process.exitCode = await refresh(
        { baseUrl, out, item, timeout: "60", maxTime: "600" },
        { wait },
      );
    });
    const snapshot = existsSync(out) ? readPriceFile(out).snapshot : undefined;
    const gb = (region: string) =>
      snapshot?.rows.find((row) => row.region === region && row.item === "tgw_gb");
    return { ...run, gb };
  }

  it("reads a mirror below a path and names its address as the source", async () => {
    const { code, gb } = await refreshed(undefined, "/mirrors/aws");
    assert.equal(code, 0);
    assert.equal(gb("eu-west-1")?.price, "0.02");
    assert.equal(gb("eu-west-1")?.sourceUrl, `${server?.url}${EU_FILE}`);
    assert.deepEqual(waits, []);
  });

  it("tries again when it is throttled: 429 and 503, longer each time", async () => {
    const { code, stderr, gb } = await refreshed((path, attempt, response) => {
      if (path !== EU_FILE || attempt > 2) return false;
      response.writeHead(attempt === 1 ? 429 : 503).end();
      return true;
    });
    assert.equal(stderr, "");
    assert.equal(code, 0);
    assert.equal(gb("eu-west-1")?.price, "0.02");
    assert.equal(server?.requests.get(EU_FILE), 3);
    const [first = 0, second = 0] = waits;
    assert.equal(waits.length, 2);
    assert.ok(first >= 500 && first < 1000 && second >= 1000 && second < 2000, waits.join());
  });

  it("waits as long as the server asks for", async () => {
    await refreshed((path, attempt, response) => {
      if (path !== INDEX || attempt > 1) return false;
      response.writeHead(429, { "retry-after": "7" }).end();
      return true;
    });
    assert.deepEqual(waits, [7000]);
  });

  it("waits a minute at most, and as usual where the server asks for what is no number", async () => {
    await refreshed((path, attempt, response) => {
      if (path !== INDEX || attempt > 2) return false;
      const after = attempt === 1 ? "9999" : "Wed, 21 Oct 2026 07:28:00 GMT";
      response.writeHead(429, { "retry-after": after }).end();
      return true;
    });
    const [first, second = 0] = waits;
    assert.equal(first, 60_000);
    assert.ok(second >= 1000 && second < 2000, waits.join());
  });

  it("tries again when the connection breaks within a file", async () => {
    const { code, gb } = await refreshed((path, attempt, response) => {
      if (path !== EU_FILE || attempt > 1) return false;
      const text = list.get(EU_FILE) ?? "";
      response.writeHead(200, { "content-length": Buffer.byteLength(text) });
      response.write(text.slice(0, 600), () => response.destroy());
      return true;
    });
    assert.equal(code, 0);
    assert.equal(gb("eu-west-1")?.price, "0.02");
    assert.equal(server?.requests.get(EU_FILE), 2);
  });

  it("gives a Region up after five attempts, says so, and writes the others", async () => {
    const { code, stderr, gb } = await refreshed((path, _, response) => {
      if (path !== EU_FILE) return false;
      response.writeHead(503).end();
      return true;
    });
    assert.equal(code, 1);
    assert.equal(
      stderr,
      `not read: AmazonVPC of eu-west-1: ${EU_FILE}: the server answers 503 (5 attempts). Its rows stay as they are\n`,
    );
    assert.equal(gb("eu-west-1"), undefined);
    assert.equal(gb("us-east-1")?.asOf, "2026-11-10");
    assert.equal(server?.requests.get(EU_FILE), 5);
  });

  it("leaves nothing beside a file that cannot be replaced", async () => {
    let folder = "";
    const replaced = refreshed((path, _attempt, _response, out) => {
      // A directory takes the file's place while the list is read.
      if (path === EU_FILE) {
        rmSync(out);
        mkdirSync(out);
      }
      folder = dirname(out);
      return false;
    });
    await assert.rejects(replaced, /prices\.json: this is a directory\. Name a file in it$/);
    assert.deepEqual(readdirSync(folder), ["prices.json"]);
  });

  it("does not try again what is not there", async () => {
    const { code, stderr } = await refreshed((path, _, response) => {
      if (path !== EU_FILE) return false;
      response.writeHead(404).end();
      return true;
    });
    assert.equal(code, 1);
    assert.match(stderr, /the server answers 404\. Its rows/);
    assert.equal(server?.requests.get(EU_FILE), 1);
  });

  it("gives a file up that sends nothing, before its headers or after them", async () => {
    server = await priceListServer(list, (_, attempt, response) => {
      if (attempt > 1) response.writeHead(200).write("something");
      return true;
    });
    const source = sourceOf(server.url, patient(0.1));
    const silent = (error: unknown) =>
      error instanceof ReadError && error.again && /nothing came for 0\.1 s/.test(error.message);
    await assert.rejects(source.open(INDEX), silent);
    await assert.rejects(async () => {
      for await (const chunk of (await source.open(INDEX)).stream) assert.ok(chunk);
    }, silent);
  });

  it("writes nothing when the index cannot be read", async () => {
    await assert.rejects(
      refreshed((path, _, response) => {
        if (path !== INDEX) return false;
        response.writeHead(403).end();
        return true;
      }),
      /index\.json: the server answers 403\. Nothing was written/,
    );
  });
});

describe("an offer file of any size", () => {
  const selections = SELECTIONS.filter(({ offer }) => offer === "AmazonEC2");
  const request = {
    offer: "AmazonEC2",
    selections,
    regions: new Set(["us-east-1"]),
    address: "/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.csv",
    verified: true,
    limits: LIMITS,
  };
  const instance = `${csvLine("AmazonEC2", {
    SKU: "2223B6PCG6QAUYY6",
    TermType: "Reserved",
    "Product Family": "Compute Instance",
    "Instance Type": "c6i.large",
    usageType: "BoxUsage:c6i.large",
    operation: "RunInstances:0202",
    "Pre Installed S/W": "SQL Web",
  })}\n`;
  const last = `${csvLine("AmazonEC2", rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000"))}\n`;

  /** A list of any length in pieces as a disk hands them over, which nobody holds at once. */
  function* pieces(length: number) {
    yield `${headLines("AmazonEC2").join("\n")}\n`;
    const piece = instance.repeat(Math.ceil(65_536 / instance.length));
    for (let sent = 0; sent < length; sent += piece.length) yield piece;
    yield last;
  }

  it("is never held as a whole: 24 MB in less than 8 MB", async () => {
    // What is held counts, not what nobody has cleared away yet: that grows with the tests loaded.
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    collect();
    const before = process.memoryUsage();
    let most = 0;
    let bytes = 0;
    let measured = 0;
    const { found } = await readOffer(Readable.from(pieces(24_000_000), { objectMode: false }), {
      ...request,
      onBytes: (more) => {
        bytes += more;
        if (bytes < measured + 8_000_000) return;
        measured = bytes;
        collect();
        const { heapUsed, external } = process.memoryUsage();
        most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
      },
    });
    assert.ok(bytes > 24_000_000);
    assert.deepEqual(
      found.map(({ region, selection }) => [region, selection.item]),
      [["us-east-1", "nat_hour"]],
    );
    assert.ok(most < 8_000_000, `${most} bytes`);
  });

  it("is given up where a quote opens and never closes, long before its end", async () => {
    let sent = 0;
    function* endless() {
      yield `${headLines("AmazonEC2").join("\n")}\n"SKU without an end`;
      for (; sent < 60_000_000; sent += 65_536) yield "x".repeat(65_536);
    }
    await assert.rejects(
      readOffer(Readable.from(endless(), { objectMode: false }), request),
      (error: unknown) => error instanceof ReadError && /a row does not end/.test(error.message),
    );
    assert.ok(sent < 3_000_000, `${sent} bytes`);
  });

  it("is read alike wherever its pieces are cut, even within a character", async () => {
    const row = rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000", {
      PriceDescription: "São Paulo, “€”, line\nbreak",
    });
    const bytes = Buffer.from(offerCsv("AmazonEC2", [row]));
    const whole = await readOffer(Readable.from([bytes], { objectMode: false }), request);
    assert.equal(whole.found.length, 1);
    for (const length of [1, 7, 64]) {
      const cut = function* () {
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
      };
      const read = await readOffer(Readable.from(cut(), { objectMode: false }), request);
      assert.deepEqual(read, whole, `pieces of ${length} bytes`);
    }
  });
});

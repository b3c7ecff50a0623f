import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { UserError } from "../../../cli/exit";
import { Deadline, LIMITS } from "../../../cli/prices/limits";
import { readOffer } from "../../../cli/prices/offerReader";
import { allowedHosts } from "../../../cli/prices/redirects";
import { ReadError, retrying } from "../../../cli/prices/retry";
import { sourceOf } from "../../../cli/prices/source";
import { SELECTIONS } from "../../../cost/priceList/selections";
import { csvLine, headLines, rows } from "../../support/priceList";
import { patient } from "../../support/priceListServer";

const LINK = "/offers/v1.0/aws/index.json";

/** A network in which addresses redirect; every other one answers. */
function opened(base: string, hops: Readonly<Record<string, string>>, ...allowed: string[]) {
  const asked: string[] = [];
  const get = ((url: URL) => {
    asked.push(url.href);
    const location = hops[url.href];
    return Promise.resolve(
      location === undefined
        ? new Response("{}")
        : new Response(null, { status: 302, headers: { location } }),
    );
  }) as typeof fetch;
  const opening = sourceOf(base, { ...patient(), get, allowed: allowedHosts(allowed) }).open(LINK);
  return { opening, asked };
}

const AWS = "https://prices.example";
const PLAIN = "http://prices.example";
const MOVED = "https://cdn.example/copy/index.json";

describe("a redirect of a price list", () => {
  for (const [what, base, location, allowed, address] of [
    ["stays with the host", AWS, "/new/index.json", [], `${AWS}/new/index.json`],
    ["may change from http to https", PLAIN, `${AWS}/x.json`, [], `${AWS}/x.json`],
    ["goes to a host that is named", AWS, MOVED, ["cdn.example"], MOVED],
    [
      "goes to a port that is named",
      AWS,
      `${AWS}:8443/x`,
      ["prices.example:8443"],
      `${AWS}:8443/x`,
    ],
    [
      "goes to http where that is named",
      AWS,
      "http://cdn.example/x",
      ["http://cdn.example"],
      "http://cdn.example/x",
    ],
    [
      "leaves its query out of the record",
      AWS,
      `${MOVED}?X-Amz-Signature=secret#x`,
      ["cdn.example"],
      MOVED,
    ],
  ] as const) {
    it(`${what}; the final address is what is recorded`, async () => {
      const { opening } = opened(base, { [`${base}${LINK}`]: location }, ...allowed);
      assert.equal((await opening).address, address);
    });
  }

  for (const [what, base, location, allowed] of [
    ["to another host", AWS, MOVED, []],
    ["to a host below it", AWS, "https://a.prices.example/x", []],
    ["to a host with its name in front", AWS, "https://prices.example.evil.example/x", []],
    ["to another host than the named one", AWS, "https://evil.example/x", ["cdn.example"]],
    ["to another port", AWS, `${AWS}:8443/x`, []],
    ["to http", AWS, `${PLAIN}/x`, []],
    ["to http of a host that is named for https", AWS, "http://cdn.example/x", ["cdn.example"]],
    ["to a named host with another port", AWS, "https://cdn.example:8443/x", ["cdn.example"]],
    ["from http to another host", PLAIN, MOVED, []],
    ["to a file", AWS, "file:///etc/passwd", []],
  ] as const) {
    it(`${what} is refused, and nobody is asked there`, async () => {
      const { opening, asked } = opened(base, { [`${base}${LINK}`]: location }, ...allowed);
      await assert.rejects(
        opening,
        (error: unknown) =>
          error instanceof ReadError && !error.again && /which is not allowed/.test(error.message),
      );
      assert.deepEqual(asked, [`${base}${LINK}`]);
    });
  }

  it("does not come back to http behind a step over https", async () => {
    const hops = { [`${PLAIN}${LINK}`]: `${AWS}/a`, [`${AWS}/a`]: `${PLAIN}/b` };
    await assert.rejects(
      opened(PLAIN, hops).opening,
      /http:\/\/prices\.example, which is not allowed/,
    );
  });

  it("is followed five times and not once more", async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [
        at === 0 ? `${AWS}${LINK}` : `${AWS}/${at}`,
        `/${at + 1}`,
      ]),
    );
    const { opening, asked } = opened(AWS, hops);
    await assert.rejects(opening, /more than 5 redirects/);
    assert.equal(asked.length, 6);
    delete hops[`${AWS}/5`];
    assert.equal((await opened(AWS, hops).opening).address, `${AWS}/5`);
  });

  it("goes to no host that is none", () => {
    for (const name of [
      "",
      "cdn.example/path",
      "a b",
      "ftp://cdn.example",
      "user@cdn.example",
      "cdn.example?x",
    ])
      assert.throws(() => allowedHosts([name]), UserError, name);
  });
});

describe("confidence in a price list", () => {
  const verified = async (base: string, hops = {}, ...allowed: string[]) =>
    (await opened(base, hops, ...allowed).opening).verified;

  it("needs https all the way", async () => {
    assert.equal(await verified(AWS), true);
    assert.equal(await verified(PLAIN), false);
    assert.equal(await verified(PLAIN, { [`${PLAIN}${LINK}`]: `${AWS}/x` }), false);
    const around = { [`${AWS}${LINK}`]: "http://cdn.example/x", "http://cdn.example/x": MOVED };
    assert.equal(await verified(AWS, around, "http://cdn.example", "cdn.example"), false);
  });

  it("needs certificates that are checked", async () => {
    const before = process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    try {
      assert.equal(await verified(AWS), false);
    } finally {
      if (before === undefined) delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
      else process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = before;
    }
  });
});

describe("what a server may cost", () => {
  const failing = new ReadError("the server answers 503", true);
  const clock = (seconds: number) => {
    let now = 0;
    const deadline = new Deadline(seconds, () => now);
    const waits: number[] = [];
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    };
    return { deadline, wait, waits };
  };

  it("is no wait beyond the end of all reading", async () => {
    const { deadline, wait, waits } = clock(2);
    let tries = 0;
    await assert.rejects(
      retrying({ deadline, wait }, () => {
        tries += 1;
        return Promise.reject(failing);
      }),
      failing,
    );
    // 2 s hold the waits of 0.5 to 1 s and of 1 to 2 s, and no more.
    assert.equal(tries, waits.length + 1);
    assert.ok(waits.length >= 2 && waits.length <= 3, waits.join());
    assert.equal(
      waits.reduce((sum, one) => sum + one, 0),
      2000,
    );
    deadline.stop();
  });

  const request = {
    offer: "AmazonEC2",
    selections: SELECTIONS.filter(({ offer }) => offer === "AmazonEC2"),
    regions: new Set(["us-east-1"]),
    address: LINK,
    verified: true,
  };
  const head = `${headLines("AmazonEC2").join("\n")}\n`;
  const row = `${csvLine("AmazonEC2", rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000"))}\n`;
  const read = (text: string, limits: Partial<typeof LIMITS>) =>
    readOffer(Readable.from([Buffer.from(text)], { objectMode: false }), {
      ...request,
      limits: { ...LIMITS, ...limits },
    });

  it("is as many bytes and rows as the limits say, and not one more", async () => {
    const text = head + row.repeat(10);
    assert.equal((await read(text, { bytes: text.length, rows: 10 })).found.length, 1);
    await assert.rejects(read(text, { bytes: text.length - 1 }), /it is longer than \d+ bytes$/);
    await assert.rejects(read(text, { rows: 9 }), /it has more than 9 rows$/);
  });

  it("is twenty lines above a header, alike or not", async () => {
    const line = '"FormatVersion","v1.0"\n';
    assert.equal((await read(line.repeat(15) + head + row, {})).found.length, 1);
    await assert.rejects(read(line.repeat(16) + head + row, {}), /no header was found$/);
  });
});

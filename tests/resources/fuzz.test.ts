import assert from "node:assert/strict";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatIssue } from "../../core/issues";
import { parseTopology } from "../../core/topology/parse";
import { SELECTIONS } from "../../cost/priceList/selections";
import { verify } from "../../cost/priceList/verify";
import { checkPrices } from "../../cost/prices/checkPrices";
import { PACKAGED_SNAPSHOT, PriceBook } from "../../cost/prices/prices";
import { parseSnapshot } from "../../cost/prices/snapshotFile";
import { estimateResources } from "../../cost/programs/estimate";
import { resourcesJson } from "../../cost/report/programs/json";
import { resourcesMarkdown } from "../../cost/report/programs/markdown";
import { resourcesText } from "../../cost/report/programs/text";
import { readResources, UnreadableError } from "../../resources/read";
import { UNKNOWN_VALUE } from "../support/previews";

const samples = join(__dirname, "../cli/samples");
const SAMPLES = [
  "network-change.json",
  "network-change-steps.json",
  "network-change.jsonl",
  "network-create.json",
  "network-destroy.json",
  "network-export.json",
  "per-vpc-create.json",
  "per-vpc-export.json",
].map((name) => readFileSync(join(samples, name), "utf8"));

/** What stands in the place of anything: other types, names that every object has, what Pulumi marks. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -0,
  "",
  " ",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "[secret]",
  UNKNOWN_VALUE,
  "urn:pulumi:::::::::",
  "arn:aws:iam::1:role/x",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
  "aws:ec2/transitGateway:TransitGateway",
  "aws:route53/zone:Zone",
  "\u202e\u0007",
  "x".repeat(5000),
  [],
  [[]],
  [null, 1, "subnet-1", {}],
  {},
  { constructor: 1, toString: null },
  JSON.parse('{"__proto__": {"type": "aws:ec2/vpcEndpoint:VpcEndpoint"}}') as unknown,
  { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" },
  { "4dabf18193072939515e22adb298388d": null, plaintext: "{" },
  { "4dabf18193072939515e22adb298388d": 5, plaintext: '{"toString": 1}', value: [] },
];

type Path = readonly (string | number)[];

/** Every place in a document, the document itself left out. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    return [place, ...placesOf(child, place)];
  });
}

interface Change {
  readonly kind: "replace" | "rename" | "remove" | "copy" | "contradict";
  /** Which place, of however many there are. */
  readonly at: number;
  readonly other: number;
  readonly strange: number;
}

function changed(document: unknown, change: Change, places: readonly Path[]): void {
  const place = places[change.at % Math.max(1, places.length)];
  if (place === undefined) return;
  const key = place.at(-1) as string;
  const owner = parentOf(document, place);
  if (owner === undefined || !Object.hasOwn(owner, key)) return;
  const value = owner[key];
  const strange = structuredClone(STRANGE[change.strange % STRANGE.length]);
  const define = (name: string, of: unknown) =>
    Object.defineProperty(owner, name, {
      value: of,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  switch (change.kind) {
    case "replace":
      define(key, strange);
      break;
    case "remove":
      if (!Array.isArray(owner)) delete owner[key];
      break;
    case "rename":
      if (Array.isArray(owner)) break;
      delete owner[key];
      define(typeof strange === "string" ? strange : "renamed", value);
      break;
    case "copy":
      // The same resource or step twice: two states of one URN that contradict each other.
      if (Array.isArray(owner)) (owner as unknown[]).push(structuredClone(value));
      break;
    case "contradict": {
      const from = places[change.other % places.length] ?? place;
      const source = parentOf(document, from);
      const taken = source?.[from.at(-1) as string];
      // Not a part of itself: a document has an end.
      if (typeof taken !== "object" || JSON.stringify(taken).length < 5000)
        define(key, structuredClone(taken));
      break;
    }
  }
}

function parentOf(document: unknown, place: Path): Record<string, unknown> | undefined {
  let owner: unknown = document;
  for (const key of place.slice(0, -1)) {
    if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, key)) return undefined;
    owner = (owner as Record<string, unknown>)[key as string];
  }
  return typeof owner === "object" && owner !== null
    ? (owner as Record<string, unknown>)
    : undefined;
}

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom("replace", "rename", "remove", "copy", "contradict"),
    at: fc.nat(1_000_000),
    other: fc.nat(1_000_000),
    strange: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Reads, prices and prints; what cannot be read is said in words, and anything else is a defect. */
function tried(text: string): void {
  let reading;
  try {
    reading = readResources(text);
  } catch (error) {
    assert.ok(
      error instanceof UnreadableError,
      error instanceof Error ? error.stack : String(error),
    );
    return;
  }
  const estimate = estimateResources(reading, {});
  for (const report of [
    resourcesText(estimate),
    resourcesMarkdown(estimate),
    resourcesJson(estimate),
  ]) {
    assert.doesNotMatch(report, /\[object |native code|function Object/);
  }
}

let documents = 0;
const count = (text: string) => {
  documents += 1;
  tried(text);
};

describe("previews, exports and events that somebody broke", () => {
  for (const sample of SAMPLES.filter((text) => text.startsWith("{\n"))) {
    const places = placesOf(JSON.parse(sample));

    it(`end in an estimate or in words: ${places.length} places changed at will`, () => {
      fc.assert(
        fc.property(changes, (list) => {
          const document: unknown = JSON.parse(sample);
          for (const change of list) changed(document, change, places);
          count(JSON.stringify(document));
        }),
        { numRuns: 100 },
      );
    });
  }

  it("end in an estimate or in words, each field of an endpoint replaced by everything strange", () => {
    const { deployment } = JSON.parse(SAMPLES[5] ?? "") as {
      deployment: { resources: { type: string }[] };
    };
    const resources = deployment.resources
      .filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint")
      .slice(0, 1);
    const sample = JSON.stringify({ version: 3, deployment: { resources } });
    const fields = placesOf(JSON.parse(sample)).filter((place) => place.length > 3);
    assert.ok(fields.length > 10, String(fields.length));
    for (const field of fields) {
      for (const strange of STRANGE) {
        const document = JSON.parse(sample) as Record<string, unknown>;
        const owner = parentOf(document, field);
        assert.ok(owner !== undefined);
        owner[field.at(-1) as string] = strange;
        count(JSON.stringify(document));
      }
    }
  });

  it("end in an estimate or in words, cut anywhere or with characters in the wrong place", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLES),
        fc.nat(1_000_000),
        fc.nat(1_000_000),
        fc.constantFrom("", "{", "}", "]", '"', "\u0000", "\n{", "null", "\ufeff"),
        (sample, cut, from, put) => {
          const end = cut % sample.length;
          const start = from % (end + 1);
          count(sample.slice(0, end));
          count(sample.slice(0, start) + put + sample.slice(end));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("end in an estimate or in words, lines of events left out, twice or in another order", () => {
    const lines = (SAMPLES[2] ?? "").trimEnd().split("\n");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...lines, "{}", "null", "[]", '{"summaryEvent": 5}'), {
          maxLength: 40,
        }),
        (list) => count(list.join("\n")),
      ),
      { numRuns: 300 },
    );
  });

  it("were more than 2,000", () => assert.ok(documents > 2000, String(documents)));

  it("are refused in words as lists of prices and as negotiated prices, or are usable ones", () => {
    const override = { region: "us-east-1", item: "vpce_interface_hour", price: "0.0095" };
    const tiers = [
      { fromGb: "0", toGb: "10", price: "0.01" },
      { fromGb: "10", price: "0.005" },
    ];
    const lists = [
      { ...PACKAGED_SNAPSHOT, rows: PACKAGED_SNAPSHOT.rows.slice(0, 3) },
      {
        discountPercent: 5,
        overrides: [override, { ...override, item: "vpce_interface_gb", price: undefined, tiers }],
      },
    ];
    for (const list of lists) {
      const text = JSON.stringify(list);
      const places = placesOf(JSON.parse(text));
      fc.assert(
        fc.property(changes, (changed_) => {
          const document: unknown = JSON.parse(text);
          for (const change of changed_) changed(document, change, places);
          const { snapshot } = parseSnapshot(document);
          const topology = { region: "us-east-1", services: ["logs"], vpcs: { app: {} } };
          const { input } = parseTopology({ ...topology, prices: document });
          if (snapshot !== undefined)
            new PriceBook("us-east-1", { snapshot }).find("vpce_interface_hour");
          if (input === undefined) return;
          assert.ok(Array.isArray(checkPrices(input.prices ?? {}, ["prices"])));
        }),
        { numRuns: 300 },
      );
    }
  });

  it("are refused in words as rows of AWS's price list, or are usable ones", () => {
    const texts = fc.constantFrom(
      ...STRANGE.filter((one) => typeof one === "string"),
      "0",
      "Inf",
      "0.01",
      "Hrs",
      "USD",
      "1e5",
      "-1",
      "9".repeat(31),
    );
    const point = fc.record({
      sku: texts,
      usageType: texts,
      from: texts,
      to: texts,
      unit: texts,
      price: texts,
      currency: texts,
    });
    const file = {
      offer: "AmazonVPC",
      publication: "2026-01-01T00:00:00Z",
      url: "https://a.example",
      verified: true,
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...SELECTIONS),
        fc.array(point, { minLength: 1, maxLength: 4 }),
        (selection, points) => {
          const found = { selection, region: "us-east-1", file, points };
          const { rows, issues } = verify(found, [], { acceptChanges: false });
          assert.ok(rows.length > 0 || issues.length > 0);
          for (const issue of issues) assert.ok(formatIssue(issue).length < 1000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

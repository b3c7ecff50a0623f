import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PriceItem } from "../../../core/priceItem";
import { LISTED_ITEMS, RECEIVING_REGIONS } from "../../../core/priceItems.data";
import { alternativesOf } from "../../../cost/compare/alternatives";
import { BILLS, priceCoverage } from "../../../cost/prices/priceCoverage";
import { PACKAGED_SNAPSHOT, PriceBook } from "../../../cost/prices/prices";
import { UNUSED_ITEMS } from "../../../cost/prices/unusedItems";
import { topologyOf } from "../../support/topologies";

/** A price book that keeps what it was asked for, there or not. */
class Asked extends PriceBook {
  readonly items = new Set<PriceItem>();
  override find(item: PriceItem) {
    this.items.add(item);
    return super.find(item);
  }
}

/** Every item that the bills of a topology's models ask for. */
function asked(input: object): Set<PriceItem> {
  const topology = topologyOf({
    region: "us-east-1",
    services: ["kms", "sts"],
    usage: { kms: 100, sts: 100 },
    vpcs: { a: {}, b: {}, c: {} },
    ...input,
  });
  const book = new Asked(topology.region);
  alternativesOf(topology, book);
  return book.items;
}

/** A topology asks for the items of these bills, and for no other. */
function assertAsked(input: object, ...names: readonly string[]): void {
  const found = asked(input);
  // The row of what is free is read for its source alone.
  found.delete("vpce_gateway_hour");
  const needed = BILLS.filter(({ name }) => names.includes(name)).flatMap(({ items }) => items);
  assert.deepEqual([...found].sort(), [...new Set(needed)].sort());
}

describe("what a Region's prices are enough for", () => {
  const HUBS: readonly (readonly [hub: object, bills: readonly string[]])[] = [
    [
      { connectivity: "TransitGateway", dns: "PrivateHostedZones" },
      ["hub over Transit Gateway", "hosted zones"],
    ],
    [{ connectivity: "Peering", dns: "PrivateHostedZones" }, ["hub over peering", "hosted zones"]],
    [
      { connectivity: "CloudWan", dns: "PrivateHostedZones" },
      ["hub over Cloud WAN", "hosted zones"],
    ],
  ];
  for (const [hub, bills] of HUBS) {
    it(`asks what its bills ask for, with ${bills.join(" and ")}`, () => {
      assertAsked({ hub }, ...bills);
    });
  }

  it("asks what a Profile's bill asks for, beyond its first hundred VPCs too", () => {
    const vpcs = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`v${at}`, {}]));
    const hub = { connectivity: "TransitGateway", dns: "Profile" };
    assertAsked({ hub, vpcs }, "hub over Transit Gateway", "hosted zones", "Profile");
  });

  it("asks what NAT gateways ask for, bought for it", () => {
    const vpcs = { a: { nat: "new" }, b: { nat: "new" } };
    assertAsked({ vpcs }, "hub over Transit Gateway", "hosted zones", "NAT gateways");
  });

  it("is every bill of Virginia, and all but NAT gateways of northern California", () => {
    const gaps = (region: string) =>
      priceCoverage(new PriceBook(region)).flatMap(({ bill, missing }) =>
        missing.length === 0 ? [] : [`${bill}: ${missing.join(", ")}`],
      );
    assert.deepEqual(gaps("us-east-1"), []);
    assert.deepEqual(gaps("us-west-1"), ["NAT gateways: nat_gb"]);
  });

  it("is endpoints and Transit Gateway hubs in 35 Regions, and NAT gateways in 16", () => {
    const regions = [...new Set(PACKAGED_SNAPSHOT.rows.map(({ region }) => region))];
    const complete = (name: string) =>
      regions.filter((region) =>
        priceCoverage(new PriceBook(region)).some(
          ({ bill, missing }) => bill === name && missing.length === 0,
        ),
      );
    assert.equal(complete("per-VPC endpoints").length, 35);
    assert.equal(complete("hub over Transit Gateway").length, 35);
    assert.equal(complete("NAT gateways").length, 16);
    assert.ok(!complete("per-VPC endpoints").includes("ap-southeast-6"));
  });
});

describe("items of the snapshot", () => {
  /** Everything that prices, but for what reads price lists and the list below. */
  const source = readdirSync(join(__dirname, "..", "..", "..", "cost"), {
    recursive: true,
    encoding: "utf8",
  })
    .filter((file) => file.endsWith(".ts") && !/^priceList|^unusedItems/.test(file))
    .map((file) => readFileSync(join(__dirname, "..", "..", "..", "cost", file), "utf8"))
    .join("\n");

  it("are each read by some bill, or listed as unused with the reason", () => {
    const unread = LISTED_ITEMS.filter((item) => !source.includes(`"${item}"`));
    assert.deepEqual(unread, Object.keys(UNUSED_ITEMS).sort());
    for (const why of Object.values(UNUSED_ITEMS)) assert.notEqual(why, "");
  });

  it("name as a receiver of data every Region that sends any", () => {
    const senders = PACKAGED_SNAPSHOT.rows
      .filter(({ item }) => item.startsWith("dt_interregion_out_gb_to_"))
      .map(({ region }) => region);
    assert.deepEqual([...RECEIVING_REGIONS], [...new Set(senders)].sort());
  });
});

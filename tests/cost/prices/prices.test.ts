import assert from "node:assert/strict";
import { propertyPath } from "../../../core/issues";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "papaparse";
import { transferItem, type PriceItem } from "../../../core/priceItem";
import { checkPrices } from "../../../cost/prices/checkPrices";
import { PACKAGED_SNAPSHOT as snapshot, PriceBook, priceItems } from "../../../cost/prices/prices";

const price = (region: string, item: PriceItem, input = {}) =>
  new PriceBook(region, input).find(item)?.tiers[0]?.price.toString();

describe("the price snapshot", () => {
  it("gives every row a source, a date, a confidence and a price in decimals", () => {
    assert.equal(snapshot.rows.length, 2525);
    for (const row of snapshot.rows) {
      assert.match(row.price, /^\d+(\.\d+)?$/, row.item);
      assert.match(row.confidence, /^(high|medium|low)$/);
      assert.ok(
        row.source.length > 0 && row.asOf.length > 0 && row.unit.length > 0,
        `${row.region} ${row.item}`,
      );
    }
  });

  it("has one row for each Region, item and tier", () => {
    const keys = snapshot.rows.map((row) => `${row.region} ${row.item} ${row.from ?? "0"}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("names its items by the alphabet, each once, whatever the order of its rows", () => {
    const rows = (["tgw_gb", "nat_gb", "tgw_gb"] as const).flatMap((item) =>
      snapshot.rows.filter((row) => row.region === "us-east-1" && row.item === item),
    );
    assert.deepEqual(priceItems({ ...snapshot, rows }), ["nat_gb", "tgw_gb"]);
  });

  it("uses the better of two sources that disagree, and keeps the other beside it", () => {
    // A dated copy of AWS's price page against one figure of a third party, though that is newer.
    const tier = new PriceBook("ap-southeast-7").find("tgw_vpc_attachment_hour")?.tiers[0];
    assert.deepEqual([tier?.price.toString(), tier?.source.asOf], ["0.07", "2025-06-13"]);
    assert.deepEqual(
      tier?.disputed.map(({ price: other, asOf, confidence }) => [other, asOf, confidence]),
      [["0.06", "2026-07", "low"]],
    );
  });

  it("has every row of its sources, and no other", () => {
    const read = (name: string) =>
      parse<Record<string, string>>(
        readFileSync(join(__dirname, "..", "..", "..", "data", "sources", name), "utf8"),
        { header: true, skipEmptyLines: true },
      ).data;
    const text = (...parts: (string | undefined)[]) => parts.map((part) => part ?? "").join("|");
    const sources = [
      ...read("prices.csv").map((row) =>
        text(row["region"], row["item"], row["from"], row["to"], row["price"], row["source"]),
      ),
      ...read("pricesBetweenRegions.csv").map(({ from_region, to_region = "", price, source }) =>
        text(from_region, transferItem(to_region), "", "", price, source),
      ),
    ];
    const rows = snapshot.rows.flatMap((row) => [
      text(row.region, row.item, row.from, row.to, row.price, row.source),
      ...(row.disputed ?? []).map(({ price: other, source }) =>
        text(row.region, row.item, row.from, row.to, other, source),
      ),
    ]);
    assert.deepEqual(rows.sort(), sources.sort());
  });

  it("has tiers that follow each other without a gap", () => {
    for (const region of ["us-east-1", "ap-northeast-1", "eu-central-1"]) {
      const tiers = new PriceBook(region).find("vpce_interface_gb")?.tiers ?? [];
      assert.deepEqual(
        tiers.map(({ from, to }) => [from.toString(), to?.toString()]),
        [
          ["0", "1048576"],
          ["1048576", "5242880"],
          ["5242880", undefined],
        ],
      );
    }
  });
});

describe("PriceBook", () => {
  it("knows endpoint hours of 36 Regions, from $0.01 to São Paulo's", () => {
    assert.equal(price("us-east-1", "vpce_interface_hour"), "0.01");
    assert.equal(price("ap-northeast-1", "vpce_interface_hour"), "0.014");
    const regions = new Set(
      snapshot.rows.filter((row) => row.item === "vpce_interface_hour").map((row) => row.region),
    );
    assert.equal(regions.size, 36);
  });

  it("never answers with another Region's price", () => {
    assert.equal(price("ap-southeast-6", "tgw_gb"), undefined);
    assert.equal(price("us-iso-east-1", "vpce_interface_hour"), undefined);
  });

  it("finds what holds everywhere in every Region", () =>
    assert.equal(price("eu-south-2", "r53_hosted_zone_month"), "0.5"));

  it("uses a price page's default only when asked to, and says so", () => {
    assert.equal(price("ap-southeast-6", "vpce_interface_gb"), undefined);
    const book = new PriceBook("ap-southeast-6", { usePageDefaults: true });
    assert.equal(book.find("vpce_interface_gb")?.tiers[1]?.price.toString(), "0.006");
    assert.match(
      book.find("vpce_interface_gb")?.tiers[0]?.source.citation ?? "",
      /^price page's default/,
    );
  });

  it("keeps China in its own currency and leaves dollars out of it", () => {
    assert.equal(new PriceBook("cn-north-1").currency, "CNY");
    assert.equal(price("cn-north-1", "tgw_gb"), "0.143");
    assert.equal(price("cn-north-1", "r53_hosted_zone_month"), undefined);
  });

  it("keeps what holds everywhere, and page defaults, to the commercial partition", () => {
    for (const region of ["us-gov-west-1", "us-iso-east-1", "eusc-de-east-1", "cn-north-1"]) {
      assert.equal(price(region, "r53_hosted_zone_month"), undefined, region);
      assert.equal(price(region, "r53_profile_account_hour"), undefined, region);
      const input = { usePageDefaults: true };
      const gb = new PriceBook(region, input).find("vpce_interface_gb");
      // GovCloud has a price of its own; the others have none.
      assert.equal(gb?.region, region === "us-gov-west-1" ? region : undefined, region);
    }
    assert.equal(price("us-gov-west-1", "vpce_interface_hour") !== undefined, true);
  });

  it("prefers the Region's negotiated price to one for every Region, in either order", () => {
    const overrides = [
      { region: "us-east-1", item: "tgw_gb", price: "0.01" },
      { region: "global", item: "tgw_gb", price: "0.015" },
    ];
    assert.equal(price("us-east-1", "tgw_gb", { overrides }), "0.01");
    assert.equal(price("us-east-1", "tgw_gb", { overrides: [...overrides].reverse() }), "0.01");
    assert.equal(price("us-east-2", "tgw_gb", { overrides }), "0.015");
  });

  it("takes a negotiated price that states none, or two, as unknown: neither 0 nor the list's", () => {
    const item = { region: "us-east-1", item: "tgw_gb" };
    const hole = [{ fromGb: "0", toGb: "10", price: "1" }];
    for (const stated of [
      {},
      { tiers: [] },
      { tiers: hole },
      { price: "1", tiers: [{ fromGb: "0", price: "1" }] },
    ]) {
      assert.equal(
        price("us-east-1", "tgw_gb", { overrides: [{ ...item, ...stated }] }),
        undefined,
      );
    }
  });

  it("lets no control character of a negotiated price's source into a report", () => {
    const source = "\u001b[31mred\nnext\u202e";
    const overrides = [
      { region: "us-east-1", item: "tgw_gb", price: "0.01", source, asOf: "\u0007" },
    ];
    const tier = new PriceBook("us-east-1", { overrides }).find("tgw_gb")?.tiers[0];
    assert.equal(tier?.source.citation, "[31mred next");
    assert.equal(tier.source.asOf, "");
  });

  it("calls a discount of nothing list price", () =>
    assert.equal(new PriceBook("us-east-1", { discountPercent: 0 }).basis, "list price"));

  it("takes a discount off list prices, exactly, and not off negotiated ones", () => {
    const input = {
      discountPercent: 8,
      overrides: [{ region: "us-east-1", item: "tgw_gb", price: "0.015" }],
    };
    assert.equal(price("us-east-1", "vpce_interface_hour", input), "0.0092");
    assert.equal(price("us-east-1", "tgw_gb", input), "0.015");
    assert.equal(price("us-east-2", "tgw_gb", input), "0.0184");
  });
});

describe("checkPrices", () => {
  const rules = (override: object) =>
    checkPrices({ overrides: [{ region: "us-east-1", item: "tgw_gb", ...override }] }, [
      "prices",
    ]).map(({ rule, path }) => `${rule} ${propertyPath(path)}`);

  it("accepts a price or tiers", () => {
    assert.deepEqual(rules({ price: "0.01" }), []);
    assert.deepEqual(
      rules({
        tiers: [
          { fromGb: "0", toGb: "10", price: "0.02" },
          { fromGb: "10", price: "0.01" },
        ],
      }),
      [],
    );
  });

  it("refuses unknown items, both or none of price and tiers, and tiers with holes", () => {
    assert.deepEqual(rules({ item: "tgw", price: "1" }), ["price-item prices.overrides[0]"]);
    assert.deepEqual(rules({}), ["price-once prices.overrides[0]"]);
    assert.deepEqual(rules({ price: "1", tiers: [{ fromGb: "0", price: "1" }] }), [
      "price-once prices.overrides[0]",
    ]);
    assert.deepEqual(
      rules({
        tiers: [
          { fromGb: "0", toGb: "10", price: "1" },
          { fromGb: "11", price: "1" },
        ],
      }),
      ["price-tiers prices.overrides[0]"],
    );
    assert.deepEqual(rules({ tiers: [{ fromGb: "0", toGb: "10", price: "1" }] }), [
      "price-tiers prices.overrides[0]",
    ]);
    assert.deepEqual(rules({ tiers: [] }), ["price-tiers prices.overrides[0]"]);
  });

  it("names the item that was meant, and takes no name of Object.prototype for one", () => {
    const wayOut = (item: string) =>
      checkPrices({ overrides: [{ region: "us-east-1", item, price: "1" }] }, [])[0]?.wayOut;
    assert.equal(wayOut("tgw_bg"), "Did you mean tgw_gb?");
    assert.equal(wayOut("dt_interregion_out_gb_to_us-east-1"), undefined);
    assert.match(wayOut("dt_interregion_out_gb_to_virginia") ?? "", /lists every item/);
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      assert.match(wayOut(name) ?? "", /lists every item|Did you mean/, name);
    }
  });

  it("does not compile with a slip in the name of an item", () => {
    // @ts-expect-error: no item has this name.
    assert.equal(new PriceBook("us-east-1").find("tgw_bg"), undefined);
  });
});

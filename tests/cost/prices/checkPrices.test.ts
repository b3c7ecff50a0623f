import assert from "node:assert/strict";
import { propertyPath } from "../../../core/issues";
import { checkPrices } from "../../../cost/prices/checkPrices";

const tgw = { region: "us-east-1", item: "tgw_gb", price: "0.01" };
const issuesOf = (overrides: readonly (typeof tgw)[], region?: string) =>
  checkPrices({ overrides: [...overrides] }, ["prices"], region).map(
    ({ rule, path, value, wayOut }) => ({ rule, path: propertyPath(path), value, wayOut }),
  );

describe("negotiated prices", () => {
  it("may not give one item twice for one Region, since neither is to be guessed", () => {
    assert.deepEqual(issuesOf([tgw, { ...tgw, region: "us-east-2" }, { ...tgw, price: "0.02" }]), [
      {
        rule: "price-twice",
        path: "prices.overrides[2]",
        value: "us-east-1 tgw_gb",
        wayOut: "Keep one of them, with tiers where the price depends on the quantity",
      },
    ]);
  });

  it("may give one for every Region beside a Region's own", () =>
    assert.deepEqual(issuesOf([tgw, { ...tgw, region: "global" }]), []));

  it("may not name a Region that does not exist: nobody would see that it is never used", () => {
    assert.deepEqual(issuesOf([{ ...tgw, region: "us-eest-1" }]), [
      {
        rule: "price-region",
        path: "prices.overrides[0].region",
        value: "us-eest-1",
        wayOut: "Did you mean us-east-1?",
      },
    ]);
    assert.deepEqual(
      issuesOf([{ ...tgw, region: "N. Virginia" }]).map(({ wayOut }) => wayOut),
      ["Use a Region's name, such as us-east-1, or global for every Region"],
    );
  });

  it("may name the topology's own Region, and Regions of partitions that no list covers", () => {
    assert.deepEqual(
      issuesOf([{ ...tgw, region: "eu-east-9" }]).map(({ rule }) => rule),
      ["price-region"],
    );
    assert.deepEqual(issuesOf([{ ...tgw, region: "eu-east-9" }], "eu-east-9"), []);
    assert.deepEqual(issuesOf([{ ...tgw, region: "us-iso-east-1" }]), []);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compare } from "../cost/compare/compare";
import { topologyOf } from "./support/topologies";

const folder = join(__dirname, "..", "examples", "existing-transit-gateway");

describe("the example existing-transit-gateway", () => {
  it("says of its topology what the command measures", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    const topology = topologyOf(parse(readFileSync(join(folder, "topology.yaml"), "utf8")));
    const { alternatives, recommended } = compare(topology);
    const total = (model: string) =>
      alternatives.find(({ plan }) => plan.model === model)?.estimate.monthlyTotal.toFixed(2);
    // 6 x 2 ENI x 730 h x $0.01 = 87.60, and 4,215 GB x $0.01 = 42.15.
    assert.equal(total("PerVpc"), "129.75");
    // 2 x 2 x 730 x 0.01 = 29.20, 42.15, 4 attachments x 730 x 0.05 = 146.00, 4,215 GB x 0.02 = 84.30, 2 zones x 0.50.
    assert.equal(total("Centralized"), "302.65");
    // No mix is cheaper than the first of both.
    assert.equal(total("Hybrid"), "129.75");
    assert.equal(recommended, "PerVpc");
    assert.match(readme, /the hub, `Centralized`: \$302\.65 a month/);
    assert.match(readme, /endpoint in every VPC, `PerVpc`, which is \$129\.75/);
  });
});

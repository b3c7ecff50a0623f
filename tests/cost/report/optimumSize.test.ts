import assert from "node:assert/strict";
import { optimize } from "../../../cost/optimize/optimize";
import { optimumMarkdown } from "../../../cost/report/optimum/markdown";
import { topologyOf } from "../../support/topologies";

describe("the markdown of an optimum", () => {
  it("stays below the 65,536 characters of a comment, and counts what it leaves out", () => {
    const optimum = optimize(
      topologyOf({ region: "us-east-1", vpcs: { a: { services: ["logs"] } } }),
    );
    const [placement] = optimum.placements;
    const [considered] = optimum.considered;
    assert.ok(placement !== undefined && considered !== undefined);
    // Characters that markdown writes out, in names as long as names may be.
    const name = "<@#|`".repeat(20);
    const many = <T>(count: number, one: (at: number) => T) =>
      Array.from({ length: count }, (_, at) => one(at));
    const text = optimumMarkdown({
      ...optimum,
      placements: many(3000, (at) => ({ ...placement, service: `${name}${at}` })),
      considered: many(400, () => ({
        ...considered,
        hub: name,
        model: "Hybrid" as const,
        connectivity: "Peering" as const,
        dns: "Profile" as const,
      })),
    });
    assert.ok(text.length < 65_536, String(text.length));
    assert.match(text, /\| and 29\d\d more, see --format json \|/);
    assert.match(text, /\| and 3\d\d more, see --format json \|/);
  });
});

import assert from "node:assert/strict";
import { readTopology } from "../../../components/network/topologyText";
import { formatIssue } from "../../../core/issues";

/** What the text alone gives; ids are missing, which other tests are about. */
function read(topology: string) {
  const { topology: planned, issues } = readTopology({ topology, vpcs: {} });
  return {
    vpcs: planned?.vpcs.map(({ name, availabilityZones }) => [name, availabilityZones.length]),
    said: issues.map(formatIssue),
  };
}

describe("the topology of a network, as text", () => {
  it("may have blocks of the writer's own, anchors and merge keys, as the command's file", () => {
    const { vpcs } = read(`
region: us-east-1
services: [logs]
x-kinds:
  wide: &wide { availabilityZones: 3 }
vpcs:
  a: *wide
  b: { <<: *wide, availabilityZones: 1 }
`);
    assert.deepEqual(vpcs, [
      ["a", 3],
      ["b", 1],
    ]);
  });

  it("is refused with the line and the column, in words", () => {
    const { vpcs, said } = read("region: us-east-1\nvpcs:\n  a: *wide\n");
    assert.equal(vpcs, undefined);
    assert.deepEqual(said, [
      "error topology: line 3, column 6: no anchor &wide stands before *wide. Write &wide at the block that is meant, above. [yaml]",
    ]);
  });
});

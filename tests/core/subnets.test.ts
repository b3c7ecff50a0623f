import assert from "node:assert/strict";
import fc from "fast-check";
import type { SubnetPlace } from "../../core/subnetPlaces";
import { chooseSubnets } from "../../core/subnets";

interface Subnet extends SubnetPlace {
  readonly id: string;
}

const rules = {
  unsupportedAvailabilityZoneIds: ["use1-az2"],
  onUnsupported: "Drop",
  service: "email-smtp",
  path: ["subnets"],
} as const;
const ids = (subnets: readonly Subnet[], changes: object = {}) =>
  chooseSubnets(subnets, { ...rules, ...changes }).chosen.map(({ id }) => id);

describe("chooseSubnets", () => {
  it("takes the first subnet of each Availability Zone, in the order given", () => {
    assert.deepEqual(
      ids([
        { id: "b", availabilityZone: "us-east-1b" },
        { id: "a", availabilityZone: "us-east-1a" },
        { id: "b2", availabilityZone: "us-east-1b" },
      ]),
      ["b", "a"],
    );
  });

  it("keeps subnets whose zone nobody knows", () =>
    assert.deepEqual(ids([{ id: "x" }, { id: "y" }]), ["x", "y"]));

  it("leaves zones out that the service lacks, with a warning", () => {
    const { chosen, issues } = chooseSubnets(
      [{ availabilityZoneId: "use1-az2" }, { availabilityZoneId: "use1-az1" }],
      rules,
    );
    assert.equal(chosen.length, 1);
    assert.deepEqual(
      issues.map(({ severity, path, value }) => [severity, path, value]),
      [["warning", ["subnets", 0], "use1-az2"]],
    );
  });

  it("leaves zones out that AWS answers not to offer, whatever the catalog says of their ids", () => {
    const subnets = [
      { id: "a", availabilityZone: "us-east-1a", availabilityZoneId: "use1-az2" },
      { id: "b", availabilityZone: "us-east-1b", availabilityZoneId: "use1-az1" },
      { id: "x" },
    ];
    assert.deepEqual(ids(subnets, { availabilityZones: ["us-east-1a", "us-east-1c"] }), ["a", "x"]);
  });

  it("goes by the catalog where the answer is of another Region", () => {
    const subnets = [
      { id: "a", availabilityZone: "us-east-1a", availabilityZoneId: "use1-az1" },
      { id: "b", availabilityZone: "us-east-1b", availabilityZoneId: "use1-az2" },
    ];
    assert.deepEqual(ids(subnets, { availabilityZones: ["eu-west-1a"] }), ["a"]);
  });

  it("refuses them when asked to", () => {
    const { issues } = chooseSubnets([{ availabilityZoneId: "use1-az2" }], {
      ...rules,
      onUnsupported: "Refuse",
    });
    assert.deepEqual(
      issues.map(({ severity }) => severity),
      ["error"],
    );
  });

  it("compares ids, not names, where ids are given: names differ from account to account", () => {
    assert.deepEqual(
      ids([
        { id: "1", availabilityZone: "us-east-1a", availabilityZoneId: "use1-az4" },
        { id: "2", availabilityZone: "us-east-1b", availabilityZoneId: "use1-az4" },
      ]),
      ["1"],
    );
  });

  it("never takes two subnets of a zone, nor one that was not given, and keeps their order", () => {
    const subnet = fc.record({
      id: fc.string(),
      availabilityZone: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(subnet), (subnets) => {
        const given = subnets.map(({ id, availabilityZone }) =>
          availabilityZone === undefined ? { id } : { id, availabilityZone },
        );
        const { chosen } = chooseSubnets(given, rules);
        const zones = chosen.flatMap(({ availabilityZone }) => availabilityZone ?? []);
        assert.equal(new Set(zones).size, zones.length);
        assert.deepEqual(
          chosen,
          given.filter((one) => chosen.includes(one)),
        );
      }),
    );
  });
});

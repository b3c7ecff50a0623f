import assert from "node:assert/strict";
import { checkChoice } from "../../../core/checks/choice";
import { checkFixedAddresses } from "../../../core/checks/fixedAddresses";
import { checkListedOnce } from "../../../core/checks/listedOnce";
import { checkPorts } from "../../../core/checks/ports";
import { checkRegionName } from "../../../core/checks/regionName";
import { propertyPath, type Issue } from "../../../core/issues";

const found = (issues: readonly Issue[]) =>
  issues.map(({ rule, path }) => `${rule} ${propertyPath(path)}`);

describe("checkRegionName", () => {
  for (const region of ["us-east-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"]) {
    it(`accepts ${region}`, () => assert.deepEqual(checkRegionName(region, ["region"]), []));
  }

  for (const region of ["", "us-east", "US-EAST-1", "us-east-1a", "nowhere"]) {
    it(`refuses ${JSON.stringify(region)}`, () =>
      assert.deepEqual(found(checkRegionName(region, ["region"])), ["region-name region"]));
  }
});

describe("checkChoice", () => {
  it("accepts each value of the enumeration, and none at all", () => {
    for (const value of ["Drop", "Refuse", undefined]) {
      assert.deepEqual(checkChoice(value, ["Drop", "Refuse"], ["on"]), []);
    }
  });

  it("refuses another spelling and names the values", () => {
    const [issue] = checkChoice("refuse", ["Off", "Drop", "Refuse"], ["on"]);
    assert.equal(issue?.wayOut, "Use Off, Drop or Refuse");
  });
});

describe("checkListedOnce", () => {
  const rule = { rule: "once", path: ["ids"], message: "twice", wayOut: "Remove one" };

  it("reports every repetition, not the first place", () => {
    assert.deepEqual(found(checkListedOnce(["a", "b", "a", "a"], rule)), [
      "once ids[2]",
      "once ids[3]",
    ]);
  });

  it("says nothing of values that are not known yet", () => {
    const later = Promise.resolve("a");
    assert.deepEqual(checkListedOnce([later, later, "a"], rule), []);
  });
});

describe("checkPorts", () => {
  it("accepts the lowest and the highest port", () =>
    assert.deepEqual(checkPorts([1, 443, 65_535], ["ports"]), []));

  it("refuses what is no port", () => {
    assert.deepEqual(found(checkPorts([0, 443, 65_536, 1.5, Number.NaN], ["ports"])), [
      "port-number ports[0]",
      "port-number ports[2]",
      "port-number ports[3]",
      "port-number ports[4]",
    ]);
  });

  it("refuses a list that opens nothing", () =>
    assert.deepEqual(found(checkPorts([], ["ports"])), ["some-port ports"]));
});

describe("checkFixedAddresses", () => {
  const rules = { subnets: 2, ipAddressType: undefined, path: ["addresses"] };
  const findings = (addresses: readonly unknown[], more: object = {}) =>
    found(checkFixedAddresses(addresses, { ...rules, ...more }));

  it("accepts one address for each subnet, known or not", () => {
    assert.deepEqual(findings(["10.0.0.10", "10.0.1.10"]), []);
    assert.deepEqual(findings([Promise.resolve("10.0.0.10"), "10.0.1.10"]), []);
    assert.deepEqual(findings(["10.0.0.10", "10.0.1.10"], { ipAddressType: "dualstack" }), []);
  });

  it("refuses more or fewer addresses than subnets", () => {
    assert.deepEqual(findings(["10.0.0.10"]), ["address-per-subnet addresses"]);
    assert.deepEqual(findings(["10.0.0.10", "10.0.1.10", "10.0.2.10"]), [
      "address-per-subnet addresses",
    ]);
  });

  for (const text of ["", "10.0.0", "10.0.0.256", "10.0.0.10/32", "fd00::1", "010.0.0.010.1"]) {
    it(`refuses ${JSON.stringify(text)} as an address`, () =>
      assert.deepEqual(findings(["10.0.0.10", text]), ["ipv4-address addresses[1]"]));
  }

  it("refuses the same address twice", () =>
    assert.deepEqual(findings(["10.0.0.10", "10.0.0.10"]), ["address-once addresses[1]"]));

  it("refuses IPv4 addresses on an endpoint that has IPv6 alone", () =>
    assert.deepEqual(findings(["10.0.0.10", "10.0.1.10"], { ipAddressType: "ipv6" }), [
      "address-family addresses",
    ]));
});

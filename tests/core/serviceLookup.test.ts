import assert from "node:assert/strict";
import { serviceDetails } from "../../core/catalog";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { withAnswer, type ServiceAnswer } from "../../core/serviceLookup";

function service(name: string): ServiceDetails {
  const found = serviceDetails(name, "us-east-1");
  assert.ok(found);
  return found;
}

function answer(names: readonly string[], more: Partial<ServiceAnswer> = {}): ServiceAnswer {
  return {
    privateDnsName: names[0] ?? "",
    privateDnsNames: names,
    vpcEndpointPolicySupported: true,
    supportedIpAddressTypes: ["ipv4"],
    availabilityZones: [],
    ...more,
  };
}

describe("withAnswer", () => {
  it("takes every name that AWS answers, and says which the catalog lacks", () => {
    const names = ["monitoring.us-east-1.amazonaws.com", "monitoring.us-east-1.api.aws"];
    const { service: found, differences } = withAnswer(
      { ...service("monitoring"), privateDnsNames: names.slice(0, 1) },
      answer(names),
    );
    assert.deepEqual(found.privateDnsNames, names);
    assert.deepEqual(differences, ["AWS also answers monitoring.us-east-1.api.aws"]);
  });

  it("keeps wildcards that documentation states and the answer leaves out", () => {
    const kinesis = service("kinesis-streams");
    const { service: found } = withAnswer(kinesis, answer(["kinesis.us-east-1.amazonaws.com"]));
    assert.deepEqual(found.privateDnsNames, [...kinesis.privateDnsNames].sort());
  });

  it("gives up a documented name that AWS does not answer in this Region, and says so", () => {
    const virginia = service("monitoring");
    const { service: found, differences } = withAnswer(
      virginia,
      answer(["monitoring.us-east-1.amazonaws.com", "monitoring.us-east-1.api.aws"]),
    );
    assert.equal(virginia.privateDnsConfidence, "documented");
    assert.deepEqual(found.privateDnsNames, [
      "monitoring.us-east-1.amazonaws.com",
      "monitoring.us-east-1.api.aws",
    ]);
    assert.deepEqual(differences, [
      "AWS does not answer monitoring-fips.us-east-1.amazonaws.com, monitoring-fips.us-east-1.api.aws",
    ]);
  });

  it("keeps a stated name whose wildcard AWS answers: both have one zone", () => {
    const s3 = service("s3");
    const { service: found } = withAnswer(s3, answer(["*.s3.us-east-1.amazonaws.com"]));
    assert.ok(found.privateDnsNames.includes("s3.us-east-1.amazonaws.com"));
  });

  it("takes the Availability Zones that AWS answers, and knows none where it says none", () => {
    const zones = (...availabilityZones: string[]) =>
      withAnswer(service("logs"), answer([], { availabilityZones })).service.availabilityZones;
    assert.deepEqual(zones("us-east-1a", "us-east-1c"), ["us-east-1a", "us-east-1c"]);
    assert.equal(zones(), undefined);
  });

  it("gives up a name that the catalog only derived", () => {
    const derived: ServiceDetails = {
      ...service("logs"),
      privateDnsConfidence: "derived-unverified",
      privateDnsNames: ["guessed.us-east-1.amazonaws.com"],
    };
    const { service: found, differences } = withAnswer(
      derived,
      answer(["real.us-east-1.amazonaws.com"]),
    );
    assert.deepEqual(found.privateDnsNames, ["real.us-east-1.amazonaws.com"]);
    assert.deepEqual(differences, [
      "AWS also answers real.us-east-1.amazonaws.com",
      "AWS does not answer guessed.us-east-1.amazonaws.com",
    ]);
  });

  it("leaves names alone that the caller gave, and learns whether a policy is taken", () => {
    const given: ServiceDetails = {
      ...service("logs"),
      privateDnsConfidence: "given",
      privateDnsNames: ["mine.example.com"],
      policySupported: true,
    };
    const { service: found, differences } = withAnswer(
      given,
      answer(["logs.us-east-1.amazonaws.com"], { vpcEndpointPolicySupported: false }),
    );
    assert.deepEqual(found.privateDnsNames, ["mine.example.com"]);
    assert.equal(found.policySupported, false);
    assert.deepEqual(differences, ["AWS takes no endpoint policy for it"]);
  });

  it("never takes names that AWS forbids to override", () => {
    const { service: found } = withAnswer(
      service("dynamodb"),
      answer(["dynamodb.us-east-1.amazonaws.com"]),
    );
    assert.deepEqual(found.privateDnsNames, service("dynamodb").privateDnsNames);
  });

  it("has private DNS where there is a name, be it AWS's alone, and none where AWS leaves it empty", () => {
    const nameless: ServiceDetails = {
      ...service("logs"),
      privateDnsNames: [],
      privateDnsSupported: false,
    };
    const { service: named } = withAnswer(nameless, answer(["logs.us-east-1.amazonaws.com"]));
    assert.equal(named.privateDnsSupported, true);
    const { service: found, differences } = withAnswer(nameless, answer([]));
    assert.deepEqual(found.privateDnsNames, []);
    assert.equal(found.privateDnsSupported, false);
    assert.deepEqual(differences, []);
  });

  it("takes the types of addresses that AWS answers, of those that an endpoint can have", () => {
    const types = (...supportedIpAddressTypes: string[]) =>
      withAnswer(service("logs"), answer([], { supportedIpAddressTypes })).service.ipAddressTypes;
    assert.deepEqual(types("ipv4"), ["ipv4"]);
    assert.deepEqual(types("ipv4", "ipv6", "ipx"), ["ipv4", "ipv6"]);
  });
});

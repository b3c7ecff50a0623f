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
});

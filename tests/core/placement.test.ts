import assert from "node:assert/strict";
import { serviceDetails, unknownService } from "../../core/catalog";
import { avoidsNatBecause, staysLocalBecause, type HubNames } from "../../core/placement";
import type { ServiceNeed, TopologyVpc } from "../../core/topology/topology";
import { topologyOf } from "../support/topologies";

const known = (name: string) => {
  const service = serviceDetails(name, "us-east-1");
  assert.ok(service !== undefined);
  return service;
};
const nameless = unknownService("com.example.nameless");
const named = unknownService("com.example.named", { privateDnsNames: ["api.example"] });

describe("staysLocalBecause", () => {
  const hubs: Record<string, HubNames> = {
    zones: { dns: "PrivateHostedZones", profileContents: "Endpoints" },
    "a Profile of endpoints": { dns: "Profile", profileContents: "Endpoints" },
    "a Profile of zones": { dns: "Profile", profileContents: "HostedZones" },
  };
  const NO_NAME = "it has no private DNS name that a hub could answer";

  for (const [what, hub] of Object.entries(hubs)) {
    it(`says why a hub with ${what} cannot serve a service, and nothing where it can`, () => {
      const reason = (service: ServiceNeed["service"], type: ServiceNeed["type"] = "Interface") =>
        staysLocalBecause({ service, type }, hub);
      assert.equal(reason(known("logs")), undefined);
      assert.equal(reason(named), undefined);
      assert.equal(reason(nameless), NO_NAME);
      assert.match(reason(known("s3"), "Gateway") ?? "", /^a gateway endpoint is free/);
      assert.match(reason(known("dynamodb-streams")) ?? "", /^AWS forbids/);
    });
  }
});

describe("avoidsNatBecause", () => {
  const [vpc] = topologyOf({
    region: "us-east-1",
    services: ["logs"],
    nat: "existing",
    vpcs: { app: {} },
  }).vpcs;
  assert.ok(vpc !== undefined);
  const [need] = vpc.needs;
  assert.ok(need !== undefined);
  const reason = (changes: Partial<ServiceNeed>, nat: TopologyVpc["nat"] = "existing") =>
    avoidsNatBecause({ ...vpc, nat }, { ...need, ...changes });
  const NO_PUBLIC_ENDPOINT = "no public endpoint of it is known";

  it("says nothing where AWS publishes the service's names and the VPC has or may buy a gateway", () => {
    assert.equal(reason({}), undefined);
    assert.equal(reason({}, "new"), undefined);
  });

  it("keeps away what may have no public endpoint: a caller's service, one without names, private APIs", () => {
    assert.equal(reason({ service: named }), NO_PUBLIC_ENDPOINT);
    assert.equal(
      reason({ service: { ...known("logs"), privateDnsNames: [] } }),
      NO_PUBLIC_ENDPOINT,
    );
    assert.equal(reason({ service: known("execute-api") }), NO_PUBLIC_ENDPOINT);
  });

  it("names what decides already: the VPC, a gateway endpoint, the file", () => {
    assert.equal(reason({}, "none"), "the VPC allows no NAT gateway");
    assert.equal(reason({ service: known("s3"), type: "Gateway" }), "its gateway endpoint is free");
    assert.equal(reason({ placement: "hub" }), "the file places it: hub");
    assert.equal(reason({ placement: "local" }), "the file places it: local");
  });
});

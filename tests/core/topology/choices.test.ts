import assert from "node:assert/strict";
import { plannedResources } from "../../../core/plannedResources";
import {
  planCentralized,
  planPlacements,
  planPerVpc,
  planTopology,
} from "../../../core/planTopology";
import { endpointNetworkInterfaces } from "../../../core/plan";
import { exampleInput, findings, topologyOf } from "../../support/topologies";

const base = { region: "us-east-1", services: ["logs", "kms"], vpcs: { a: {}, b: {} } };

describe("what a topology leaves open", () => {
  it("is Transit Gateway or peering, zones or a Profile, where the file names none", () => {
    const { hub } = topologyOf(base);
    assert.deepEqual(hub.choices, {
      connectivity: ["TransitGateway", "Peering"],
      dns: ["PrivateHostedZones", "Profile"],
    });
    assert.deepEqual([hub.connectivity, hub.dns], ["TransitGateway", "PrivateHostedZones"]);
  });

  it("is what the file lists, each once, the first being the hub's own", () => {
    const { hub } = topologyOf({
      ...base,
      hub: { connectivity: ["CloudWan", "Peering", "CloudWan"], dns: "Profile" },
    });
    assert.deepEqual(hub.choices, { connectivity: ["CloudWan", "Peering"], dns: ["Profile"] });
    assert.equal(hub.connectivity, "CloudWan");
  });

  it("gives every candidate what the hub says and it does not", () => {
    const { hub, hubCandidates } = topologyOf({
      ...base,
      availabilityZones: 3,
      hub: {
        name: "shared",
        dns: "Profile",
        routeTables: 4,
        candidates: [{ name: "edge", attached: true, availabilityZones: 2 }],
      },
    });
    assert.equal(hub.name, "shared");
    assert.deepEqual(
      hubCandidates.map(({ name, dns, routeTables, attached, availabilityZones }) => [
        name,
        dns,
        routeTables,
        attached,
        availabilityZones.length,
      ]),
      [
        ["shared", "Profile", 4, false, 3],
        ["edge", "Profile", 4, true, 2],
      ],
    );
  });

  it("holds every candidate to the rules of a hub", () => {
    const found = findings({
      ...base,
      vpcs: { a: { cidrBlocks: ["10.1.0.0/16"] }, b: {} },
      hub: {
        name: "shared",
        candidates: [{ name: "b" }, { name: "c", cidrBlocks: ["10.1.128.0/20"] }, { name: "c" }],
      },
    });
    assert.deepEqual(found, [
      "error hub-is-no-spoke hub.name",
      "warning cidr-overlap vpcs.a.cidrBlocks[0]",
      "error candidate-once hub.candidates",
    ]);
  });

  it("reads a minimum of zones beside their number or their names", () => {
    const [a, b] = topologyOf({
      ...base,
      availabilityZones: { zones: 3, minimum: 1 },
      vpcs: { a: {}, b: { availabilityZones: { zones: ["x", "y"], minimum: 2 } } },
    }).vpcs;
    assert.deepEqual([a?.availabilityZones.length, a?.minimumAvailabilityZones], [3, 1]);
    assert.deepEqual([b?.availabilityZones, b?.minimumAvailabilityZones], [["x", "y"], 2]);
    assert.deepEqual(findings({ ...base, availabilityZones: { minimum: 3 } }), [
      "error minimum-zones availabilityZones.minimum",
    ]);
  });

  it("takes the file's NAT gateways unless a VPC has its own word, and none by default", () => {
    assert.deepEqual(
      topologyOf(base).vpcs.map(({ nat }) => nat),
      ["none", "none"],
    );
    const vpcs = { a: { nat: "none" }, b: {} };
    assert.deepEqual(
      topologyOf({ ...base, nat: "existing", vpcs }).vpcs.map(({ nat }) => nat),
      ["none", "existing"],
    );
  });

  it("warns of services that the hub is said to have and nobody needs", () => {
    assert.deepEqual(findings({ ...base, hub: { existingServices: ["logs", "sqs"] } }), [
      "warning used-service hub.existingServices[1]",
    ]);
    const hub = { name: "h", candidates: [{ name: "c", existingServices: ["lgos"] }] };
    assert.deepEqual(findings({ ...base, hub }), [
      "error known-service hub.candidates[0].existingServices[0]",
    ]);
  });
});

describe("a plan with NAT gateways", () => {
  const topology = topologyOf({
    ...base,
    availabilityZones: 2,
    vpcs: { a: { nat: "new" }, b: { nat: "existing" }, c: {} },
  });
  const plan = planTopology(
    topology,
    "Hybrid",
    () => false,
    (_, need) => need.service.name === "kms",
  );

  it("has no endpoint for what takes one, and none in a VPC that forbids it", () => {
    assert.deepEqual(
      plan.endpoints.map(({ key }) => key),
      ["a/logs", "b/logs", "c/logs", "c/kms"],
    );
    assert.deepEqual(
      plan.natGateways?.map(({ vpc, exists }) => [vpc, exists]),
      [
        ["a", false],
        ["b", true],
      ],
    );
  });

  it("creates a gateway with an address in each zone, and nothing of those there already", () => {
    const created = plannedResources(plan)
      .filter(({ type }) => /natGateway|eip/.test(type))
      .map(({ type, name }) => `${type} ${name}`);
    assert.deepEqual(created, [
      "aws:ec2/eip:Eip a/nat-az1",
      "aws:ec2/natGateway:NatGateway a/nat-az1",
      "aws:ec2/eip:Eip a/nat-az2",
      "aws:ec2/natGateway:NatGateway a/nat-az2",
    ]);
  });
});

describe("planPlacements", () => {
  it("builds what the placements say, and leaves local what they leave out", () => {
    const topology = topologyOf(exampleInput(2));
    const chosen = new Map([["kms", "hub"] as const, ["logs", "local"] as const]);
    const plan = planPlacements(topology, new Map([["app-1", chosen]]));
    const inHub = plan.flows.filter((flow) => flow.throughHub);
    assert.deepEqual(
      inHub.map(({ vpc, service }) => [vpc, service]),
      [["app-1", "kms"]],
    );
    assert.deepEqual(
      plan.hub?.hostedZones.map(({ service, associatedVpcs }) => [service, associatedVpcs]),
      [["kms", ["app-1"]]],
    );
    assert.deepEqual(planPlacements(topology, new Map()).endpoints, planPerVpc(topology).endpoints);
  });
});

describe("a hub that has endpoints already", () => {
  const plan = planCentralized(
    topologyOf({
      ...base,
      hub: { name: "shared", existingServices: ["com.amazonaws.us-east-1.kms"] },
    }),
  );

  it("creates neither them nor their zones, only the associations of spokes", () => {
    const created = plannedResources(plan).map(({ type, name }) => `${type.split(":")[2]} ${name}`);
    assert.ok(created.includes("VpcEndpoint shared/logs"));
    assert.ok(!created.includes("VpcEndpoint shared/kms"));
    assert.ok(!created.includes("Zone shared/kms.us-east-1.amazonaws.com"));
    assert.ok(created.includes("ZoneAssociation a/kms.us-east-1.amazonaws.com"));
    assert.equal(endpointNetworkInterfaces(plan), 2);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { endpointNetworkInterfaces, type EndpointPlan } from "../../core/plan";
import { planCentralized, planPerVpc } from "../../core/planTopology";
import { plannedResources } from "../../core/plannedResources";
import { exampleInput, topologyInputs, topologyOf } from "../support/topologies";

function countByType(plan: EndpointPlan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of plannedResources(plan)) {
    const name = type.split(":")[2] ?? type;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe("planPerVpc", () => {
  it("gives every VPC an endpoint for each service: 12 VPCs x 8 services x 3 AZs are 288 ENIs", () => {
    const plan = planPerVpc(topologyOf(exampleInput()));
    assert.equal(endpointNetworkInterfaces(plan), 288);
    assert.equal(plan.hub, undefined);
    assert.deepEqual(countByType(plan), { SecurityGroup: 12, VpcEndpoint: 108 });
  });

  it("opens exactly the ports of the services to the VPC's own addresses", () => {
    const plan = planPerVpc(
      topologyOf({
        region: "us-east-1",
        services: ["cassandra", "logs"],
        vpcs: { a: { cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] } },
      }),
    );
    assert.deepEqual(
      plan.securityGroups[0]?.ingress.map(({ fromPort, toPort, cidrBlocks }) => [
        fromPort,
        toPort,
        cidrBlocks,
      ]),
      [
        [443, 443, ["10.1.0.0/16", "10.2.0.0/16"]],
        [9142, 9142, ["10.1.0.0/16", "10.2.0.0/16"]],
      ],
    );
  });
});

describe("planCentralized", () => {
  const plan = planCentralized(topologyOf(exampleInput()));

  it("puts each service into the hub once and leaves gateway endpoints in their VPCs", () => {
    assert.equal(endpointNetworkInterfaces(plan), 24);
    const local = plan.endpoints.filter((endpoint) => endpoint.vpc !== "shared");
    assert.deepEqual([...new Set(local.map((endpoint) => endpoint.service.name))], ["s3"]);
    assert.ok(
      plan.endpoints
        .filter((endpoint) => endpoint.vpc === "shared")
        .every((endpoint) => !endpoint.privateDnsEnabled),
    );
  });

  it("lists what a hub of the example is made of, by type", () => {
    assert.deepEqual(countByType(plan), {
      SecurityGroup: 1,
      VpcEndpoint: 20, // 8 in the hub, 12 S3 gateway endpoints
      TransitGateway: 1,
      RouteTable: 2,
      VpcAttachment: 13,
      RouteTableAssociation: 13,
      RouteTablePropagation: 13,
      Route: 24, // 12 to the hub, 12 back
      Zone: 8,
      Record: 16, // apex and wildcard
      ZoneAssociation: 96,
    });
  });

  it("plans a return route for every block of every spoke, IPv6 too", () => {
    const { hub } = planCentralized(
      topologyOf({
        region: "us-east-1",
        services: ["logs"],
        hub: { cidrBlocks: ["10.0.0.0/20", "fd00::/56"], routeTables: 2 },
        vpcs: { a: { cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16", "fd00:1::/56"], routeTables: 3 } },
      }),
    );
    assert.deepEqual(
      hub?.routes.map((route) => [route.vpc, route.destinationCidrBlock, route.routeTables]),
      [
        ["a", "10.0.0.0/20", 3],
        ["a", "fd00::/56", 3],
        ["hub", "10.1.0.0/16", 2],
        ["hub", "10.2.0.0/16", 2],
        ["hub", "fd00:1::/56", 2],
      ],
    );
  });

  it("keeps DynamoDB Streams local, whose names AWS forbids to override", () => {
    const mixed = planCentralized(
      topologyOf({
        ...exampleInput(2),
        services: ["logs", "dynamodb-streams"],
        usage: { logs: 1 },
      }),
    );
    assert.deepEqual(
      mixed.endpoints.map((endpoint) => endpoint.key),
      ["app-1/dynamodb-streams", "app-2/dynamodb-streams", "shared/logs"],
    );
  });

  it("keeps what the file places locally, and associates its zone with the other VPCs only", () => {
    const input = exampleInput(3);
    const vpcs = {
      ...input.vpcs,
      "app-2": { ...input.vpcs["app-2"], placement: { logs: "local" as const } },
    };
    const mixed = planCentralized(topologyOf({ ...input, vpcs }));
    assert.ok(mixed.endpoints.some((endpoint) => endpoint.key === "app-2/logs"));
    const zone = mixed.hub?.hostedZones.find((candidate) => candidate.service === "logs");
    assert.deepEqual(zone?.associatedVpcs, ["app-1", "app-3"]);
  });

  it("has no hub where nothing can be centralized", () => {
    const gateways = planCentralized(
      topologyOf({ ...exampleInput(2), services: ["s3", "dynamodb"], usage: {} }),
    );
    assert.equal(gateways.hub, undefined);
    assert.equal(endpointNetworkInterfaces(gateways), 0);
  });

  it("shares the endpoints' own private DNS in Profile mode, without zones", () => {
    const { hub, endpoints } = planCentralized(topologyOf(exampleInput(3, { dns: "Profile" })));
    assert.deepEqual(hub?.hostedZones, []);
    assert.deepEqual(hub?.profileAssociations, ["app-1", "app-2", "app-3"]);
    assert.ok(
      endpoints
        .filter((endpoint) => endpoint.vpc === "shared")
        .every((endpoint) => endpoint.privateDnsEnabled),
    );
  });

  it("builds no attachment that exists, and needs one peering connection a spoke", () => {
    const existing = planCentralized(
      topologyOf(exampleInput(2, { transitGateway: "existing", attached: true })),
    );
    assert.equal(countByType(existing)["TransitGateway"], undefined);
    assert.equal(countByType(existing)["VpcAttachment"], 2);
    const peering = planCentralized(topologyOf(exampleInput(2, { connectivity: "Peering" })));
    assert.equal(countByType(peering)["VpcPeeringConnection"], 2);
  });
});

describe("a hub that has endpoints already", () => {
  const plan = planCentralized(
    topologyOf({
      region: "us-east-1",
      services: ["cassandra", "logs"],
      hub: { existingServices: ["cassandra"] },
      vpcs: { a: { cidrBlocks: ["10.1.0.0/16"] }, b: { cidrBlocks: ["10.2.0.0/16"] } },
    }),
  );

  it("opens no port for them in the security group of the new ones", () => {
    const open = plan.securityGroups.map(({ vpc, ingress }) => [
      vpc,
      ingress.map(({ protocol, fromPort, toPort }) => `${protocol} ${fromPort}-${toPort}`),
      ingress[0]?.cidrBlocks,
    ]);
    // 9142 is Keyspaces' port.
    assert.deepEqual(open, [["hub", ["tcp 443-443"], ["10.1.0.0/16", "10.2.0.0/16"]]]);
  });

  it("creates neither them nor their zones, and associates the spokes with both", () => {
    const names = (wanted: string) =>
      plannedResources(plan)
        .filter(({ type }) => type.endsWith(`:${wanted}`))
        .map(({ name }) => name);
    assert.deepEqual(names("VpcEndpoint"), ["hub/logs"]);
    assert.deepEqual(names("Zone"), ["hub/logs.us-east-1.amazonaws.com"]);
    assert.deepEqual(names("Record"), [
      "hub/logs.us-east-1.amazonaws.com A",
      "hub/*.logs.us-east-1.amazonaws.com A",
    ]);
    assert.deepEqual(names("ZoneAssociation"), [
      "a/cassandra.us-east-1.amazonaws.com",
      "b/cassandra.us-east-1.amazonaws.com",
      "a/logs.us-east-1.amazonaws.com",
      "b/logs.us-east-1.amazonaws.com",
    ]);
  });
});

describe("a Profile", () => {
  const shared = (hub: object) => {
    const plan = planCentralized(
      topologyOf({
        region: "us-east-1",
        services: ["logs", "kms", "s3"],
        hub: { dns: "Profile", ...hub },
        vpcs: { a: {}, b: { placement: { kms: "local" } } },
      }),
    );
    return plannedResources(plan)
      .filter(({ type }) => type.includes(":Profiles"))
      .map(({ type, name }) => `${type.split(":")[2]} ${name}`);
  };

  it("shares the hub's endpoints, none of a spoke's own, with each VPC", () => {
    assert.deepEqual(shared({}), [
      "ProfilesProfile hub/profile",
      "ProfilesResourceAssociation hub/logs",
      "ProfilesResourceAssociation hub/kms",
      "ProfilesAssociation a/profile",
      "ProfilesAssociation b/profile",
    ]);
  });

  it("shares the hub's zones where those are its contents", () => {
    assert.deepEqual(
      shared({ profileContents: "HostedZones" }).filter((name) => name.includes("Resource")),
      [
        "ProfilesResourceAssociation hub/logs.us-east-1.amazonaws.com",
        "ProfilesResourceAssociation hub/kms.us-east-1.amazonaws.com",
      ],
    );
  });

  it("gets no association for an endpoint or zone that is there already", () => {
    for (const profileContents of ["Endpoints", "HostedZones"]) {
      const names = shared({ profileContents, existingServices: ["kms"] });
      assert.deepEqual(
        names.filter((name) => name.includes("kms")),
        [],
      );
      assert.equal(names.filter((name) => name.includes("logs")).length, 1);
    }
  });
});

describe("both plans", () => {
  it("serve every need of every VPC exactly once", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const topology = topologyOf(input);
        const needs = topology.vpcs.flatMap((vpc) =>
          vpc.needs.map((need) => `${vpc.name} ${need.service.name}`),
        );
        for (const plan of [planPerVpc(topology), planCentralized(topology)]) {
          assert.deepEqual(
            plan.flows.map((flow) => `${flow.vpc} ${flow.service}`).sort(),
            [...needs].sort(),
          );
          const keys = plan.endpoints.map((endpoint) => endpoint.key);
          assert.equal(new Set(keys).size, keys.length);
          assert.ok(plan.flows.every((flow) => keys.includes(flow.endpoint)));
        }
      }),
    );
  });

  it("have the same resources whatever the order of VPCs and services", () => {
    const sorted = (plan: EndpointPlan) =>
      plannedResources(plan)
        .map((item) => `${item.type} ${item.name}`)
        .sort();
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const reversed = {
          ...input,
          services: [...(input.services ?? [])].reverse(),
          vpcs: Object.fromEntries(Object.entries(input.vpcs).reverse()),
        };
        assert.deepEqual(
          sorted(planCentralized(topologyOf(input))),
          sorted(planCentralized(topologyOf(reversed))),
        );
        assert.deepEqual(
          sorted(planPerVpc(topologyOf(input))),
          sorted(planPerVpc(topologyOf(reversed))),
        );
      }),
    );
  });
});

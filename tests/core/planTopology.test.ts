import assert from "node:assert/strict";
import fc from "fast-check";
import { serviceDetails } from "../../core/catalog";
import type { PortRange } from "../../core/catalog/serviceDetails";
import { endpointNetworkInterfaces, type EndpointPlan } from "../../core/plan";
import {
  planCentralized,
  planPerVpc,
  planPlacements,
  planTopology,
  planVpc,
} from "../../core/planTopology";
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

describe("a plan of every way, read as a whole", () => {
  const [HUB, SPOKE] = ["111111111111", "222222222222"];
  const topology = topologyOf({
    region: "us-east-1",
    services: ["logs", "kms", "s3"],
    usage: { logs: 10, kms: 20 },
    overrides: { kms: { serviceRegion: "us-east-2" } },
    hub: { name: "shared", account: HUB, cidrBlocks: ["10.0.0.0/20"], existingServices: ["sqs"] },
    vpcs: {
      a: { account: SPOKE, cidrBlocks: ["10.1.0.0/16"], services: ["sqs"], nat: "existing" },
      b: { cidrBlocks: ["10.2.0.0/16"], placement: { kms: "local" }, availabilityZones: 1 },
    },
  });
  const plan = planTopology(
    topology,
    "Hybrid",
    (_, { service }) => service.name !== "logs",
    (vpc, { service }) => vpc.name === "a" && service.name === "logs",
  );

  it("has each endpoint with its owner, type, zones, private DNS and Region", () => {
    assert.deepEqual(
      plan.endpoints.map(({ service, ...endpoint }) => ({ ...endpoint, service: service.name })),
      [
        {
          key: "a/s3/gateway",
          vpc: "a",
          payer: SPOKE,
          service: "s3",
          type: "Gateway",
          availabilityZones: [],
          privateDnsEnabled: false,
        },
        {
          key: "b/logs",
          vpc: "b",
          payer: "b",
          service: "logs",
          type: "Interface",
          availabilityZones: ["az1"],
          privateDnsEnabled: true,
        },
        {
          key: "b/kms",
          vpc: "b",
          payer: "b",
          service: "kms",
          type: "Interface",
          availabilityZones: ["az1"],
          privateDnsEnabled: true,
          serviceRegion: "us-east-2",
        },
        {
          key: "b/s3/gateway",
          vpc: "b",
          payer: "b",
          service: "s3",
          type: "Gateway",
          availabilityZones: [],
          privateDnsEnabled: false,
        },
        {
          key: "shared/kms",
          vpc: "shared",
          payer: HUB,
          service: "kms",
          type: "Interface",
          availabilityZones: ["az1", "az2"],
          privateDnsEnabled: false,
          serviceRegion: "us-east-2",
        },
        {
          key: "shared/sqs",
          vpc: "shared",
          payer: HUB,
          service: "sqs",
          type: "Interface",
          availabilityZones: ["az1", "az2"],
          privateDnsEnabled: false,
          exists: true,
        },
      ],
    );
  });

  it("has each flow with its payer, endpoint, GB and way", () => {
    assert.deepEqual(
      plan.flows.map(({ vpc, payer, service, endpoint, monthlyDataGb, throughHub, throughNat }) =>
        [
          `${vpc} ${payer} ${service} ${endpoint} ${monthlyDataGb?.toString() ?? "?"}`,
          ...(throughHub ? ["hub"] : []),
          ...(throughNat === true ? ["nat"] : []),
        ].join(" "),
      ),
      [
        `a ${SPOKE} s3 a/s3/gateway ?`,
        "b b logs b/logs 10",
        "b b kms b/kms 20",
        "b b s3 b/s3/gateway ?",
        `a ${SPOKE} logs a/nat 10 nat`,
        `a ${SPOKE} kms shared/kms 20 hub`,
        `a ${SPOKE} sqs shared/sqs ? hub`,
      ],
    );
    assert.deepEqual(plan.natGateways, [
      { vpc: "a", payer: SPOKE, availabilityZones: ["az1", "az2"], exists: true },
    ]);
  });

  it("has a hub for the VPCs that use it, and no zone of another VPC's name", () => {
    assert.deepEqual(plan.hub, {
      vpc: "shared",
      payer: HUB,
      account: HUB,
      connectivity: "TransitGateway",
      connectivityExists: false,
      dns: "PrivateHostedZones",
      profileContents: "Endpoints",
      attachments: [
        {
          vpc: "shared",
          payer: HUB,
          account: HUB,
          role: "hub",
          availabilityZones: ["az1", "az2"],
          exists: false,
        },
        {
          vpc: "a",
          payer: SPOKE,
          account: SPOKE,
          role: "spoke",
          availabilityZones: ["az1", "az2"],
          exists: false,
        },
      ],
      hostedZones: ["kms.us-east-2.amazonaws.com", "sqs.us-east-1.amazonaws.com"].map((name) => ({
        name,
        service: name.slice(0, 3),
        records: [name, `*.${name}`],
        recordTypes: ["A"],
        associatedVpcs: ["a"],
        ...(name.startsWith("sqs") ? { exists: true } : {}),
      })),
      profileAssociations: [],
      routes: [
        { vpc: "a", destinationCidrBlock: "10.0.0.0/20", routeTables: 1, direction: "toHub" },
        {
          vpc: "shared",
          destinationCidrBlock: "10.1.0.0/16",
          routeTables: 1,
          direction: "toSpoke",
        },
      ],
    });
  });

  const names = (of: EndpointPlan) =>
    plannedResources(of).map(({ type, name, vpc }) => `${type.split(":")[2]} ${name} in ${vpc}`);

  it("creates exactly what is not there, each in the VPC that it belongs to", () => {
    assert.deepEqual(names(plan), [
      "SecurityGroup b/endpoints in b",
      "SecurityGroup shared/endpoints in shared",
      "VpcEndpoint a/s3/gateway in a",
      "VpcEndpoint b/logs in b",
      "VpcEndpoint b/kms in b",
      "VpcEndpoint b/s3/gateway in b",
      "VpcEndpoint shared/kms in shared",
      "TransitGateway shared/transit-gateway in shared",
      "RouteTable shared/spokes in shared",
      "RouteTable shared/hub in shared",
      "ResourceShare shared/transit-gateway in shared",
      "ResourceAssociation shared/transit-gateway in shared",
      `PrincipalAssociation shared/transit-gateway/${SPOKE} in shared`,
      "VpcAttachmentAccepter a/attachment in a",
      "VpcAttachment shared/attachment in shared",
      "RouteTableAssociation shared/association in shared",
      "RouteTablePropagation shared/propagation in shared",
      "VpcAttachment a/attachment in a",
      "RouteTableAssociation a/association in a",
      "RouteTablePropagation a/propagation in a",
      "Route a/10.0.0.0/20#1 in a",
      "Route shared/10.1.0.0/16#1 in shared",
      "Zone shared/kms.us-east-2.amazonaws.com in shared",
      "Record shared/kms.us-east-2.amazonaws.com A in shared",
      "Record shared/*.kms.us-east-2.amazonaws.com A in shared",
      "VpcAssociationAuthorization shared/kms.us-east-2.amazonaws.com/a in shared",
      "ZoneAssociation a/kms.us-east-2.amazonaws.com in a",
      "VpcAssociationAuthorization shared/sqs.us-east-1.amazonaws.com/a in shared",
      "ZoneAssociation a/sqs.us-east-1.amazonaws.com in a",
    ]);
  });

  it("creates what another connectivity and a Profile ask for instead", () => {
    const way = (hub: object) =>
      names(
        planCentralized(
          topologyOf({
            region: "us-east-1",
            services: ["logs"],
            hub: { name: "shared", account: HUB, ...hub },
            vpcs: { a: { account: SPOKE }, b: {}, c: { attached: true } },
          }),
        ),
      ).slice(2);
    assert.deepEqual(way({ connectivity: "Peering", dns: "Profile" }), [
      "VpcPeeringConnection a/hub in a",
      "VpcPeeringConnection b/hub in b",
      "VpcPeeringConnectionAccepter a/hub in a",
      "ProfilesProfile shared/profile in shared",
      "ResourceShare shared/profile in shared",
      "ResourceAssociation shared/profile in shared",
      `PrincipalAssociation shared/profile/${SPOKE} in shared`,
      "ProfilesResourceAssociation shared/logs in shared",
      "ProfilesAssociation a/profile in a",
      "ProfilesAssociation b/profile in b",
      "ProfilesAssociation c/profile in c",
    ]);
    assert.deepEqual(
      way({ connectivity: "CloudWan" }).filter((name) => name.includes("core-network")),
      [
        "VpcAttachment shared/core-network in shared",
        "VpcAttachment a/core-network in a",
        "VpcAttachment b/core-network in b",
        // Segments ask for acceptance unless their policy says otherwise, whichever account attaches.
        "AttachmentAccepter shared/core-network in shared",
        "AttachmentAccepter a/core-network in a",
        "AttachmentAccepter b/core-network in b",
      ],
    );
  });

  it("is a plan of its model and Region, and has no NAT gateway where no traffic takes one", () => {
    assert.deepEqual([plan.model, plan.region], ["Hybrid", "us-east-1"]);
    const models = [planPerVpc(topology), planCentralized(topology)];
    assert.deepEqual(
      models.map((one) => [one.model, one.region, "natGateways" in one]),
      [
        ["PerVpc", "us-east-1", false],
        ["Centralized", "us-east-1", false],
      ],
    );
  });

  it("sends nothing through a NAT gateway that may not take it, whoever asks for it", () => {
    const all = planTopology(
      topology,
      "Hybrid",
      () => false,
      () => true,
    );
    const natted = (of: EndpointPlan) =>
      of.flows.flatMap(({ vpc, service, throughNat }) =>
        throughNat === true ? [`${vpc}/${service}`] : [],
      );
    // `b` allows no NAT gateway, and S3's endpoint is a free gateway endpoint.
    assert.deepEqual(natted(all), ["a/logs", "a/kms", "a/sqs"]);
    const placed = new Map([
      [
        "a",
        new Map([
          ["logs", "nat"],
          ["kms", "hub"],
          ["s3", "nat"],
        ] as const),
      ],
      ["b", new Map([["logs", "nat"]] as const)],
    ]);
    const chosen = planPlacements(topology, placed);
    assert.deepEqual(natted(chosen), ["a/logs"]);
    assert.deepEqual(
      chosen.flows.filter(({ throughHub }) => throughHub).map(({ vpc, service }) => vpc + service),
      ["akms"],
    );
  });

  it("buys a NAT gateway and an address in each zone of a VPC that has none", () => {
    const input = { region: "us-east-1", services: ["logs"], vpcs: { a: { nat: "new" } } };
    const bought = planTopology(
      topologyOf(input),
      "Hybrid",
      () => false,
      () => true,
    );
    assert.deepEqual(names(bought), [
      "Eip a/nat-az1 in a",
      "NatGateway a/nat-az1 in a",
      "Eip a/nat-az2 in a",
      "NatGateway a/nat-az2 in a",
    ]);
  });
});

describe("the zones of an endpoint", () => {
  const [vpc] = topologyOf({
    region: "us-east-1",
    services: ["logs"],
    vpcs: { a: { availabilityZones: ["use1-az1", "use1-az2", "use1-az4"] } },
  }).vpcs;
  assert.ok(vpc !== undefined);
  const [need] = vpc.needs;
  assert.ok(need !== undefined);
  const smtp = serviceDetails("email-smtp", "us-east-1");
  assert.ok(smtp !== undefined);
  const zones = (endpointZones?: readonly string[], changes: Partial<typeof need> = {}) =>
    planVpc({ ...vpc, ...(endpointZones === undefined ? {} : { endpointZones }) }, [
      { ...need, ...changes },
    ]).endpoints[0]?.availabilityZones;

  it("are those that were chosen, in the VPC's order", () => {
    assert.deepEqual(zones(), ["use1-az1", "use1-az2", "use1-az4"]);
    assert.deepEqual(zones(["use1-az4"]), ["use1-az4"]);
    assert.deepEqual(zones(["use1-az4", "use1-az1"]), ["use1-az1", "use1-az4"]);
  });

  it("are as many as were chosen where the service lacks one of them, if others are left", () => {
    const inOne = { ...smtp, availabilityZones: ["us-east-1c"] };
    // AWS's answer is of names, which say nothing of zones by id.
    assert.deepEqual(zones(["use1-az4"], { service: inOne }), ["use1-az4"]);
    // Amazon SES has no SMTP endpoint in use1-az2.
    assert.deepEqual(zones(["use1-az2"], { service: smtp }), ["use1-az1"]);
    assert.deepEqual(zones(["use1-az2", "use1-az4"], { service: smtp }), ["use1-az4", "use1-az1"]);
  });

  it("are the service's own where it differs from its VPC, whatever was chosen", () => {
    const own = { availabilityZones: ["use1-az2", "use1-az4"] };
    assert.deepEqual(zones(undefined, own), ["use1-az2", "use1-az4"]);
    assert.deepEqual(zones(["use1-az1"], own), ["use1-az2", "use1-az4"]);
    assert.deepEqual(zones(["use1-az1"], { ...own, service: smtp }), ["use1-az4"]);
  });
});

describe("the ports of a security group", () => {
  const blocks = ["10.0.0.0/8"];
  const [app] = topologyOf({
    region: "us-east-1",
    services: ["logs"],
    vpcs: { app: { cidrBlocks: blocks, availabilityZones: 1 } },
  }).vpcs;
  const ingressOf = (...ports: PortRange[]) => {
    assert.ok(app);
    const needs = app.needs.map((need) => ({ ...need, service: { ...need.service, ports } }));
    return planVpc(app, needs).securityGroups[0]?.ingress ?? [];
  };

  it("opens each range once, the lowest first, and of those with one beginning the shorter first", () => {
    const port = (fromPort: number, toPort = fromPort, protocol: "tcp" | "udp" = "tcp") => ({
      protocol,
      fromPort,
      toPort,
    });
    assert.deepEqual(
      ingressOf(port(9142), port(443, 500), port(443), port(443), port(25)),
      [port(25), port(443), port(443, 500), port(9142)].map((one) => ({
        ...one,
        cidrBlocks: blocks,
      })),
    );
    assert.deepEqual(
      ingressOf(port(8443), port(8080, 9000)).map(({ fromPort }) => fromPort),
      [8080, 8443],
    );
    assert.equal(ingressOf(port(53), port(53, 53, "udp")).length, 2);
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

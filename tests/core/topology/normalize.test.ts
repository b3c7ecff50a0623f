import assert from "node:assert/strict";
import { exampleInput, findings, topologyOf } from "../../support/topologies";

const base = {
  region: "us-east-1",
  services: ["logs"],
  vpcs: { a: { cidrBlocks: ["10.1.0.0/16"] } },
};

describe("normalizeTopology", () => {
  it("fills in every default", () => {
    const topology = topologyOf(base);
    assert.equal(topology.hoursPerMonth.toString(), "730");
    assert.equal(topology.requestShare.toString(), "0.5");
    assert.deepEqual(topology.vpcs[0]?.availabilityZones, ["az1", "az2"]);
    assert.equal(topology.vpcs[0]?.payer, "a");
    assert.equal(topology.hub.connectivity, "TransitGateway");
    assert.equal(topology.hub.assumed, true);
  });

  it("gives an assumed hub a name that no VPC has", () => {
    const hubOf = (...names: string[]) =>
      topologyOf({ ...base, vpcs: Object.fromEntries(names.map((name) => [name, {}])) }).hub.name;
    assert.equal(hubOf("a"), "hub");
    assert.equal(hubOf("hub"), "new-hub");
    assert.equal(hubOf("hub", "new-hub"), "new-hub-2");
  });

  it("assumes a hub with as many Availability Zones as the widest VPC", () => {
    const topology = topologyOf({ ...base, vpcs: { a: { availabilityZones: 3 }, b: {} } });
    assert.equal(topology.hub.availabilityZones.length, 3);
  });

  it("assumes a hub in the zones of the first VPC, where several are equally wide", () => {
    const [first, second] = [
      ["us-east-1c", "us-east-1d"],
      ["us-east-1a", "us-east-1b"],
    ];
    const topology = topologyOf({
      ...base,
      vpcs: { a: { availabilityZones: first }, b: { availabilityZones: second } },
    });
    assert.deepEqual(topology.hub.availabilityZones, first);
  });

  it("keeps unknown usage unknown, and 0 a known 0", () => {
    const topology = topologyOf({ ...base, services: ["logs", "kms"], usage: { kms: 0 } });
    const gb = topology.vpcs[0]?.needs.map((need) => need.monthlyDataGb?.toString());
    assert.deepEqual(gb, [undefined, "0"]);
  });

  it("lets a VPC's usage win over the file's", () => {
    const topology = topologyOf({
      ...base,
      usage: { logs: 20 },
      vpcs: { a: { usage: { logs: 2000 } }, b: {} },
    });
    assert.deepEqual(
      topology.vpcs.map((vpc) => vpc.needs[0]?.monthlyDataGb?.toString()),
      ["2000", "20"],
    );
  });

  it("adds a VPC's services to the file's and takes away what it does not need", () => {
    const topology = topologyOf({
      ...base,
      services: ["logs", "kms"],
      vpcs: { a: { services: ["sts"], withoutServices: ["kms"] }, b: {} },
    });
    assert.deepEqual(
      topology.vpcs.map((vpc) => vpc.needs.map((need) => need.service.name)),
      [
        ["logs", "sts"],
        ["logs", "kms"],
      ],
    );
  });

  it("reads short and full service names as the same service", () => {
    const topology = topologyOf({
      ...base,
      services: ["com.amazonaws.us-east-1.logs"],
      usage: { logs: 5 },
      vpcs: { a: { services: ["logs"] } },
    });
    assert.equal(topology.vpcs[0]?.needs.length, 1);
    assert.equal(topology.vpcs[0]?.needs[0]?.monthlyDataGb?.toString(), "5");
  });

  it("takes s3 and dynamodb as their free gateway endpoints unless told otherwise", () => {
    const gateway = topologyOf({ ...base, services: ["s3", "dynamodb"] });
    assert.deepEqual(
      gateway.vpcs[0]?.needs.map((need) => need.type),
      ["Gateway", "Gateway"],
    );
    const both = topologyOf({
      ...base,
      services: ["s3"],
      overrides: { s3: { endpointType: "Interface" } },
    });
    assert.deepEqual(
      both.vpcs[0]?.needs.map((need) => need.type),
      ["Interface"],
    );
  });

  it("opens bundles, S3's gateway endpoint included", () => {
    const topology = topologyOf({ ...base, services: ["ecr-bundle"] });
    assert.deepEqual(
      topology.vpcs[0]?.needs.map((need) => [need.service.name, need.type, need.requestedAs]),
      [
        ["ecr.api", "Interface", "ecr-bundle"],
        ["ecr.dkr", "Interface", "ecr-bundle"],
        ["s3", "Gateway", "ecr-bundle"],
      ],
    );
  });

  it("takes a short name for the service, also where a bundle had that name before", () => {
    const names = (services: string[]) =>
      topologyOf({ ...base, services }).vpcs[0]?.needs.map(({ service }) => service.name);
    assert.deepEqual(names(["lambda"]), ["lambda"]);
    assert.deepEqual(names(["lambda-bundle"]), ["lambda", "logs", "sts"]);
    assert.deepEqual(names(["ecr"]), ["ecr.api", "ecr.dkr"]);
    assert.deepEqual(names(["step-functions"]), ["states"]);
  });

  it("accepts an unknown service by its full name, with the names and ports given", () => {
    const name = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    const topology = topologyOf({
      ...base,
      services: [name],
      overrides: { [name]: { privateDnsNames: ["api.partner.example"], ports: [8443] } },
    });
    const service = topology.vpcs[0]?.needs[0]?.service;
    assert.equal(service?.name, "vpce-svc-0123456789abcdef0");
    assert.deepEqual(service?.privateDnsNames, ["api.partner.example"]);
    assert.deepEqual(service?.ports, [{ protocol: "tcp", fromPort: 8443, toPort: 8443 }]);
  });
});

describe("a topology is refused or warned about", () => {
  const cases: Record<string, { raw: unknown; expected: string[] }> = {
    "when the Region is none": {
      raw: { ...base, region: "us-esat-1x" },
      expected: ["error region-name region"],
    },
    "when a service is unknown": {
      raw: { ...base, services: ["lgos"] },
      expected: ["error known-service services[0]"],
    },
    "when a list names a service twice": {
      raw: { ...base, services: ["logs", "logs"] },
      expected: ["error service-once services[1]"],
    },
    "when a word that opened a bundle before means the service": {
      raw: { ...base, services: ["sqs", "lambda"] },
      expected: ["warning short-name-is-service services[1]"],
    },
    "when a zone is none of the Region's, wherever zones are named": {
      raw: {
        ...base,
        availabilityZones: ["us-east-1a", "banana"],
        hub: {
          availabilityZones: ["use1-az1", "euw1-az1"],
          candidates: [{ name: "c", availabilityZones: ["eu-west-1a"] }],
        },
        vpcs: {
          a: { availabilityZones: { zones: ["us-east-1-bos-1a", "us-east-1"], minimum: 1 } },
          b: { availabilityZones: ["a", "az2", "use1-bos1-az1"] },
        },
      },
      expected: [
        "error zone-of-region availabilityZones[1]",
        "error zone-of-region hub.availabilityZones[1]",
        "error zone-of-region hub.candidates[0].availabilityZones[0]",
        "error zone-of-region vpcs.a.availabilityZones.zones[1]",
      ],
    },
    "when a list takes a service away that no list has": {
      raw: { ...base, services: ["logs"], vpcs: { a: { withoutServices: ["logs", "kms"] } } },
      expected: ["warning used-service vpcs.a.withoutServices[1]"],
    },
    "when a Transit Gateway is there and VPC peering is the only way": {
      raw: { ...base, hub: { transitGateway: "existing", connectivity: "Peering" } },
      expected: ["error transit-gateway-is-the-way hub.transitGateway"],
    },
    "when a Transit Gateway is there and nothing says what is attached to it": {
      raw: {
        ...base,
        hub: { transitGateway: "existing", connectivity: ["Peering", "TransitGateway"] },
      },
      expected: ["warning attached-said hub.transitGateway"],
    },
    "when a service has no gateway endpoint": {
      raw: { ...base, overrides: { logs: { endpointType: "Gateway" } } },
      expected: ["error endpoint-type-exists services[0]"],
    },
    "when a service's endpoint exists in its home Region only": {
      raw: { ...base, region: "eu-west-1", services: ["organizations"] },
      expected: ["error home-region services[0]"],
    },
    "when a full service name is another Region's": {
      raw: { ...base, services: ["com.amazonaws.eu-west-1.logs"] },
      expected: ["error service-of-region services[0]"],
    },
    "when private DNS is asked of a service without it": {
      raw: {
        ...base,
        services: ["dynamodb-streams"],
        overrides: { "dynamodb-streams": { privateDnsEnabled: true } },
      },
      expected: ['error private-dns-supported overrides["dynamodb-streams"].privateDnsEnabled'],
    },
    "when usage names a service that nobody needs": {
      raw: { ...base, usage: { kms: 3 } },
      expected: ["warning used-service usage.kms"],
    },
    "when usage names an unknown service": {
      raw: { ...base, usage: { kmss: 3 } },
      expected: ["error known-service usage.kmss"],
    },
    "when a VPC places a service that it does not need": {
      raw: { ...base, vpcs: { a: { placement: { kms: "local" } } } },
      expected: ["warning used-service vpcs.a.placement.kms"],
    },
    "when a VPC takes away what is no service": {
      raw: { ...base, vpcs: { a: { withoutServices: ["kmss"] } } },
      expected: ["error known-service vpcs.a.withoutServices[0]"],
    },
    "when a placement asks the impossible of a hub": {
      raw: { ...base, services: ["s3"], vpcs: { a: { placement: { s3: "hub" } } } },
      expected: ["error can-be-centralized vpcs.a.placement.s3"],
    },
    "when the hub is a spoke too": {
      raw: { ...base, hub: { name: "a" } },
      expected: ["error hub-is-no-spoke hub.name"],
    },
    "when an Availability Zone is listed twice": {
      raw: { ...base, vpcs: { a: { availabilityZones: ["us-east-1a", "us-east-1a"] } } },
      expected: ["error one-subnet-per-az vpcs.a.availabilityZones"],
    },
    "when a block is no CIDR": {
      raw: { ...base, vpcs: { a: { cidrBlocks: ["10.1.0.0/33"] } } },
      expected: ["error cidr-block vpcs.a.cidrBlocks[0]"],
    },
    "when any block of a spoke overlaps any block of another or of the hub": {
      raw: {
        ...base,
        hub: { cidrBlocks: ["10.0.0.0/20"] },
        vpcs: {
          a: { cidrBlocks: ["10.1.0.0/16", "10.0.8.0/24"] },
          b: { cidrBlocks: ["10.3.0.0/16", "10.1.128.0/17"] },
        },
      },
      expected: [
        "warning cidr-overlap vpcs.a.cidrBlocks[1]",
        "warning cidr-overlap vpcs.b.cidrBlocks[1]",
      ],
    },
    "when a block that nothing leads to meets one that something does, in another VPC or its own": {
      raw: {
        ...base,
        hub: { cidrBlocks: ["10.0.0.0/20"], unroutedCidrBlocks: ["100.64.0.0/16"] },
        vpcs: {
          a: { cidrBlocks: ["10.1.0.0/16"], unroutedCidrBlocks: ["10.0.8.0/24"] },
          b: { cidrBlocks: ["10.2.0.0/16", "100.64.128.0/17"] },
          c: { cidrBlocks: ["10.3.0.0/16"], unroutedCidrBlocks: ["10.3.1.0/24", "10.64.0.0/33"] },
        },
      },
      expected: [
        "error cidr-block vpcs.c.unroutedCidrBlocks[1]",
        "error cidr-overlap vpcs.a.unroutedCidrBlocks[0]",
        "error cidr-overlap vpcs.b.cidrBlocks[1]",
        "error cidr-overlap vpcs.c.unroutedCidrBlocks[0]",
      ],
    },
    "when a block that nothing leads to is everybody's": {
      raw: { ...base, vpcs: { a: { unroutedCidrBlocks: ["0.0.0.0/0"] } } },
      expected: ["error not-open-to-all vpcs.a.unroutedCidrBlocks[0]"],
    },
    "the same way when blocks overlap and no hub is asked for": {
      raw: {
        ...base,
        vpcs: { a: { cidrBlocks: ["10.1.0.0/16"] }, b: { cidrBlocks: ["10.1.0.0/16"] } },
      },
      expected: ["warning cidr-overlap vpcs.b.cidrBlocks[0]"],
    },
    "when two services answer the same private name": {
      raw: {
        ...base,
        services: ["logs", "com.example.one"],
        overrides: { "com.example.one": { privateDnsNames: ["logs.us-east-1.amazonaws.com"] } },
      },
      expected: ["error private-name-once vpcs.a"],
    },
    "when a zone of the hub would hide names that nothing answers": {
      raw: { ...base, hub: {}, services: ["codeartifact.api"] },
      expected: ["error zone-shadows vpcs.a.services"],
    },
    "but not when the companion answers them": {
      raw: { ...base, hub: {}, services: ["codeartifact.api", "codeartifact.repositories"] },
      expected: [],
    },
    "nor when shadowing is acknowledged": {
      raw: {
        ...base,
        hub: { acknowledgeShadowing: ["codeartifact.api"] },
        services: ["codeartifact.api"],
      },
      expected: [],
    },
    "when a VPC lacks the companion that another VPC has": {
      raw: {
        ...base,
        hub: {},
        services: ["glue"],
        vpcs: { a: { services: ["glue.dashboard"] }, b: {}, c: {} },
      },
      expected: ["error zone-shadows vpcs.b.services"],
    },
    "but not where a Profile brings every name to every VPC": {
      raw: {
        ...base,
        hub: { dns: "Profile" },
        services: ["glue"],
        vpcs: { a: { services: ["glue.dashboard"] }, b: {} },
      },
      expected: [],
    },
    "when the private DNS of what stays local hides names": {
      raw: {
        ...base,
        hub: {},
        services: ["glue"],
        vpcs: { a: { placement: { glue: "local" } }, b: { placement: { glue: "local" } } },
      },
      expected: ["warning private-names-shadow vpcs.a.services"],
    },
    "but not when the hub answers them": {
      raw: {
        ...base,
        hub: {},
        services: ["glue", "glue.dashboard"],
        vpcs: { a: { placement: { glue: "local" } } },
      },
      expected: [],
    },
    "when zones of two services would have one name in the hub": {
      raw: {
        ...base,
        hub: {},
        services: [],
        vpcs: { a: { services: ["com.example.one"] }, b: { services: ["com.example.two"] } },
        overrides: {
          "com.example.one": { privateDnsNames: ["x.example.com"] },
          "com.example.two": { privateDnsNames: ["*.x.example.com"] },
        },
      },
      expected: ["error private-name-once hub"],
    },
    "when AWS ends its support of a service, once": {
      raw: { ...base, services: ["appmesh"], vpcs: { a: { services: ["appmesh"] }, b: {} } },
      expected: ["warning support-ends services[0]"],
    },
    "but only that nobody asks for it when such a service is taken away": {
      raw: { ...base, vpcs: { a: { withoutServices: ["appmesh"] } } },
      expected: ["warning used-service vpcs.a.withoutServices[0]"],
    },
    "when a source that is not sure names other home Regions": {
      raw: { ...base, region: "eu-west-1", services: ["pricing.api"] },
      expected: ["warning home-region services[0]"],
    },
    "when a Region lacks the service": {
      raw: { ...base, region: "us-gov-west-1", services: ["quicksight-website"] },
      expected: ["error region-offers services[0]"],
    },
    "when a service is in some zones of the Region, and nobody knows which": {
      raw: { ...base, services: ["cognito-idp"] },
      expected: ["warning partial-zones services[0]"],
    },
    "when the catalog does not know a full name, and nothing else is said of it": {
      raw: {
        ...base,
        services: [
          "com.amazonaws.us-east-1.brand-new",
          "com.amazonaws.us-east-1.known",
          "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0",
        ],
        overrides: { "com.amazonaws.us-east-1.known": { privateDnsNames: ["x.example.com"] } },
      },
      expected: ["warning service-in-catalog services[0]"],
    },
    "when a zone would capture every public API of the Region": {
      raw: { ...base, hub: {}, services: ["execute-api"] },
      expected: ["error zone-shadows vpcs.a.services"],
    },
    "when a zone would answer for a whole Region": {
      raw: {
        ...base,
        hub: {},
        services: ["com.example.wide"],
        overrides: { "com.example.wide": { privateDnsNames: ["*.us-east-1.amazonaws.com"] } },
      },
      expected: ["error zone-not-too-wide vpcs.a.services"],
    },
  };
  for (const [name, { raw, expected }] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(findings(raw), expected));
  }

  const many = (spokes: number, hub: object) => ({
    ...base,
    hub,
    vpcs: Object.fromEntries(Array.from({ length: spokes }, (_, index) => [`v${index}`, {}])),
  });

  it("with a warning when more than 300 VPCs, the hub among them, share a hosted zone, which AWS raises", () => {
    assert.deepEqual(findings(many(299, {})), []);
    assert.deepEqual(findings(many(300, {})), ["warning quota-zone-vpcs vpcs"]);
    assert.deepEqual(findings({ ...many(300, {}), quotas: { zoneVpcs: 301 } }), []);
    assert.deepEqual(findings(many(300, { dns: "Profile" })), []);
  });

  it("with a warning above 500 routes in the hub's tables, IPv4 and IPv6 each by itself", () => {
    const blocks = (index: number) => [
      `10.${index >> 8}.${index & 255}.0/24`,
      `fd00:${index}::/56`,
    ];
    const raw = (spokes: number) => ({
      ...base,
      hub: { dns: "Profile" },
      quotas: { securityGroupRules: 200 },
      vpcs: Object.fromEntries(
        Array.from({ length: spokes }, (_, index) => [`v${index}`, { cidrBlocks: blocks(index) }]),
      ),
    });
    assert.deepEqual(findings(raw(500)), []);
    assert.deepEqual(findings(raw(501)), ["warning quota-routes hub.routeTables"]);
  });

  it("when the clients' blocks are more rules than a network interface ever has, and with a warning before", () => {
    const raw = (spokes: number, quotas = {}) => ({
      region: "us-east-1",
      services: ["email-smtp"],
      hub: { cidrBlocks: ["192.168.0.0/24"] },
      quotas,
      // No two of them are next to each other.
      vpcs: Object.fromEntries(
        Array.from({ length: spokes }, (_, index) => [
          `v${index}`,
          { cidrBlocks: [`10.${index}.0.0/24`] },
        ]),
      ),
    });
    // 5 ports: 25, 465, 587, 2465 and 2587, from 60 blocks: 300 rules in 5 groups.
    assert.deepEqual(findings(raw(59)), []);
    assert.deepEqual(findings(raw(60)), ["warning quota-security-groups hub"]);
    assert.deepEqual(findings(raw(60, { securityGroupRules: 100 })), []);
    assert.deepEqual(findings(raw(200)), ["error quota-security-group-rules hub"]);
  });

  it("when quotas are none that AWS grants", () => {
    assert.deepEqual(findings({ ...base, quotas: { peerings: 126 } }), [
      "error quota-granted quotas.peerings",
    ]);
  });

  it("with warnings alone while a hub is only assumed", () => {
    const { hub: _, ...assumed } = many(300, {});
    assert.deepEqual(findings(assumed), ["warning quota-zone-vpcs vpcs"]);
  });

  it("when more than 1,000 VPCs share a Profile", () => {
    assert.deepEqual(findings(many(1000, { dns: "Profile" })), []);
    assert.deepEqual(findings(many(1001, { dns: "Profile" })), ["error quota-profile-vpcs vpcs"]);
  });

  it("with a warning above 50 peering connections and an error above 125", () => {
    const hub = { connectivity: "Peering" };
    assert.deepEqual(findings(many(50, hub)), []);
    assert.deepEqual(findings(many(51, hub)), ["warning quota-peering vpcs"]);
    assert.deepEqual(findings(many(126, hub)), ["error quota-peering vpcs"]);
  });

  it("with a warning above 50 interface endpoints in a VPC", () => {
    const services = Array.from({ length: 51 }, (_, index) => `com.example.service-${index}`);
    assert.deepEqual(findings({ ...base, services }), [
      "warning quota-interface-endpoints vpcs.a.services",
    ]);
  });

  it("with a warning above 20 gateway endpoints of one account in a Region", () => {
    const raw = (account: object) => ({
      region: "us-east-1",
      services: ["s3", "dynamodb"],
      vpcs: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`v${index}`, account])),
    });
    assert.deepEqual(findings(raw({ account: "123456789012" })), [
      "warning quota-gateway-endpoints vpcs",
    ]);
    assert.deepEqual(findings(raw({})), []);
  });

  it("never for the example", () => assert.deepEqual(findings(exampleInput()), []));

  it("with one warning a VPC where 10,000 all overlap, not one a pair", () => {
    const vpcs = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`v${index}`, { cidrBlocks: ["10.0.0.0/8"] }]),
    );
    const found = findings({ ...base, vpcs });
    assert.ok(found.includes("warning cidr-overlap vpcs.v1.cidrBlocks[0]"));
    assert.ok(found.length <= 10_002);
  });
});

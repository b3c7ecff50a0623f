import assert from "node:assert/strict";
import { EndpointHub } from "../../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../../components/hub/hubArgs";
import { recordResources, refusal, settled, valueOf, type Recorder } from "../../support/mocks";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ZONE = "aws:route53/zone:Zone";
const RECORD = "aws:route53/record:Record";
const AUTHORIZATION = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";

const BASE: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnets: [
    { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
    { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
  ],
  routeTableIds: { a: "rtb-a", b: "rtb-b" },
  spokes: {
    "app-1": { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"] },
    "app-2": { cidrBlocks: ["10.2.0.0/16"], vpcId: "vpc-2" },
  },
  region: "us-east-1",
};

async function built(args: Partial<EndpointHubArgs> = {}, options = {}): Promise<Recorder> {
  const recorder = await recordResources(options);
  new EndpointHub("hub", { ...BASE, ...args });
  await settled();
  return recorder;
}

function inputsOf(recorder: Recorder, type: string) {
  return Object.fromEntries(recorder.ofType(type).map(({ name, inputs }) => [name, inputs]));
}

function dependsOn(recorder: Recorder, from: string, to: string): boolean {
  return recorder.named(from).dependencies.some((urn) => urn.endsWith(`::${to}`));
}

function typeOf(recorder: Recorder, type: string, name: string) {
  const found = recorder.ofType(type).find((one) => one.name === name);
  assert.ok(found, `${type} ${name}`);
  return found;
}

describe("EndpointHub", () => {
  it("attaches one subnet of each zone, as its endpoints take them, by the zone's id where it is given", async () => {
    const recorder = await recordResources();
    new EndpointHub("hub", {
      ...BASE,
      subnets: [
        { subnetId: "a1", availabilityZone: "us-east-1a" },
        { subnetId: "a2", availabilityZone: "us-east-1a" },
        { subnetId: "b1", availabilityZoneId: "use1-az2" },
        { subnetId: "b2", availabilityZone: "us-east-1b", availabilityZoneId: "use1-az2" },
      ],
    });
    await settled();
    assert.deepEqual(typeOf(recorder, ATTACHMENT, "hub-hub").inputs["subnetIds"], ["a1", "b1"]);
    const [endpoint] = recorder.ofType(ENDPOINT);
    assert.deepEqual(endpoint?.inputs["subnetIds"], ["a1", "b1"]);
  });

  it("replaces endpoints of zones without a time between, and those with private names of their own one after the other", async () => {
    for (const dns of ["PrivateHostedZones", "Profile"] as const) {
      const recorder = await recordResources();
      new EndpointHub("hub", { ...BASE, dns });
      await settled();
      for (const { deleteBeforeReplace } of recorder.ofType(ENDPOINT)) {
        assert.equal(deleteBeforeReplace, dns === "Profile");
      }
    }
  });

  it("turns private DNS off, and makes a zone of each name with an apex and a wildcard", async () => {
    const recorder = await built();
    for (const endpoint of recorder.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")) {
      assert.equal(endpoint.inputs["privateDnsEnabled"], false);
    }
    assert.deepEqual(Object.keys(inputsOf(recorder, ZONE)).sort(), [
      "hub-kms.us-east-1.amazonaws.com",
      "hub-logs.us-east-1.amazonaws.com",
    ]);
    const record = typeOf(recorder, RECORD, "hub-*.logs.us-east-1.amazonaws.com-A");
    assert.deepEqual(record.inputs["aliases"], [
      {
        // The Regional name, though a zonal one comes first in what AWS lists.
        name: "vpce-0abc-1def.logs.us-east-1.vpce.amazonaws.com",
        zoneId: "ZREGION",
        evaluateTargetHealth: false,
      },
    ]);
    assert.equal(recorder.ofType(RECORD).length, 4);
  });

  it("creates each zone with the hub's VPC alone, and never undoes what others associate", async () => {
    const recorder = await built();
    const zone = typeOf(recorder, ZONE, "hub-logs.us-east-1.amazonaws.com");
    assert.deepEqual(zone.inputs["vpcs"], [{ vpcId: "vpc-hub", vpcRegion: "us-east-1" }]);
    assert.deepEqual(zone.ignoreChanges, ["vpcs"]);
  });

  it("covers every name that AWS answers, beside those that the catalog states", async () => {
    const recorder = await built(
      { services: ["monitoring", "s3", "sagemaker.api"] },
      {
        services: {
          monitoring: {
            privateDnsNames: [
              "monitoring.us-east-1.amazonaws.com",
              "monitoring.us-east-1.api.aws",
              "monitoring-fips.us-east-1.amazonaws.com",
              "monitoring-fips.us-east-1.api.aws",
            ],
          },
        },
      },
    );
    assert.deepEqual(Object.keys(inputsOf(recorder, ZONE)).sort(), [
      "hub-api.sagemaker.us-east-1.amazonaws.com",
      "hub-monitoring-fips.us-east-1.amazonaws.com",
      "hub-monitoring-fips.us-east-1.api.aws",
      "hub-monitoring.us-east-1.amazonaws.com",
      "hub-monitoring.us-east-1.api.aws",
      "hub-s3-accesspoint.us-east-1.amazonaws.com",
      "hub-s3-control.us-east-1.amazonaws.com",
      "hub-s3.us-east-1.amazonaws.com",
    ]);
  });

  it("takes the catalog's names where AWS cannot be asked, and says so", async () => {
    const recorder = await recordResources({ unconfigured: true });
    new EndpointHub("hub", BASE);
    await settled();
    assert.equal(recorder.ofType(ZONE).length, 2);
    assert.match(recorder.logs.join("\n"), /AWS did not answer for logs, kms/);
  });

  it("answers AAAA where the endpoints have IPv6 addresses, and only then", async () => {
    const both = await built({ ipAddressType: "dualstack" });
    assert.deepEqual(
      both.ofType(RECORD).map(({ inputs }) => inputs["type"]),
      ["A", "AAAA", "A", "AAAA", "A", "AAAA", "A", "AAAA"],
    );
    const six = await built({ ipAddressType: "ipv6" });
    assert.deepEqual(
      [...new Set(six.ofType(RECORD).map(({ inputs }) => inputs["type"]))],
      ["AAAA"],
    );
    // What a service defines is whatever addresses its endpoint has.
    const defined = await built({
      services: ["kms"],
      ipAddressType: "dualstack",
      dnsRecordIpType: "service-defined",
    });
    assert.deepEqual(
      defined.ofType(RECORD).map(({ inputs }) => inputs["type"]),
      ["A", "AAAA", "A", "AAAA"],
    );
  });

  it("makes a Transit Gateway where spokes see the hub alone and the hub sees every spoke", async () => {
    const recorder = await built();
    const gateway = typeOf(recorder, "aws:ec2transitgateway/transitGateway:TransitGateway", "hub");
    assert.equal(gateway.inputs["defaultRouteTableAssociation"], "disable");
    assert.equal(gateway.inputs["defaultRouteTablePropagation"], "disable");
    assert.equal(gateway.inputs["autoAcceptSharedAttachments"], "disable");
    const association = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
    const propagation = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
    assert.equal(
      typeOf(recorder, association, "hub-hub").inputs["transitGatewayRouteTableId"],
      "RouteTable(hub-hub)",
    );
    assert.equal(
      typeOf(recorder, propagation, "hub-hub").inputs["transitGatewayRouteTableId"],
      "RouteTable(hub-spokes)",
    );
    const attachment = typeOf(recorder, ATTACHMENT, "hub-hub");
    assert.deepEqual(attachment.inputs["subnetIds"], ["subnet-a", "subnet-b"]);
    assert.equal(attachment.inputs["transitGatewayDefaultRouteTableAssociation"], false);
  });

  it("leads back to every block of every spoke from every route table, after its attachment", async () => {
    const recorder = await built();
    const routes = recorder.ofType("aws:ec2/route:Route");
    assert.deepEqual(routes.map(({ name }) => name).sort(), [
      "hub-app-1-a-10.1.0.0/16",
      "hub-app-1-a-2001:db8:1::/56",
      "hub-app-1-b-10.1.0.0/16",
      "hub-app-1-b-2001:db8:1::/56",
      "hub-app-2-a-10.2.0.0/16",
      "hub-app-2-b-10.2.0.0/16",
    ]);
    const six = recorder.named("hub-app-1-a-2001:db8:1::/56");
    assert.equal(six.inputs["destinationIpv6CidrBlock"], "2001:db8:1::/56");
    assert.equal(six.inputs["destinationCidrBlock"], undefined);
    for (const { name } of routes) assert.ok(dependsOn(recorder, name, "hub-hub"), name);
  });

  it("admits the blocks of its own VPC and of the spokes to exactly the services' ports", async () => {
    const recorder = await built({ allowedCidrBlocks: ["192.168.0.0/16"] });
    assert.deepEqual(recorder.named("hub-endpoints").inputs["ingress"], [
      {
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlocks: ["10.0.0.0/20", "10.1.0.0/16", "10.2.0.0/16", "192.168.0.0/16"],
        ipv6CidrBlocks: ["2001:db8:1::/56"],
      },
    ]);
  });

  it("leads back to whoever else may connect, over the Transit Gateway or the core network", async () => {
    const allowedCidrBlocks = ["192.168.0.0/16", "10.0.1.0/24", "10.1.2.0/24", "10.0.0.0/8"];
    const core = {
      connectivity: "CloudWan" as const,
      coreNetworkId: "core-network-1",
      coreNetworkArn: "arn:core",
    };
    for (const [way, target] of [
      [{}, "transitGatewayId"],
      [core, "coreNetworkArn"],
    ] as const) {
      const recorder = await built({ ...way, allowedCidrBlocks });
      const routes = recorder
        .ofType("aws:ec2/route:Route")
        .filter(({ name }) => name.startsWith("hub-allowed-"));
      // Blocks of the hub's VPC and of spokes have their routes; what holds them has one of its own.
      assert.deepEqual(routes.map(({ name }) => name).sort(), [
        "hub-allowed-a-10.0.0.0/8",
        "hub-allowed-a-192.168.0.0/16",
        "hub-allowed-b-10.0.0.0/8",
        "hub-allowed-b-192.168.0.0/16",
      ]);
      for (const { name, inputs } of routes) {
        assert.ok(inputs[target] !== undefined, name);
        assert.ok(dependsOn(recorder, name, "hub-hub"), name);
      }
    }
  });

  it("leads back to nobody else where other routes do, and never over peering", async () => {
    const allowedCidrBlocks = ["192.168.0.0/16"];
    const peering = {
      connectivity: "Peering" as const,
      spokes: { "app-2": { cidrBlocks: ["10.2.0.0/16"], vpcId: "vpc-2" } },
    };
    for (const args of [{ routeAllowedCidrBlocks: false }, peering]) {
      const recorder = await built({ ...args, allowedCidrBlocks });
      const [allowed] = recorder
        .ofType("aws:ec2/route:Route")
        .filter(({ inputs }) => inputs["destinationCidrBlock"] === "192.168.0.0/16");
      assert.equal(allowed, undefined);
    }
    await recordResources();
    const asked = { ...BASE, ...peering, allowedCidrBlocks, routeAllowedCidrBlocks: true };
    const { message, paths } = refusal(() => new EndpointHub("hub", asked));
    assert.deepEqual(paths, ["routeAllowedCidrBlocks"]);
    assert.match(message, /leads to the other VPC alone/);
  });

  it("shares with other accounts and authorizes their VPCs, and leaves their routes to the registration", async () => {
    const recorder = await built({
      accountId: "111111111111",
      spokes: {
        mine: { cidrBlocks: ["10.1.0.0/16"], accountId: "111111111111" },
        yours: {
          cidrBlocks: ["10.2.0.0/16"],
          accountId: "222222222222",
          vpcId: "vpc-2",
          services: ["kms"],
        },
      },
    });
    assert.deepEqual(
      recorder
        .ofType("aws:ram/principalAssociation:PrincipalAssociation")
        .map(({ inputs }) => inputs["principal"]),
      ["222222222222"],
    );
    const shares = recorder.ofType("aws:ram/resourceShare:ResourceShare");
    assert.deepEqual(
      shares.map(({ inputs }) => inputs["allowExternalPrincipals"]),
      [false],
    );
    assert.deepEqual(Object.keys(inputsOf(recorder, AUTHORIZATION)), [
      "hub-yours-kms.us-east-1.amazonaws.com",
    ]);
    assert.deepEqual(
      recorder
        .ofType("aws:ec2/route:Route")
        .map(({ name }) => name)
        .sort(),
      ["hub-mine-a-10.1.0.0/16", "hub-mine-b-10.1.0.0/16"],
    );
  });

  it("gives a foreign spoke each zone only when it is authorized", async () => {
    const recorder = await recordResources();
    const hub = new EndpointHub("hub", {
      ...BASE,
      spokes: {
        yours: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222", vpcId: "vpc-2" },
      },
    });
    const zones = await valueOf(hub.authorizedHostedZoneIds);
    assert.deepEqual(zones, {
      yours: {
        "kms.us-east-1.amazonaws.com": "Zone(hub-kms.us-east-1.amazonaws.com)",
        "logs.us-east-1.amazonaws.com": "Zone(hub-logs.us-east-1.amazonaws.com)",
      },
    });
    await settled();
    assert.equal(recorder.ofType(AUTHORIZATION).length, 2);
  });

  it("shares a Profile of its endpoints, whose private DNS then stays on, without any zone", async () => {
    const recorder = await built({
      dns: "Profile",
      shareWith: ["arn:aws:organizations::1:organization/o-1"],
    });
    assert.equal(recorder.ofType(ZONE).length, 0);
    const contents = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";
    assert.deepEqual(
      recorder
        .ofType(contents)
        .map(({ name, inputs }) => [name, inputs["resourceArn"]])
        .sort(),
      [
        ["hub-kms", "arn:VpcEndpoint(hub-kms)"],
        ["hub-logs", "arn:VpcEndpoint(hub-logs)"],
      ],
    );
    const kms = typeOf(recorder, "aws:ec2/vpcEndpoint:VpcEndpoint", "hub-kms");
    assert.equal(kms.inputs["privateDnsEnabled"], true);
    // The Transit Gateway and the Profile, each with its own share.
    assert.deepEqual(
      recorder.ofType("aws:ram/principalAssociation:PrincipalAssociation").map(({ name }) => name),
      ["hub-transit-gateway-o-1", "hub-profile-o-1"],
    );
  });

  it("shares a Profile of its zones where those are wanted", async () => {
    const recorder = await built({ dns: "Profile", profileContents: "HostedZones" });
    assert.equal(recorder.ofType(ZONE).length, 2);
    // Either a zone of ours or the endpoint's own private DNS answers a name, never both.
    for (const { inputs } of recorder.ofType("aws:ec2/vpcEndpoint:VpcEndpoint")) {
      assert.equal(inputs["privateDnsEnabled"], false);
    }
    const contents = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";
    assert.deepEqual(
      recorder.ofType(contents).map(({ inputs }) => inputs["resourceArn"]),
      ["arn:Zone(hub-logs.us-east-1.amazonaws.com)", "arn:Zone(hub-kms.us-east-1.amazonaws.com)"],
    );
  });

  it("asks for a peering connection with each spoke and accepts those of its own account", async () => {
    const recorder = await built({
      connectivity: "Peering",
      spokes: {
        mine: { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1" },
        yours: { cidrBlocks: ["10.2.0.0/16"], vpcId: "vpc-2", accountId: "222222222222" },
      },
    });
    const peering = inputsOf(recorder, "aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
    assert.equal(peering["hub-mine"]?.["autoAccept"], true);
    assert.equal(peering["hub-yours"]?.["autoAccept"], false);
    assert.equal(peering["hub-yours"]?.["peerOwnerId"], "222222222222");
    assert.equal(recorder.ofType(ATTACHMENT).length, 0);
    const route = recorder.named("hub-yours-a-10.2.0.0/16");
    assert.equal(route.inputs["vpcPeeringConnectionId"], "VpcPeeringConnection(hub-yours)");
  });

  it("attaches to a core network that is there, by ARNs", async () => {
    const recorder = await built({
      connectivity: "CloudWan",
      coreNetworkId: "core-network-1",
      coreNetworkArn: "arn:core",
    });
    const attachment = typeOf(
      recorder,
      "aws:networkmanager/vpcAttachment:VpcAttachment",
      "hub-hub",
    );
    assert.equal(attachment.inputs["vpcArn"], "arn:aws:ec2:us-east-1:111111111111:vpc/vpc-hub");
    assert.deepEqual(attachment.inputs["subnetArns"], [
      "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-a",
      "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-b",
    ]);
    assert.equal(recorder.named("hub-app-2-a-10.2.0.0/16").inputs["coreNetworkArn"], "arn:core");
  });

  it("builds nothing of a Transit Gateway that is there", async () => {
    const recorder = await built({
      transitGatewayId: "tgw-1",
      transitGatewaySpokeRouteTableId: "tgw-rtb-s",
      transitGatewayHubRouteTableId: "tgw-rtb-h",
      transitGatewayAttachmentId: "tgw-attach-1",
    });
    const types = recorder.resources.map(({ type }) => type);
    assert.deepEqual(
      types.filter((type) => type.startsWith("aws:ec2transitgateway/")),
      [],
    );
    assert.equal(recorder.named("hub-app-2-a-10.2.0.0/16").inputs["transitGatewayId"], "tgw-1");
  });

  it("gives a policy to every service that takes one, by AWS's own answer", async () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
    });
    const own = policy.replace('"Action":"*"', '"Action":"kms:*"');
    const recorder = await built(
      { services: ["logs", "kms", "sqs"], policy, overrides: { kms: { policy: own } } },
      { services: { sqs: { vpcEndpointPolicySupported: false } } },
    );
    const endpoints = inputsOf(recorder, "aws:ec2/vpcEndpoint:VpcEndpoint");
    assert.equal(endpoints["hub-logs"]?.["policy"], policy);
    assert.equal(endpoints["hub-kms"]?.["policy"], own);
    assert.equal(endpoints["hub-sqs"]?.["policy"], undefined);
  });

  it("is there before its first spoke, and admits its own VPC", async () => {
    const recorder = await built({ spokes: {} });
    assert.equal(recorder.ofType(ZONE).length, 2);
    assert.match(
      JSON.stringify(recorder.named("hub-endpoints").inputs["ingress"]),
      /10\.0\.0\.0\/20/,
    );
  });

  it("prices its own part: endpoints, its attachment and zones, once for all spokes", async () => {
    await recordResources();
    const gb = { logs: 100, kms: 20 };
    const hub = new EndpointHub("hub", {
      ...BASE,
      spokes: {
        "app-1": { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: gb },
        "app-2": { cidrBlocks: ["10.2.0.0/16"], monthlyDataGb: gb },
      },
    });
    const report = JSON.parse(await valueOf(hub.costReport)) as {
      alternatives: { monthlyTotal: string; endpointNetworkInterfaces: number }[];
    };
    // 4 ENI x 7.30 + 1 attachment 36.50 + 240 GB x (0.01 + 0.02) + 2 zones x 0.50
    assert.equal(report.alternatives[0]?.monthlyTotal, "73.90");
    assert.equal(report.alternatives[0]?.endpointNetworkInterfaces, 4);
  });
});

describe("the security groups of a hub", () => {
  /** Spokes whose blocks are next to no other one. */
  const apart = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `s${index}`,
        { cidrBlocks: [`10.${index + 16}.0.0/24`] },
      ]),
    );
  const groupsOf = (recorder: Recorder) =>
    recorder.ofType("aws:ec2/securityGroup:SecurityGroup").map(({ name, inputs }) => ({
      name,
      blocks: (inputs["ingress"] as { cidrBlocks: string[] }[]).map((rule) => rule.cidrBlocks),
    }));

  it("are one up to 60 rules, with each spoke's block as it was", async () => {
    const [only, ...others] = groupsOf(await built({ spokes: apart(59) }));
    assert.deepEqual(others, []);
    assert.equal(only?.name, "hub-endpoints");
    assert.equal(only.blocks[0]?.length, 60);
    assert.ok(only.blocks[0].includes("10.74.0.0/24"));
  });

  it("are two beyond, of which the first keeps its name and what it has, and all endpoints have both", async () => {
    const before = groupsOf(await built({ spokes: apart(59) }));
    const recorder = await built({ spokes: apart(60) });
    const groups = groupsOf(recorder).sort((a, b) => a.name.localeCompare(b.name));
    assert.deepEqual(
      groups.map(({ name, blocks }) => [name, blocks[0]?.length]),
      [
        ["hub-endpoints", 60],
        ["hub-endpoints-2", 1],
      ],
    );
    assert.deepEqual(groups[0], before[0]);
    for (const { inputs } of recorder.ofType(ENDPOINT)) {
      assert.deepEqual(inputs["securityGroupIds"], [
        "SecurityGroup(hub-endpoints)",
        "SecurityGroup(hub-endpoints-2)",
      ]);
    }
    // What is pushed on is admitted there before it leaves the group that it was in.
    assert.ok(dependsOn(recorder, "hub-endpoints", "hub-endpoints-2"));
  });

  it("are one again for 150 spokes side by side, whose blocks become few", async () => {
    const spokes = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [
        `s${index}`,
        { cidrBlocks: [`10.${index + 1}.0.0/16`] },
      ]),
    );
    const [only, ...others] = groupsOf(await built({ spokes }));
    assert.deepEqual(others, []);
    // 10.1 to 10.150: /16, /15, /14, /13, /12, /11, /10 (64 to 127), /12, /14, /15, /16, and the hub's own.
    assert.equal(only?.blocks[0]?.length, 12);
  });

  it("say which quota they need more of, and refuse what no quota allows", async () => {
    const services = ["logs", "email-smtp"];
    const args = { services, spokes: apart(60), lookUpServices: false };
    const recorder = await built(args);
    // 6 ports x 61 blocks = 366 rules, 7 groups.
    assert.match(
      recorder.logs.join("\n"),
      /allowedCidrBlocks: 7: AWS's quota "Security groups per network interface" is 5\. Ask AWS to raise it to 7/,
    );
    const quotas = { securityGroupsPerInterface: 7 };
    assert.doesNotMatch((await built({ ...args, quotas })).logs.join("\n"), /quota/);
    const { message } = await refused({ ...args, spokes: apart(170) });
    // 6 x 171
    assert.match(
      message,
      /are 1026 rules of one family, and AWS allows 1000 on a network interface/,
    );
  });
});

const refused = async (args: Partial<EndpointHubArgs>) => {
  await recordResources();
  return refusal(() => new EndpointHub("hub", { ...BASE, ...args }));
};

describe("EndpointHub refuses, all at once and before anything is created", () => {
  it("DynamoDB and DynamoDB Streams, whose names AWS forbids to override", async () => {
    const { message, paths } = await refused({
      services: ["dynamodb", "logs", "dynamodb-streams"],
    });
    assert.deepEqual(paths, ["services[0]", "services[2]"]);
    assert.match(message, /AWS forbids private hosted zones/);
  });

  it("a zone that hides other names of its Region, until the companion is there or it is acknowledged", async () => {
    const { message, paths } = await refused({ services: ["eks"] });
    assert.deepEqual(paths, ["services[0]"]);
    assert.match(message, /its zone hides oidc\.eks/);
    for (const service of ["codeartifact.api", "transfer", "execute-api", "appsync-api"]) {
      assert.deepEqual((await refused({ services: [service] })).paths, ["services[0]"], service);
    }
    await built({ services: ["execute-api"], acknowledgeShadowing: ["execute-api"] });
    await built({ services: ["eks"], acknowledgeShadowing: ["eks"] });
  });

  it("a zone that would answer for a whole Region or for all of AWS", async () => {
    for (const name of ["amazonaws.com", "us-east-1.amazonaws.com"]) {
      const { paths } = await refused({
        services: ["logs"],
        overrides: { logs: { privateDnsNames: [name] } },
      });
      assert.deepEqual(paths, ["services[0]"], name);
    }
  });

  it("blocks that overlap, any against any, and VPCs without blocks", async () => {
    const { paths } = await refused({
      spokes: {
        "app-1": { cidrBlocks: ["10.1.0.0/16", "10.0.8.0/24"] },
        "app-2": { cidrBlocks: ["10.1.128.0/17"] },
        "app-3": { cidrBlocks: [] },
      },
    });
    assert.deepEqual(paths, [
      'spokes["app-3"].cidrBlocks',
      'spokes["app-1"].cidrBlocks[1]',
      'spokes["app-2"].cidrBlocks[0]',
    ]);
  });

  it("the same VPC as hub and spoke", async () => {
    const { paths } = await refused({
      spokes: { self: { cidrBlocks: ["10.9.0.0/16"], vpcId: "vpc-hub" } },
    });
    assert.deepEqual(paths, ["spokes.self.vpcId"]);
  });

  it("more VPCs than a Profile or peering takes, and warns of a quota that AWS raises", async () => {
    const spokes = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `s${index}`,
          { cidrBlocks: [`10.${16 + (index >> 8)}.${index & 255}.0/24`], vpcId: `vpc-${index}` },
        ]),
      );
    assert.deepEqual((await refused({ spokes: spokes(1001), dns: "Profile" })).paths, ["spokes"]);
    const peering = await refused({ spokes: spokes(126), connectivity: "Peering" });
    assert.match(
      peering.message,
      /AWS's quota "Active VPC peering connections per VPC" is at most 125/,
    );
    const recorder = await built({ spokes: spokes(51), connectivity: "Peering" });
    const asked = /"Active VPC peering connections per VPC" is 50\. Ask AWS to raise it to 51/;
    assert.match(recorder.logs.join("\n"), asked);
    const raised = {
      spokes: spokes(51),
      connectivity: "Peering" as const,
      quotas: { peerings: 51 },
    };
    assert.doesNotMatch((await built(raised)).logs.join("\n"), /quota/);
  });

  it("security groups as sources, and everybody", async () => {
    const { message, paths } = await refused({
      allowedCidrBlocks: ["sg-0123456789abcdef0", "0.0.0.0/0"],
    });
    assert.ok(paths.includes("allowedCidrBlocks[0]") && paths.includes("allowedCidrBlocks[1]"));
    assert.match(message, /do not see groups across a Transit Gateway/);
  });

  it("a policy that names a spoke's VPC, which no request ever comes from", async () => {
    const policy = (vpc: string) =>
      JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "*",
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceVpc": vpc } },
          },
        ],
      });
    const { message, paths } = await refused({ policy: policy("vpc-00000002") });
    assert.deepEqual(paths, ["policy"]);
    assert.match(message, /aws:SourceVpc is the hub's VPC/);
    await built({ policy: policy("vpc-00000001"), vpcId: "vpc-00000001" });
  });

  it("ids that its connectivity lacks, and those of another", async () => {
    assert.deepEqual((await refused({ connectivity: "CloudWan" })).paths, [
      "coreNetworkId",
      "coreNetworkArn",
    ]);
    assert.deepEqual((await refused({ transitGatewayId: "tgw-1" })).paths, [
      "transitGatewaySpokeRouteTableId",
      "transitGatewayHubRouteTableId",
    ]);
    assert.deepEqual(
      (await refused({ connectivity: "Peering", transitGatewayId: "tgw-1" })).paths,
      ["transitGatewayId", 'spokes["app-1"].vpcId'],
    );
    assert.deepEqual((await refused({ transitGatewayAttachmentId: "tgw-attach-1" })).paths, [
      "transitGatewayAttachmentId",
    ]);
  });

  it("services and traffic of spokes that it does not serve, and accounts that are none", async () => {
    const { paths } = await refused({
      accountId: "42",
      spokes: {
        "app-1": {
          cidrBlocks: ["10.1.0.0/16"],
          services: ["sqs"],
          monthlyDataGb: { kms: -1, sns: 5 },
          accountId: "x",
        },
      },
    });
    assert.deepEqual(paths.sort(), [
      "accountId",
      'spokes["app-1"].accountId',
      'spokes["app-1"].monthlyDataGb.kms',
      'spokes["app-1"].monthlyDataGb.sns',
      'spokes["app-1"].services',
    ]);
  });

  it("values that no choice has, from languages without types", async () => {
    const { paths } = await refused({
      connectivity: "Carrier" as never,
      dns: "Pigeon" as never,
      profileContents: "Nothing" as never,
    });
    assert.deepEqual(paths.sort(), ["connectivity", "dns", "profileContents"]);
  });
});

import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../../components/hub/endpointHub";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import { withHub, type HubParts } from "../../support/hubs";
import { recordResources, refusal, settled, valueOf, type Recorder } from "../../support/mocks";

const ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const ROUTE = "aws:ec2/route:Route";

type Parts = HubParts<EndpointSpokeArgs>;

const SUBNETS = [
  { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
  { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
];

const BASE: Parts = {
  shape: {
    cidrBlocks: ["10.0.0.0/20", "2001:db8::/56"],
    services: {
      logs: ["logs.us-east-1.amazonaws.com"],
      s3: [
        "s3.us-east-1.amazonaws.com",
        "s3-control.us-east-1.amazonaws.com",
        "s3-accesspoint.us-east-1.amazonaws.com",
      ],
    },
    spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
    region: "us-east-1",
  },
  ids: {
    transitGatewayId: "tgw-1",
    transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
    transitGatewayHubRouteTableId: "tgw-rtb-hub",
    hostedZoneIds: {
      "logs.us-east-1.amazonaws.com": "Z1",
      "s3.us-east-1.amazonaws.com": "Z2",
      "s3-control.us-east-1.amazonaws.com": "Z3",
      "s3-accesspoint.us-east-1.amazonaws.com": "Z4",
    },
  },
  args: {
    vpcId: "vpc-1",
    routeTableIds: { a: "rtb-a", b: "rtb-b" },
    attachmentSubnets: SUBNETS,
  },
};

/** A hub of one service. */
const KMS: Parts = {
  shape: { cidrBlocks: ["10.0.0.0/20"], services: { kms: ["kms.us-east-1.amazonaws.com"] } },
  ids: { hostedZoneIds: { "kms.us-east-1.amazonaws.com": "Z9" } },
};

const FOREIGN: Parts = {
  shape: { accountId: "111111111111" },
  args: { accountId: "222222222222" },
};

const spoke = (...parts: Parts[]) => new EndpointSpoke("app-1", withHub(BASE, ...parts));

async function built(...parts: Parts[]): Promise<Recorder> {
  const recorder = await recordResources();
  spoke(...parts);
  await settled();
  return recorder;
}

function names(recorder: Recorder, type: string): string[] {
  return recorder
    .ofType(type)
    .map(({ name }) => name)
    .sort();
}

describe("EndpointSpoke", () => {
  it("attaches, looks things up in the spokes' table and is found in the hub's", async () => {
    const recorder = await built();
    const tgw = "aws:ec2transitgateway/";
    const [attachment] = recorder.ofType(`${tgw}vpcAttachment:VpcAttachment`);
    assert.deepEqual(attachment?.inputs["subnetIds"], ["subnet-a", "subnet-b"]);
    assert.equal(attachment?.inputs["transitGatewayDefaultRouteTableAssociation"], false);
    // Appliance mode is AWS's default, off, and is not sent.
    assert.equal(attachment?.inputs["applianceModeSupport"], undefined);
    const [association] = recorder.ofType(`${tgw}routeTableAssociation:RouteTableAssociation`);
    assert.equal(association?.inputs["transitGatewayRouteTableId"], "tgw-rtb-spokes");
    assert.equal(association?.deleteBeforeReplace, true);
    const [propagation] = recorder.ofType(`${tgw}routeTablePropagation:RouteTablePropagation`);
    assert.equal(propagation?.inputs["transitGatewayRouteTableId"], "tgw-rtb-hub");
  });

  it("leads every route table to every block of the hub, after its attachment", async () => {
    const recorder = await built();
    assert.deepEqual(names(recorder, ROUTE), [
      "app-1-a-10.0.0.0/20",
      "app-1-a-2001:db8::/56",
      "app-1-b-10.0.0.0/20",
      "app-1-b-2001:db8::/56",
    ]);
    for (const route of recorder.ofType(ROUTE)) {
      const waits = route.dependencies.map((urn) => urn.split("$").at(-1));
      assert.ok(waits.some((urn) => urn?.startsWith("aws:ec2transitgateway/vpcAttachment")));
    }
  });

  it("is associated with every zone of its services, S3's three among them", async () => {
    const recorder = await built();
    assert.deepEqual(
      recorder
        .ofType(ASSOCIATION)
        .map(({ name, inputs }) => [name, inputs["zoneId"], inputs["vpcId"]])
        .sort(),
      [
        ["app-1-logs.us-east-1.amazonaws.com", "Z1", "vpc-1"],
        ["app-1-s3-accesspoint.us-east-1.amazonaws.com", "Z4", "vpc-1"],
        ["app-1-s3-control.us-east-1.amazonaws.com", "Z3", "vpc-1"],
        ["app-1-s3.us-east-1.amazonaws.com", "Z2", "vpc-1"],
      ],
    );
  });

  it("knows its other zones while the hub's map of them holds a new one", async () => {
    const recorder = await recordResources({ preview: true });
    const zones = pulumi.output({
      "logs.us-east-1.amazonaws.com": "Z1",
      "kms.us-east-1.amazonaws.com": pulumi.output(pulumi.unknown as unknown as string),
    });
    const services = {
      logs: ["logs.us-east-1.amazonaws.com"],
      kms: ["kms.us-east-1.amazonaws.com"],
    };
    spoke({ shape: { services }, ids: { hostedZoneIds: zones } });
    await settled();
    const zoneIds = Object.fromEntries(
      recorder.ofType(ASSOCIATION).map(({ name, inputs }) => [name, inputs["zoneId"]]),
    );
    assert.equal(zoneIds["app-1-logs.us-east-1.amazonaws.com"], "Z1");
    assert.notEqual(zoneIds["app-1-kms.us-east-1.amazonaws.com"], "Z1");
  });

  it("warns of nothing where names come by zones, by a Profile or not at all", async () => {
    const ways: Parts[] = [
      {},
      { shape: { dns: "Profile" }, ids: { profileId: "rp-1" } },
      { args: { attachOnly: true } },
    ];
    for (const way of ways) assert.deepEqual((await built(way)).logs, []);
  });

  it("keeps an endpoint of its own beside a Profile that has the same name, since the VPC's own wins", async () => {
    const args = { localServices: ["logs"], localSubnets: SUBNETS };
    const profile = { shape: { dns: "Profile" as const }, ids: { profileId: "rp-1" } };
    const recorder = await built(profile, { args });
    assert.equal(recorder.named("app-1-logs").inputs["privateDnsEnabled"], true);
  });

  it("admits blocks that others have too to its own endpoints alone, and refuses the hub's among them", async () => {
    const local = { localServices: ["sqs"], localSubnets: SUBNETS };
    const recorder = await built({ args: { ...local, unroutedCidrBlocks: ["100.64.0.0/16"] } });
    const [rule] = recorder.named("app-1-endpoints").inputs["ingress"] as {
      cidrBlocks: string[];
    }[];
    assert.deepEqual(rule?.cidrBlocks, ["10.1.0.0/16", "100.64.0.0/16"]);
    await recordResources();
    const said = refusal(() => spoke({ args: { unroutedCidrBlocks: ["10.0.1.0/24"] } })).message;
    assert.match(
      said,
      /unroutedCidrBlocks\[0\]: "10\.0\.1\.0\/24": overlaps 10\.0\.0\.0\/20 of the hub/,
    );
  });

  it("takes one Profile instead of zones", async () => {
    const recorder = await built({ shape: { dns: "Profile" }, ids: { profileId: "rp-1" } });
    assert.deepEqual(names(recorder, ASSOCIATION), []);
    const [profile] = recorder.ofType("aws:route53/profilesAssociation:ProfilesAssociation");
    assert.equal(profile?.inputs["profileId"], "rp-1");
    assert.equal(profile?.inputs["resourceId"], "vpc-1");
    assert.equal(profile?.deleteBeforeReplace, true);
  });

  it("builds no attachment where there is one, and prices none", async () => {
    const recorder = await recordResources();
    const attached = spoke({
      args: { attachmentSubnets: undefined, transitGatewayAttachmentId: "tgw-attach-1" },
    });
    const report = JSON.parse(await valueOf(attached.costReport)) as {
      alternatives: { monthlyTotal: string }[];
    };
    assert.equal(report.alternatives[0]?.monthlyTotal, "0.00");
    await settled();
    assert.equal(recorder.ofType("aws:ec2transitgateway/vpcAttachment:VpcAttachment").length, 0);
    assert.equal(await valueOf(attached.attachmentId), "tgw-attach-1");
  });

  it("keeps gateway endpoints and busy services for itself, and prices them with its attachment", async () => {
    const recorder = await recordResources();
    const local = spoke(KMS, {
      args: {
        gatewayServices: ["s3", "dynamodb"],
        localServices: ["logs"],
        localSubnets: SUBNETS,
      },
    });
    const report = JSON.parse(await valueOf(local.costReport)) as {
      alternatives: { monthlyTotal: string; complete: boolean }[];
    };
    // 1 attachment x 730 h x $0.05 + 2 ENI x 730 h x $0.01; the traffic is unknown.
    assert.equal(report.alternatives[0]?.monthlyTotal, "51.10");
    assert.equal(report.alternatives[0]?.complete, false);
    await settled();
    assert.deepEqual(names(recorder, "aws:ec2/vpcEndpoint:VpcEndpoint"), [
      "app-1-dynamodb",
      "app-1-logs",
      "app-1-s3",
    ]);
    const ids = await valueOf(local.localEndpointIds);
    assert.deepEqual(Object.keys(ids).sort(), ["dynamodb", "logs", "s3"]);
  });

  it("bills its lines to its account, by its own name", async () => {
    await recordResources();
    const billed = spoke({
      shape: { accountId: "222222222222" },
      args: {
        accountId: "222222222222",
        hubServices: ["logs"],
        gatewayServices: ["s3"],
        localServices: ["sqs"],
        localSubnets: [...SUBNETS, { subnetId: "subnet-c" }],
      },
    });
    const report = JSON.parse(await valueOf(billed.costReport)) as {
      alternatives: {
        model: string;
        lines: { id: string; vpc: string; quantity: string | null; payer: string }[];
      }[];
    };
    assert.equal(report.alternatives[0]?.model, "Centralized");
    const bill = { vpc: "app-1", payer: "222222222222" };
    assert.deepEqual(
      report.alternatives[0].lines.map(({ id, vpc, quantity, payer }) => ({
        id,
        vpc,
        quantity,
        payer,
      })),
      [
        // 3 subnets x 730 h
        { id: "app-1/sqs/endpointHours", quantity: "2190", ...bill },
        { id: "app-1/s3/gatewayEndpoint", quantity: "1", ...bill },
        { id: "app-1/sqs/endpointData", quantity: null, ...bill },
        { id: "app-1/attachmentHours", quantity: "730", ...bill },
      ],
    );
    await settled();
  });

  it("knows the VPC of its S3 endpoint while another gateway endpoint is new", async () => {
    for (const s3 of ["s3", "com.amazonaws.us-east-1.s3"]) {
      const recorder = await recordResources({
        preview: true,
        existing: ["VpcEndpoint(app-1-s3)"],
      });
      spoke({
        args: {
          hubServices: ["logs"],
          gatewayServices: [s3, "dynamodb"],
          localServices: ["s3"],
          localSubnets: SUBNETS,
        },
      });
      await settled();
      const [endpoint] = recorder
        .ofType("aws:ec2/vpcEndpoint:VpcEndpoint")
        .filter(({ inputs }) => inputs["vpcEndpointType"] === "Interface");
      assert.equal(endpoint?.inputs["vpcId"], "vpc-1");
      // It comes after its own gateway endpoint all the same.
      const waits = endpoint.dependencies.map((urn) => urn.split("::").at(-1));
      assert.ok(waits.includes("app-1-s3"), waits.join());
    }
  });

  it("accepts the hub's peering connection from another account before it leads there", async () => {
    const recorder = await built(FOREIGN, {
      shape: { accountId: "111111111111", connectivity: "Peering" },
      ids: { vpcPeeringConnectionIds: { "app-1": "pcx-1" } },
      args: { accountId: "222222222222", attachmentSubnets: undefined },
    });
    const accepter = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
    assert.deepEqual(names(recorder, accepter), ["app-1"]);
    for (const route of recorder.ofType(ROUTE)) {
      assert.equal(route.inputs["vpcPeeringConnectionId"], "pcx-1");
      assert.ok(route.dependencies.some((urn) => urn.includes("vpcPeeringConnectionAccepter")));
    }
  });

  it("attaches alone, until the hub's account has registered it", async () => {
    const recorder = await built(FOREIGN, { args: { attachOnly: true } });
    const types = recorder.resources.filter(({ custom }) => custom).map(({ type }) => type);
    assert.deepEqual(types, ["aws:ec2transitgateway/vpcAttachment:VpcAttachment"]);
    // Only the Transit Gateway's own account can decline its default route tables.
    const [attachment] = recorder.resources.filter(({ custom }) => custom);
    assert.equal(attachment?.inputs["transitGatewayDefaultRouteTableAssociation"], undefined);
  });
});

describe("route tables", () => {
  const routes = (recorder: Recorder) =>
    recorder.ofType(ROUTE).map(({ name, aliases }) => [name, aliases] as const);

  it("are taken as a list too, whose ids may be outputs in every language", async () => {
    const recorder = await built({
      shape: { cidrBlocks: ["10.0.0.0/20"] },
      args: {
        routeTableIds: undefined,
        routeTables: [{ name: "a", routeTableId: pulumi.output("rtb-a") }],
      },
    });
    assert.deepEqual(routes(recorder), [["app-1-a-10.0.0.0/20", []]]);
  });

  it("that get another name keep their routes, which AWS would refuse a second time", async () => {
    const recorder = await built({
      shape: { cidrBlocks: ["10.0.0.0/20"] },
      args: {
        routeTableIds: undefined,
        routeTables: [{ name: "clients", routeTableId: "rtb-a", formerName: "a" }],
      },
    });
    assert.deepEqual(routes(recorder), [["app-1-clients-10.0.0.0/20", ["app-1-a-10.0.0.0/20"]]]);
  });

  it("of a hub keep their routes where a spoke gets another name, and its connection stays", async () => {
    const recorder = await recordResources();
    new EndpointHub("hub", {
      vpcId: "vpc-hub",
      cidrBlocks: ["10.0.0.0/20"],
      services: ["kms"],
      subnetIds: ["subnet-h"],
      routeTables: [{ name: "new", routeTableId: "rtb-h", formerName: "old" }],
      connectivity: "Peering",
      spokes: {
        web: { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1", formerName: "app" },
      },
      region: "us-east-1",
    });
    await settled();
    assert.deepEqual(routes(recorder), [
      [
        "hub-web-new-10.1.0.0/16",
        ["hub-web-old-10.1.0.0/16", "hub-app-new-10.1.0.0/16", "hub-app-old-10.1.0.0/16"],
      ],
    ]);
    const [connection] = recorder.ofType("aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
    assert.deepEqual([connection?.name, connection?.aliases], ["hub-web", ["hub-app"]]);
  });
});

describe("a spoke of another account", () => {
  it("leads to the hub and asks for its names only when the hub's account has registered it", async () => {
    const recorder = await recordResources();
    const hub = new EndpointHub("hub", {
      vpcId: "vpc-hub",
      cidrBlocks: ["10.0.0.0/20"],
      services: ["kms"],
      subnetIds: ["subnet-h"],
      routeTableIds: { h: "rtb-h" },
      spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"], accountId: "222222222222" } },
      accountId: "111111111111",
      region: "us-east-1",
    });
    const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();
    const registration = new SpokeRegistration("app-1", {
      attachmentId,
      hub,
      vpcId: "vpc-1",
    });
    const foreign = new EndpointSpoke("app-1", {
      registration,
      vpcId: "vpc-1",
      routeTableIds: { a: "rtb-a", b: "rtb-b" },
      attachmentSubnets: SUBNETS,
    });
    setAttachmentId(foreign.attachmentId);
    await settled();
    const waits = (type: string, name: string) => {
      const found = recorder.ofType(type).find((one) => one.name === name);
      assert.ok(found, `${type} ${name}`);
      return found.dependencies.map((urn) => urn.split("::").slice(-2).join(" ")).join("\n");
    };
    const accepter = /vpcAttachmentAccepter:VpcAttachmentAccepter app-1/;
    assert.match(waits(ROUTE, "app-1-a-10.0.0.0/20"), accepter);
    assert.match(waits(ROUTE, "app-1-h-10.1.0.0/16"), accepter);
    assert.match(
      waits(ASSOCIATION, "app-1-kms.us-east-1.amazonaws.com"),
      /VpcAssociationAuthorization app-1-kms/,
    );
    assert.match(
      waits(
        "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
        "app-1-kms.us-east-1.amazonaws.com",
      ),
      /zone:Zone hub-kms/,
    );
  });

  it("is refused without its registration", async () => {
    await recordResources();
    const { message, paths } = refusal(() => spoke(FOREIGN));
    assert.deepEqual(paths, ["hubConnection"]);
    assert.match(message, /Build a SpokeRegistration there/);
  });
});

describe("EndpointSpoke refuses, all at once and before anything is created", () => {
  const refused = async (args: Required<Parts>["args"], parts: Parts = {}) => {
    await recordResources();
    return refusal(() => spoke({ args }, parts)).paths;
  };

  it("an Availability Zone with clients and without a subnet of the attachment", async () => {
    assert.deepEqual(await refused({ clientAvailabilityZones: ["us-east-1a", "us-east-1c"] }), [
      "clientAvailabilityZones[1]",
    ]);
  });

  it("two subnets of the attachment in one zone, and none at all", async () => {
    const [first] = SUBNETS;
    assert.ok(first);
    assert.deepEqual(await refused({ attachmentSubnets: [first, { ...first, subnetId: "s" }] }), [
      "attachmentSubnets[1]",
    ]);
    assert.deepEqual(await refused({ attachmentSubnets: [] }), ["attachmentSubnets"]);
  });

  it("blocks that overlap the hub's", async () => {
    const spokes = { "app-1": { cidrBlocks: ["10.0.1.0/24"] } };
    assert.deepEqual(await refused({}, { shape: { spokes } }), ["cidrBlocks[0]"]);
  });

  it("a service that the hub and a local endpoint would both answer", async () => {
    assert.deepEqual(await refused({ localServices: ["logs"], localSubnets: SUBNETS }), [
      "localServices",
    ]);
  });

  it("every missing half of the way there and of the names", async () => {
    const ids = {
      transitGatewayId: undefined,
      transitGatewayHubRouteTableId: undefined,
      hostedZoneIds: undefined,
    };
    const without = { routeTableIds: {}, localServices: ["kms"] };
    assert.deepEqual((await refused(without, { ids })).sort(), [
      "hubConnection.hostedZoneIds",
      "hubConnection.transitGatewayHubRouteTableId",
      "hubConnection.transitGatewayId",
      "localSubnets",
      "routeTableIds",
    ]);
    assert.deepEqual(await refused({}, { shape: { dns: "Profile" } }), ["hubConnection.profileId"]);
  });
});

describe("SpokeRegistration", () => {
  it("refuses what it cannot register, all at once", async () => {
    await recordResources();
    const { paths } = refusal(
      () =>
        new SpokeRegistration("app-1", {
          hubConnection: {
            shape: {
              cidrBlocks: ["10.0.0.0/20"],
              services: { kms: ["kms.us-east-1.amazonaws.com"] },
            },
            transitGatewayId: "tgw-1",
          },
          attachmentId: "tgw-attach-1",
          cidrBlocks: ["10.1.0.0/33"],
          routeTableIds: {},
          vpcId: "vpc-1",
        }),
    );
    assert.deepEqual(paths.sort(), [
      "cidrBlocks[0]",
      'hubConnection.hostedZoneIds["kms.us-east-1.amazonaws.com"]',
      "hubConnection.transitGatewayHubRouteTableId",
      "hubConnection.transitGatewaySpokeRouteTableId",
      "routeTableIds",
    ]);
  });

  it("accepts nothing that was accepted by itself", async () => {
    const recorder = await recordResources();
    new SpokeRegistration("app-1", {
      hubConnection: {
        shape: {
          cidrBlocks: ["10.0.0.0/20"],
          services: {},
          spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
          routeTables: ["h"],
          region: "us-east-1",
        },
        transitGatewayId: "tgw-1",
        transitGatewaySpokeRouteTableId: "tgw-rtb-s",
        transitGatewayHubRouteTableId: "tgw-rtb-h",
        routeTableIds: { h: "rtb-h" },
      },
      attachmentId: "tgw-attach-1",
      acceptedAutomatically: true,
      replaceExistingAssociation: true,
    });
    await settled();
    assert.deepEqual(
      recorder.resources
        .filter(({ custom }) => custom)
        .map(({ type }) => type.split("/")[1])
        .sort(),
      [
        "route:Route",
        "routeTableAssociation:RouteTableAssociation",
        "routeTablePropagation:RouteTablePropagation",
      ],
    );
    const [association] = recorder.ofType(
      "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
    );
    assert.equal(association?.inputs["replaceExistingAssociation"], true);
  });
});

describe("the accounts of a spoke", () => {
  it("are refused by their paths unless they have twelve digits", async () => {
    await recordResources();
    for (const wrong of ["11111111111", "1111111111111", "11111111111a", ""]) {
      const { paths } = refusal(() =>
        spoke({ shape: { accountId: wrong }, args: { accountId: wrong } }),
      );
      const both = ["accountId", "hubConnection.shape.accountId"];
      assert.deepEqual(paths, both, JSON.stringify(wrong));
    }
  });

  it("that are the same need no registration, and those that differ do", async () => {
    const recorder = await built(FOREIGN, { args: { accountId: "111111111111" } });
    assert.equal(recorder.ofType("aws:ec2transitgateway/vpcAttachment:VpcAttachment").length, 1);
    await recordResources();
    assert.deepEqual(refusal(() => spoke(FOREIGN)).paths, ["hubConnection"]);
  });
});

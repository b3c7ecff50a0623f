import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { HubConnection, HubShape } from "../../../components/hub/connectionArgs";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { brokenRules } from "../../support/brokenRules";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts } from "../../support/hubs";
import { recordResources, refusal, settled } from "../../support/mocks";

const SUBNETS = [
  { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
  { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
];

const BASE: Parts = {
  ...TRANSIT_GATEWAY_HUB,
  args: {
    vpcId: "vpc-1",
    cidrBlocks: ["10.1.0.0/16"],
    routeTableIds: { a: "rtb-a" },
    attachmentSubnets: SUBNETS,
    hubServices: ["kms"],
  },
};

const FOREIGN: Parts = {
  shape: { accountId: "111111111111" },
  args: { accountId: "222222222222" },
};
const TABLES: Parts = {
  ids: { transitGatewaySpokeRouteTableId: undefined, transitGatewayHubRouteTableId: undefined },
};
const PEERING: Parts = {
  shape: { connectivity: "Peering" },
  ids: { vpcPeeringConnectionIds: { "app-1": "pcx-1" } },
};

/** As a language without types may give it. */
interface Parts {
  readonly shape?: { readonly [property in keyof HubShape]?: unknown };
  readonly ids?: { readonly [id in keyof HubConnection]?: unknown };
  readonly args?: { readonly [property in keyof EndpointSpokeArgs]?: unknown };
}

const spoke =
  (...parts: Parts[]) =>
  () =>
    new EndpointSpoke("app-1", withHub(...([BASE, ...parts] as HubParts<EndpointSpokeArgs>[])));

describe("EndpointSpoke refuses", () => {
  async function refused(...parts: Parts[]) {
    await recordResources();
    const { message } = refusal(spoke(...parts));
    return { message, rules: brokenRules(message) };
  }

  it("values that no choice has, from languages without types", async () => {
    const shape = { connectivity: "Carrier", dns: "Pigeon", accountId: "eleven" };
    assert.deepEqual((await refused({ shape, args: { costReport: "Loud" } })).rules, [
      "error costReport [one-of-choices]",
      "error hubConnection.shape.accountId [account-id]",
      "error hubConnection.shape.connectivity [one-of-choices]",
      "error hubConnection.shape.dns [one-of-choices]",
    ]);
    assert.deepEqual((await refused({ args: { budget: { maxMonthly: -1 } } })).rules, [
      "error budget.maxMonthly [budget-amount]",
    ]);
  });

  it("a hub or a spoke without blocks, by which no route would be made", async () => {
    const { message, rules } = await refused({
      shape: { cidrBlocks: [] },
      args: { cidrBlocks: [] },
    });
    assert.deepEqual(rules, [
      "error cidrBlocks [required]",
      "error hubConnection.shape.cidrBlocks [required]",
    ]);
    assert.match(message, /without its blocks no route leads to the VPC/);
  });

  it("a block that overlaps the hub's, which it names", async () => {
    const { message, rules } = await refused({ args: { cidrBlocks: ["10.0.8.0/24"] } });
    assert.deepEqual(rules, ["error cidrBlocks[0] [cidr-overlap]"]);
    assert.match(message, /overlaps 10\.0\.0\.0\/20 of the hub,/);
  });

  it("subnets of the attachment in two lists, and an attachment without any", async () => {
    const both = await refused({ args: { attachmentSubnetIds: ["subnet-a"] } });
    assert.deepEqual(both.rules, ["error attachmentSubnetIds [one-of-two]"]);
    const none = await refused({ args: { attachmentSubnets: undefined } });
    assert.deepEqual(none.rules, ["error attachmentSubnets [required]"]);
    assert.match(none.message, /the attachment has no subnet to be in/);
    const empty = { attachmentSubnets: undefined, attachmentSubnetIds: [] };
    assert.deepEqual((await refused({ args: empty })).rules, [
      "error attachmentSubnets [required]",
    ]);
  });

  it("two subnets of the attachment in one zone, by its name or by its id, which is the same in every account", async () => {
    const zones = async (...attachmentSubnets: object[]) =>
      (
        await refused({
          args: {
            attachmentSubnets: attachmentSubnets.map((one, index) => ({
              subnetId: `subnet-${index}`,
              ...one,
            })),
          },
        })
      ).rules;
    const said = ["error attachmentSubnets[1] [one-subnet-per-az]"];
    const name = { availabilityZone: "us-east-1a" };
    assert.deepEqual(await zones(name, name), said);
    const id = { availabilityZoneId: "use1-az4" };
    assert.deepEqual(await zones(id, id), said);
    assert.deepEqual(
      await zones({ ...name, ...id }, { availabilityZone: "us-east-1b", ...id }),
      said,
    );
  });

  it("a client's zone without a subnet of the attachment, whichever way zones are said", async () => {
    const attachmentSubnets = [{ subnetId: "subnet-a", availabilityZoneId: "use1-az4" }];
    const args = { attachmentSubnets, clientAvailabilityZones: ["use1-az4", "use1-az6"] };
    assert.deepEqual((await refused({ args })).rules, [
      "error clientAvailabilityZones[1] [attachment-in-every-az]",
    ]);
  });

  it("a Transit Gateway without its id, and its route tables where this account joins them", async () => {
    const { message, rules } = await refused(TABLES, {
      ids: { transitGatewayId: undefined },
    });
    assert.deepEqual(rules, [
      "error hubConnection.transitGatewayHubRouteTableId [required]",
      "error hubConnection.transitGatewayId [required]",
      "error hubConnection.transitGatewaySpokeRouteTableId [required]",
    ]);
    assert.match(message, /the way to the hub is its Transit Gateway/);
  });

  it("a core network without id and ARN, and a connection without its id", async () => {
    const core = await refused({ shape: { connectivity: "CloudWan" } });
    assert.deepEqual(core.rules, [
      "error hubConnection.coreNetworkArn [required]",
      "error hubConnection.coreNetworkId [required]",
    ]);
    assert.match(core.message, /the way to the hub is its core network/);
    const peering = await refused({
      shape: { connectivity: "Peering" },
      ids: { vpcPeeringConnectionIds: { "app-2": "pcx-2" } },
      args: { attachmentSubnets: undefined },
    });
    assert.deepEqual(peering.rules, [
      'error hubConnection.vpcPeeringConnectionIds["app-1"] [required]',
    ]);
    assert.match(peering.message, /the way to the hub is the connection that it asked for/);
  });

  it("no services of the hub, no zones for them and no Profile", async () => {
    const none = await refused({ args: { hubServices: [] } });
    assert.deepEqual(none.rules, ["error hubServices [required]"]);
    assert.match(none.message, /no name of the hub's services would resolve to the hub/);
    const zones = await refused({ ids: { hostedZoneIds: undefined } });
    assert.deepEqual(zones.rules, ["error hubConnection.hostedZoneIds [required]"]);
    assert.match(zones.message, /the hub's names come by its zones/);
    const profile = await refused({ shape: { dns: "Profile" } });
    assert.deepEqual(profile.rules, ["error hubConnection.profileId [required]"]);
    assert.match(profile.message, /the hub's names come by its Profile/);
  });

  it("another account's core network without a registration, as a Transit Gateway", async () => {
    const core: Parts = {
      shape: { ...FOREIGN.shape, connectivity: "CloudWan" },
      ids: { coreNetworkId: "core-1", coreNetworkArn: "arn:core" },
    };
    assert.deepEqual((await refused(FOREIGN, core)).rules, [
      "error hubConnection [registered-spoke]",
    ]);
  });

  it("local services without subnets, an unknown one, and a gateway where there is none", async () => {
    const { message, rules } = await refused({
      args: { localServices: ["sqs", "sqz"], gatewayServices: ["kinesis-streams"] },
    });
    assert.deepEqual(rules, [
      "error gatewayServices[0] [endpoint-type-exists]",
      "error localServices[1] [known-service]",
      "error localSubnets [required]",
    ]);
    assert.match(message, /the local endpoints have no subnet to be in/);
  });

  it("services that the hub does not serve, and such that nobody has", async () => {
    const { message, rules } = await refused({ args: { hubServices: ["kms", "sqs", "lgos"] } });
    assert.deepEqual(rules, [
      "error hubServices [service-of-hub]",
      "error hubServices[2] [known-service]",
    ]);
    assert.match(message, /"sqs": the hub does not serve it\. Take the service out of hubServices/);
  });

  it("a zone that the shape names and the hub has no id for", async () => {
    const { rules } = await refused({ ids: { hostedZoneIds: {} } });
    assert.deepEqual(rules, [
      'error hubConnection.hostedZoneIds["kms.us-east-1.amazonaws.com"] [required]',
    ]);
  });

  it("no hub, and two of them", async () => {
    await recordResources();
    const named = (args: object) =>
      brokenRules(
        refusal(
          () =>
            new EndpointSpoke("app-1", {
              vpcId: "vpc-1",
              routeTableIds: { a: "rtb-a" },
              ...args,
            }),
        ).message,
      );
    assert.deepEqual(named({}), ["error hub [required]"]);
    const hub = { connection: pulumi.output({ shape: {} }) };
    assert.deepEqual(named({ hub, registration: hub }), ["error registration [one-hub]"]);
  });

  it("a name that the hub has for no spoke, unless the blocks are given, and lists those that it has", async () => {
    const spokes = { "app-2": { cidrBlocks: ["10.2.0.0/16"] } };
    const { message, rules } = await refused({
      shape: { spokes },
      args: { cidrBlocks: undefined },
    });
    assert.deepEqual(rules, ["error spokeName [spoke-of-hub]"]);
    assert.match(
      message,
      /"app-1": the hub has no spoke of this name.*The hub has app-2: give one/,
    );
    const none = await refused({ args: { cidrBlocks: undefined } });
    assert.match(none.message, /Add it to the hub's spokes, or give cidrBlocks/);
  });

  it("blocks that are not those that the hub admits and leads back to", async () => {
    const spokes = { "app-1": { cidrBlocks: ["10.1.0.0/16", "10.2.0.0/16"] } };
    const { message, rules } = await refused({ shape: { spokes } });
    assert.deepEqual(rules, ["error cidrBlocks [blocks-of-spoke]"]);
    assert.match(
      message,
      /the hub admits and leads back to 10\.1\.0\.0\/16, 10\.2\.0\.0\/16 for app-1/,
    );
  });

  it("route tables in two lists, by one name twice, and none", async () => {
    const twice = [
      { name: "a", routeTableId: "rtb-a" },
      { name: "a", routeTableId: "rtb-b" },
    ];
    assert.deepEqual((await refused({ args: { routeTables: twice } })).rules, [
      "error routeTables [one-of-two]",
      "error routeTables[1].name [name-once]",
    ]);
    const none = await refused({ args: { routeTableIds: undefined } });
    assert.deepEqual(none.rules, ["error routeTableIds [required]"]);
  });
});

describe("EndpointSpoke takes", () => {
  async function taken(...parts: Parts[]): Promise<string[]> {
    const recorder = await recordResources();
    spoke(...parts)();
    await settled();
    return brokenRules(recorder.logs.join("\n"));
  }

  it("subnets of an attachment that is not built here, and says that they have no effect", async () => {
    const unused = ["warning attachmentSubnets [without-effect]"];
    assert.deepEqual(await taken(PEERING), unused);
    const attached = { args: { transitGatewayAttachmentId: "tgw-attach-1" } };
    assert.deepEqual(await taken(attached), unused);
    assert.deepEqual(await taken(PEERING, { args: { attachmentSubnets: undefined } }), []);
  });

  it("an existing attachment without the route tables that it is joined to", async () => {
    const args = { transitGatewayAttachmentId: "tgw-attach-1", attachmentSubnets: undefined };
    assert.deepEqual(await taken(TABLES, { args }), []);
  });

  it("subnets whose zones are not known, whatever zones have clients", async () => {
    const clientAvailabilityZones = ["us-east-1c"];
    const unknown = [{ subnetId: "subnet-a" }, { subnetId: "subnet-b" }];
    assert.deepEqual(
      await taken({ args: { clientAvailabilityZones, attachmentSubnets: unknown } }),
      [],
    );
    const ids = { attachmentSubnets: undefined, attachmentSubnetIds: ["subnet-a"] };
    assert.deepEqual(await taken({ args: { clientAvailabilityZones, ...ids } }), []);
  });

  it("a service that the hub answers as a local one without private DNS", async () => {
    const local = { localServices: ["dynamodb"], localSubnets: SUBNETS };
    assert.deepEqual(await taken({ args: local }), []);
  });

  const GLUE: Parts = {
    shape: {
      services: { glue: ["glue.us-east-1.amazonaws.com"], "glue.dashboard": ["d.example"] },
    },
    ids: { hostedZoneIds: { "glue.us-east-1.amazonaws.com": "Z1", "d.example": "Z2" } },
    args: { region: "us-east-1" },
  };
  const shadows = (rules: string[]) => rules.filter((rule) => rule.includes("shadow"));

  it("zones of the hub without the service that answers what they hide, with a warning", async () => {
    const alone = await taken(GLUE, { args: { hubServices: ["glue"] } });
    assert.deepEqual(shadows(alone), ["warning hubServices [private-names-shadow]"]);
    const both = await taken(GLUE, { args: { hubServices: ["glue", "glue.dashboard"] } });
    assert.deepEqual(shadows(both), []);
    // What the hub chose for the spoke the hub has said.
    const spokes = { "app-1": { cidrBlocks: ["10.1.0.0/16"], services: ["glue"] } };
    const chosen = await taken(GLUE, { shape: { spokes }, args: { hubServices: undefined } });
    assert.deepEqual(shadows(chosen), []);
  });

  it("an endpoint of its own that hides names, unless the hub answers them, with a warning", async () => {
    const local = { localServices: ["glue"], localSubnets: SUBNETS };
    const dashboard: Parts = { args: { ...local, hubServices: ["glue.dashboard"] } };
    assert.deepEqual(shadows(await taken(GLUE, dashboard)), []);
    assert.deepEqual(shadows(await taken({ args: local })), [
      "warning localServices [private-names-shadow]",
    ]);
  });

  it("an attachment alone without services, zones or a Profile", async () => {
    const alone: Parts = { args: { attachOnly: true, hubServices: [] } };
    const noZones: Parts = { ids: { ...TABLES.ids, hostedZoneIds: undefined } };
    assert.deepEqual(await taken(FOREIGN, alone, noZones), []);
    const profile: Parts = { shape: { ...FOREIGN.shape, dns: "Profile" } };
    assert.deepEqual(await taken(FOREIGN, alone, TABLES, profile), []);
  });

  it("another account's hub by peering, and its own account's by name, without a registration", async () => {
    const unattached: Parts = { args: { attachmentSubnets: undefined } };
    assert.deepEqual(await taken(FOREIGN, PEERING, unattached), []);
    assert.deepEqual(await taken(FOREIGN, { args: { accountId: "111111111111" } }), []);
  });
});

import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { HubConnection } from "../../components/hub/connectionArgs";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import type { InterfaceEndpointsArgs } from "../../components/interface/interfaceArgs";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../components/registration/registrationArgs";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts as Parts } from "../support/hubs";
import { failuresOf } from "../support/failures";
import { recordResources, settled, shortType, type MockOptions } from "../support/mocks";

const HUB: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnetIds: ["subnet-a"],
  routeTableIds: { a: "rtb-a" },
  spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
};

const ZONES = ["kms.us-east-1.amazonaws.com"];

const SPOKE: Parts<EndpointSpokeArgs> = {
  shape: { cidrBlocks: ["10.0.0.0/20"], services: { kms: ZONES } },
  ids: TRANSIT_GATEWAY_HUB.ids,
  args: {
    vpcId: "vpc-1",
    cidrBlocks: ["10.1.0.0/16"],
    routeTableIds: { a: "rtb-a" },
    attachmentSubnetIds: ["subnet-a"],
  },
};

const REGISTRATION: Parts<SpokeRegistrationArgs> = {
  ...SPOKE,
  args: {
    attachmentId: "tgw-attach-1",
    cidrBlocks: ["10.1.0.0/16"],
    routeTableIds: { a: "rtb-a" },
  },
};

/** A connection that another stack's output holds: none of it is there before the program runs. */
const fromStack = <Args extends { hubConnection?: pulumi.Input<HubConnection> }>(
  ...parts: Parts<Args>[]
) => {
  const { hubConnection, ...args } = withHub<Args>(...parts);
  return { ...args, hubConnection: late(hubConnection) } as Args;
};

const spoke = (...parts: Parts<EndpointSpokeArgs>[]) =>
  new EndpointSpoke("app-1", fromStack(SPOKE, ...parts));
const registration = (...parts: Parts<SpokeRegistrationArgs>[]) =>
  new SpokeRegistration("app-1", fromStack(REGISTRATION, ...parts));

const ENDPOINTS: InterfaceEndpointsArgs = {
  vpcId: "vpc-1",
  services: ["kms"],
  subnetIds: ["subnet-a"],
  region: "us-east-1",
};

/** A value that only AWS knows, which is there when nothing can be thrown to the program any more. */
const late = <T>(value: T) => pulumi.output(Promise.resolve(value)) as pulumi.Output<T>;

async function stopped(build: () => pulumi.ComponentResource, mocks: MockOptions = {}) {
  const recorder = await recordResources(mocks);
  const message = (await failuresOf(build)).join("\n");
  const created = recorder.resources
    .filter(({ custom }) => custom)
    .map(({ type }) => shortType(type));
  return { message, created };
}

describe("what turns out wrong once it is known stops the program", () => {
  it("before anything of a hub is created: a name by AWS's answer that hides a whole Region", async () => {
    const { message, created } = await stopped(() => new EndpointHub("hub", HUB), {
      services: { kms: { privateDnsNames: ["us-east-1.amazonaws.com"] } },
    });
    assert.match(message, /services\[1\].*kms would need a zone that answers for a whole Region/);
    assert.deepEqual(created, []);
  });

  it("before anything of a spoke is created: a name of a local service that the hub answers too", async () => {
    const { message, created } = await stopped(() =>
      spoke({
        shape: { services: { kms: [...ZONES, "sqs.us-east-1.amazonaws.com"] } },
        args: { localServices: ["sqs"], localSubnets: [{ subnetId: "subnet-a" }] },
      }),
    );
    assert.match(
      message,
      /the hub's zone for kms and the local endpoint both answer sqs\.us-east-1/,
    );
    assert.deepEqual(created, []);
  });

  it("before anything is created: a service that the provider's Region lacks", async () => {
    const { message, created } = await stopped(
      () => new EndpointHub("hub", { ...HUB, services: ["organizations"] }),
      { region: "eu-west-1" },
    );
    assert.match(message, /its endpoint exists in us-east-1 only, not in eu-west-1/);
    assert.deepEqual(created, []);
  });

  it("S3's private DNS without its gateway endpoint, where the provider's Region is in China", async () => {
    const { message, created } = await stopped(
      () =>
        new InterfaceEndpoints("app", {
          vpcId: "vpc-1",
          services: ["s3"],
          subnetIds: ["subnet-a"],
        }),
      { region: "cn-north-1" },
    );
    assert.match(message, /in China the provider does not send false/);
    assert.ok(!created.includes("VpcEndpoint"), created.join());
  });

  it("before anything is created: a provider whose Region is not known, where none is given", async () => {
    const components = [() => new EndpointHub("hub", HUB), () => spoke(), () => registration()];
    for (const build of components) {
      const { message, created } = await stopped(build, { unconfigured: true });
      assert.match(message, /region: the provider's Region is not known yet.*Give the Region here/);
      assert.deepEqual(created, []);
    }
  });

  it("before an attachment joins it: a default route table of the Transit Gateway that is given", async () => {
    const existing = {
      transitGatewayId: late("tgw-1"),
      transitGatewaySpokeRouteTableId: "tgw-rtb-association",
      transitGatewayHubRouteTableId: late("tgw-rtb-propagation"),
    };
    const hub = () => new EndpointHub("hub", { ...HUB, ...existing });
    const { message, created } = await stopped(hub);
    for (const table of ["association", "propagation"]) {
      const role = table === "association" ? "Spoke" : "Hub";
      assert.match(
        message,
        new RegExp(
          `transitGateway${role}RouteTableId: "tgw-rtb-${table}": this is a default route table`,
        ),
      );
    }
    assert.equal(created.includes("RouteTableAssociation"), false);
    const token = "aws:ec2transitgateway/getTransitGateway:getTransitGateway";
    const tables = {
      associationDefaultRouteTableId: "tgw-rtb-association",
      propagationDefaultRouteTableId: "tgw-rtb-propagation",
    };
    const harmless: MockOptions["answers"][] = [
      {
        [token]: {
          ...tables,
          defaultRouteTableAssociation: "disable",
          defaultRouteTablePropagation: "disable",
        },
      },
      {
        [token]: () => {
          throw new Error("AccessDenied");
        },
      },
    ];
    for (const answers of harmless) {
      const recorder = await recordResources(answers === undefined ? {} : { answers });
      hub();
      await settled();
      assert.equal(
        recorder.ofType("aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation").length,
        1,
      );
    }
  });

  it("before anything is created: an id that the hub turns out not to have", async () => {
    const without = (id: string) => ({ ids: { [id]: undefined } });
    const spokes: Record<string, Parts<EndpointSpokeArgs>> = {
      transitGatewayId: {},
      transitGatewaySpokeRouteTableId: {},
      transitGatewayHubRouteTableId: {},
      hostedZoneIds: {},
      profileId: { shape: { dns: "Profile" } },
    };
    for (const [id, parts] of Object.entries(spokes)) {
      const { message, created } = await stopped(() =>
        spoke({ shape: { ...SPOKE.shape, ...parts.shape } }, without(id)),
      );
      assert.match(message, new RegExp(`error hubConnection\\.${id}: .*\\. Give it`));
      assert.deepEqual(created, []);
    }
    for (const id of ["transitGatewayId", "transitGatewaySpokeRouteTableId"]) {
      const { message, created } = await stopped(() => registration(without(id)));
      assert.match(message, new RegExp(`error hubConnection\\.${id}: it is how the spoke reaches`));
      assert.deepEqual(created, []);
    }
  });

  it("an attachment that the spoke turns out not to have", async () => {
    const { message } = await stopped(() =>
      registration({ args: { attachmentId: late<string | undefined>(undefined) } }),
    );
    assert.match(message, /error attachmentId: the spoke has no attachment\. Give the output/);
  });

  it("before anything is created: another stack that has no such output, or is not deployed", async () => {
    const nothing = { hubConnection: late(undefined) as unknown as pulumi.Output<HubConnection> };
    const empty = { hubConnection: late({}) as unknown as pulumi.Output<HubConnection> };
    for (const connection of [nothing, empty]) {
      const { message, created } = await stopped(
        () => new EndpointSpoke("app-1", { ...withHub(SPOKE), ...connection }),
      );
      assert.match(message, /error hubConnection: what the hub serves is not known/);
      assert.match(message, /Give the output `connection`.*whose stack is deployed/);
      assert.deepEqual(created, []);
    }
  });

  it("a zone whose id another output turns out not to hold", async () => {
    for (const hostedZoneIds of [late({ other: "Z1" }), Promise.resolve({ other: "Z1" })]) {
      const { message, created } = await stopped(
        () => new EndpointSpoke("app-1", withHub(SPOKE, { ids: { hostedZoneIds } })),
      );
      assert.match(
        message,
        /hubConnection\.hostedZoneIds\["kms\.us-east-1\.amazonaws\.com"\]: the hub has no such zone/,
      );
      assert.ok(!created.includes("ZoneAssociation"));
    }
  });

  it("an endpoint with a policy that AWS would refuse", async () => {
    const policy = late(JSON.stringify({ Statement: [{ Effect: "Allow", Action: "*" }] }));
    const own = await stopped(
      () => new InterfaceEndpoints("app", { ...ENDPOINTS, overrides: { kms: { policy } } }),
    );
    assert.match(own.message, /overrides\.kms\.policy.*has no Principal/);
    assert.ok(!own.created.includes("VpcEndpoint"));
    const shared = await stopped(() => new InterfaceEndpoints("app", { ...ENDPOINTS, policy }));
    assert.match(shared.message, /error policy.*has no Principal/);
    const hub = await stopped(() => new EndpointHub("hub", { ...HUB, policy }));
    assert.match(hub.message, /has no Principal/);
    assert.ok(!hub.created.includes("VpcEndpoint"));
  });

  it("a security group that would be open to everybody, to nobody or to what is no block", async () => {
    const open: Record<string, RegExp> = {
      "0.0.0.0/0": /allowedCidrBlocks\[0\].*every address would be a client of the endpoints/,
      "::/0": /allowedCidrBlocks\[0\].*every address would be a client of the endpoints/,
      "10.0.0.1/8": /error allowedCidrBlocks\[0\]: "10\.0\.0\.1\/8"/,
    };
    for (const [block, expected] of Object.entries(open)) {
      const { message, created } = await stopped(
        () => new InterfaceEndpoints("app", { ...ENDPOINTS, allowedCidrBlocks: late([block]) }),
      );
      assert.match(message, expected);
      assert.deepEqual(created, []);
    }
    const nobody = await stopped(
      () => new InterfaceEndpoints("app", { ...ENDPOINTS, allowedCidrBlocks: late([]) }),
    );
    assert.match(nobody.message, /nobody would be allowed to reach the endpoints/);
    assert.deepEqual(nobody.created, []);
  });
});

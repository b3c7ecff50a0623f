import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import type { InterfaceEndpointsArgs } from "../../components/interface/interfaceArgs";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../components/spoke/spokeArgs";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../components/registration/registrationArgs";
import { failuresOf } from "../support/failures";
import { recordResources, shortType, type MockOptions } from "../support/mocks";

const HUB: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnetIds: ["subnet-a"],
  routeTableIds: { a: "rtb-a" },
  spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16"] } },
};

const SPOKE: EndpointSpokeArgs = {
  vpcId: "vpc-1",
  cidrBlocks: ["10.1.0.0/16"],
  hubCidrBlocks: ["10.0.0.0/20"],
  routeTableIds: { a: "rtb-a" },
  attachmentSubnetIds: ["subnet-a"],
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
  hubServices: ["kms"],
  hostedZoneIds: { "kms.us-east-1.amazonaws.com": "ZKMS" },
};

const REGISTRATION: SpokeRegistrationArgs = {
  attachmentId: "tgw-attach-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { a: "rtb-a" },
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};

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
    const args: EndpointSpokeArgs = {
      ...SPOKE,
      localServices: ["sqs"],
      localSubnets: [{ subnetId: "subnet-a" }],
    };
    const { message, created } = await stopped(() => new EndpointSpoke("app-1", args), {
      services: {
        kms: { privateDnsNames: ["kms.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] },
      },
    });
    assert.match(
      message,
      /the hub's zone for kms and the local endpoint both answer sqs\.us-east-1/,
    );
    assert.deepEqual(created, []);
  });

  it("before anything is created: a service that the provider's Region lacks", async () => {
    const elsewhere = { region: "eu-west-1" };
    const components = [
      () => new EndpointHub("hub", { ...HUB, services: ["organizations"] }),
      () => new EndpointSpoke("app-1", { ...SPOKE, hubServices: ["organizations"] }),
    ];
    for (const build of components) {
      const { message, created } = await stopped(build, elsewhere);
      assert.match(message, /its endpoint exists in us-east-1 only, not in eu-west-1/);
      assert.deepEqual(created, []);
    }
  });

  it("before anything is created: a provider whose Region is not known, where none is given", async () => {
    const components = [
      () => new EndpointHub("hub", HUB),
      () => new EndpointSpoke("app-1", SPOKE),
      () => new SpokeRegistration("app-1", REGISTRATION),
    ];
    for (const build of components) {
      const { message, created } = await stopped(build, { unconfigured: true });
      assert.match(message, /region: the provider's Region is not known yet.*Give the Region here/);
      assert.deepEqual(created, []);
    }
  });

  it("a spoke of an output that the hub does not have", async () => {
    const missing = late<string | undefined>(undefined);
    const spokes: Record<string, Partial<EndpointSpokeArgs>> = {
      transitGatewayId: {},
      transitGatewaySpokeRouteTableId: {},
      transitGatewayHubRouteTableId: {},
      profileId: { dns: "Profile" },
      vpcPeeringConnectionId: { connectivity: "Peering", attachmentSubnetIds: undefined },
      coreNetworkId: { connectivity: "CloudWan", coreNetworkArn: "arn:core-network-1" },
      coreNetworkArn: { connectivity: "CloudWan", coreNetworkId: "core-network-1" },
    };
    for (const [property, args] of Object.entries(spokes)) {
      const { message } = await stopped(
        () => new EndpointSpoke("app-1", { ...SPOKE, ...args, [property]: missing }),
      );
      assert.match(message, new RegExp(`error ${property}: the hub has no such output\\. Choose`));
    }
  });

  it("a registration of an output that spoke or hub do not have", async () => {
    const missing = late<string | undefined>(undefined);
    const registrations: Record<string, Partial<SpokeRegistrationArgs>> = {
      attachmentId: {},
      transitGatewayId: {},
      transitGatewaySpokeRouteTableId: {},
      transitGatewayHubRouteTableId: {},
      coreNetworkArn: { connectivity: "CloudWan" },
    };
    for (const [property, args] of Object.entries(registrations)) {
      const { message } = await stopped(
        () => new SpokeRegistration("app-1", { ...REGISTRATION, ...args, [property]: missing }),
      );
      assert.match(message, new RegExp(`error ${property}: the hub has no such output`));
    }
  });

  it("a service of a spoke whose zone the hub does not have, known at once or later", async () => {
    const zones = { "logs.us-east-1.amazonaws.com": "ZLOGS" };
    for (const hostedZoneIds of [zones, late(zones), Promise.resolve(zones)]) {
      const { message, created } = await stopped(
        () => new EndpointSpoke("app-1", { ...SPOKE, hostedZoneIds }),
      );
      assert.match(
        message,
        /hostedZoneIds\["kms\.us-east-1\.amazonaws\.com"\]: the hub has no such/,
      );
      assert.ok(!created.includes("ZoneAssociation"));
    }
  });

  it("a service of a registration whose zone the hub does not have", async () => {
    const { message } = await stopped(
      () =>
        new SpokeRegistration("app-1", {
          ...REGISTRATION,
          vpcId: "vpc-1",
          services: ["kms"],
          hostedZoneIds: {},
        }),
    );
    assert.match(message, /hostedZoneIds\["kms\.us-east-1\.amazonaws\.com"\]: the hub has no such/);
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

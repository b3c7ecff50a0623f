import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../components/hub/hubArgs";
import { GatewayEndpoints } from "../../components/gateway/gatewayEndpoints";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import type { HubConnection } from "../../components/hub/connectionArgs";
import { TRANSIT_GATEWAY_HUB, withHub } from "../support/hubs";
import { failuresOf } from "../support/failures";
import { recordResources, settled, valueOf } from "../support/mocks";
import { networkArgs } from "../support/networks";
import { exampleInput } from "../support/topologies";
import { builtBy } from "../../components/shared/initialize";

const HUB: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["kms"],
  subnetIds: ["subnet-h"],
  routeTableIds: { h: "rtb-h" },
  spokes: {
    mine: { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1" },
    yours: { cidrBlocks: ["10.2.0.0/16"], vpcId: "vpc-2", accountId: "222222222222" },
  },
};

const { shape, ids } = TRANSIT_GATEWAY_HUB;
const JOINED = {
  hubConnection: withHub<{ hubConnection: HubConnection }>({ shape, ids }).hubConnection,
  cidrBlocks: ["10.1.0.0/16"],
  vpcId: "vpc-1",
};

const COMPONENTS: Record<string, () => pulumi.ComponentResource> = {
  "a hub on a Transit Gateway": () => new EndpointHub("hub", HUB),
  "a hub of peering connections": () => new EndpointHub("hub", { ...HUB, connectivity: "Peering" }),
  "a hub with a Profile": () => new EndpointHub("hub", { ...HUB, dns: "Profile" }),
  "a spoke": () =>
    new EndpointSpoke("app-1", {
      ...JOINED,
      routeTableIds: { a: "rtb-a" },
      attachmentSubnetIds: ["subnet-a"],
      gatewayServices: ["s3"],
    }),
  "a network with a hub": () => {
    const { planned: _, ...args } = networkArgs(exampleInput(1), {
      deploymentModel: "Centralized",
    });
    return new EndpointNetwork("net", args);
  },
  "a registration": () =>
    new SpokeRegistration("app-1", {
      ...JOINED,
      attachmentId: "tgw-attach-1",
      routeTableIds: { h: "rtb-h" },
    }),
};

describe("a component's outputs are for its program what they are for its stack", () => {
  for (const [name, build] of Object.entries(COMPONENTS)) {
    it(name, async () => {
      const recorder = await recordResources();
      const component = build();
      await builtBy(component);
      await settled();
      const registered = recorder.outputs.get(await valueOf(component.urn)) ?? {};
      const own = Object.entries(component).filter(
        (entry): entry is [string, pulumi.Output<unknown>] =>
          entry[0] !== "urn" && pulumi.Output.isInstance(entry[1]),
      );
      const given = await Promise.all(
        own.map(async ([property, value]) => [property, await valueOf(value)] as const),
      );
      assert.deepEqual(
        Object.fromEntries(given.filter(([, value]) => value !== undefined)),
        registered,
      );
      assert.ok(given.length > 0);
    });
  }
});

describe("the id of one service's endpoint", () => {
  const BUILT: Record<
    string,
    () => { readonly endpointId: EndpointHub["endpointId"] } & pulumi.ComponentResource
  > = {
    EndpointHub: () => new EndpointHub("hub", HUB),
    InterfaceEndpoints: () =>
      new InterfaceEndpoints("hub", { vpcId: "vpc-1", services: ["kms"], subnetIds: ["subnet-1"] }),
    GatewayEndpoints: () =>
      new GatewayEndpoints("hub", { vpcId: "vpc-1", services: ["s3"], routeTableIds: ["rtb-1"] }),
  };
  for (const [name, build] of Object.entries(BUILT)) {
    const service = name === "GatewayEndpoints" ? "s3" : "kms";

    it(`is text by itself, of ${name}`, async () => {
      await recordResources();
      assert.equal(await valueOf(build().endpointId(service)), `VpcEndpoint(hub-${service})`);
      await settled();
    });

    it(`stops a program that asks ${name} for a service that it does not have`, async () => {
      await recordResources();
      const failures = await failuresOf(() => {
        const component = build();
        component.endpointId("sqs");
        return component;
      });
      assert.match(failures.join(), /"sqs": the component has no endpoint of this service/);
    });
  }
});

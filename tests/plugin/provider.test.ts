import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { EndpointsProvider } from "../../plugin/provider";
import type { HubConnection, HubShape } from "../../components/hub/connectionArgs";
import { TRANSIT_GATEWAY_HUB, withHub } from "../support/hubs";
import { networkArgs } from "../support/networks";
import { recordResources, settled } from "../support/mocks";
import { exampleInput } from "../support/topologies";

const text = readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8");
const schema = JSON.parse(text) as {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
};

const vpc = { vpcId: "vpc-1", region: "us-east-1" };
const { hubConnection } = withHub<{ readonly hubConnection: HubConnection }>({
  ...TRANSIT_GATEWAY_HUB,
  shape: { ...TRANSIT_GATEWAY_HUB.shape, region: "us-east-1" },
});
const subnets = [{ subnetId: "subnet-a", availabilityZone: "us-east-1a" }];

/** What builds each component, and a resource that it then has. */
const COMPONENTS: Readonly<
  Record<string, { readonly inputs: () => pulumi.Inputs; readonly child: string }>
> = {
  GatewayEndpoints: {
    inputs: () => ({ ...vpc, services: ["s3"], routeTableIds: ["rtb-1"] }),
    child: "own-s3",
  },
  InterfaceEndpoints: {
    inputs: () => ({ ...vpc, services: ["logs"], subnetIds: ["subnet-a"] }),
    child: "own-logs",
  },
  EndpointService: {
    inputs: () => ({
      loadBalancer: { vpcId: "vpc-1", subnetIds: ["subnet-a"], listeners: [{ port: 443 }] },
    }),
    child: "own-nlb",
  },
  EndpointHub: {
    inputs: () => ({
      ...vpc,
      cidrBlocks: ["10.0.0.0/20"],
      services: ["kms"],
      subnets,
      routeTableIds: { a: "rtb-a" },
      spokes: { app: { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-2" } },
    }),
    child: "own-kms",
  },
  EndpointSpoke: {
    inputs: () => ({
      ...vpc,
      hubConnection,
      cidrBlocks: ["10.1.0.0/16"],
      routeTableIds: { a: "rtb-a" },
      attachmentSubnets: subnets,
    }),
    child: "own-a-10.0.0.0/20",
  },
  SpokeRegistration: {
    inputs: () => ({
      hubConnection,
      attachmentId: "tgw-attach-1",
      cidrBlocks: ["10.1.0.0/16"],
      routeTableIds: { h: "rtb-h" },
    }),
    child: "own-h-10.1.0.0/16",
  },
  EndpointNetwork: {
    inputs: () => {
      const { planned: _, ...inputs } = networkArgs(exampleInput(1), { deploymentModel: "PerVpc" });
      return { ...inputs };
    },
    child: "own-app-1-kms",
  },
};

const tokenOf = (component: string) => `vpc-endpoints:index:${component}`;

describe("the plugin's provider", () => {
  it("serves the schema that it was given as it is, and is of its version", () => {
    const given = '{ "version": "9.9.9",  "resources": {} }';
    const provider = new EndpointsProvider(given);
    assert.equal(provider.schema, given);
    assert.equal(provider.version, "9.9.9");
    assert.equal(new EndpointsProvider(text).version, schema.version);
  });

  it("knows every component of the schema", () => {
    assert.deepEqual(
      Object.keys(COMPONENTS).map(tokenOf).sort(),
      Object.keys(schema.resources).sort(),
    );
  });

  for (const [component, { inputs, child }] of Object.entries(COMPONENTS)) {
    it(`builds ${component} with its name, inputs and options, and answers with each output of the schema`, async () => {
      const recorder = await recordResources();
      const owner = new pulumi.ComponentResource("test:index:Owner", "owner");
      const { urn, state } = await new EndpointsProvider(text).construct(
        "own",
        tokenOf(component),
        inputs(),
        { parent: owner },
      );
      await settled();
      const built = recorder.resources.find(({ name, custom }) => name === "own" && !custom);
      assert.equal(built?.type, tokenOf(component));
      assert.match(built?.parent ?? "", /::test:index:Owner::owner$/);
      assert.match(String(await promiseOf(urn)), new RegExp(`${tokenOf(component)}::own$`));
      assert.ok(
        recorder.resources.some(({ name }) => name === child),
        `${child} is not among ${recorder.resources.map(({ name }) => name).join(", ")}`,
      );
      const outputs = Object.keys(schema.resources[tokenOf(component)]?.properties ?? {});
      assert.deepEqual(Object.keys(state), outputs);
    });
  }

  it("answers with the maps of a hub as plain objects, whose values are known one by one", async () => {
    await recordResources({ preview: true, existing: ["Zone(own-kms.us-east-1.amazonaws.com)"] });
    const inputs = { ...COMPONENTS["EndpointHub"]?.inputs(), services: ["kms", "logs"] };
    const token = tokenOf("EndpointHub");
    const { state } = await new EndpointsProvider(text).construct("own", token, inputs, {});
    const { connection } = state as { connection: HubConnection };
    for (const map of [connection.hostedZoneIds, (state as HubConnection).hostedZoneIds]) {
      assert.ok(!pulumi.Output.isInstance(map));
      const zones = map as Readonly<Record<string, pulumi.Output<string>>>;
      assert.equal(await isKnown(zones["kms.us-east-1.amazonaws.com"]), true);
      assert.equal(await isKnown(zones["logs.us-east-1.amazonaws.com"]), false);
    }
    const shape = connection.shape as HubShape;
    assert.deepEqual(Object.keys(shape.services), ["kms", "logs"]);
  });

  it("says which components there are where one is asked for that is none", async () => {
    const provider = new EndpointsProvider(text);
    await assert.rejects(provider.construct("own", tokenOf("Endpoint"), {}, {}), (error: Error) => {
      assert.match(error.message, /^unknown component vpc-endpoints:index:Endpoint; this package/);
      for (const component of Object.keys(COMPONENTS))
        assert.ok(error.message.includes(tokenOf(component)), component);
      return true;
    });
  });

  it("hands on what is wrong with the inputs once: by property, since Pulumi prints the message besides", async () => {
    await recordResources();
    const inputs = { ...vpc, services: ["nope"], routeTableIds: [] };
    await assert.rejects(
      new EndpointsProvider(text).construct("own", tokenOf("GatewayEndpoints"), inputs, {}),
      (error) => {
        assert.ok(pulumi.InputPropertiesError.isInstance(error));
        assert.equal(error.message, "the arguments are not usable:");
        assert.deepEqual(
          error.errors.map(({ propertyPath }) => propertyPath),
          ["services[0]", "services"],
        );
        return true;
      },
    );
  });
});

/** Of an input that is an output. */
function promiseOf(input: pulumi.Input<string>): Promise<unknown> {
  return new Promise((done) => pulumi.output(input).apply(done));
}

function isKnown(output: pulumi.Output<string> | undefined): Promise<boolean> | undefined {
  return (output as unknown as { readonly isKnown: Promise<boolean> } | undefined)?.isKnown;
}

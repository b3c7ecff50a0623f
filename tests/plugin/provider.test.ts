import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { EndpointsProvider } from "../../plugin/provider";
import { networkArgs } from "../support/networks";
import { recordResources, settled } from "../support/mocks";
import { exampleInput } from "../support/topologies";

const text = readFileSync(join(__dirname, "..", "..", "schema.json"), "utf8");
const schema = JSON.parse(text) as {
  readonly version: string;
  readonly resources: Readonly<Record<string, { readonly properties: object }>>;
};

const vpc = { vpcId: "vpc-1", region: "us-east-1" };
const transit = {
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};
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
      ...transit,
      cidrBlocks: ["10.1.0.0/16"],
      hubCidrBlocks: ["10.0.0.0/20"],
      routeTableIds: { a: "rtb-a" },
      attachmentSubnets: subnets,
      hubServices: ["kms"],
      hostedZoneIds: { "kms.us-east-1.amazonaws.com": "Z1" },
    }),
    child: "own-a-10.0.0.0/20",
  },
  SpokeRegistration: {
    inputs: () => ({
      ...transit,
      attachmentId: "tgw-attach-1",
      cidrBlocks: ["10.1.0.0/16"],
      routeTableIds: { h: "rtb-h" },
      region: "us-east-1",
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
      for (const [output, value] of Object.entries(state)) {
        assert.ok(pulumi.Output.isInstance(value), output);
      }
    });
  }

  it("says which components there are where one is asked for that is none", async () => {
    const provider = new EndpointsProvider(text);
    await assert.rejects(provider.construct("own", tokenOf("Endpoint"), {}, {}), (error: Error) => {
      assert.match(error.message, /^unknown component vpc-endpoints:index:Endpoint; this package/);
      for (const component of Object.keys(COMPONENTS))
        assert.ok(error.message.includes(tokenOf(component)), component);
      return true;
    });
  });

  it("hands on what is wrong with the inputs, by property", async () => {
    await recordResources();
    const inputs = { ...vpc, services: ["nope"], routeTableIds: [] };
    await assert.rejects(
      new EndpointsProvider(text).construct("own", tokenOf("GatewayEndpoints"), inputs, {}),
      (error) => pulumi.InputPropertiesError.isInstance(error),
    );
  });
});

/** Of an input that is an output. */
function promiseOf(input: pulumi.Input<string>): Promise<unknown> {
  return new Promise((done) => pulumi.output(input).apply(done));
}

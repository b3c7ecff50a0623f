import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { EndpointHub } from "../../components/hub/endpointHub";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import { GatewayEndpoints } from "../../components/gateway/gatewayEndpoints";
import type { GatewayEndpointsArgs } from "../../components/gateway/gatewayArgs";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { around, HOSTILE_TEXTS, steeredLines } from "../support/hostileTexts";
import { recordResources, settled } from "../support/mocks";

const WRONG: GatewayEndpointsArgs = {
  vpcId: "vpc-1",
  routeTableIds: ["rtb-1", "rtb-1"],
  region: "nowhere",
};

async function thrown(): Promise<pulumi.InputPropertiesError> {
  await recordResources();
  try {
    new GatewayEndpoints("net", WRONG);
  } catch (error) {
    assert.ok(pulumi.InputPropertiesError.isInstance(error));
    return error;
  }
  return assert.fail("the arguments were accepted");
}

describe("arguments that are not usable", () => {
  it("are told with the reason of each, to programs in any language", async () => {
    const { errors } = await thrown();
    assert.deepEqual(
      errors.map(({ propertyPath }) => propertyPath),
      ["region", "routeTableIds[1]"],
    );
    assert.match(errors[0]?.reason ?? "", /not the name of an AWS Region/);
    assert.match(errors[1]?.reason ?? "", /the route table is listed twice/);
  });

  it("are printed once, without the way through this package's code", async () => {
    const error = await thrown();
    // What Pulumi prints of an error that nobody catches.
    assert.equal(inspect(error), `Error: ${error.message}`);
    assert.equal(error.stack, `Error: ${error.message}`);
    assert.match(
      error.message,
      /^the arguments are not usable:\n {2}error region: .*\n {2}error routeTableIds\[1\]: [^\n]*$/,
    );
  });

  it("leave warnings alone to one block on the component", async () => {
    const recorder = await recordResources();
    new InterfaceEndpoints("net", {
      vpcId: "vpc-1",
      services: ["com.amazonaws.us-east-1.one", "com.amazonaws.us-east-1.two"],
      subnetIds: ["subnet-a"],
      region: "us-east-1",
    });
    await settled();
    assert.equal(recorder.logs.length, 1);
    assert.match(
      recorder.logs[0] ?? "",
      /^warning: warning overrides\.one\.privateDnsEnabled: .*\nwarning overrides\.two\.privateDnsEnabled: [^\n]*$/,
    );
  });
});

describe("the name of a component", () => {
  const components = [
    EndpointHub,
    EndpointNetwork,
    EndpointSpoke,
    GatewayEndpoints,
    InterfaceEndpoints,
    SpokeRegistration,
  ] as unknown as (new (name: string, args: object) => unknown)[];

  for (const Component of components) {
    it(`is refused by ${Component.name} where it steers what prints it`, async () => {
      await recordResources();
      for (const [what, hostile] of Object.entries(HOSTILE_TEXTS)) {
        assert.throws(
          () => new Component(around(hostile), {}),
          (error: Error) => {
            assert.match(
              error.message,
              /error name: "a.*: a name holds no line breaks.*\[printable-name\]$/,
            );
            const [, said = "", ...rest] = inspect(error).split("\n");
            assert.deepEqual([steeredLines(said), rest], [[], []], what);
            return true;
          },
        );
      }
    });
  }
});

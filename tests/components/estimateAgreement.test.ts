import assert from "node:assert/strict";
import fc from "fast-check";
import { GatewayEndpoints } from "../../components/gateway/gatewayEndpoints";
import { EndpointService } from "../../components/service/endpointService";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { estimateOf, UNKNOWN_VALUE } from "../support/previews";
import { recordResources, settled, valueOf, type Recorder } from "../support/mocks";

interface Report {
  readonly alternatives: readonly { readonly monthlyTotal: string; readonly complete: boolean }[];
}

/** The preview that an engine would print of what was registered. */
function previewOf({ resources }: Recorder): string {
  const urnOf = (type: string, name: string) => `urn:pulumi:stack::project::${type}::${name}`;
  const urns = new Map(resources.map(({ type, name }) => [`${type} ${name}`, urnOf(type, name)]));
  return JSON.stringify({
    config: {},
    steps: resources.map(({ type, name, inputs, custom, parent }) => ({
      op: "create",
      urn: urns.get(`${type} ${name}`),
      newState: {
        urn: urns.get(`${type} ${name}`),
        type,
        custom,
        inputs,
        parent: resources
          .filter((one) => parent.endsWith(`${one.type}::${one.name}`))
          .map((one) => urnOf(one.type, one.name))[0],
      },
    })),
  });
}

async function agreed(component: {
  readonly costReport: InterfaceEndpoints["costReport"];
}): Promise<string> {
  const { alternatives } = JSON.parse(await valueOf(component.costReport)) as Report;
  const [only] = alternatives;
  return `${only?.complete === true ? "" : ">= "}${Number(only?.monthlyTotal)}`;
}

function estimated(recorder: Recorder): string {
  const total = estimateOf(previewOf(recorder), { region: "us-east-1" }).totals[0]?.after;
  return `${total?.complete === true ? "" : ">= "}${Number(total?.amount.toString())}`;
}

describe("a component's report and the estimate of what it registers", () => {
  it("agree on InterfaceEndpoints, whatever their services, subnets and traffic", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom("logs", "kms", "ecr.dkr", "sts", "ssm", "kinesis-streams"), {
          minLength: 1,
        }),
        fc.integer({ min: 1, max: 4 }),
        fc.dictionary(fc.constantFrom("logs", "kms", "ecr.dkr"), fc.integer({ min: 0, max: 5000 })),
        async (services, subnets, usage) => {
          const recorder = await recordResources();
          const monthlyDataGb = Object.fromEntries(
            Object.entries(usage).filter(([service]) => services.some((one) => one === service)),
          );
          const component = new InterfaceEndpoints("app", {
            vpcId: "vpc-1",
            subnetIds: Array.from({ length: subnets }, (_, index) => `subnet-${index}`),
            services,
            monthlyDataGb,
            allowedCidrBlocks: ["10.0.0.0/16"],
            region: "us-east-1",
          });
          const report = await agreed(component);
          await settled();
          assert.equal(estimated(recorder), report);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("agree on GatewayEndpoints: free", async () => {
    const recorder = await recordResources();
    const component = new GatewayEndpoints("app", {
      vpcId: "vpc-1",
      services: ["s3", "dynamodb"],
      routeTableIds: ["rtb-1"],
      region: "us-east-1",
    });
    const report = await agreed(component);
    await settled();
    assert.equal(report, "0");
    assert.equal(estimated(recorder), report);
  });

  it("agree by hand: 2 endpoints x 3 ENIs x 730 h x $0.01, and 100 GB x $0.01", async () => {
    const recorder = await recordResources();
    const component = new InterfaceEndpoints("app", {
      vpcId: "vpc-1",
      subnetIds: ["a", "b", "c"],
      services: ["logs", "kms"],
      monthlyDataGb: { logs: 100, kms: 0 },
      allowedCidrBlocks: ["10.0.0.0/16"],
      region: "us-east-1",
    });
    assert.equal(await agreed(component), "44.8");
    await settled();
    assert.equal(estimated(recorder), "44.8");
    assert.ok(!previewOf(recorder).includes(UNKNOWN_VALUE));
  });

  it("agree on EndpointService: 730 h x $0.0243 and two Regions x 730 h x $0.05, capacity unknown", async () => {
    const recorder = await recordResources({ region: "ap-northeast-1" });
    const component = new EndpointService("api", {
      loadBalancer: { vpcId: "vpc-1", subnetIds: ["a"], listeners: [{ port: 443 }] },
      otherRegions: ["us-east-1", "eu-west-1"],
      region: "ap-northeast-1",
    });
    assert.equal(await agreed(component), ">= 90.739");
    await settled();
    assert.equal(estimated(recorder), ">= 90.739");
  });
});

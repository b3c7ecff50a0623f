import assert from "node:assert/strict";
import type { StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { judgeStack, type BudgetConfig, type PolicyResource } from "../policy/budget";

const endpoint = (name: string, subnetIds: unknown): PolicyResource => ({
  urn: `urn:pulumi:dev::shop::aws:ec2/vpcEndpoint:VpcEndpoint::${name}`,
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  props: {
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.us-east-1.logs",
    region: "us-east-1",
    subnetIds,
  },
  propertyDependencies: {},
});

const SUBNET = { urn: "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a" };
const DEFAULT_PROVIDER = {
  urn: "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0",
  type: "pulumi:providers:aws",
  props: { region: "eu-central-1" },
};

/** Before it is there: AWS answers with the Region, and nothing names it. */
const attachment = (propertyDependencies: PolicyResource["propertyDependencies"]) => ({
  urn: "urn:pulumi:dev::shop::aws:ec2transitgateway/vpcAttachment:VpcAttachment::app",
  type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  props: unknownAt("region", { region: undefined, vpcId: "vpc-1", subnetIds: ["subnet-1"] }),
  provider: DEFAULT_PROVIDER,
  propertyDependencies,
});

/** As the policy SDK hands it over: reading what is not known yet throws. */
function unknownAt(property: string, props: object): PolicyResource["props"] {
  return new Proxy(props as Record<string, unknown>, {
    get: (target, key) => {
      if (key === property) throw new Error("unknown value");
      return Reflect.get(target, key) as unknown;
    },
  });
}

interface Pack {
  readonly name: string;
  readonly policies: readonly StackValidationPolicy[];
}

/** What the pack hands to Pulumi, which would start to serve it. */
async function pack(): Promise<Pack> {
  const sdk = require.resolve("@pulumi/policy");
  const own = require.resolve("../policy/index");
  const real = require.cache[sdk];
  const made: Pack[] = [];
  class PolicyPack {
    constructor(name: string, { policies }: Pick<Pack, "policies">) {
      made.push({ name, policies });
    }
  }
  require.cache[sdk] = { exports: { PolicyPack } } as unknown as NodeJS.Module;
  try {
    await import("../policy/index");
  } finally {
    delete require.cache[own];
    if (real === undefined) delete require.cache[sdk];
    else require.cache[sdk] = real;
  }
  assert.equal(made.length, 1);
  return made[0] as Pack;
}

/** What the pack's policy reports as violations, and what it prints. */
async function validated(resources: readonly PolicyResource[], config: BudgetConfig) {
  const [{ validateStack } = {} as StackValidationPolicy] = (await pack()).policies;
  const violations: string[] = [];
  const printed: unknown[] = [];
  const { error } = console;
  console.error = (...words: unknown[]) => void printed.push(...words);
  try {
    const stack = { resources, getConfig: () => config } as unknown as StackValidationArgs;
    await validateStack(stack, (message) => void violations.push(message));
  } finally {
    console.error = error;
  }
  return { violations, printed };
}

describe("the policy pack that Pulumi is given", () => {
  it("is one mandatory policy, which needs a limit that is no debt and may name a Region", async () => {
    const { name, policies } = await pack();
    assert.equal(name, "vpc-endpoints");
    assert.equal(policies.length, 1);
    const [{ validateStack: _, description, ...policy } = {} as StackValidationPolicy] = policies;
    assert.match(description, /budget/);
    assert.deepEqual(policy, {
      name: "network-budget",
      enforcementLevel: "mandatory",
      configSchema: {
        properties: { maxMonthly: { type: "number", minimum: 0 }, region: { type: "string" } },
        required: ["maxMonthly"],
      },
    });
  });

  it("reports each limit that is passed as a violation, and prints nothing", async () => {
    // 3 x 7.30 = 21.90 of hours alone.
    assert.deepEqual(await validated([endpoint("logs", ["a", "b", "c"])], { maxMonthly: 21 }), {
      violations: ["≥ $21.90 a month, over the limit of $21.00"],
      printed: [],
    });
  });

  it("prints what cannot be judged, and reports no violation", async () => {
    assert.deepEqual(await validated([endpoint("logs", ["a", "b", "c"])], { maxMonthly: 22 }), {
      violations: [],
      printed: ["≥ $21.90 a month, not known to be within the limit of $22.00"],
    });
  });

  it("takes the Region of its configuration for resources that show none", async () => {
    const one = endpoint("logs", ["a"]);
    const nowhere = {
      ...one,
      props: { ...one.props, region: undefined, serviceName: "com.example.own" },
    };
    const { violations } = await validated([nowhere], { maxMonthly: 7, region: "eu-central-1" });
    // 730 h x $0.012 in Frankfurt.
    assert.deepEqual(violations, ["≥ $8.76 a month, over the limit of $7.00"]);
    assert.deepEqual((await validated([nowhere], { maxMonthly: 7 })).violations, []);
  });
});

describe("a budget for a stack", () => {
  it("stops a stack whose endpoints alone cost more than its budget", () => {
    // 3 x 7.30 + 2 x 7.30 = 36.50; what passes through them is unknown, and over is over.
    const { over } = judgeStack([endpoint("logs", ["a", "b", "c"]), endpoint("kms", ["a", "b"])], {
      maxMonthly: 36,
    });
    assert.deepEqual(over, ["≥ $36.50 a month, over the limit of $36.00"]);
  });

  it("says what it cannot know, and stops nobody for it", () => {
    const judged = judgeStack([endpoint("logs", ["a", "b", "c"])], { maxMonthly: 40 });
    assert.deepEqual(judged.over, []);
    assert.deepEqual(judged.unknown, [
      "≥ $21.90 a month, not known to be within the limit of $40.00",
    ]);
  });

  it("counts an endpoint in at least one subnet while its subnets are not known", () => {
    const one = endpoint("logs", undefined);
    const props = unknownAt("subnetIds", one.props);
    const propertyDependencies = { subnetIds: [SUBNET] };
    const { over } = judgeStack([{ ...one, props, propertyDependencies }], { maxMonthly: 5 });
    assert.match(over.join(), /≥ \$7\.30/);
  });

  it("takes the provider's Region where the resource will only learn it from AWS", () => {
    // 730 h x $0.06 in Frankfurt.
    assert.deepEqual(judgeStack([attachment({})], { maxMonthly: 43 }).over, [
      "≥ $43.80 a month, over the limit of $43.00",
    ]);
  });

  it("does not take the provider's Region for one that another resource will supply", () => {
    assert.deepEqual(judgeStack([attachment({ region: [SUBNET] })], { maxMonthly: 0 }).over, []);
  });

  it("counts a subnet that is named twice once, and one that is not known yet for itself", () => {
    const over = (subnetIds: unknown) =>
      judgeStack([endpoint("logs", subnetIds)], { maxMonthly: 1 }).over;
    assert.deepEqual(over(["a", "a"]), ["≥ $7.30 a month, over the limit of $1.00"]);
    // 2 x 7.30
    const unknown = unknownAt("1", ["a", "b"]);
    assert.deepEqual(over(unknown), ["≥ $14.60 a month, over the limit of $1.00"]);
  });

  it("takes null for nothing, not for what is unknown: an endpoint without subnets has no hours", () => {
    assert.deepEqual(judgeStack([endpoint("logs", null)], { maxMonthly: 1 }).over, []);
  });

  it("prices what names no Region in the Region of its own provider, of several", () => {
    const one = endpoint("own", ["a"]);
    const props = { ...one.props, region: undefined, serviceName: "com.example.own" };
    const inRegion = (region: string, at: number) => {
      const type = "pulumi:providers:aws";
      const provider = { urn: `urn:pulumi:dev::shop::${type}::${region}`, type, props: { region } };
      return { ...one, urn: `${one.urn}-${at}`, props, provider };
    };
    // 730 h x $0.012 in Frankfurt, and 730 h x $0.01 in Virginia: 8.76 + 7.30.
    const { over } = judgeStack(["eu-central-1", "us-east-1"].map(inRegion), { maxMonthly: 1 });
    assert.deepEqual(over, ["≥ $16.06 a month, over the limit of $1.00"]);
  });

  it("finds nothing in a stack that has nothing to pay", () => {
    const free = { ...endpoint("s3", undefined) };
    const props = {
      ...free.props,
      vpcEndpointType: "Gateway",
      serviceName: "com.amazonaws.us-east-1.s3",
    };
    assert.deepEqual(judgeStack([{ ...free, props }], { maxMonthly: 0 }), {
      over: [],
      unknown: [],
    });
  });
});

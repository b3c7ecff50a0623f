import assert from "node:assert/strict";
import { judgeStack, type PolicyResource } from "../policy/budget";

const endpoint = (name: string, subnetIds: unknown): PolicyResource => ({
  urn: `urn:pulumi:dev::shop::aws:ec2/vpcEndpoint:VpcEndpoint::${name}`,
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  props: {
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.us-east-1.logs",
    region: "us-east-1",
    subnetIds,
  },
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

describe("the policy pack", () => {
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
    assert.match(judgeStack([{ ...one, props }], { maxMonthly: 5 }).over.join(), /≥ \$7\.30/);
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

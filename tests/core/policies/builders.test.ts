import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "../../../index";
import { rejectionsOf } from "../../support/rejections";
import { valueOf } from "../../support/mocks";

const ORGANIZATION = "o-exampleorgid";
const VPC = "vpc-0123456789abcdef0";
const ENDPOINT = "vpce-0123456789abcdef0";
const BUCKET = "arn:aws:s3:::data";
const LAYERS = "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*";

/** What a template has where an Output was put into it by mistake. */
const helpText = `${pulumi.output("x") as unknown as string}`;

/** What no argument of a builder may be, in any place that decides who is admitted. */
const NOTHING: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  "an empty text": "",
  "a star": "*",
  "a question mark": "?",
  "white space": " ",
  "an empty list": [],
  "an empty object": {},
  "a number": 5,
  true: true,
  NaN: NaN,
  "the text undefined": "undefined",
  "the text of an object": "[object Object]",
  "an Output's help text": helpText,
  "a list of stars": ["*"],
  "a list of an empty text": [""],
  "a list of undefined": [undefined],
  "a list of help texts": [helpText],
  "a function": () => VPC,
};

type Call = (given: unknown) => unknown;
interface Slot {
  readonly call: Call;
  readonly right: unknown;
  /** What this place takes besides: `undefined` for what may be left out, `["*"]` for all resources. */
  readonly takes?: readonly string[];
  /** Values with the right type that mean something else. */
  readonly wrong: readonly unknown[];
}

const any = <T>(value: unknown) => value as T;
const perimeter = (more: object) =>
  endpoints.organizationPerimeter(any({ organizationId: ORGANIZATION, ...more }));
const bucket = (more: object) =>
  endpoints.onlyThroughEndpoints(any({ bucketArn: BUCKET, vpcEndpointIds: [ENDPOINT], ...more }));

const SLOTS: Readonly<Record<string, Slot>> = {
  "organizationPerimeter's organizationId": {
    call: (organizationId) => perimeter({ organizationId }),
    right: ORGANIZATION,
    wrong: [
      "o-*",
      "o-",
      "O-EXAMPLEORGID",
      "r-exampleorgid",
      "123456789012",
      "o-exampleorgid/*",
      [ORGANIZATION],
    ],
  },
  "organizationPerimeter's awsOwnedResources": {
    call: (awsOwnedResources) => perimeter({ awsOwnedResources }),
    right: [LAYERS],
    takes: ["undefined"],
    wrong: [
      LAYERS,
      ["arn:aws:s3:::*"],
      ["arn:aws:s3:::*/*"],
      ["arn:aws:s3:::prod-*/*"],
      ["arn:aws:s3:::layers"],
      ["arn:*"],
      ["arn:aws:kms:us-east-1:111111111111:key/1"],
      [LAYERS, "*"],
    ],
  },
  "organizationPerimeter's principalTagForAnyResource": {
    call: (principalTagForAnyResource) => perimeter({ principalTagForAnyResource }),
    right: "dp:exclude:resource",
    takes: ["undefined", "the text undefined"],
    wrong: ["dp:*", "x".repeat(129)],
  },
  "requestsFromVpc's vpcId": {
    call: (vpcId) => endpoints.requestsFromVpc(any(vpcId)),
    right: VPC,
    wrong: ["vpc-*", "vpc-", "subnet-0123456789abcdef0", "vpc-0123", [VPC], { id: VPC }],
  },
  "readOnly's service": {
    call: (service) => endpoints.readOnly(any(service)),
    right: "s3",
    wrong: ["S3", "s3:*", "log", "s3*", "constructor", "__proto__", ["s3"]],
  },
  "readOnly's resources": {
    call: (resources) => endpoints.readOnly("s3", any(resources)),
    right: [`${BUCKET}/*`],
    takes: ["a list of stars"],
    wrong: [`${BUCKET}/*`, ["data"], ["arn:aws:s3"], ["arn:azure:s3:::data"], [BUCKET, undefined]],
  },
  "onlyThroughEndpoints' vpcEndpointIds": {
    call: (vpcEndpointIds) => bucket({ vpcEndpointIds }),
    right: [ENDPOINT],
    wrong: [ENDPOINT, ["vpce-*"], [VPC], [ENDPOINT, "*"]],
  },
  "onlyThroughEndpoints' bucketArn": {
    call: (bucketArn) => bucket({ bucketArn }),
    right: BUCKET,
    wrong: [
      "data",
      "arn:aws:s3:::*",
      `${BUCKET}/*`,
      "arn:aws:sqs:us-east-1:111111111111:data",
      [BUCKET],
    ],
  },
  "onlyThroughEndpoints' cidrBlocks": {
    call: (cidrBlocks) => bucket({ cidrBlocks }),
    right: ["203.0.113.0/24"],
    takes: ["undefined"],
    wrong: [
      "203.0.113.0/24",
      ["0.0.0.0/0"],
      ["::/0"],
      ["10.0.0.0/8"],
      ["fd00::/8"],
      ["203.0.113.7"],
    ],
  },
  "onlyThroughEndpoints' accountIds": {
    call: (accountIds) => bucket({ accountIds }),
    right: ["111111111111"],
    takes: ["undefined"],
    wrong: ["111111111111", ["11111111111"], [111111111111], ["1111111111*"]],
  },
  "onlyThroughEndpoints' principalTag": {
    call: (principalTag) => bucket({ principalTag }),
    right: "dp:exclude:network",
    takes: ["undefined", "the text undefined"],
    wrong: ["dp:?", "*/*"],
  },
  "onlyThroughOrganizationsEndpoints' organizationId": {
    call: (organizationId) =>
      endpoints.onlyThroughOrganizationsEndpoints(any({ bucketArn: BUCKET, organizationId })),
    right: ORGANIZATION,
    wrong: ["o-*", "o-"],
  },
  "serviceOwnedBuckets' region": {
    call: (region) => endpoints.serviceOwnedBuckets(any(region), "ecr"),
    right: "us-east-1",
    wrong: ["us-*-1", "us-east-1/*", "*.amazonaws.com"],
  },
  "serviceOwnedBuckets' owners": {
    call: (owner) => endpoints.serviceOwnedBuckets("us-east-1", any(owner)),
    right: "ssm",
    wrong: ["eks", "toString", "__proto__", "SSM"],
  },
};

/** Calls without their argument, and statements that a program in JavaScript wrote itself. */
const CALLS: Readonly<Record<string, () => unknown>> = {
  "organizationPerimeter()": () => any<() => unknown>(endpoints.organizationPerimeter)(),
  "organizationPerimeter(null)": () => endpoints.organizationPerimeter(any(null)),
  "organizationPerimeter of a text": () => endpoints.organizationPerimeter(any(ORGANIZATION)),
  "requestsFromVpc()": () => any<() => unknown>(endpoints.requestsFromVpc)(),
  "readOnly()": () => any<() => unknown>(endpoints.readOnly)(),
  "onlyThroughEndpoints()": () => any<() => unknown>(endpoints.onlyThroughEndpoints)(),
  "onlyThroughOrganizationsEndpoints(null)": () =>
    endpoints.onlyThroughOrganizationsEndpoints(any(null)),
  "serviceOwnedBuckets without a service": () => endpoints.serviceOwnedBuckets("us-east-1"),
  "endpointPolicy()": () => any<() => unknown>(endpoints.endpointPolicy)(),
  "endpointPolicy of null": () => endpoints.endpointPolicy(any(null)),
  "endpointPolicy of a text": () => endpoints.endpointPolicy(any("*")),
  "endpointPolicy of a statement without a list": () =>
    endpoints.endpointPolicy(any(endpoints.fullAccess()[0])),
  "endpointPolicy of nothing": () => endpoints.endpointPolicy([]),
  "endpointPolicy of empty lists": () => endpoints.endpointPolicy([[], []]),
  "endpointPolicy of undefined": () => endpoints.endpointPolicy(any([undefined])),
  "endpointPolicy of null in a list": () => endpoints.endpointPolicy(any([null])),
  "endpointPolicy of a type that is none": () =>
    endpoints.endpointPolicy(endpoints.fullAccess(), any("gateway")),
  "bucketPolicy()": () => any<() => unknown>(endpoints.bucketPolicy)(),
  "bucketPolicy of nothing": () => endpoints.bucketPolicy([]),
  ...Object.fromEntries(
    Object.entries({
      "an undefined condition": { Condition: undefined },
      "a condition of an undefined value": {
        Condition: { StringEquals: { "aws:SourceVpc": undefined } },
      },
      "an empty condition": { Condition: {} },
      "an empty operator": { Condition: { StringEquals: {} } },
      "a key without values": { Condition: { StringEquals: { "aws:SourceVpc": [] } } },
      "an undefined action": { Action: undefined },
      "no action at all": { Action: [] },
      "an undefined resource": { Resource: undefined },
      "no resource at all": { Resource: [] },
      "a help text as a resource": { Resource: helpText },
      "a help text within a resource": { Resource: `arn:aws:s3:::${helpText}/*` },
      "an effect of other case": { Effect: "allow" },
    }).map(([what, part]) => [
      `endpointPolicy of ${what}`,
      () => endpoints.endpointPolicy(any([{ ...endpoints.fullAccess()[0], ...part }])),
    ]),
  ),
};

const CASES: (readonly [string, () => unknown])[] = [
  ...Object.entries(SLOTS).flatMap(([slot, { call, takes = [], wrong }]) => [
    ...Object.entries(NOTHING)
      .filter(([title]) => !takes.includes(title))
      .map(([title, value]) => [`${slot}: ${title}`, () => call(value)] as const),
    ...wrong.map((value) => [`${slot}: ${JSON.stringify(value)}`, () => call(value)] as const),
  ]),
  ...Object.entries(CALLS),
];

function refusedAtOnce(build: () => unknown): Error {
  try {
    const given = build();
    return assert.fail(`accepted: ${JSON.stringify(given)}`);
  } catch (error) {
    assert.ok(error instanceof RangeError, String(error));
    return error;
  }
}

describe("builders of policies", () => {
  for (const [title, build] of CASES) {
    it(`refuse ${title}`, () => {
      const error = refusedAtOnce(build);
      assert.match(error.message, /^error [^\n]+ \[[a-z-]+\]/);
      assert.doesNotMatch(error.stack ?? "", /\n\s+at /);
      assert.doesNotMatch(error.message, /Calling \[to/);
    });
  }

  it("are tried with all that no place may be, more than 300 cases", () =>
    assert.ok(CASES.length > 300, String(CASES.length)));

  for (const [slot, { call, right }] of Object.entries(SLOTS)) {
    it(`take ${slot} as it is meant`, () => {
      assert.ok(Array.isArray(call(right)));
    });

    it(`take ${slot} as an Output and give one back, checked once it is known`, async () => {
      const known = call(pulumi.output(right));
      assert.ok(pulumi.Output.isInstance(known));
      assert.deepEqual(await valueOf(known), call(right));
      const [rejection] = await rejectionsOf(async (found) => {
        call(pulumi.output(Promise.resolve("")));
        // Node.js tells of a rejection after the turn in which it was left alone.
        while (found.length < 1) await new Promise((resolve) => setImmediate(resolve));
        await new Promise((resolve) => setImmediate(resolve));
      });
      assert.ok(rejection instanceof RangeError, String(rejection));
    });
  }

  it("are one Output of text where any statement is one, and are secret where a part is", async () => {
    const text = endpoints.endpointPolicy([
      endpoints.requestsFromVpc(pulumi.secret(VPC)),
      ...endpoints.readOnly("kms"),
    ]);
    assert.equal(
      await valueOf(text),
      endpoints.endpointPolicy([...endpoints.requestsFromVpc(VPC), ...endpoints.readOnly("kms")]),
    );
    assert.equal(await pulumi.isSecret(text), true);
  });

  it("keep Sids apart where two organizations meet, and those that are taken already", () => {
    const other = "o-otherorgident";
    const text = endpoints.endpointPolicy([
      endpoints.organizationPerimeter({ organizationId: ORGANIZATION }),
      endpoints.organizationPerimeter({ organizationId: other }),
      { ...endpoints.readOnly("s3")[0], Sid: "OrganizationToItsResources2" } as never,
    ]);
    const { Statement } = JSON.parse(text) as { Statement: { Sid: string }[] };
    assert.deepEqual(
      Statement.map(({ Sid }) => Sid),
      [
        "OrganizationToItsResources",
        "AwsServices",
        "OrganizationToItsResources3",
        "OrganizationToItsResources2",
      ],
    );
  });

  it("let tagged principals of the organization, and nobody else's, reach any resource", () => {
    const [, , tagged] = endpoints.organizationPerimeter({
      organizationId: ORGANIZATION,
      principalTagForAnyResource: "dp:exclude:resource",
    });
    assert.deepEqual(tagged?.Condition, {
      StringEquals: {
        "aws:PrincipalOrgID": ORGANIZATION,
        "aws:PrincipalTag/dp:exclude:resource": "true",
      },
    });
  });

  it("close a bucket to everything but endpoints, and to what AWS itself does for its owner", () => {
    const text = endpoints.bucketPolicy([
      endpoints.onlyThroughEndpoints({
        bucketArn: BUCKET,
        vpcEndpointIds: [ENDPOINT],
        cidrBlocks: ["203.0.113.0/24"],
        accountIds: ["111111111111"],
        principalTag: "dp:exclude:network",
      }),
    ]);
    assert.deepEqual(JSON.parse(text), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OnlyThroughEndpoints",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [BUCKET, `${BUCKET}/*`],
          Condition: {
            StringNotEqualsIfExists: {
              "aws:SourceVpce": ENDPOINT,
              "aws:PrincipalAccount": "111111111111",
              "aws:PrincipalTag/dp:exclude:network": "true",
            },
            NotIpAddressIfExists: { "aws:SourceIp": "203.0.113.0/24" },
            BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
          },
        },
      ],
    });
  });

  it("close a bucket to everything but an organization's endpoints", () => {
    const [statement] = endpoints.onlyThroughOrganizationsEndpoints({
      bucketArn: BUCKET,
      organizationId: ORGANIZATION,
    });
    assert.equal(statement?.Effect, "Deny");
    assert.deepEqual(statement.Condition?.["StringNotEqualsIfExists"], {
      "aws:VpceOrgID": ORGANIZATION,
    });
  });

  it("refuse a bucket policy beyond 20 KB", () => {
    // A statement has 22 characters an endpoint besides: 1,000 of them are more than 20,480.
    const vpcEndpointIds = Array.from(
      { length: 1000 },
      (_, index) => `vpce-${String(index).padStart(17, "0")}`,
    );
    assert.throws(
      () =>
        endpoints.bucketPolicy([
          endpoints.onlyThroughEndpoints({ bucketArn: BUCKET, vpcEndpointIds }),
        ]),
      /at most 20 KB/,
    );
  });

  it("name the buckets that AWS's examples name, in a Region", () => {
    assert.deepEqual(endpoints.serviceOwnedBuckets("eu-west-1", "ecr"), [
      "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
    ]);
    const all = endpoints.serviceOwnedBuckets(
      "eu-west-1",
      "ecr",
      "ssm",
      "amazon-linux",
      "cloudwatch",
    );
    assert.ok(all.includes("arn:aws:s3:::patch-baseline-snapshot-eu-west-1/*"));
    assert.equal(perimeter({ awsOwnedResources: all }).length, 3);
  });

  it("read a service by its full name as by its short one", () => {
    assert.deepEqual(
      endpoints.readOnly("com.amazonaws.eu-west-1.ecr.api"),
      endpoints.readOnly("ecr.api"),
    );
    assert.deepEqual(endpoints.readOnly("cloudwatch"), endpoints.readOnly("monitoring"));
  });
});

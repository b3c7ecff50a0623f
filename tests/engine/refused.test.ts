import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, failed } from "./support/engine";

const PROGRAM = readFileSync(join(__dirname, "programs", "refused.ts"), "utf8");

/** What AWS answers of the one VPC that the program looks up. */
const FOUND = [
  {
    token: "aws:ec2/getVpc:getVpc",
    result: { id: "vpc-found", cidrBlock: "10.99.0.0/16", cidrBlockAssociations: [] },
  },
  { token: "aws:ec2/getRouteTables:getRouteTables", result: { ids: ["rtb-found"] } },
  { token: "aws:ec2/getSubnets:getSubnets", result: { ids: ["subnet-a", "subnet-b"] } },
  ...["a", "b"].map((zone, index) => ({
    token: "aws:ec2/getSubnet:getSubnet",
    args: { id: `subnet-${zone}` },
    result: {
      id: `subnet-${zone}`,
      availabilityZone: `eu-west-1${zone}`,
      availabilityZoneId: `euw1-az${index + 1}`,
    },
  })),
];

describe("a preview stops, with the argument and the way out, at", () => {
  let said: string;

  before(async () => {
    const stack = await EngineStack.inline(PROGRAM, {
      config: { "aws:region": "eu-west-1" },
      answers: FOUND,
    });
    const preview = failed(await stack.preview());
    said = preview.diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message)
      .join("\n");
  });

  const CASES: readonly (readonly [string, RegExp])[] = [
    [
      "a hub's service that the provider's Region lacks",
      /error services\[0\]: "ce": its endpoint exists in us-east-1 only, not in eu-west-1/,
    ],
    [
      "a spoke's service that the provider's Region lacks",
      /error hubServices\[0\]: "organizations": its endpoint exists in us-east-1 only/,
    ],
    [
      "a block of a security group that an output holds and that is everybody",
      /error allowedCidrBlocks\[0\]: "0\.0\.0\.0\/0": every address would be allowed/,
    ],
    [
      "an interface endpoint's policy that an output holds and that is none",
      /error overrides\.logs\.policy: not a policy document/,
    ],
    [
      "a gateway endpoint's policy that an output holds and that is none",
      /error policies\.s3: not a policy document/,
    ],
    [
      "an output that the hub turns out not to have",
      /error transitGatewayId: the hub has no such output/,
    ],
    [
      "a zone that the hub turns out not to have",
      /error hostedZoneIds\["kms\.eu-west-1\.amazonaws\.com"\]: the hub has no such zone/,
    ],
    [
      "a network whose subnets are fewer than the topology plans",
      /error vpcs\.three\.subnets: 2: the topology plans 3 Availability Zones for three/,
    ],
    [
      "a network whose VPC has other blocks than the topology plans",
      /error topology\.vpcs\.moved\.cidrBlocks: \["10\.6\.0\.0\/16"\]: moved has 10\.99\.0\.0\/16/,
    ],
    [
      "a network whose VPCs turn out to overlap",
      /error topology\.vpcs\.twin\.cidrBlocks\[0\]: "10\.99\.0\.0\/16": overlaps 10\.99\.0\.0\/16 of middle/,
    ],
    [
      "a network whose blocks nobody says",
      /error topology\.hub\.cidrBlocks: without its blocks no route leads to the VPC/,
    ],
  ];
  for (const [title, message] of CASES) {
    it(title, () => {
      assert.match(said, message);
    });
  }
});

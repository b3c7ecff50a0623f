import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EngineStack, failed } from "./support/engine";

const PROGRAM = readFileSync(join(__dirname, "programs", "refused.ts"), "utf8");

/** What AWS answers of a service, and of the one VPC that the program looks up. */
const ANSWERS = [
  {
    token: "aws:ec2/getVpcEndpointService:getVpcEndpointService",
    args: { serviceName: "com.amazonaws.eu-west-1.sqs" },
    result: { privateDnsNames: ["*.eu-west-1.amazonaws.com"], vpcEndpointPolicySupported: true },
  },
  {
    token: "aws:ec2/getVpc:getVpc",
    result: {
      id: "vpc-found",
      cidrBlock: "10.99.0.0/16",
      cidrBlockAssociations: [
        { associationId: "a1", cidrBlock: "10.98.0.0/16", state: "associated" },
        { associationId: "a2", cidrBlock: "10.97.0.0/16", state: "disassociated" },
      ],
      enableDnsSupport: true,
      enableDnsHostnames: true,
    },
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
      answers: ANSWERS,
    });
    const preview = failed(await stack.preview());
    said = preview.diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ message }) => message)
      .join("\n");
  });

  const CASES: readonly (readonly [string, RegExp])[] = [
    [
      "a hub's service to which AWS gives the names of a whole Region",
      /error services\[0\]: "eu-west-1\.amazonaws\.com": sqs would need a zone that answers for a whole Region/,
    ],
    [
      "a hub's service that the provider's Region lacks",
      /error services\[0\]: "organizations": its endpoint exists in us-east-1 only/,
    ],
    [
      "a block of a security group that an output holds and that is everybody",
      /error allowedCidrBlocks\[0\]: "0\.0\.0\.0\/0": every address would be a client/,
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
      /error hubConnection\.transitGatewayId: the way to the hub is its Transit Gateway/,
    ],
    [
      "a zone that the hub turns out not to have",
      /error hubConnection\.hostedZoneIds\["logs\.eu-west-1\.amazonaws\.com"\]: the shape's services name this zone/,
    ],
    [
      "a service that the hub turns out not to serve",
      /error hubServices: "kms": the hub does not serve it/,
    ],
    [
      "a network whose subnets are fewer than the topology plans",
      /error vpcs\.three\.subnets: 2: the topology plans 3 Availability Zones for three/,
    ],
    [
      "a network whose VPC has a block more than the topology plans",
      /error topology\.vpcs\.widened\.cidrBlocks: .*: widened has 10\.99\.0\.0\/16, 10\.98\.0\.0\/16\./,
    ],
    [
      "a network whose VPC lacks a block that the topology plans",
      /error topology\.vpcs\.narrowed\.cidrBlocks: .*: narrowed has 10\.99\.0\.0\/16, 10\.98\.0\.0\/16\./,
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

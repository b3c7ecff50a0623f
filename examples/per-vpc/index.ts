import * as awsx from "@pulumi/awsx";
import * as endpoints from "pulumi-vpc-endpoints";

const availabilityZoneNames = ["us-east-1a", "us-east-1b"];

const vpc = new awsx.ec2.Vpc("app", {
  availabilityZoneNames,
  natGateways: { strategy: "None" },
  subnetSpecs: [{ type: "Isolated" }],
  enableDnsHostnames: true,
});

// Free: routes to S3 and DynamoDB that leave neither the VPC nor a bill.
const gateway = new endpoints.GatewayEndpoints("app", {
  vpcId: vpc.vpcId,
  services: ["s3", "dynamodb"],
  routeTableIds: vpc.routeTables.apply((tables) => tables.map((table) => table.id)),
  region: "us-east-1",
});

// What a Fargate service needs without a way to the internet; the preview prints what it costs.
const ecs = new endpoints.InterfaceEndpoints("app", {
  vpcId: vpc.vpcId,
  services: ["ecs-fargate"],
  subnets: availabilityZoneNames.map((availabilityZone, index) => ({
    subnetId: vpc.isolatedSubnetIds.apply((ids) => ids[index] ?? ""),
    availabilityZone,
  })),
  allowedCidrBlocks: [vpc.vpc.cidrBlock],
  s3GatewayEndpointId: gateway.endpointIds.apply((ids) => ids["s3"] ?? ""),
  monthlyDataGb: { "ecr.api": 5, "ecr.dkr": 40, logs: 200, secretsmanager: 1, ssmmessages: 1 },
  region: "us-east-1",
});

export const endpointIds = ecs.endpointIds;
export const clientEgress = endpoints.gatewayEgressRules(gateway);
export const monthlyTotal = ecs.costReport.apply((report) => {
  const { alternatives } = JSON.parse(report) as { alternatives: { monthlyTotal: string }[] };
  return alternatives[0]?.monthlyTotal;
});

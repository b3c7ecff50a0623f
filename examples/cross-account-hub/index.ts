import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

// The stack of the hub's account. Its provider has that account's credentials.
const config = new pulumi.Config();
const zones = ["us-east-1a", "us-east-1b"];
const cidrBlock = "10.0.0.0/16";

const vpc = new awsx.ec2.Vpc("shared", {
  cidrBlock,
  availabilityZoneNames: zones,
  natGateways: { strategy: "None" },
  subnetSpecs: [{ type: "Isolated" }],
  enableDnsHostnames: true,
});

const hub = new endpoints.EndpointHub("hub", {
  vpcId: vpc.vpcId,
  cidrBlocks: [cidrBlock],
  services: config.getObject<string[]>("services") ?? ["logs", "kms"],
  subnetIds: zones.map((_, index) => vpc.isolatedSubnetIds.apply((ids) => ids[index] ?? "")),
  routeTableIds: Object.fromEntries(zones.map((zone, index) => [zone, tableOf(index)])),
  accountId: config.require("hubAccountId"),
  // Shares the Transit Gateway with the account and admits the block; the spoke's own stack does the rest.
  spokes: {
    "app-1": { cidrBlocks: ["10.1.0.0/16"], accountId: config.require("spokeAccountId") },
  },
  region: "us-east-1",
});

// All that a spoke's stack needs, as one value.
export const connection = hub.connection;

function tableOf(index: number): pulumi.Output<string> {
  return vpc.routeTables.apply((tables) => tables[index]?.id ?? pulumi.output(""));
}

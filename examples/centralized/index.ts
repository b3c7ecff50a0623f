import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const config = new pulumi.Config();
const services = config.getObject<string[]>("services") ?? ["logs", "kms", "sts"];
const dns = config.get<endpoints.HubDns>("dns") ?? "PrivateHostedZones";
/** Spokes by name, each with its own block; none may overlap another. */
const spokes = config.getObject<Record<string, string>>("spokes") ?? {
  "app-1": "10.1.0.0/16",
  "app-2": "10.2.0.0/16",
};
const region = "us-east-1";
const zones = ["us-east-1a", "us-east-1b"];

const shared = network("shared", "10.0.0.0/16");

const hub = new endpoints.EndpointHub("hub", {
  ...shared,
  services,
  spokes: Object.fromEntries(
    Object.entries(spokes).map(([name, cidrBlock]) => [name, { cidrBlocks: [cidrBlock] }]),
  ),
  dns,
  // Shares the same zones by a Profile, so that changing over leaves no name without an answer.
  ...(dns === "Profile" ? { profileContents: "HostedZones" as const } : {}),
  region,
});

for (const [name, cidrBlock] of Object.entries(spokes)) {
  const { subnets, ...vpc } = network(name, cidrBlock);
  new endpoints.EndpointSpoke(name, {
    ...vpc,
    hub,
    attachmentSubnets: subnets,
    clientAvailabilityZones: zones,
    // Free, and never by the hub: gateway endpoints serve the VPC that they are in.
    gatewayServices: ["s3", "dynamodb"],
  });
}

export const endpointIds = hub.endpointIds;
export const transitGatewayId = hub.transitGatewayId;

/** A VPC with an isolated subnet in each zone: ids as the components take them. */
function network(name: string, cidrBlock: string) {
  const vpc = new awsx.ec2.Vpc(name, {
    cidrBlock,
    availabilityZoneNames: zones,
    natGateways: { strategy: "None" },
    subnetSpecs: [{ type: "Isolated" }],
    enableDnsHostnames: true,
  });
  return {
    vpcId: vpc.vpcId,
    cidrBlocks: [cidrBlock],
    subnets: zones.map((availabilityZone, index) => ({
      subnetId: vpc.isolatedSubnetIds.apply((ids) => ids[index] ?? ""),
      availabilityZone,
    })),
    routeTableIds: Object.fromEntries(
      zones.map((zone, index) => [
        zone,
        vpc.routeTables.apply((tables) => tables[index]?.id ?? pulumi.output("")),
      ]),
    ),
  };
}

import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const config = new pulumi.Config();
const services = config.getObject<string[]>("services") ?? ["logs", "kms"];
const spokes = config.getObject<Record<string, string>>("spokes") ?? {
  "app-1": "10.1.0.0/16",
  "app-2": "10.2.0.0/16",
};
const region = "us-east-1";
const zones = ["us-east-1a", "us-east-1b"];

const shared = network("shared", "10.0.0.0/16");
const apps = Object.entries(spokes).map(
  ([name, cidrBlock]) => [name, network(name, cidrBlock)] as const,
);

const hub = new endpoints.EndpointHub("hub", {
  ...shared,
  services,
  connectivity: "Peering",
  // The hub asks for each connection, so it names the VPCs.
  spokes: Object.fromEntries(
    apps.map(([name, { vpcId, cidrBlocks }]) => [name, { vpcId, cidrBlocks }]),
  ),
  region,
});

for (const [name, { vpcId, routeTableIds }] of apps) {
  new endpoints.EndpointSpoke(name, { hub, vpcId, routeTableIds });
}

export const connections = hub.vpcPeeringConnectionIds;

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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const config = new pulumi.Config();
const zones = ["us-east-1a", "us-east-1b"];

const network = new endpoints.EndpointNetwork("net", {
  // The file that `vpc-endpoints compare topology.yaml` priced.
  topology: readFileSync(join(__dirname, "topology.yaml"), "utf8"),
  deploymentModel: config.get<endpoints.DeploymentModel>("deploymentModel") ?? "Centralized",
  // What is deployed stays where it is, unless `moves` says Apply.
  lastPlacements: config.get("lastPlacements") ?? "",
  moves: config.get<endpoints.ServiceMoves>("moves") ?? "Hold",
  hub: {
    vpc: vpc("shared", "10.0.0.0/16"),
    transitGatewayId: config.require("transitGatewayId"),
    transitGatewaySpokeRouteTableId: config.require("spokeRouteTableId"),
    transitGatewayHubRouteTableId: config.require("hubRouteTableId"),
  },
  vpcs: {
    "app-1": vpc("app-1", "10.1.0.0/16"),
    "app-2": vpc("app-2", "10.2.0.0/16"),
    "app-3": vpc("app-3", "10.3.0.0/16"),
  },
});

export const builtModel = network.builtModel;
export const endpointIds = network.endpointIds;
export const placements = network.placements;

/** A VPC with an isolated subnet in each zone: ids as the component takes them. */
function vpc(name: string, cidrBlock: string): endpoints.NetworkVpc {
  const made = new awsx.ec2.Vpc(name, {
    cidrBlock,
    availabilityZoneNames: zones,
    natGateways: { strategy: "None" },
    subnetSpecs: [{ type: "Isolated" }],
    enableDnsHostnames: true,
  });
  return {
    vpcId: made.vpcId,
    subnets: zones.map((availabilityZone, index) => ({
      subnetId: made.isolatedSubnetIds.apply((ids) => ids[index] ?? ""),
      availabilityZone,
    })),
    routeTableIds: Object.fromEntries(
      zones.map((zone, index) => [
        zone,
        made.routeTables.apply((tables) => tables[index]?.id ?? pulumi.output("")),
      ]),
    ),
  };
}

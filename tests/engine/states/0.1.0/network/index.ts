import * as endpoints from "pulumi-vpc-endpoints";

const topology = `
region: us-east-1
availabilityZones: 2
services: [logs, kms, s3]
usage: { logs: 100, kms: 5 }
hub:
  name: shared
  transitGateway: existing
  cidrBlocks: [10.0.0.0/16]
vpcs:
  app-1: { cidrBlocks: [10.1.0.0/16] }
  app-2: { cidrBlocks: [10.2.0.0/16], placement: { logs: local } }
`;

function vpc(name: string): endpoints.NetworkVpc {
  return {
    vpcId: `vpc-${name}`,
    subnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-${name}-${zone}`,
      availabilityZone: `us-east-1${zone}`,
    })),
    routeTableIds: { main: `rtb-${name}` },
  };
}

new endpoints.EndpointNetwork("net", {
  topology,
  deploymentModel: "Centralized",
  hub: {
    vpc: vpc("shared"),
    transitGatewayId: "tgw-0123456789abcdef0",
    transitGatewaySpokeRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa1",
    transitGatewayHubRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa2",
  },
  vpcs: { "app-1": vpc("app-1"), "app-2": vpc("app-2") },
  tags: { Team: "core" },
});

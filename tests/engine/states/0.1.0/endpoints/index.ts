import * as endpoints from "pulumi-vpc-endpoints";

const vpcId = "vpc-0123456789abcdef0";

const gateway = new endpoints.GatewayEndpoints("net", {
  vpcId,
  services: ["s3", "dynamodb"],
  routeTableIds: ["rtb-0123456789abcdef0"],
});

new endpoints.InterfaceEndpoints("net", {
  vpcId,
  services: ["ecs-fargate", "cassandra", "s3"],
  subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
  allowedCidrBlocks: ["10.0.0.0/16"],
  s3GatewayEndpointId: gateway.endpointIds.apply((ids) => ids["s3"] ?? ""),
  privateDnsOnlyForInboundResolverEndpoint: true,
  tags: { Team: "core" },
});

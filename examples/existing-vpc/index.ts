import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const config = new pulumi.Config();
const vpcId = config.require("vpcId");

const gateway = new endpoints.GatewayEndpoints("data", {
  vpcId,
  routeTableIds: [config.require("routeTableId")],
});

const shared = new endpoints.InterfaceEndpoints("shared", {
  vpcId,
  services: ["ssm-session", "secrets", "s3"],
  subnetIds: config.requireObject<string[]>("subnetIds"),
  // On-premises clients resolve S3 to the interface endpoint; the VPC itself keeps its free gateway.
  s3GatewayEndpointId: gateway.endpointIds.apply((ids) => ids["s3"] ?? ""),
  privateDnsOnlyForInboundResolverEndpoint: true,
  allowedCidrBlocks: ["10.0.0.0/8"],
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: "*",
        Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
      },
    ],
  }),
  costReport: "Full",
});

export const dnsNames = shared.dnsNames;

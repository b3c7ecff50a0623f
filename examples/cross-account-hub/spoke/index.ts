import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

// The stack of the spoke's account. What the hub's stack gives comes by its reference.
const config = new pulumi.Config();
const hub = new pulumi.StackReference(config.require("hubStack"));
const hubAccountId = config.require("hubAccountId");
const region = "us-east-1";
const zones = ["us-east-1a", "us-east-1b"];
const services = config.getObject<string[]>("services") ?? ["logs", "kms"];
const cidrBlocks = ["10.1.0.0/16"];
const text = (name: string) => hub.requireOutput(name) as pulumi.Output<string>;
const map = (name: string) => hub.requireOutput(name) as pulumi.Output<Record<string, string>>;

/** The second provider: a role of the hub's account that may accept spokes and authorize zones. */
const inHubAccount = new aws.Provider("hub", {
  region,
  allowedAccountIds: [hubAccountId],
  assumeRoles: [{ roleArn: `arn:aws:iam::${hubAccountId}:role/endpoint-spoke-registration` }],
});

const vpc = new awsx.ec2.Vpc("app-1", {
  cidrBlock: "10.1.0.0/16",
  availabilityZoneNames: zones,
  natGateways: { strategy: "None" },
  subnetSpecs: [{ type: "Isolated" }],
  enableDnsHostnames: true,
});

// The registration waits for the spoke's attachment, and the spoke's routes wait for the registration.
const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();

const registration = new endpoints.SpokeRegistration(
  "app-1",
  {
    attachmentId,
    cidrBlocks,
    routeTableIds: Object.fromEntries(
      zones.map((zone) => [zone, map("hubRouteTableIds").apply((ids) => ids[zone] ?? "")]),
    ),
    transitGatewayId: text("transitGatewayId"),
    transitGatewaySpokeRouteTableId: text("transitGatewaySpokeRouteTableId"),
    transitGatewayHubRouteTableId: text("transitGatewayHubRouteTableId"),
    vpcId: vpc.vpcId,
    services,
    hostedZoneIds: map("hostedZoneIds"),
    region,
  },
  { provider: inHubAccount },
);

const spoke = new endpoints.EndpointSpoke("app-1", {
  vpcId: vpc.vpcId,
  cidrBlocks,
  hubCidrBlocks: ["10.0.0.0/16"],
  routeTableIds: Object.fromEntries(
    zones.map((zone, index) => [
      zone,
      vpc.routeTables.apply((tables) => tables[index]?.id ?? pulumi.output("")),
    ]),
  ),
  attachmentSubnets: zones.map((availabilityZone, index) => ({
    subnetId: vpc.isolatedSubnetIds.apply((ids) => ids[index] ?? ""),
    availabilityZone,
  })),
  accountId: config.require("spokeAccountId"),
  hubAccountId,
  registrationId: registration.registrationId,
  transitGatewayId: text("transitGatewayId"),
  hubServices: services,
  hostedZoneIds: registration.hostedZoneIds,
  region,
});
setAttachmentId(spoke.attachmentId);

export const transitGatewayAttachmentId = spoke.attachmentId;

import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

// The stack of the spoke's account. What the hub's stack gives comes by its reference, as one value.
const config = new pulumi.Config();
const hubConnection = new pulumi.StackReference(config.require("hubStack")).requireOutput(
  "connection",
);
const hubAccountId = config.require("hubAccountId");
const zones = ["us-east-1a", "us-east-1b"];

/** The second provider: a role of the hub's account that may accept spokes and authorize zones. */
const inHubAccount = new aws.Provider("hub", {
  region: "us-east-1",
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
  { hubConnection, attachmentId, vpcId: vpc.vpcId },
  { provider: inHubAccount },
);

const spoke = new endpoints.EndpointSpoke("app-1", {
  registration,
  vpcId: vpc.vpcId,
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
});
setAttachmentId(spoke.attachmentId);

export const transitGatewayAttachmentId = spoke.attachmentId;

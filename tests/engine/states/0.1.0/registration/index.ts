import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const services = ["logs", "kms"];
const region = "us-east-1";
const hubAccountId = "111111111111";
const accountId = "222222222222";
const inAccount = (name: string, id: string) => ({
  provider: new aws.Provider(name, { region, allowedAccountIds: [id] }),
});

const cidrBlocks = ["10.1.0.0/16"];
const transitGatewayId = "tgw-0123456789abcdef0";
const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();

const registration = new endpoints.SpokeRegistration(
  "app",
  {
    attachmentId,
    cidrBlocks,
    routeTableIds: { a: "rtb-hub-a", b: "rtb-hub-b" },
    transitGatewayId,
    transitGatewaySpokeRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa1",
    transitGatewayHubRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa2",
    vpcId: "vpc-app",
    services,
    hostedZoneIds: {
      "logs.us-east-1.amazonaws.com": "Z00000000000000000001",
      "kms.us-east-1.amazonaws.com": "Z00000000000000000002",
    },
    region,
    tags: { Team: "core" },
  },
  inAccount("hub", hubAccountId),
);

const spoke = new endpoints.EndpointSpoke(
  "app",
  {
    vpcId: "vpc-app",
    cidrBlocks,
    hubCidrBlocks: ["10.0.0.0/16"],
    routeTableIds: { a: "rtb-app-a", b: "rtb-app-b" },
    attachmentSubnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-app-${zone}`,
      availabilityZone: region + zone,
    })),
    accountId,
    hubAccountId,
    registrationId: registration.registrationId,
    transitGatewayId,
    hubServices: services,
    hostedZoneIds: registration.hostedZoneIds,
    region,
  },
  inAccount("app", accountId),
);
setAttachmentId(spoke.attachmentId);

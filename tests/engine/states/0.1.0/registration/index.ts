import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

const region = "us-east-1";
const hubAccountId = "111111111111";
const accountId = "222222222222";
const inAccount = (name: string, id: string) => ({
  provider: new aws.Provider(name, { region, allowedAccountIds: [id] }),
});

const zones = {
  "logs.us-east-1.amazonaws.com": "Z00000000000000000001",
  "kms.us-east-1.amazonaws.com": "Z00000000000000000002",
};
/** Written by hand, as of a hub that another package built. */
const hubConnection: endpoints.HubConnection = {
  shape: {
    cidrBlocks: ["10.0.0.0/16"],
    services: { logs: ["logs.us-east-1.amazonaws.com"], kms: ["kms.us-east-1.amazonaws.com"] },
    spokes: { app: { cidrBlocks: ["10.1.0.0/16"], accountId } },
    accountId: hubAccountId,
    region,
  },
  transitGatewayId: "tgw-0123456789abcdef0",
  transitGatewaySpokeRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa1",
  transitGatewayHubRouteTableId: "tgw-rtb-0aaaaaaaaaaaaaaa2",
  hostedZoneIds: zones,
};
const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();

const registration = new endpoints.SpokeRegistration(
  "app",
  {
    hubConnection,
    attachmentId,
    routeTableIds: { a: "rtb-hub-a", b: "rtb-hub-b" },
    vpcId: "vpc-app",
    tags: { Team: "core" },
  },
  inAccount("hub", hubAccountId),
);

const spoke = new endpoints.EndpointSpoke(
  "app",
  {
    registration,
    vpcId: "vpc-app",
    routeTableIds: { a: "rtb-app-a", b: "rtb-app-b" },
    attachmentSubnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-app-${zone}`,
      availabilityZone: region + zone,
    })),
  },
  inAccount("app", accountId),
);
setAttachmentId(spoke.attachmentId);

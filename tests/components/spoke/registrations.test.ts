import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { endpointPolicy, fullAccess } from "../../../core/endpointPolicy";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts } from "../../support/hubs";
import { registersExactly } from "../../support/registrations";

type Parts = HubParts<EndpointSpokeArgs>;

/** Of a spoke that reaches its hub whichever way. */
const ANY_WAY: Parts = {
  shape: TRANSIT_GATEWAY_HUB.shape,
  ids: { hostedZoneIds: TRANSIT_GATEWAY_HUB.ids.hostedZoneIds },
  args: {
    vpcId: "vpc-1",
    cidrBlocks: ["10.1.0.0/16"],
    routeTableIds: { a: "rtb-a", b: "rtb-b" },
  },
};

const ATTACHED: Parts = {
  args: {
    attachmentSubnets: [
      { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
      { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
    ],
  },
};

const TRANSIT_GATEWAY: Parts = { ...ATTACHED, ids: TRANSIT_GATEWAY_HUB.ids };

const CORE_NETWORK: Parts = {
  ...ATTACHED,
  shape: { connectivity: "CloudWan" },
  ids: { coreNetworkId: "core-network-1", coreNetworkArn: "arn:core-network-1" },
};

const PEERING: Parts = {
  shape: { connectivity: "Peering" },
  ids: { vpcPeeringConnectionIds: { "app.1": "pcx-1" } },
};

const PROFILE: Parts = {
  shape: { dns: "Profile" },
  ids: { profileId: "rp-1", hostedZoneIds: undefined },
};

/** Nothing of it is in the provider's Region, us-east-1. */
const IRELAND: Parts = {
  shape: {
    services: { logs: ["logs.eu-west-1.amazonaws.com"], kms: ["kms.eu-west-1.amazonaws.com"] },
    region: "eu-west-1",
  },
  ids: {
    hostedZoneIds: {
      "logs.eu-west-1.amazonaws.com": "ZLOGS",
      "kms.eu-west-1.amazonaws.com": "ZKMS",
    },
  },
};

const DUAL_STACK: Parts = {
  shape: { cidrBlocks: ["10.0.0.0/20", "2001:db8::/56"] },
  args: { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"] },
};

/** The hub is another account's. */
const FOREIGN: Parts = {
  shape: { accountId: "111111111111" },
  ids: { transitGatewaySpokeRouteTableId: undefined, transitGatewayHubRouteTableId: undefined },
  args: { accountId: "222222222222" },
};

/** Its registration of the spoke: something that has to be there first. */
const registered = (): Parts => ({
  ids: {
    registrationId: new aws.ec2transitgateway.VpcAttachmentAccepter("registration", {
      transitGatewayAttachmentId: "tgw-attach-1",
    }).id,
  },
});

const spoke =
  (...parts: (Parts | (() => Parts))[]) =>
  () =>
    new EndpointSpoke(
      "app.1",
      withHub(ANY_WAY, ...parts.map((one) => (typeof one === "function" ? one() : one))),
    );

registersExactly("EndpointSpoke", {
  "transit-gateway": {
    title: "an attachment, joined to the hub's route tables, and the hub's zones",
    build: spoke(TRANSIT_GATEWAY),
  },
  "transit-gateway-dual-stack-in-another-region": {
    title: "IPv6 on the attachment and in routes, all in the Region that is given",
    build: spoke(TRANSIT_GATEWAY, IRELAND, DUAL_STACK),
  },
  "transit-gateway-of-another-account": {
    title: "routes and names of another account's hub, after the registration",
    build: spoke(TRANSIT_GATEWAY, IRELAND, FOREIGN, registered),
  },
  "transit-gateway-attach-only": {
    title: "the attachment alone, until the hub's account has registered it",
    build: spoke(TRANSIT_GATEWAY, FOREIGN, { args: { attachOnly: true } }),
  },
  "transit-gateway-attached": {
    title: "no attachment where the VPC is attached already",
    build: spoke(TRANSIT_GATEWAY, {
      args: { attachmentSubnets: undefined, transitGatewayAttachmentId: "tgw-attach-1" },
    }),
  },
  profile: {
    title: "the hub's Profile by a name that AWS takes, in the Region that is given",
    build: spoke(TRANSIT_GATEWAY, IRELAND, PROFILE),
  },
  "profile-of-another-account": {
    title: "another account's Profile, after the registration",
    build: spoke(TRANSIT_GATEWAY, PROFILE, FOREIGN, registered),
  },
  peering: {
    title: "routes to a connection that the hub asked for and accepted itself",
    build: spoke(PEERING, DUAL_STACK),
  },
  "peering-of-another-account": {
    title: "the connection accepted here, in the Region that is given, before routes lead to it",
    build: spoke(PEERING, IRELAND, FOREIGN, { args: { tags: { Team: "app" } } }),
  },
  "cloud-wan": {
    title: "an attachment to the hub's core network, by ARNs of the provider's Region",
    build: spoke(CORE_NETWORK),
  },
  "cloud-wan-of-another-account": {
    title: "IPv6 on the attachment of another account's core network, in the Region that is given",
    build: spoke(CORE_NETWORK, IRELAND, DUAL_STACK, FOREIGN, registered, {
      args: { tags: { Team: "app" } },
    }),
  },
  "local-endpoints": {
    title:
      "local endpoints with a policy, S3's two in order, subnets by id, tags and time limits of what has them",
    build: () =>
      new EndpointSpoke(
        "app.1",
        withHub(ANY_WAY, TRANSIT_GATEWAY, {
          args: {
            attachmentSubnets: undefined,
            attachmentSubnetIds: ["subnet-tgw-a", "subnet-tgw-b"],
            gatewayServices: ["s3", "dynamodb"],
            localServices: ["s3", "sqs"],
            localSubnets: [
              { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
              { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
            ],
            localPolicy: endpointPolicy(fullAccess()),
            tags: { Team: "app" },
          },
        }),
        { customTimeouts: { create: "30m", update: "20m", delete: "25m" } },
      ),
  },
  "local-endpoints-in-another-region": {
    title: "local endpoints in the Region that is given, open to every block of the VPC",
    build: spoke(TRANSIT_GATEWAY, IRELAND, DUAL_STACK, {
      args: {
        gatewayServices: ["dynamodb"],
        localServices: ["s3"],
        localSubnets: [{ subnetId: "subnet-a", availabilityZone: "eu-west-1a" }],
      },
    }),
  },
  "given-names": {
    title: "zones of the names that the hub has, of those services that the spoke names",
    mocks: { unconfigured: true },
    build: spoke(TRANSIT_GATEWAY, {
      shape: {
        services: {
          logs: ["logs.us-east-1.amazonaws.com"],
          kms: ["kms.us-east-1.amazonaws.com"],
          "com.amazonaws.us-east-1.new-service": ["new-service.us-east-1.amazonaws.com"],
        },
      },
      ids: {
        hostedZoneIds: {
          "logs.us-east-1.amazonaws.com": "ZLOGS",
          "new-service.us-east-1.amazonaws.com": "ZNEW",
        },
      },
      args: {
        hubServices: ["logs", "com.amazonaws.us-east-1.new-service"],
        region: "us-east-1",
      },
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      new EndpointSpoke(
        "app.1",
        withHub(ANY_WAY, TRANSIT_GATEWAY, { args: { gatewayServices: ["s3"] } }),
        { provider: new aws.Provider("account", { region: "us-east-1" }), protect: true },
      ),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither the VPC nor the hub is there yet",
    mocks: { preview: true },
    build: () => {
      const unknown = () => pulumi.output(pulumi.unknown as unknown as string);
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
      return spoke(TRANSIT_GATEWAY, {
        ids: {
          transitGatewayId: unknown(),
          transitGatewaySpokeRouteTableId: unknown(),
          transitGatewayHubRouteTableId: unknown(),
          hostedZoneIds: pulumi.output({
            "logs.us-east-1.amazonaws.com": "ZLOGS",
            "kms.us-east-1.amazonaws.com": unknown(),
          }),
        },
        args: { vpcId: vpc.id },
      })();
    },
  },
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointSpoke } from "../../../components/spoke/endpointSpoke";
import type { EndpointSpokeArgs } from "../../../components/spoke/spokeArgs";
import { endpointPolicy, fullAccess } from "../../../core/endpointPolicy";
import { registersExactly } from "../../support/registrations";

/** Of a spoke that reaches its hub whichever way. */
const ANY_WAY: EndpointSpokeArgs = {
  vpcId: "vpc-1",
  cidrBlocks: ["10.1.0.0/16"],
  hubCidrBlocks: ["10.0.0.0/20"],
  routeTableIds: { a: "rtb-a", b: "rtb-b" },
  hubServices: ["logs", "kms"],
  hostedZoneIds: {
    "logs.us-east-1.amazonaws.com": "ZLOGS",
    "kms.us-east-1.amazonaws.com": "ZKMS",
  },
};

const ATTACHED: Partial<EndpointSpokeArgs> = {
  attachmentSubnets: [
    { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
    { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
  ],
};

const TRANSIT_GATEWAY: Partial<EndpointSpokeArgs> = {
  ...ATTACHED,
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};

const CORE_NETWORK: Partial<EndpointSpokeArgs> = {
  ...ATTACHED,
  connectivity: "CloudWan",
  coreNetworkId: "core-network-1",
  coreNetworkArn: "arn:core-network-1",
};

const PEERING: Partial<EndpointSpokeArgs> = {
  connectivity: "Peering",
  vpcPeeringConnectionId: "pcx-1",
};

const PROFILE: Partial<EndpointSpokeArgs> = {
  dns: "Profile",
  profileId: "rp-1",
  hostedZoneIds: undefined,
};

/** Nothing of it is in the provider's Region, us-east-1. */
const IRELAND: Partial<EndpointSpokeArgs> = {
  region: "eu-west-1",
  hostedZoneIds: {
    "logs.eu-west-1.amazonaws.com": "ZLOGS",
    "kms.eu-west-1.amazonaws.com": "ZKMS",
  },
};

const DUAL_STACK: Partial<EndpointSpokeArgs> = {
  cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"],
  hubCidrBlocks: ["10.0.0.0/20", "2001:db8::/56"],
};

/** The hub is another account's. */
const FOREIGN: Partial<EndpointSpokeArgs> = {
  accountId: "222222222222",
  hubAccountId: "111111111111",
  transitGatewaySpokeRouteTableId: undefined,
  transitGatewayHubRouteTableId: undefined,
};

/** Its registration of the spoke: something that has to be there first. */
const registered = (): Partial<EndpointSpokeArgs> => ({
  registrationId: new aws.ec2transitgateway.VpcAttachmentAccepter("registration", {
    transitGatewayAttachmentId: "tgw-attach-1",
  }).id,
});

const spoke =
  (...args: (Partial<EndpointSpokeArgs> | (() => Partial<EndpointSpokeArgs>))[]) =>
  () =>
    new EndpointSpoke(
      "app.1",
      Object.assign(
        {},
        ANY_WAY,
        ...args.map((one) => (typeof one === "function" ? one() : one)),
      ) as EndpointSpokeArgs,
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
    build: spoke(TRANSIT_GATEWAY, FOREIGN, { attachOnly: true }),
  },
  "transit-gateway-attached": {
    title: "no attachment where the VPC is attached already",
    build: spoke(TRANSIT_GATEWAY, {
      attachmentSubnets: undefined,
      transitGatewayAttachmentId: "tgw-attach-1",
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
    build: spoke(PEERING, IRELAND, FOREIGN, { tags: { Team: "app" } }),
  },
  "cloud-wan": {
    title: "an attachment to the hub's core network, by ARNs of the provider's Region",
    build: spoke(CORE_NETWORK),
  },
  "cloud-wan-of-another-account": {
    title: "IPv6 on the attachment of another account's core network, in the Region that is given",
    build: spoke(CORE_NETWORK, IRELAND, DUAL_STACK, FOREIGN, registered, { tags: { Team: "app" } }),
  },
  "local-endpoints": {
    title:
      "local endpoints with a policy, S3's two in order, subnets by id, tags and time limits of what has them",
    build: () =>
      new EndpointSpoke(
        "app.1",
        {
          ...ANY_WAY,
          ...TRANSIT_GATEWAY,
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
        { customTimeouts: { create: "30m", update: "20m", delete: "25m" } },
      ),
  },
  "local-endpoints-in-another-region": {
    title: "local endpoints in the Region that is given, open to every block of the VPC",
    build: spoke(TRANSIT_GATEWAY, IRELAND, DUAL_STACK, {
      gatewayServices: ["dynamodb"],
      localServices: ["s3"],
      localSubnets: [{ subnetId: "subnet-a", availabilityZone: "eu-west-1a" }],
    }),
  },
  "given-names": {
    title: "zones of the names that are given, and of the catalog where AWS is not asked",
    mocks: { unconfigured: true },
    build: spoke(TRANSIT_GATEWAY, {
      hubServices: ["logs", "com.amazonaws.us-east-1.new-service"],
      privateDnsNames: {
        "com.amazonaws.us-east-1.new-service": ["new-service.us-east-1.amazonaws.com"],
      },
      hostedZoneIds: {
        "logs.us-east-1.amazonaws.com": "ZLOGS",
        "new-service.us-east-1.amazonaws.com": "ZNEW",
      },
      lookUpServices: false,
      region: "us-east-1",
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      new EndpointSpoke(
        "app.1",
        { ...ANY_WAY, ...TRANSIT_GATEWAY, gatewayServices: ["s3"] },
        { provider: new aws.Provider("account", { region: "us-east-1" }), protect: true },
      ),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither the VPC nor the hub is there yet",
    mocks: { preview: true },
    build: () => {
      const unknown = () => pulumi.output(pulumi.unknown as unknown as string);
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
      return new EndpointSpoke("app.1", {
        ...ANY_WAY,
        ...TRANSIT_GATEWAY,
        vpcId: vpc.id,
        transitGatewayId: unknown(),
        transitGatewaySpokeRouteTableId: unknown(),
        transitGatewayHubRouteTableId: unknown(),
        hostedZoneIds: pulumi.output({
          "logs.us-east-1.amazonaws.com": "ZLOGS",
          "kms.us-east-1.amazonaws.com": unknown(),
        }),
      });
    },
  },
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../../components/registration/registrationArgs";
import { registersExactly } from "../../support/registrations";

const ANY_WAY: Pick<SpokeRegistrationArgs, "cidrBlocks" | "routeTableIds"> = {
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { a: "rtb-a", b: "rtb-b" },
};

const TRANSIT_GATEWAY: Partial<SpokeRegistrationArgs> = {
  attachmentId: "tgw-attach-1",
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};

const CORE_NETWORK: Partial<SpokeRegistrationArgs> = {
  connectivity: "CloudWan",
  attachmentId: "attachment-1",
  coreNetworkArn: "arn:core-network-1",
};

const ZONES: Partial<SpokeRegistrationArgs> = {
  vpcId: "vpc-1",
  services: ["logs", "s3"],
  hostedZoneIds: {
    "logs.us-east-1.amazonaws.com": "ZLOGS",
    "s3.us-east-1.amazonaws.com": "ZS3",
    "s3-accesspoint.us-east-1.amazonaws.com": "ZACCESSPOINT",
    "s3-control.us-east-1.amazonaws.com": "ZCONTROL",
  },
};

const DUAL_STACK = ["10.1.0.0/16", "2001:db8:1::/56"];

const registration =
  (...args: Partial<SpokeRegistrationArgs>[]) =>
  () =>
    new SpokeRegistration("app-1", Object.assign({}, ANY_WAY, ...args) as SpokeRegistrationArgs);

registersExactly("SpokeRegistration", {
  "transit-gateway": {
    title: "accepts the attachment, joins the hub's route tables and leads back, in that order",
    build: registration(TRANSIT_GATEWAY),
  },
  "transit-gateway-dual-stack-in-another-region": {
    title: "all in the Region that is given, with routes to IPv6 blocks and tags",
    build: registration(TRANSIT_GATEWAY, {
      cidrBlocks: DUAL_STACK,
      region: "eu-west-1",
      tags: { Team: "network" },
    }),
  },
  "transit-gateway-accepted": {
    title: "accepts nothing that is accepted by itself, and takes it out of another route table",
    build: registration(TRANSIT_GATEWAY, {
      acceptedAutomatically: true,
      replaceExistingAssociation: true,
    }),
  },
  "cloud-wan": {
    title: "accepts the attachment to the core network and leads back by its ARN",
    build: registration(CORE_NETWORK, { cidrBlocks: DUAL_STACK, region: "eu-west-1" }),
  },
  "cloud-wan-accepted": {
    title: "leads back alone where the core network's policy accepts",
    build: registration(CORE_NETWORK, { acceptedAutomatically: true }),
  },
  zones: {
    title: "authorizes the VPC for every zone of its services, in the provider's Region",
    build: registration(TRANSIT_GATEWAY, ZONES),
  },
  "zones-in-another-region": {
    title: "authorizes the VPC of the Region that is given, for names that are given",
    mocks: { unconfigured: true },
    build: registration(TRANSIT_GATEWAY, {
      region: "eu-west-1",
      vpcId: "vpc-1",
      services: ["com.amazonaws.eu-west-1.new-service"],
      privateDnsNames: {
        "com.amazonaws.eu-west-1.new-service": ["new-service.eu-west-1.amazonaws.com"],
      },
      hostedZoneIds: { "new-service.eu-west-1.amazonaws.com": "ZNEW" },
      lookUpServices: false,
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      new SpokeRegistration(
        "app-1",
        { ...ANY_WAY, ...TRANSIT_GATEWAY, ...ZONES } as SpokeRegistrationArgs,
        { provider: new aws.Provider("hub", { region: "us-east-1" }), protect: true },
      ),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither spoke nor hub is there yet",
    mocks: { preview: true },
    build: () => {
      const unknown = () => pulumi.output(pulumi.unknown as unknown as string);
      return registration({
        attachmentId: unknown(),
        transitGatewayId: unknown(),
        transitGatewaySpokeRouteTableId: unknown(),
        transitGatewayHubRouteTableId: unknown(),
        vpcId: "vpc-1",
        services: ["logs"],
        hostedZoneIds: pulumi.output({ "logs.us-east-1.amazonaws.com": unknown() }),
      })();
    },
  },
});

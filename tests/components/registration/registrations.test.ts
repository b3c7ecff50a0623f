import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SpokeRegistration } from "../../../components/registration/spokeRegistration";
import type { SpokeRegistrationArgs } from "../../../components/registration/registrationArgs";
import { TRANSIT_GATEWAY_HUB, withHub, type HubParts } from "../../support/hubs";
import { registersExactly } from "../../support/registrations";

type Parts = HubParts<SpokeRegistrationArgs>;

const ANY_WAY: Parts = {
  shape: { cidrBlocks: ["10.0.0.0/20"], services: {} },
  args: { cidrBlocks: ["10.1.0.0/16"], routeTableIds: { a: "rtb-a", b: "rtb-b" } },
};

const { hostedZoneIds: _, ...ids } = TRANSIT_GATEWAY_HUB.ids;
const TRANSIT_GATEWAY: Parts = { ids, args: { attachmentId: "tgw-attach-1" } };

const CORE_NETWORK: Parts = {
  shape: { connectivity: "CloudWan" },
  ids: { coreNetworkArn: "arn:core-network-1" },
  args: { attachmentId: "attachment-1" },
};

const ZONES: Parts = {
  shape: {
    services: {
      logs: ["logs.us-east-1.amazonaws.com"],
      kms: ["kms.us-east-1.amazonaws.com"],
      s3: [
        "s3.us-east-1.amazonaws.com",
        "s3-accesspoint.us-east-1.amazonaws.com",
        "s3-control.us-east-1.amazonaws.com",
      ],
    },
  },
  ids: {
    hostedZoneIds: {
      "logs.us-east-1.amazonaws.com": "ZLOGS",
      "s3.us-east-1.amazonaws.com": "ZS3",
      "s3-accesspoint.us-east-1.amazonaws.com": "ZACCESSPOINT",
      "s3-control.us-east-1.amazonaws.com": "ZCONTROL",
    },
  },
  args: { vpcId: "vpc-1", services: ["logs", "s3"] },
};

const DUAL_STACK: Parts = { args: { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"] } };
const IRELAND: Parts = { shape: { region: "eu-west-1" } };

const registration =
  (...parts: Parts[]) =>
  () =>
    new SpokeRegistration("app-1", withHub(ANY_WAY, ...parts));

registersExactly("SpokeRegistration", {
  "transit-gateway": {
    title: "accepts the attachment, joins the hub's route tables and leads back, in that order",
    build: registration(TRANSIT_GATEWAY),
  },
  "transit-gateway-dual-stack-in-another-region": {
    title: "all in the Region that is given, with routes to IPv6 blocks and tags",
    build: registration(TRANSIT_GATEWAY, DUAL_STACK, {
      args: { region: "eu-west-1", tags: { Team: "network" } },
    }),
  },
  "transit-gateway-accepted": {
    title: "accepts nothing that is accepted by itself, and takes it out of another route table",
    build: registration(TRANSIT_GATEWAY, {
      args: { acceptedAutomatically: true, replaceExistingAssociation: true },
    }),
  },
  "cloud-wan": {
    title: "accepts the attachment to the core network and leads back by its ARN",
    build: registration(CORE_NETWORK, DUAL_STACK, IRELAND),
  },
  "cloud-wan-accepted": {
    title: "leads back alone where the core network's policy accepts",
    build: registration(CORE_NETWORK, { args: { acceptedAutomatically: true } }),
  },
  zones: {
    title: "authorizes the VPC for every zone of its services, in the provider's Region",
    build: registration(TRANSIT_GATEWAY, ZONES),
  },
  "zones-in-another-region": {
    title: "authorizes the VPC of the hub's Region, for the names that the hub has",
    mocks: { unconfigured: true },
    build: registration(TRANSIT_GATEWAY, IRELAND, {
      shape: {
        services: {
          "com.amazonaws.eu-west-1.new-service": ["new-service.eu-west-1.amazonaws.com"],
        },
      },
      ids: { hostedZoneIds: { "new-service.eu-west-1.amazonaws.com": "ZNEW" } },
      args: { vpcId: "vpc-1" },
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      new SpokeRegistration("app-1", withHub(ANY_WAY, TRANSIT_GATEWAY, ZONES), {
        provider: new aws.Provider("hub", { region: "us-east-1" }),
        protect: true,
      }),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither spoke nor hub is there yet",
    mocks: { preview: true },
    build: () => {
      const unknown = () => pulumi.output(pulumi.unknown as unknown as string);
      return registration(ZONES, {
        ids: {
          transitGatewayId: unknown(),
          transitGatewaySpokeRouteTableId: unknown(),
          transitGatewayHubRouteTableId: unknown(),
          hostedZoneIds: pulumi.output({ "logs.us-east-1.amazonaws.com": unknown() }),
        },
        args: { attachmentId: unknown(), services: ["logs"] },
      })();
    },
  },
});

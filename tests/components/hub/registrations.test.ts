import * as aws from "@pulumi/aws";
import { EndpointHub } from "../../../components/hub/endpointHub";
import type { EndpointHubArgs } from "../../../components/hub/hubArgs";
import { endpointPolicy, readOnly } from "../../../core/endpointPolicy";
import { registersExactly } from "../../support/registrations";

const BASE: EndpointHubArgs = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs", "kms"],
  subnets: [
    { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
    { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
  ],
  routeTableIds: { a: "rtb-a", b: "rtb-b" },
  spokes: {
    "app-1": { cidrBlocks: ["10.1.0.0/16"], vpcId: "vpc-1" },
    "app-2": { cidrBlocks: ["10.2.0.0/16", "10.3.0.0/16"], vpcId: "vpc-2" },
  },
};

const FOREIGN: EndpointHubArgs["spokes"] = {
  mine: { cidrBlocks: ["10.1.0.0/16"], accountId: "111111111111" },
  yours: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222", vpcId: "vpc-2" },
};

const EXISTING: Partial<EndpointHubArgs> = {
  transitGatewayId: "tgw-1",
  transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
  transitGatewayHubRouteTableId: "tgw-rtb-hub",
};

const CORE_NETWORK: Partial<EndpointHubArgs> = {
  connectivity: "CloudWan",
  coreNetworkId: "core-network-1",
  coreNetworkArn: "arn:core-network-1",
};

/** Nothing of it is in the provider's Region, us-east-1. */
const IRELAND: Partial<EndpointHubArgs> = {
  region: "eu-west-1",
  subnets: [
    { subnetId: "subnet-a", availabilityZone: "eu-west-1a" },
    { subnetId: "subnet-b", availabilityZone: "eu-west-1b" },
  ],
};

const DUAL_STACK: Partial<EndpointHubArgs> = {
  cidrBlocks: ["10.0.0.0/20", "2001:db8::/56"],
  spokes: { "app-1": { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"], vpcId: "vpc-1" } },
  ipAddressType: "dualstack",
};

const logsPolicy = endpointPolicy(readOnly("logs"));
const sharedPolicy = endpointPolicy(readOnly("kms"));

const hub =
  (...args: Partial<EndpointHubArgs>[]) =>
  () =>
    new EndpointHub("hub", Object.assign({}, BASE, ...args) as EndpointHubArgs);

registersExactly("EndpointHub", {
  "transit-gateway": {
    title: "a new Transit Gateway and zones, in the provider's Region",
    build: hub(),
  },
  "transit-gateway-dual-stack-in-another-region": {
    title: "IPv6 on the attachment, in routes, rules and records, all in the Region that is given",
    build: hub(IRELAND, DUAL_STACK),
  },
  "transit-gateway-existing": {
    title: "an attachment to a Transit Gateway that exists, joined to its route tables",
    build: hub(EXISTING, IRELAND),
  },
  "transit-gateway-attached": {
    title: "nothing of the Transit Gateway where the hub VPC is attached already",
    build: hub(EXISTING, { transitGatewayAttachmentId: "tgw-attach-1" }),
  },
  "transit-gateway-shared": {
    title: "a share of the Transit Gateway with the accounts of foreign spokes, in its Region",
    build: hub(IRELAND, { accountId: "111111111111", spokes: FOREIGN }),
  },
  "transit-gateway-shared-outside": {
    title:
      "a share with whom it is told, outside the organization, with attachments accepted by themselves",
    build: hub({
      shareWith: ["arn:aws:organizations::111111111111:ou/o-1/ou-1", "333333333333"],
      allowExternalPrincipals: true,
      autoAcceptSharedAttachments: true,
    }),
  },
  "profile-of-endpoints": {
    title: "a shared Profile of endpoints with their own private DNS, in its Region",
    build: hub(IRELAND, { dns: "Profile", accountId: "111111111111", spokes: FOREIGN }),
  },
  "profile-of-dotted-names": {
    title:
      "a Profile of endpoints, whose dots turn into dashes, with private DNS of given names too",
    build: hub({
      dns: "Profile",
      services: ["ecr.api", "ecr.dkr", "com.amazonaws.us-east-1.new.service"],
      overrides: {
        "new.service": { privateDnsNames: ["service.new.us-east-1.amazonaws.com"] },
      },
      lookUpServices: false,
    }),
  },
  "profile-of-zones": {
    title: "a Profile of zones",
    build: hub({ dns: "Profile", profileContents: "HostedZones" }),
  },
  peering: {
    title: "a peering connection with each spoke, accepted at once in its own account alone",
    build: hub(IRELAND, { connectivity: "Peering", accountId: "111111111111" }, {
      spokes: { ...FOREIGN, mine: { ...FOREIGN["mine"], vpcId: "vpc-1" } },
    } as Partial<EndpointHubArgs>),
  },
  "peering-in-the-providers-region": {
    title: "a peering connection with each spoke where no Region is given, with tags",
    build: hub({ connectivity: "Peering", tags: { Team: "network" } }),
  },
  "cloud-wan": {
    title: "an attachment to a core network, by ARNs of the hub's Region",
    build: hub(CORE_NETWORK, IRELAND, DUAL_STACK),
  },
  "cloud-wan-with-another-account": {
    title: "routes to its own account's spokes alone, and subnets of the attachment, by ARNs",
    build: hub(CORE_NETWORK, {
      accountId: "111111111111",
      spokes: FOREIGN,
      // Three, where the endpoints are in two subnets and billed for two.
      attachmentSubnetIds: ["subnet-tgw-a", "subnet-tgw-b", "subnet-tgw-c"],
      tags: { Team: "network" },
    }),
  },
  "authorized-zones": {
    title: "authorizations of another account's spoke for the zones of its services alone",
    build: hub(IRELAND, EXISTING, {
      accountId: "111111111111",
      spokes: {
        yours: {
          cidrBlocks: ["10.2.0.0/16"],
          accountId: "222222222222",
          vpcId: "vpc-2",
          services: ["kms"],
        },
      },
    }),
  },
  "dual-stack-answering-ipv4": {
    title: "A records alone where the endpoints of both addresses answer with IPv4",
    build: hub(DUAL_STACK, { dnsRecordIpType: "ipv4" }),
  },
  "ipv6-only": {
    title: "AAAA records alone where the endpoints have IPv6 addresses alone",
    build: hub(DUAL_STACK, {
      ipAddressType: "ipv6",
      dnsRecordIpType: "ipv6",
      // Endpoints of IPv6 alone are in subnets of IPv6 alone, where no attachment may be.
      attachmentSubnetIds: ["subnet-tgw-a", "subnet-tgw-b"],
    }),
  },
  settings: {
    title: "policies, ports and names of services, subnets of the attachment, tags and time limits",
    build: () =>
      new EndpointHub(
        "hub",
        {
          ...BASE,
          services: ["logs", "kms", "com.amazonaws.us-east-1.new-service"],
          attachmentSubnetIds: ["subnet-tgw-a", "subnet-tgw-b"],
          allowedCidrBlocks: ["192.168.0.0/16"],
          policy: sharedPolicy,
          overrides: {
            logs: { policy: logsPolicy },
            "new-service": {
              ports: [443, 8443],
              privateDnsNames: ["new-service.us-east-1.amazonaws.com"],
            },
          },
          lookUpServices: false,
          tags: { Team: "network" },
        },
        { customTimeouts: { create: "30m", update: "20m", delete: "25m" } },
      ),
  },
  "own-security-groups": {
    title: "no security group where some are given, and subnets by id alone",
    build: hub({
      subnets: undefined,
      subnetIds: ["subnet-a", "subnet-b"],
      securityGroupIds: ["sg-1"],
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      new EndpointHub("hub", BASE, {
        provider: new aws.Provider("ireland", { region: "eu-west-1" }),
        protect: true,
      }),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which the VPC is not there yet",
    mocks: { preview: true },
    build: () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/20" });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
      return new EndpointHub("hub", {
        ...BASE,
        vpcId: vpc.id,
        subnets: [{ subnetId: subnet.id, availabilityZone: "us-east-1a" }],
      });
    },
  },
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { InterfaceEndpoints } from "../../../components/interface/interfaceEndpoints";
import type { InterfaceEndpointsArgs } from "../../../components/interface/interfaceArgs";
import { endpointPolicy, readOnly } from "../../../core/endpointPolicy";
import { registersExactly } from "../../support/registrations";

const BASE: InterfaceEndpointsArgs = {
  vpcId: "vpc-1",
  services: ["logs", "kms"],
  subnets: [
    { subnetId: "subnet-a", availabilityZone: "us-east-1a" },
    { subnetId: "subnet-b", availabilityZone: "us-east-1b" },
  ],
};

const interfaces =
  (more: Partial<InterfaceEndpointsArgs>, opts?: pulumi.ComponentResourceOptions) => () =>
    new InterfaceEndpoints("net", { ...BASE, ...more }, opts);

const { subnets: _, ...WITHOUT_SUBNETS } = BASE;

registersExactly("InterfaceEndpoints", {
  defaults: {
    title: "endpoints and a security group for the VPC's blocks, in the provider's Region",
    build: interfaces({}),
  },
  "in-another-region": {
    title: "everything in the Region that is given, open to given blocks of both families",
    build: interfaces({
      region: "eu-west-1",
      allowedCidrBlocks: ["10.1.0.0/16", "2001:db8::/56"],
      monthlyDataGb: { logs: 100, kms: 0 },
    }),
  },
  settings: {
    title: "subnets by id alone, addresses, records, policy, tags and time limits of all services",
    build: () =>
      new InterfaceEndpoints(
        "net",
        {
          ...WITHOUT_SUBNETS,
          services: ["logs", "oidc-eks"],
          subnetIds: ["subnet-a", "subnet-b"],
          securityGroupIds: ["sg-1"],
          privateDnsEnabled: false,
          policy: pulumi.output(endpointPolicy(readOnly("logs"))),
          ipAddressType: "dualstack",
          dnsRecordIpType: "ipv4",
          tags: { Team: pulumi.output("network") },
        },
        { customTimeouts: { create: "30m", update: "20m", delete: "25m" } },
      ),
  },
  "settings-of-services": {
    title: "what a single service has instead: its subnets, groups, addresses, names and Region",
    build: interfaces({
      services: [
        "logs",
        "kms",
        "sqs",
        "sts",
        "com.amazonaws.us-east-1.new-service",
        "codeartifact.api",
        "codeartifact.repositories",
      ],
      policy: endpointPolicy(readOnly("logs")),
      ipAddressType: "dualstack",
      dnsRecordIpType: "dualstack",
      tags: { Team: "network", Stage: "dev" },
      overrides: {
        kms: { serviceRegion: "us-east-2" },
        sqs: {
          subnetIds: ["subnet-c", "subnet-d"],
          securityGroupIds: ["sg-sqs"],
          ipAddressType: "ipv4",
          dnsRecordIpType: "ipv4",
          privateIpAddresses: ["10.1.0.10", "10.1.1.10"],
          policy: endpointPolicy(readOnly("sqs")),
        },
        sts: { privateDnsEnabled: false, tags: { Stage: "prod" } },
        "new-service": {
          privateDnsEnabled: true,
          privateDnsNames: ["new-service.us-east-1.amazonaws.com"],
          ports: [443, 8443],
        },
      },
    }),
  },
  s3: {
    title: "S3's endpoint without a gateway endpoint, for whatever asks in the VPC",
    build: interfaces({ services: ["s3"] }),
  },
  "s3-for-inbound-resolvers": {
    title: "S3's endpoint after the gateway endpoint that keeps the VPC's own traffic",
    build: () => {
      const gateway = new aws.ec2.VpcEndpoint("gateway", {
        vpcId: "vpc-1",
        serviceName: "com.amazonaws.us-east-1.s3",
      });
      return interfaces({
        services: ["s3", "logs"],
        s3GatewayEndpointId: gateway.id,
        privateDnsOnlyForInboundResolverEndpoint: true,
        dnsRecordIpType: "ipv4",
      })();
    },
  },
  "zones-of-services": {
    title: "one subnet in each zone, without those that a service lacks",
    build: interfaces({
      services: ["email-smtp", "logs"],
      subnets: [
        { subnetId: "subnet-2", availabilityZoneId: "use1-az2" },
        { subnetId: "subnet-1", availabilityZoneId: "use1-az1" },
        { subnetId: "subnet-1-too", availabilityZoneId: "use1-az1" },
      ],
    }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      interfaces(
        {},
        { provider: new aws.Provider("ireland", { region: "eu-west-1" }), protect: true },
      )(),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither the VPC nor the Region is known yet",
    mocks: { preview: true, unconfigured: true },
    build: () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.1.0.0/24" });
      return interfaces({
        vpcId: vpc.id,
        subnets: [{ subnetId: subnet.id, availabilityZone: "us-east-1a" }],
      })();
    },
  },
});

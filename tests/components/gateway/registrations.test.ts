import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { GatewayEndpoints } from "../../../components/gateway/gatewayEndpoints";
import type { GatewayEndpointsArgs } from "../../../components/gateway/gatewayArgs";
import { endpointPolicy, readOnly } from "../../../core/endpointPolicy";
import { registersExactly } from "../../support/registrations";

const BASE: GatewayEndpointsArgs = { vpcId: "vpc-1", routeTableIds: ["rtb-a", "rtb-b"] };

const gateways =
  (more: Partial<GatewayEndpointsArgs>, opts?: pulumi.ComponentResourceOptions) => () =>
    new GatewayEndpoints("net", { ...BASE, ...more }, opts);

registersExactly("GatewayEndpoints", {
  defaults: {
    title: "S3's endpoint alone, in the provider's Region",
    build: gateways({}),
  },
  "in-another-region": {
    title: "every service that has a gateway endpoint, in the Region that is given",
    build: gateways({ services: ["s3", "dynamodb", "s3express"], region: "eu-west-1" }),
  },
  settings: {
    title: "records, tags and time limits, the shared policy and a service's own",
    build: gateways(
      {
        services: ["s3", "com.amazonaws.us-east-1.dynamodb"],
        ipAddressType: "ipv4",
        dnsRecordIpType: "service-defined",
        policy: endpointPolicy(readOnly("s3")),
        policies: { dynamodb: pulumi.output(endpointPolicy(readOnly("dynamodb"))) },
        tags: { Team: pulumi.output("network") },
      },
      { customTimeouts: { create: "20m", update: "15m", delete: "25m" } },
    ),
  },
  "dual-stack": {
    title: "routes and records of both families",
    build: gateways({ ipAddressType: "dualstack", dnsRecordIpType: "dualstack" }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      gateways(
        {},
        { provider: new aws.Provider("ireland", { region: "eu-west-1" }), protect: true },
      )(),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither the VPC nor the Region is known yet",
    mocks: { preview: true, unconfigured: true },
    build: () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
      const table = new aws.ec2.RouteTable("table", { vpcId: vpc.id });
      return gateways({ vpcId: vpc.id, routeTableIds: [table.id] })();
    },
  },
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointService } from "../../../components/service/endpointService";
import type { EndpointServiceArgs } from "../../../components/service/endpointServiceArgs";
import { registersExactly } from "../../support/registrations";

const MADE: EndpointServiceArgs = {
  loadBalancer: {
    vpcId: "vpc-b",
    subnetIds: ["subnet-a", "subnet-b"],
    listeners: [{ port: 443, targets: { first: { id: "10.2.0.10" } } }],
  },
};

const offered = (args: EndpointServiceArgs, opts?: pulumi.ComponentResourceOptions) => () =>
  new EndpointService("api", args, opts);

registersExactly("EndpointService", {
  defaults: {
    title: "a load balancer with one listener, and a service that lets nobody in unasked",
    build: offered(MADE),
  },
  settings: {
    title: "every setting of the load balancer, its listeners and the service",
    build: offered(
      {
        loadBalancer: {
          vpcId: "vpc-b",
          subnetIds: pulumi.output(["subnet-a"]),
          crossZone: true,
          dualStack: true,
          securityGroupIds: ["sg-1"],
          enforceSecurityGroupsOnEndpoints: false,
          listeners: [
            {
              port: 443,
              protocol: "TLS",
              certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/1",
              targetPort: 8443,
              targetType: "instance",
              proxyProtocolV2: true,
              healthCheckPort: 8080,
              targets: { one: { id: "i-1", port: 9443 }, two: { id: pulumi.output("i-2") } },
            },
            {
              port: 53,
              protocol: "TCP_UDP",
              targets: { far: { id: "10.9.0.1", availabilityZone: "all" } },
            },
            { port: 80, targetType: "alb", targets: { web: { id: "arn:alb" } } },
          ],
        },
        acceptanceRequired: true,
        allowedPrincipals: ["arn:aws:iam::222222222222:root", pulumi.output("*")],
        acceptedEndpointIds: { shop: "vpce-1" },
        privateDnsName: "api.example.com",
        verificationZoneId: "Z1",
        supportedIpAddressTypes: ["ipv4", "ipv6"],
        otherRegions: ["us-east-1", "ap-southeast-2"],
        notification: { topicArn: "arn:aws:sns:eu-west-1:111111111111:connections" },
        monthlyNlcuHours: 730,
        region: "eu-west-1",
        tags: { Team: "api" },
        costReport: "Off",
      },
      { customTimeouts: { create: "20m" } },
    ),
  },
  "existing-load-balancers": {
    title: "a service before load balancers that exist, open to one account without acceptance",
    build: offered({
      networkLoadBalancerArns: ["arn:nlb-1", pulumi.output("arn:nlb-2")],
      acceptanceRequired: false,
      allowedPrincipals: ["arn:aws:iam::222222222222:role/deploy"],
      privateDnsName: "*.example.com",
      notification: { topicArn: "arn:topic", events: ["Connect"] },
    }),
  },
  "gateway-load-balancers": {
    title: "a service of appliances for Gateway Load Balancer endpoints",
    build: offered({ gatewayLoadBalancerArns: ["arn:gwlb"], region: "us-east-1" }),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      offered(MADE, {
        provider: new aws.Provider("ireland", { region: "eu-west-1" }),
        protect: true,
      })(),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which neither the VPC nor the Region is known yet",
    mocks: { preview: true, unconfigured: true },
    build: () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.2.0.0/16" });
      const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "10.2.0.0/24" });
      return offered({
        loadBalancer: {
          vpcId: vpc.id,
          subnetIds: [subnet.id],
          listeners: [{ port: 443 }],
        },
        privateDnsName: "api.example.com",
        verificationZoneId: vpc.id,
        otherRegions: ["us-east-1"],
      })();
    },
  },
});

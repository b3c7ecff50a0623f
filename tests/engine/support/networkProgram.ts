/** What differs between the two versions of the program. */
interface Version {
  readonly kmsSubnets: number;
  readonly queueService: string;
  readonly queueSubnets: number;
  readonly extra: string;
}

/**
 * A network as somebody without this package writes it: three Availability Zones, endpoints, a NAT
 * gateway, zones, a Transit Gateway, and a second Region by a provider and by a resource's `region`.
 */
function program({ kmsSubnets, queueService, queueSubnets, extra }: Version): string {
  return `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const ireland = new aws.Provider("ireland", { region: "eu-west-1" });
const vpc = new aws.ec2.Vpc("hub", {
  cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, enableDnsSupport: true,
});
const subnetIds = ["a", "b", "c"].map((zone, index) => new aws.ec2.Subnet("hub-" + zone, {
  vpcId: vpc.id, cidrBlock: "10.0." + index + ".0/24", availabilityZone: "us-east-1" + zone,
}).id);
const policy = pulumi.secret(JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
}));
const endpoint = (name: string, service: string, subnets: number) =>
  new aws.ec2.VpcEndpoint(name, {
    vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1." + service, policy,
    vpcEndpointType: "Interface", subnetIds: subnetIds.slice(0, subnets), privateDnsEnabled: true,
  });
endpoint("logs", "logs", 2);
endpoint("kms", "kms", ${kmsSubnets});
endpoint("queue", "${queueService}", ${queueSubnets});
new aws.ec2.VpcEndpoint("s3", { vpcId: vpc.id, serviceName: "com.amazonaws.us-east-1.s3" });
const address = new aws.ec2.Eip("nat", { domain: "vpc" });
new aws.ec2.NatGateway("nat", { subnetId: subnetIds[0]!, allocationId: address.id });
new aws.route53.Zone("internal", { name: "internal.example", vpcs: [{ vpcId: vpc.id }] });
new aws.route53.Zone("public", { name: "public.example" });
const gateway = new aws.ec2transitgateway.TransitGateway("gateway", {});
new aws.ec2transitgateway.VpcAttachment("hub", {
  transitGatewayId: gateway.id, vpcId: vpc.id, subnetIds,
});
new aws.ec2.VpcEndpoint("ireland", {
  vpcId: "vpc-0123456789abcdef0", serviceName: "com.amazonaws.eu-west-1.logs",
  vpcEndpointType: "Interface", subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
}, { provider: ireland });
${extra}`;
}

export const BEFORE = program({
  kmsSubnets: 2,
  queueService: "sqs",
  queueSubnets: 2,
  extra: `endpoint("sts", "sts", 3);`,
});

export const AFTER = program({
  kmsSubnets: 3,
  queueService: "sns",
  queueSubnets: 3,
  extra: `
new aws.route53.Zone("partner", { name: "partner.example", vpcs: [{ vpcId: vpc.id }] });
new aws.ec2transitgateway.VpcAttachment("ireland", {
  transitGatewayId: "tgw-0123456789abcdef0", vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0aaaaaaaaaaaaaaa1"],
}, { provider: ireland });
new aws.ec2transitgateway.VpcAttachment("tokyo", {
  transitGatewayId: "tgw-0123456789abcdef1", vpcId: "vpc-0123456789abcdef1",
  subnetIds: ["subnet-0aaaaaaaaaaaaaaa3"], region: "ap-northeast-1",
});`,
});

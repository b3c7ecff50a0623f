import type { Context } from "./context";
import { endpointOutputs } from "./endpoint";
import { zoneId, zonesOf } from "./scope";
import type { Properties } from "./values";
import { digits, textOf, textsOf } from "./values";
import type { World } from "./world";

/** Computed outputs of single types that programs read. */
export function specificOutputs(context: Context, region: string): Properties {
  const { type, id, inputs, world, scope } = context;
  const hash = (seed: string) => digits(`${seed} ${id}`, 17);
  switch (type) {
    case "aws:ec2/vpcEndpoint:VpcEndpoint":
      return endpointOutputs(world, scope, id, inputs);
    case "aws:ec2/vpc:Vpc":
      return {
        defaultNetworkAclId: `acl-${hash("default")}`,
        defaultRouteTableId: `rtb-${hash("main")}`,
        defaultSecurityGroupId: `sg-${hash("default")}`,
        mainRouteTableId: `rtb-${hash("main")}`,
        dhcpOptionsId: `dopt-${hash("default")}`,
        ipv6CidrBlock: inputs.assignGeneratedIpv6CidrBlock === true ? "2600:1f18:1:100::/56" : "",
      };
    case "aws:ec2/subnet:Subnet":
      return subnetOutputs(inputs, region);
    case "aws:ec2/vpcEndpointService:VpcEndpointService":
      return serviceOutputs(id, inputs, region);
    case "aws:ec2transitgateway/transitGateway:TransitGateway":
      return {
        associationDefaultRouteTableId: `tgw-rtb-${hash("default")}`,
        propagationDefaultRouteTableId: `tgw-rtb-${hash("default")}`,
      };
    case "aws:ec2/eip:Eip":
      return { allocationId: id, domain: "vpc", publicIp: "203.0.113.10" };
    case "aws:route53/zone:Zone":
      return {
        zoneId: id,
        nameServers: [1, 2, 3, 4].map((n) => `ns-${n}.awsdns-${n}.com`),
        primaryNameServer: "ns-1.awsdns-1.com",
      };
    case "aws:route53/record:Record":
      return { fqdn: textOf(inputs.name) ?? "" };
    case "aws:lb/loadBalancer:LoadBalancer":
      return {
        dnsName: `${textOf(inputs.name) ?? "lb"}-${digits(id, 16)}.elb.${region}.amazonaws.com`,
        zoneId: `Z${digits(`lb ${region}`, 13).toUpperCase()}`,
        vpcId: vpcOfSubnets(world, textsOf(inputs.subnets)),
      };
    case "aws:ec2transitgateway/vpcAttachment:VpcAttachment":
      return { vpcOwnerId: scope.account, ...defaultRouting(world, inputs) };
    case "aws:ec2/vpcPeeringConnection:VpcPeeringConnection":
      return { acceptStatus: inputs.autoAccept === true ? "active" : "pending-acceptance" };
    case "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter":
      return { acceptStatus: "active" };
    case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
    case "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule":
      return { securityGroupRuleId: id };
    case "aws:ec2/securityGroup:SecurityGroup":
      return { description: "Managed by Pulumi" };
    case "aws:route53/resolverEndpoint:ResolverEndpoint":
      return { hostVpcId: `vpc-${hash("host")}` };
    default:
      return {};
  }
}

function subnetOutputs(inputs: Properties, region: string): Properties {
  const byId = zonesOf(region).find((zone) => zoneId(zone) === inputs.availabilityZoneId);
  const zone = textOf(inputs.availabilityZone) ?? byId ?? `${region}a`;
  return { availabilityZone: zone, availabilityZoneId: zoneId(zone) };
}

function serviceOutputs(id: string, inputs: Properties, region: string): Properties {
  const name = textOf(inputs.privateDnsName);
  const gateway = textsOf(inputs.gatewayLoadBalancerArns).length > 0;
  const label = `_${digits(`${id} name`, 20)}`;
  return {
    serviceName: `com.amazonaws.vpce.${region}.${id}`,
    serviceType: gateway ? "GatewayLoadBalancer" : "Interface",
    state: "Available",
    availabilityZones: zonesOf(region).slice(0, 3),
    baseEndpointDnsNames: [`${id}.${region}.vpce.amazonaws.com`],
    supportedIpAddressTypes: ["ipv4"],
    supportedRegions: [region],
    privateDnsName: name ?? "",
    privateDnsNameConfigurations:
      name === undefined
        ? []
        : [
            {
              name: label,
              type: "TXT",
              state: "pendingVerification",
              value: `vpce:${digits(id, 20)}`,
            },
          ],
  };
}

function vpcOfSubnets(world: World, subnets: readonly string[]): string {
  const found = subnets.map((id) => world.find("aws:ec2/subnet:Subnet", id)?.properties.vpcId);
  return textOf(found[0]) ?? "";
}

/** An attachment that says nothing takes the default route tables that its gateway has. */
function defaultRouting(world: World, inputs: Properties): Properties {
  const id = textOf(inputs.transitGatewayId) ?? "";
  const gateway = world.find("aws:ec2transitgateway/transitGateway:TransitGateway", id)?.properties;
  return {
    transitGatewayDefaultRouteTableAssociation: gateway?.defaultRouteTableAssociation !== "disable",
    transitGatewayDefaultRouteTablePropagation: gateway?.defaultRouteTablePropagation !== "disable",
  };
}

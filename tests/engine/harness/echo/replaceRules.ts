import type { Properties, Value } from "./values";
import { isObject } from "./values";

/**
 * Properties whose change replaces the resource, by type. Source: `ForceNew` and
 * `RequiresReplace` in the resource schemas of terraform-provider-aws 6.x (the provider under
 * @pulumi/aws 7), which the Pulumi registry shows as "Changing this creates a new resource".
 * `region` replaces every resource that has it, and is not repeated here.
 */
const REPLACE_ON: Readonly<Record<string, string>> = {
  "aws:ec2/vpc:Vpc": "cidrBlock ipv4IpamPoolId ipv4NetmaskLength",
  "aws:ec2/subnet:Subnet":
    "availabilityZone availabilityZoneId cidrBlock ipv4IpamPoolId ipv4NetmaskLength " +
    "ipv6Native outpostArn vpcId",
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation":
    "cidrBlock ipv4IpamPoolId ipv4NetmaskLength vpcId",
  "aws:ec2/routeTable:RouteTable": "vpcId",
  "aws:ec2/route:Route":
    "destinationCidrBlock destinationIpv6CidrBlock destinationPrefixListId routeTableId",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "gatewayId subnetId",
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": "vpcId",
  "aws:ec2/securityGroup:SecurityGroup": "description name namePrefix vpcId",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "vpcId",
  "aws:ec2/securityGroupRule:SecurityGroupRule":
    "cidrBlocks fromPort ipv6CidrBlocks prefixListIds protocol securityGroupId self " +
    "sourceSecurityGroupId toPort type",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupId",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "securityGroupId",
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "vpcId",
  "aws:ec2/natGateway:NatGateway":
    "allocationId availabilityMode connectivityType privateIp secondaryPrivateIpAddressCount " +
    "subnetId vpcId",
  "aws:ec2/eip:Eip":
    "address customerOwnedIpv4Pool domain ipamPoolId networkBorderGroup publicIpv4Pool",
  "aws:ec2/networkAcl:NetworkAcl": "vpcId",
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": "networkAclId subnetId",
  "aws:ec2/networkAclRule:NetworkAclRule":
    "cidrBlock egress fromPort icmpCode icmpType ipv6CidrBlock networkAclId protocol " +
    "ruleAction ruleNumber toPort",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "addressFamily",
  "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": "cidr prefixListId",
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": "vpcId",
  "aws:ec2/vpcEndpoint:VpcEndpoint":
    "resourceConfigurationArn serviceName serviceNetworkArn serviceRegion vpcEndpointType vpcId",
  "aws:ec2/vpcEndpointConnectionAccepter:VpcEndpointConnectionAccepter":
    "vpcEndpointId vpcEndpointServiceId",
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification":
    "vpcEndpointId vpcEndpointServiceId",
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": "vpcEndpointId",
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation":
    "routeTableId vpcEndpointId",
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": "subnetId vpcEndpointId",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation":
    "replaceDefaultAssociation securityGroupId vpcEndpointId",
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple":
    "principalArn vpcEndpointServiceId",
  "aws:vpc/endpointPrivateDns:EndpointPrivateDns": "vpcEndpointId",
  "aws:vpc/endpointServicePrivateDnsVerification:EndpointServicePrivateDnsVerification":
    "serviceId waitForVerification",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "peerOwnerId peerRegion peerVpcId vpcId",
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": "vpcPeeringConnectionId",
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": "vpcPeeringConnectionId",
  "aws:ec2transitgateway/transitGateway:TransitGateway": "multicastSupport",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": "transitGatewayId vpcId",
  "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter": "transitGatewayAttachmentId",
  "aws:ec2transitgateway/peeringAttachment:PeeringAttachment":
    "peerAccountId peerRegion peerTransitGatewayId transitGatewayId",
  "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter":
    "transitGatewayAttachmentId",
  "aws:ec2transitgateway/routeTable:RouteTable": "transitGatewayId",
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation":
    "replaceExistingAssociation transitGatewayAttachmentId transitGatewayRouteTableId",
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation":
    "transitGatewayAttachmentId transitGatewayRouteTableId",
  "aws:ec2transitgateway/route:Route":
    "blackhole destinationCidrBlock transitGatewayAttachmentId transitGatewayRouteTableId",
  "aws:ec2transitgateway/prefixListReference:PrefixListReference":
    "prefixListId transitGatewayRouteTableId",
  "aws:route53/zone:Zone": "delegationSetId name",
  "aws:route53/record:Record": "name zoneId",
  "aws:route53/zoneAssociation:ZoneAssociation": "vpcId vpcRegion zoneId",
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": "vpcId vpcRegion zoneId",
  "aws:route53/profilesProfile:ProfilesProfile": "name",
  "aws:route53/profilesAssociation:ProfilesAssociation": "name profileId resourceId",
  "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation":
    "name profileId resourceArn",
  "aws:route53/resolverEndpoint:ResolverEndpoint": "direction securityGroupIds",
  "aws:route53/resolverRule:ResolverRule": "domainName ruleType",
  "aws:route53/resolverRuleAssociation:ResolverRuleAssociation": "name resolverRuleId vpcId",
  "aws:route53/resolverConfig:ResolverConfig": "resourceId",
  "aws:ram/resourceShare:ResourceShare": "permissionArns",
  "aws:ram/resourceAssociation:ResourceAssociation": "resourceArn resourceShareArn",
  "aws:ram/principalAssociation:PrincipalAssociation": "principal resourceShareArn",
  "aws:ram/resourceShareAccepter:ResourceShareAccepter": "shareArn",
  "aws:lb/loadBalancer:LoadBalancer":
    "customerOwnedIpv4Pool internal loadBalancerType name namePrefix",
  "aws:lb/listener:Listener": "loadBalancerArn",
  "aws:lb/targetGroup:TargetGroup":
    "ipAddressType name namePrefix port protocol protocolVersion targetType vpcId",
  "aws:lb/targetGroupAttachment:TargetGroupAttachment":
    "availabilityZone port targetGroupArn targetId",
  "aws:networkmanager/coreNetwork:CoreNetwork": "globalNetworkId",
  "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment": "coreNetworkId",
  "aws:networkmanager/vpcAttachment:VpcAttachment": "coreNetworkId vpcArn",
  "aws:networkmanager/attachmentAccepter:AttachmentAccepter": "attachmentId attachmentType",
  "aws:ec2/flowLog:FlowLog":
    "deliverCrossAccountRole destinationOptions eniId iamRoleArn logDestination " +
    "logDestinationType logFormat maxAggregationInterval subnetId trafficType " +
    "transitGatewayAttachmentId transitGatewayId vpcId",
  "aws:ec2/instance:Instance":
    "ami associatePublicIpAddress availabilityZone keyName privateIp subnetId",
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions":
    "domainName domainNameServers ipv6AddressPreferredLeaseTime netbiosNameServers " +
    "netbiosNodeType ntpServers",
  "aws:cfg/recorder:Recorder": "name",
  "aws:cfg/rule:Rule": "name",
  "aws:sns/topic:Topic": "fifoTopic name namePrefix",
  "aws:sns/topicPolicy:TopicPolicy": "arn",
};

const replaceOn = new Map(
  Object.entries(REPLACE_ON).map(([type, names]) => [type, new Set(names.split(" "))]),
);

/** Whether a change of one top-level property replaces the resource. */
export function replaces(
  type: string,
  property: string,
  before: Properties,
  after: Properties,
): boolean {
  if (property === "region" || replaceOn.get(type)?.has(property) === true) return true;
  return CONDITIONAL[type]?.(property, before, after) ?? false;
}

/** Types that the rules name, so that a test can hold them against the table. */
export function ruledProperties(): ReadonlyMap<string, ReadonlySet<string>> {
  return replaceOn;
}

type Condition = (property: string, before: Properties, after: Properties) => boolean;

const RULE_SOURCES = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

/** A rule keeps its kind of source; the same kind with another value is an update. */
const sourceKindChanges: Condition = (property, before, after) =>
  RULE_SOURCES.includes(property) && isSet(before[property]) !== isSet(after[property]);

const CONDITIONAL: Readonly<Record<string, Condition>> = {
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": sourceKindChanges,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": sourceKindChanges,
  "aws:ec2/vpc:Vpc": (property, _before, after) =>
    property === "instanceTenancy" && after[property] === "dedicated",
  "aws:ec2/vpcEndpoint:VpcEndpoint": (property, before, after) =>
    (property === "privateDnsEnabled" && after.vpcEndpointType !== "Interface") ||
    (property === "dnsOptions" &&
      ["privateDnsPreference", "privateDnsSpecifiedDomains"].some(
        (name) => JSON.stringify(part(before, name)) !== JSON.stringify(part(after, name)),
      )),
  // A network load balancer made without security groups can never have any, and the reverse.
  "aws:lb/loadBalancer:LoadBalancer": (property, before, after) =>
    property === "securityGroups" &&
    after.loadBalancerType === "network" &&
    isSet(before[property]) !== isSet(after[property]),
};

function part(properties: Properties, name: string): Value | undefined {
  const { dnsOptions } = properties;
  return isObject(dnsOptions) ? dnsOptions[name] : undefined;
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

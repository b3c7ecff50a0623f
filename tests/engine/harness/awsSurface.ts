/** Resources and functions of @pulumi/aws that this package, its examples and tests use. */

export const RESOURCE_FILES: readonly string[] = [
  ...named(
    "ec2",
    "defaultSecurityGroup egressOnlyInternetGateway eip flowLog instance internetGateway",
    "mainRouteTableAssociation managedPrefixList managedPrefixListEntry natGateway networkAcl",
    "networkAclAssociation networkAclRule peeringConnectionOptions route routeTable",
    "routeTableAssociation securityGroup securityGroupRule subnet vpc vpcDhcpOptions",
    "vpcDhcpOptionsAssociation vpcEndpoint vpcEndpointConnectionAccepter",
    "vpcEndpointConnectionNotification vpcEndpointPolicy vpcEndpointRouteTableAssociation",
    "securityGroupAssociation vpcEndpointService vpcEndpointServiceAllowedPrinciple",
    "vpcEndpointSubnetAssociation vpcIpv4CidrBlockAssociation vpcPeeringConnection",
    "vpcPeeringConnectionAccepter",
  ),
  ...named(
    "ec2transitgateway",
    "defaultRouteTableAssociation defaultRouteTablePropagation peeringAttachment",
    "peeringAttachmentAccepter prefixListReference route routeTable routeTableAssociation",
    "routeTablePropagation transitGateway vpcAttachment vpcAttachmentAccepter",
  ),
  ...named(
    "vpc",
    "endpointPrivateDns endpointServicePrivateDnsVerification securityGroupEgressRule",
    "securityGroupIngressRule",
  ),
  ...named(
    "route53",
    "profilesAssociation profilesProfile profilesResourceAssociation record resolverConfig",
    "resolverEndpoint resolverRule resolverRuleAssociation vpcAssociationAuthorization zone",
    "zoneAssociation",
  ),
  ...named("ram", "principalAssociation resourceAssociation resourceShare resourceShareAccepter"),
  ...named("lb", "listener loadBalancer targetGroup targetGroupAttachment"),
  ...named(
    "networkmanager",
    "attachmentAccepter coreNetwork coreNetworkPolicyAttachment globalNetwork vpcAttachment",
  ),
  ...named("cfg", "recorder rule"),
  ...named("sns", "topic topicPolicy"),
];

export const FUNCTION_FILES: readonly string[] = [
  ...named("", "getAvailabilityZones getCallerIdentity getPartition getRegion"),
  ...named(
    "ec2",
    "getManagedPrefixList getRouteTable getRouteTables getSecurityGroup getSubnet getSubnets",
    "getVpc getVpcEndpoint getVpcEndpointService",
  ),
  ...named("ec2transitgateway", "getTransitGateway getVpcAttachment"),
  ...named("route53", "getZone"),
];

function named(folder: string, ...lists: string[]): string[] {
  const names = lists.flatMap((list) => list.split(" "));
  return names.map((name) => (folder === "" ? name : `${folder}/${name}`));
}

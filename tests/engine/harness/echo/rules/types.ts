/** Types that more than one family of rules speaks of. */
export const SUBNET = "aws:ec2/subnet:Subnet";
export const ROUTE = "aws:ec2/route:Route";
export const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const PEERING = "aws:ec2/vpcPeeringConnection:VpcPeeringConnection";
export const GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
export const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
export const GATEWAY_ASSOCIATION =
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
export const GATEWAY_PROPAGATION =
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
export const CORE_NETWORK = "aws:networkmanager/coreNetwork:CoreNetwork";
export const CORE_ATTACHMENT = "aws:networkmanager/vpcAttachment:VpcAttachment";
export const PROFILE = "aws:route53/profilesProfile:ProfilesProfile";
export const PROFILE_ASSOCIATION = "aws:route53/profilesAssociation:ProfilesAssociation";
export const ZONE = "aws:route53/zone:Zone";
export const ZONE_ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";

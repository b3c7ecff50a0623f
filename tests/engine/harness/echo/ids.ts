import type { Context } from "./context";
import type { Properties } from "./values";
import { digits, nameOfUrn, textOf } from "./values";

/** Plausible and the same in every run: made of the URN, and of how often it was created. */
export function newId(context: Omit<Context, "id">): string {
  const { world, urn, type, inputs } = context;
  for (let generation = 0; ; generation += 1) {
    const plain = idFrom(type, inputs, generation === 0 ? urn : `${urn} ${generation}`);
    const id = ID_PREFIX[type] === "arn" ? arnOf({ ...context, id: plain }) : plain;
    if (JOINED_IDS[type] !== undefined || !world.wasGiven(type, id)) return id;
  }
}

/** Prefix of the ids of a type; those with an ARN for an id are marked by "arn". */
const ID_PREFIX: Readonly<Record<string, string>> = {
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": "eigw-",
  "aws:ec2/eip:Eip": "eipalloc-",
  "aws:ec2/flowLog:FlowLog": "fl-",
  "aws:ec2/instance:Instance": "i-",
  "aws:ec2/internetGateway:InternetGateway": "igw-",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "pl-",
  "aws:ec2/natGateway:NatGateway": "nat-",
  "aws:ec2/networkAcl:NetworkAcl": "acl-",
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": "aclassoc-",
  "aws:ec2/route:Route": "r-rtb-",
  "aws:ec2/routeTable:RouteTable": "rtb-",
  "aws:ec2/routeTableAssociation:RouteTableAssociation": "rtbassoc-",
  "aws:ec2/securityGroup:SecurityGroup": "sg-",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "sg-",
  "aws:ec2/securityGroupRule:SecurityGroupRule": "sgrule-",
  "aws:ec2/subnet:Subnet": "subnet-",
  "aws:ec2/vpc:Vpc": "vpc-",
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": "dopt-",
  "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce-",
  "aws:ec2/vpcEndpointService:VpcEndpointService": "vpce-svc-",
  "aws:ec2/vpcEndpointConnectionNotification:VpcEndpointConnectionNotification": "vpce-nfn-",
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": "vpc-cidr-assoc-",
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": "pcx-",
  "aws:ec2transitgateway/transitGateway:TransitGateway": "tgw-",
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": "tgw-attach-",
  "aws:ec2transitgateway/peeringAttachment:PeeringAttachment": "tgw-attach-",
  "aws:ec2transitgateway/routeTable:RouteTable": "tgw-rtb-",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "sgr-",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "sgr-",
  "aws:route53/zone:Zone": "Z",
  "aws:route53/profilesProfile:ProfilesProfile": "rp-",
  "aws:route53/profilesAssociation:ProfilesAssociation": "rpassoc-",
  "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation": "rpr-",
  "aws:route53/resolverEndpoint:ResolverEndpoint": "rslvr-in-",
  "aws:route53/resolverRule:ResolverRule": "rslvr-rr-",
  "aws:route53/resolverRuleAssociation:ResolverRuleAssociation": "rslvr-rrassoc-",
  "aws:networkmanager/vpcAttachment:VpcAttachment": "attachment-",
  "aws:networkmanager/coreNetwork:CoreNetwork": "core-network-",
  "aws:networkmanager/globalNetwork:GlobalNetwork": "global-network-",
  "aws:lb/loadBalancer:LoadBalancer": "arn",
  "aws:lb/targetGroup:TargetGroup": "arn",
  "aws:lb/listener:Listener": "arn",
  "aws:ram/resourceShare:ResourceShare": "arn",
  "aws:sns/topic:Topic": "arn",
};

/** Types whose id is made of other ids, or is one: a link, not a thing. */
const JOINED_IDS: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter": ["vpcPeeringConnectionId"],
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": ["vpcPeeringConnectionId"],
  "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": ["vpcEndpointId"],
  "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter": [
    "transitGatewayAttachmentId",
  ],
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": [
    "transitGatewayRouteTableId",
    "transitGatewayAttachmentId",
  ],
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation": [
    "transitGatewayRouteTableId",
    "transitGatewayAttachmentId",
  ],
  "aws:ec2transitgateway/route:Route": ["transitGatewayRouteTableId", "destinationCidrBlock"],
  "aws:route53/record:Record": ["zoneId", "name", "type"],
  "aws:route53/zoneAssociation:ZoneAssociation": ["zoneId", "vpcId"],
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": ["zoneId", "vpcId"],
  "aws:networkmanager/attachmentAccepter:AttachmentAccepter": ["attachmentId"],
  "aws:ram/resourceShareAccepter:ResourceShareAccepter": ["shareArn"],
  "aws:ram/resourceAssociation:ResourceAssociation": ["resourceShareArn", "resourceArn"],
  "aws:ram/principalAssociation:PrincipalAssociation": ["resourceShareArn", "principal"],
};

function idFrom(type: string, inputs: Properties, seed: string): string {
  const joined = JOINED_IDS[type];
  if (joined !== undefined) {
    return joined.map((name) => textOf(inputs[name]) ?? "").join(joined.length === 3 ? "_" : ":");
  }
  const prefix = ID_PREFIX[type] ?? `${type.split(":").at(-1)?.toLowerCase() ?? ""}-`;
  if (type === "aws:route53/zone:Zone") return `Z${digits(seed, 19).toUpperCase()}`;
  if (prefix === "arn") return digits(seed, 16);
  const direction = type.endsWith(":ResolverEndpoint") && inputs.direction === "OUTBOUND";
  return `${direction ? "rslvr-out-" : prefix}${digits(seed, 17)}`;
}

export function arnOf({ type, scope, id, inputs, urn }: Context): string {
  if (id.startsWith("arn:")) return id;
  const region = textOf(inputs.region) ?? scope.region;
  const [service = "", kind = ""] = arnKind(type);
  const global = service === "route53" || service === "networkmanager";
  const own = type === "aws:route53/zone:Zone" ? "" : scope.account;
  const name = textOf(inputs.name) ?? nameOfUrn(urn);
  const tail = type.startsWith("aws:lb/") ? `${kind}/${name}/${id}` : `${kind}/${id}`;
  const resource = service === "sns" ? name : tail;
  return `arn:${scope.partition}:${service}:${global ? "" : region}:${own}:${resource}`;
}

function arnKind(type: string): [string, string] {
  const [, module = "", name = ""] = type.split(":");
  const folder = module.split("/")[0] ?? "";
  const kind = name.replaceAll(/(?<=[a-z0-9])([A-Z])/g, "-$1").toLowerCase();
  if (folder === "ec2transitgateway") {
    const own = kind.startsWith("transit-gateway") ? kind : `transit-gateway-${kind}`;
    return ["ec2", own.replace("-vpc-attachment", "-attachment")];
  }
  if (folder === "lb") {
    return [
      "elasticloadbalancing",
      kind.replaceAll("-", "").replace("loadbalancer", "loadbalancer/net"),
    ];
  }
  if (name.startsWith("Profiles")) return ["route53profiles", kind.replace("profiles-", "")];
  if (name.startsWith("Resolver")) return ["route53resolver", kind];
  if (folder === "route53") return ["route53", kind.replace("zone", "hostedzone")];
  if (folder === "vpc") return ["ec2", "security-group-rule"];
  return [folder === "cfg" ? "config" : folder, kind];
}

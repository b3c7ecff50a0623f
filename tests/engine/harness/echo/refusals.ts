import { refusedByRules } from "./rules";
import type { Asked } from "./rules/rule";
import type { Properties } from "./values";
import { isObject, textOf, textsOf } from "./values";
import type { Living, World } from "./world";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const TGW = "aws:ec2transitgateway/transitGateway:TransitGateway";
const TGW_ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const TGW_ROUTE_TABLE = "aws:ec2transitgateway/routeTable:RouteTable";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const ZONE = "aws:route53/zone:Zone";
const ZONE_ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";

/** For a deleted type, the types and properties that hold it back, and what AWS answers. */
const HELD_BY: Readonly<
  Record<string, { code: string; by: Readonly<Record<string, readonly string[]>> }>
> = {
  "aws:ec2/vpc:Vpc": {
    code: "DependencyViolation",
    by: {
      [ENDPOINT]: ["vpcId"],
      [ATTACHMENT]: ["vpcId"],
      "aws:ec2/subnet:Subnet": ["vpcId"],
      "aws:ec2/securityGroup:SecurityGroup": ["vpcId"],
      "aws:ec2/internetGateway:InternetGateway": ["vpcId"],
    },
  },
  "aws:ec2/subnet:Subnet": {
    code: "DependencyViolation",
    by: {
      [ENDPOINT]: ["subnetIds"],
      [ATTACHMENT]: ["subnetIds"],
      "aws:ec2/natGateway:NatGateway": ["subnetId"],
      "aws:lb/loadBalancer:LoadBalancer": ["subnets"],
    },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    code: "DependencyViolation",
    by: {
      [ENDPOINT]: ["securityGroupIds"],
      "aws:lb/loadBalancer:LoadBalancer": ["securityGroups"],
      "aws:route53/resolverEndpoint:ResolverEndpoint": ["securityGroupIds"],
    },
  },
  [ROUTE_TABLE]: {
    code: "DependencyViolation",
    by: { "aws:ec2/routeTableAssociation:RouteTableAssociation": ["routeTableId"] },
  },
  [TGW]: {
    code: "IncorrectState",
    by: {
      [ATTACHMENT]: ["transitGatewayId"],
      [TGW_ROUTE_TABLE]: ["transitGatewayId"],
    },
  },
  [TGW_ROUTE_TABLE]: {
    code: "IncorrectState",
    by: { [TGW_ASSOCIATION]: ["transitGatewayRouteTableId"] },
  },
  [ZONE]: { code: "HostedZoneNotEmpty", by: { "aws:route53/record:Record": ["zoneId"] } },
};

/** Why AWS would not delete the resource now. */
export function refusedDelete(world: World, type: string, id: string): string | undefined {
  const rule = HELD_BY[type];
  if (rule === undefined) return undefined;
  const living = world.find(type, id);
  if (type === ZONE && living?.properties.forceDestroy === true) return undefined;
  const held = world.holding(id, rule.by)[0];
  return held && `${rule.code}: ${id} has dependencies and cannot be deleted: ${held.id}`;
}

/** Why AWS would not create the resource now. Ids that this world never gave are believed. */
export function refusedCreate(type: string, asked: Asked): string | undefined {
  return refusedByRules(type, asked) ?? CREATE_RULES[type]?.(asked.world, asked.inputs);
}

/** Why AWS would not change the resource now. */
export function refusedUpdate(type: string, asked: Asked): string | undefined {
  return refusedByRules(type, asked);
}

type CreateRule = (world: World, properties: Properties) => string | undefined;

/** Two endpoints of a VPC cannot own the same private DNS names. */
const privateDnsIsFree: CreateRule = (world, wanted) => {
  if (wanted.privateDnsEnabled !== true) return undefined;
  const taken = world
    .all(ENDPOINT)
    .some(
      ({ properties }) =>
        properties.privateDnsEnabled === true &&
        properties.vpcId === wanted.vpcId &&
        properties.serviceName === wanted.serviceName,
    );
  if (!taken) return undefined;
  return (
    `InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting ` +
    `DNS domain for ${textOf(wanted.serviceName) ?? "the service"} in the VPC ` +
    `${textOf(wanted.vpcId) ?? ""}`
  );
};

/** A VPC resolves a name through one private zone of that exact name. */
function vpcsOfZone(world: World, zone: Living): string[] {
  const inline = Array.isArray(zone.properties.vpcs) ? zone.properties.vpcs : [];
  const associated = world
    .all(ZONE_ASSOCIATION)
    .filter((other) => other.properties.zoneId === zone.id)
    .map((other) => other.properties.vpcId);
  return textsOf([
    ...inline.map((item) => (isObject(item) ? (item.vpcId ?? null) : null)),
    ...associated.map((item) => item ?? null),
  ]);
}

function zoneConflict(world: World, name: string | undefined, vpcs: readonly string[]) {
  const other = world
    .all(ZONE)
    .find(
      (zone) =>
        zone.properties.name === name && vpcsOfZone(world, zone).some((vpc) => vpcs.includes(vpc)),
    );
  if (other === undefined) return undefined;
  return (
    `ConflictingDomainExists: the VPC ${vpcs.join(", ")} is already associated with another ` +
    `hosted zone (${other.id}) of the domain ${name ?? ""}`
  );
}

function alreadyAssociated(attachment: string): string {
  return (
    `Resource.AlreadyAssociated: Transit Gateway Attachment ${attachment} is already associated ` +
    `to a route table.`
  );
}

/** A gateway with a default route table associates each attachment that does not decline. */
function isAssociatedByDefault(world: World, attachment: string): boolean {
  const properties = world.find(ATTACHMENT, attachment)?.properties;
  const gateway = world.find(TGW, textOf(properties?.transitGatewayId) ?? "")?.properties;
  return (
    gateway !== undefined &&
    gateway.defaultRouteTableAssociation !== "disable" &&
    properties?.transitGatewayDefaultRouteTableAssociation === true
  );
}

const CREATE_RULES: Readonly<Record<string, CreateRule>> = {
  [ENDPOINT]: privateDnsIsFree,
  [TGW_ASSOCIATION]: (world, { transitGatewayAttachmentId, replaceExistingAssociation }) => {
    const attachment = textOf(transitGatewayAttachmentId);
    if (attachment === undefined || replaceExistingAssociation === true) return undefined;
    if (isAssociatedByDefault(world, attachment)) return alreadyAssociated(attachment);
    const existing = world.holding(attachment, {
      [TGW_ASSOCIATION]: ["transitGatewayAttachmentId"],
    })[0];
    return existing && alreadyAssociated(attachment);
  },
  [ZONE]: (world, { name, vpcs }) => {
    const inline = Array.isArray(vpcs) ? vpcs : [];
    const ids = textsOf(inline.map((item) => (isObject(item) ? (item.vpcId ?? null) : null)));
    return zoneConflict(world, textOf(name), ids);
  },
  [ZONE_ASSOCIATION]: (world, { zoneId, vpcId }) => {
    const zone = world.find(ZONE, textOf(zoneId) ?? "");
    const vpc = textOf(vpcId);
    if (zone === undefined || vpc === undefined) return undefined;
    return zoneConflict(world, textOf(zone.properties.name), [vpc]);
  },
};

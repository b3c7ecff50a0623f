import { nameIsTaken } from "./names";
import { refusedByRules } from "./rules";
import type { Asked } from "./rules/rule";
import type { Properties } from "./values";
import { textOf } from "./values";
import type { World } from "./world";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const TGW = "aws:ec2transitgateway/transitGateway:TransitGateway";
const TGW_ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const TGW_ROUTE_TABLE = "aws:ec2transitgateway/routeTable:RouteTable";
const ROUTE_TABLE = "aws:ec2/routeTable:RouteTable";
const ZONE = "aws:route53/zone:Zone";

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
  return (
    refusedByRules(type, asked) ??
    CREATE_RULES[type]?.(asked.world, asked.inputs) ??
    nameIsTaken(asked.world, type, asked.inputs)
  );
}

/** Why AWS would not change the resource now. */
export function refusedUpdate(type: string, asked: Asked): string | undefined {
  return refusedByRules(type, asked) ?? nameIsTaken(asked.world, type, asked.inputs, asked.id);
}

type CreateRule = (world: World, properties: Properties) => string | undefined;

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
  [TGW_ASSOCIATION]: (world, { transitGatewayAttachmentId, replaceExistingAssociation }) => {
    const attachment = textOf(transitGatewayAttachmentId);
    if (attachment === undefined || replaceExistingAssociation === true) return undefined;
    if (isAssociatedByDefault(world, attachment)) return alreadyAssociated(attachment);
    const existing = world.holding(attachment, {
      [TGW_ASSOCIATION]: ["transitGatewayAttachmentId"],
    })[0];
    return existing && alreadyAssociated(attachment);
  },
};

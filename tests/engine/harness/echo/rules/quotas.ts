import type { Properties, Value } from "../values";
import { isObject, textOf, textsOf } from "../values";
import type { Asked, Rule, Rules } from "./rule";
import { ENDPOINT, PEERING, ROUTE, SECURITY_GROUP, ZONE, ZONE_ASSOCIATION } from "./types";

/** What an account may have, as AWS gives it to a new one. */
const DEFAULTS = {
  /** Of each family and direction. */
  rulesPerSecurityGroup: 60,
  securityGroupsPerInterface: 5,
  /** Interface and Gateway Load Balancer endpoints together. */
  interfaceEndpointsPerVpc: 50,
  gatewayEndpointsPerRegion: 20,
  /** Of each family. */
  routesPerRouteTable: 500,
  vpcsPerHostedZone: 300,
  peeringConnectionsPerVpc: 50,
} as const;

type Quota = keyof typeof DEFAULTS;

/** No request raises these further; rules times groups may not exceed a number of their own. */
const MOST_PEERING_CONNECTIONS = 125;
const MOST_RULES_PER_INTERFACE = 1000;

/** The account's own, with what it asked AWS for in ECHO_QUOTAS: `{ "rulesPerSecurityGroup": 200 }`. */
export function quotas(): Readonly<Record<Quota, number>> {
  const raised = JSON.parse(process.env.ECHO_QUOTAS ?? "{}") as Partial<Record<Quota, number>>;
  const all = { ...DEFAULTS, ...raised };
  if (all.rulesPerSecurityGroup * all.securityGroupsPerInterface > MOST_RULES_PER_INTERFACE) {
    throw new Error("AWS grants at most 1,000 rules to a network interface: rules times groups");
  }
  if (all.peeringConnectionsPerVpc > MOST_PEERING_CONNECTIONS) {
    throw new Error("AWS grants a VPC at most 125 peering connections");
  }
  return all;
}

function rulesFit(direction: "ingress" | "egress"): Rule {
  return ({ inputs }) => {
    const { rulesPerSecurityGroup: most } = quotas();
    const rules = (Array.isArray(inputs[direction]) ? inputs[direction] : []).filter(isObject);
    const count = (property: string) =>
      rules.reduce((sum, rule) => sum + textsOf(rule[property]).length, 0);
    const found = Math.max(count("cidrBlocks"), count("ipv6CidrBlocks"));
    if (found <= most) return undefined;
    return `RulesPerSecurityGroupLimitExceeded: The maximum number of rules per security group has been reached: ${found} ${direction} rules of a family, and the quota is ${most}`;
  };
}

const groupsFit: Rule = ({ inputs }) => {
  const { securityGroupsPerInterface: most } = quotas();
  if (textsOf(inputs.securityGroupIds).length <= most) return undefined;
  return `SecurityGroupsPerInterfaceLimitExceeded: The maximum number of security groups per interface is ${most}`;
};

const endpointsFit: Rule = ({ world, scope, inputs, id }) => {
  const others = world.all(ENDPOINT).filter((other) => other.id !== id);
  const isGateway = (one: Properties) => (one.vpcEndpointType ?? "Gateway") === "Gateway";
  if (isGateway(inputs)) {
    const { gatewayEndpointsPerRegion: most } = quotas();
    const region = textOf(inputs.region) ?? scope.region;
    const found = others.filter(
      ({ account, properties }) =>
        isGateway(properties) && account === scope.account && properties.region === region,
    );
    return found.length < most
      ? undefined
      : `VpcEndpointLimitExceeded: The maximum number of gateway VPC endpoints in ${region} has been reached: ${most}`;
  }
  const { interfaceEndpointsPerVpc: most } = quotas();
  const found = others.filter(
    ({ properties }) => !isGateway(properties) && properties.vpcId === inputs.vpcId,
  );
  return found.length < most
    ? undefined
    : `VpcEndpointLimitExceeded: The maximum number of interface VPC endpoints in ${textOf(inputs.vpcId) ?? ""} has been reached: ${most}`;
};

const routesFit: Rule = ({ world, inputs, id }) => {
  const { routesPerRouteTable: most } = quotas();
  const isIpv6 = (route: Properties) => route.destinationIpv6CidrBlock !== undefined;
  const found = world
    .all(ROUTE)
    .filter(
      (other) =>
        other.id !== id &&
        other.properties.routeTableId === inputs.routeTableId &&
        isIpv6(other.properties) === isIpv6(inputs),
    );
  if (found.length < most) return undefined;
  return `RouteLimitExceeded: The maximum number of routes of ${textOf(inputs.routeTableId) ?? ""} has been reached: ${most}`;
};

const peeringsFit: Rule = ({ world, inputs, id }) => {
  const { peeringConnectionsPerVpc: most } = quotas();
  const vpcs = (one: Properties) => [one.vpcId, one.peerVpcId];
  const others = world.all(PEERING).filter((other) => other.id !== id);
  const full = textsOf(vpcs(inputs).flatMap((one) => one ?? [])).find(
    (vpc) => others.filter(({ properties }) => vpcs(properties).includes(vpc)).length >= most,
  );
  return (
    full &&
    `ActiveVpcPeeringConnectionPerVpcLimitExceeded: ${full} has ${most} peering connections already`
  );
};

const associationsFit: Rule = ({ world, inputs }: Asked) => {
  const { vpcsPerHostedZone: most } = quotas();
  const own = (value: Value | undefined) => (Array.isArray(value) ? value.length : 0);
  const zone = world.find(ZONE, textOf(inputs.zoneId) ?? "");
  const others = world
    .all(ZONE_ASSOCIATION)
    .filter(({ properties }) => properties.zoneId === inputs.zoneId).length;
  if (others + own(zone?.properties.vpcs) < most) return undefined;
  return `LimitsExceeded: the hosted zone ${textOf(inputs.zoneId) ?? ""} has ${most} VPCs already`;
};

/** How much of it there may be. */
export const QUOTA_RULES: Rules = {
  [SECURITY_GROUP]: [rulesFit("ingress"), rulesFit("egress")],
  [ENDPOINT]: [groupsFit, endpointsFit],
  [ROUTE]: [routesFit],
  [PEERING]: [peeringsFit],
  [ZONE_ASSOCIATION]: [associationsFit],
};

import { error, warning, type Issue, type Path } from "./issues";

/** A quota of AWS, by the name that Service Quotas has for it. */
interface Quota {
  /** The rule's stable name. */
  readonly rule: string;
  readonly name: string;
  /** What an account has unless it asked for more. */
  readonly most: number;
  /** What AWS grants at most, where it says so. */
  readonly highest?: number;
  /** What else helps. */
  readonly otherwise?: string;
}

/**
 * Quotas that a plan may exceed.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-connection-quotas.html
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
 */
const QUOTAS = {
  interfaceEndpoints: {
    rule: "quota-interface-endpoints",
    name: "Interface VPC endpoints per VPC",
    most: 50,
  },
  gatewayEndpoints: {
    rule: "quota-gateway-endpoints",
    name: "Gateway VPC endpoints per Region",
    most: 20,
  },
  securityGroupRules: {
    rule: "quota-security-group-rules",
    name: "Inbound or outbound rules per security group",
    most: 60,
    highest: 1000,
  },
  securityGroupsPerInterface: {
    rule: "quota-security-groups",
    name: "Security groups per network interface",
    most: 5,
    highest: 16,
  },
  routes: { rule: "quota-routes", name: "Routes per route table", most: 500 },
  peerings: {
    rule: "quota-peering",
    name: "Active VPC peering connections per VPC",
    most: 50,
    highest: 125,
    otherwise: "set the hub's connectivity to TransitGateway",
  },
  zoneVpcs: {
    rule: "quota-zone-vpcs",
    name: "VPCs per private hosted zone",
    most: 300,
    otherwise: "set the hub's dns to Profile",
  },
  profileVpcs: {
    rule: "quota-profile-vpcs",
    name: "VPCs per Route 53 Profile",
    most: 1000,
    highest: 1000,
    otherwise: "split the topology into several hubs",
  },
  attachments: {
    rule: "quota-attachments",
    name: "Attachments per transit gateway",
    most: 5000,
    highest: 5000,
    otherwise: "split the topology into several hubs",
  },
} as const satisfies Record<string, Quota>;

/** Quotas that are counted, by the names of their properties. */
export type QuotaKey = keyof typeof QUOTAS;

/** Quotas that an account was granted, where they are not AWS's own. */
export type Quotas = { readonly [Key in AdjustableQuota]?: number | undefined };

/** Those that AWS raises on request. */
export type AdjustableQuota = Exclude<QuotaKey, "profileVpcs" | "attachments">;

export function quotaOf(key: QuotaKey, quotas: Quotas): number {
  const granted: Readonly<Partial<Record<QuotaKey, number | undefined>>> = quotas;
  return granted[key] ?? QUOTAS[key].most;
}

/** The quota in words, for a schema's description. */
export function describeQuota(key: QuotaKey): string {
  const { name, most } = QUOTAS[key];
  const highest = highestOf(key);
  const upTo = Number.isFinite(highest) ? `, at most ${highest}` : "";
  return `"${name}", where AWS raised it. Defaults to ${most}${upTo}.`;
}

/** What needs more than the account has is a warning, and what needs more than AWS ever grants an error. */
export function checkQuota(key: QuotaKey, needed: number, quotas: Quotas, path: Path): Issue[] {
  const quota: Quota = QUOTAS[key];
  const { rule, name, otherwise } = quota;
  const granted = quotaOf(key, quotas);
  const highest = highestOf(key);
  if (needed > highest) {
    return [
      error(rule, path, {
        value: needed,
        message: `AWS's quota "${name}" is at most ${highest}`,
        wayOut: sentence(otherwise ?? "build less of it"),
      }),
    ];
  }
  if (needed <= granted) return [];
  const ask = `Ask AWS to raise it to ${needed} before deploying, and give that as quotas.${key}`;
  return [
    warning(rule, path, {
      value: needed,
      message: `AWS's quota "${name}" is ${granted}`,
      wayOut: otherwise === undefined ? ask : `${ask}; or ${otherwise}`,
    }),
  ];
}

/** Rules of all security groups on a network interface together; nobody has more of one family of addresses. */
export const RULES_PER_INTERFACE = 1000;

/** What is wrong with quotas that were given. */
export function checkGivenQuotas(quotas: Quotas, path: Path): Issue[] {
  const wrong = (Object.keys(quotas) as AdjustableQuota[]).flatMap((key): Issue[] => {
    const value = quotas[key];
    if (value === undefined) return [];
    const highest = highestOf(key);
    if (Number.isInteger(value) && value >= 1 && value <= highest) return [];
    return [
      error("quota-granted", [...path, key], {
        value,
        message: `AWS grants a whole number from 1${Number.isFinite(highest) ? ` to ${highest}` : ""}`,
        wayOut: "Give what Service Quotas shows for the account, or leave it out",
      }),
    ];
  });
  if (wrong.length > 0) return wrong;
  const rules = quotaOf("securityGroupRules", quotas);
  const groups = quotaOf("securityGroupsPerInterface", quotas);
  if (rules * groups <= RULES_PER_INTERFACE) return [];
  return [
    error("quota-granted", [...path, "securityGroupRules"], {
      value: rules,
      message: `${rules} rules in each of ${groups} security groups are more than the ${RULES_PER_INTERFACE} that AWS allows on a network interface`,
      wayOut: "Give what Service Quotas shows for both",
    }),
  ];
}

/** What AWS grants at most; infinite where it names no end. */
export function highestOf(key: QuotaKey): number {
  const quota: Quota = QUOTAS[key];
  return quota.highest ?? Infinity;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

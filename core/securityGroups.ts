import type { PortRange } from "./catalog/serviceDetails";
import { aggregate, isIpv6 } from "./cidr";
import { error, type Issue, type Path } from "./issues";
import type { PlannedIngress } from "./plan";
import { checkQuota, highestOf, quotaOf, RULES_PER_INTERFACE, type Quotas } from "./quotas";

/**
 * The rules of endpoints' security groups: each port from each block, in as few groups as the quota of rules allows. While
 * one group holds them all, blocks stay as they were given; then adjacent ones are one, which admits nobody else; then there
 * are several groups. AWS counts IPv4 and IPv6 by themselves.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups
 */
export function ingressByGroup(
  ports: readonly PortRange[],
  blocks: readonly string[],
  quotas: Quotas,
): PlannedIngress[][] {
  const distinct = distinctPorts(ports);
  const most = quotaOf("securityGroupRules", quotas);
  const fitting = fittingBlocks(distinct.length, blocks, most);
  const count = Math.ceil(rulesOf(distinct.length, fitting) / most);
  if (count <= 1) return [distinct.map((port) => ({ ...port, cidrBlocks: fitting }))];
  const rules = byFamily(fitting).map((family) =>
    // Block by block, so that one more at the end concerns the last group alone.
    family.flatMap((block) => distinct.map((port) => ({ port, block }))),
  );
  return Array.from({ length: count }, (_, index) => {
    const own = rules.flatMap((family) => family.slice(index * most, (index + 1) * most));
    return distinct.flatMap((port) => {
      const cidrBlocks = own.filter((rule) => rule.port === port).map(({ block }) => block);
      return cidrBlocks.length === 0 ? [] : [{ ...port, cidrBlocks }];
    });
  });
}

/** What a VPC's groups are called: the first as the only one. */
export function securityGroupName(index: number): string {
  return index === 0 ? "endpoints" : `endpoints-${index + 1}`;
}

/** The blocks as they are where one group holds their rules, and joined where it does not. */
export function fittingBlocks(ports: number, blocks: readonly string[], most: number): string[] {
  return rulesOf(ports, blocks) <= most ? [...blocks] : aggregate(blocks);
}

/** Rules of the family of addresses that has more of them. */
export function rulesOf(ports: number, blocks: readonly string[]): number {
  return ports * Math.max(...byFamily(blocks).map((family) => family.length));
}

function byFamily(blocks: readonly string[]): [string[], string[]] {
  return [blocks.filter((block) => !isIpv6(block)), blocks.filter(isIpv6)];
}

/** Each range once, in ascending order. */
export function distinctPorts(ports: readonly PortRange[]): PortRange[] {
  const distinct = new Map(
    ports.map(({ protocol, fromPort, toPort }) => [
      `${protocol}-${fromPort}-${toPort}`,
      { protocol, fromPort, toPort },
    ]),
  );
  return [...distinct.values()].sort((a, b) => a.fromPort - b.fromPort || a.toPort - b.toPort);
}

/** Rules for which an account needs higher quotas, and more of them than a network interface ever has. */
export function checkSecurityGroups(
  ports: readonly PortRange[],
  blocks: readonly string[],
  quotas: Quotas,
  path: Path,
): Issue[] {
  const count = distinctPorts(ports).length;
  const most = quotaOf("securityGroupRules", quotas);
  const needed = rulesOf(count, fittingBlocks(count, blocks, most));
  if (needed > RULES_PER_INTERFACE) {
    return [
      error("quota-security-group-rules", path, {
        value: needed,
        message: `${count} port ranges from each of the clients' blocks are ${needed} rules of one family, and AWS allows ${RULES_PER_INTERFACE} on a network interface`,
        wayOut: "Give the VPCs blocks next to each other, which become one, or split the hub",
      }),
    ];
  }
  const groups = Math.ceil(needed / most);
  const perInterface = quotaOf("securityGroupsPerInterface", quotas);
  if (groups <= perInterface) return [];
  const isGranted =
    groups <= highestOf("securityGroupsPerInterface") && groups * most <= RULES_PER_INTERFACE;
  return isGranted
    ? checkQuota("securityGroupsPerInterface", groups, quotas, path)
    : checkQuota("securityGroupRules", Math.ceil(needed / perInterface), quotas, path);
}

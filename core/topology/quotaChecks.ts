import { WAYS } from "../connectivity/ways";
import { isIpv6 } from "../cidr";
import type { Issue, Path } from "../issues";
import { staysLocalBecause } from "../placement";
import { everyBlock } from "../everyBlock";
import { checkGivenQuotas, checkQuota, type Quotas } from "../quotas";
import { checkSecurityGroups } from "../securityGroups";
import type { ServiceNeed, Topology, TopologyHub } from "./topology";

/** More of something than the account has is a warning; more than AWS ever gives, an error. */
export function checkQuotas(topology: Topology): Issue[] {
  const { quotas = {} } = topology;
  return [
    ...checkGivenQuotas(quotas, ["quotas"]),
    ...checkVpcs(topology, quotas),
    ...checkGatewayQuota(topology, quotas),
    ...asAdvice(topology.hub, checkHub(topology, quotas)),
  ];
}

function checkVpcs({ vpcs }: Topology, quotas: Quotas): Issue[] {
  return vpcs.flatMap((vpc) => {
    const needs = vpc.needs.filter((need) => need.type === "Interface");
    const path = ["vpcs", vpc.name];
    return [
      ...checkQuota("interfaceEndpoints", needs.length, quotas, [...path, "services"]),
      ...checkSecurityGroups(
        needs.flatMap(({ service }) => service.ports),
        everyBlock(vpc),
        quotas,
        [...path, "cidrBlocks"],
      ),
    ];
  });
}

/** The quota counts an account's gateway endpoints, so VPCs of other accounts do not add up. */
function checkGatewayQuota({ vpcs }: Topology, quotas: Quotas): Issue[] {
  const perPayer = new Map<string, number>();
  for (const vpc of vpcs) {
    const count = vpc.needs.filter((need) => need.type === "Gateway").length;
    perPayer.set(vpc.payer, (perPayer.get(vpc.payer) ?? 0) + count);
  }
  return [...perPayer].flatMap(([payer, count]) =>
    checkQuota("gatewayEndpoints", count, quotas, ["vpcs"]).map((issue) => ({
      ...issue,
      message: `account ${payer}: ${issue.message}`,
    })),
  );
}

/** What a hub that serves all that it may would need. */
function checkHub({ hub, vpcs }: Topology, quotas: Quotas): Issue[] {
  const served = new Map<string, ServiceNeed>();
  for (const need of vpcs.flatMap((vpc) => vpc.needs)) {
    if (served.has(need.service.name)) continue;
    const isLocal = need.placement === "local" || staysLocalBecause(need, hub) !== undefined;
    if (!isLocal) served.set(need.service.name, need);
  }
  const blocks = vpcs.flatMap(({ cidrBlocks }) => cidrBlocks);
  return [
    ...checkHubQuotas(hub, vpcs.length, quotas, ["vpcs"]),
    ...checkQuota("interfaceEndpoints", served.size, quotas, ["hub"]),
    ...checkSecurityGroups(
      [...served.values()].flatMap(({ service }) => service.ports),
      [...everyBlock(hub), ...blocks],
      quotas,
      ["hub"],
    ),
    ...checkRoutesBack(blocks, quotas, ["hub", "routeTables"]),
  ];
}

/** Each of the hub's route tables leads to every block of every spoke; AWS counts IPv4 and IPv6 by themselves. */
export function checkRoutesBack(blocks: readonly string[], quotas: Quotas, path: Path): Issue[] {
  const ipv6 = blocks.filter(isIpv6).length;
  return checkQuota("routes", Math.max(ipv6, blocks.length - ipv6), quotas, path);
}

export type HubShape = Pick<TopologyHub, "connectivity" | "dns">;

/** Spokes, attachments and VPCs of zones or a Profile, which the hub's own VPC counts among where it has one too. */
export function checkHubQuotas(
  { connectivity, dns }: HubShape,
  spokes: number,
  quotas: Quotas,
  path: Path,
): Issue[] {
  const { quota, attachesVpcs } = WAYS[connectivity];
  return [
    ...(dns === "Profile"
      ? checkQuota("profileVpcs", spokes, quotas, path)
      : checkQuota("zoneVpcs", spokes + 1, quotas, path)),
    ...checkQuota(quota, attachesVpcs ? spokes + 1 : spokes, quotas, path),
  ];
}

/** A hub that is only assumed for the comparison cannot be wrong: its limits are warnings. */
function asAdvice({ assumed }: TopologyHub, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => (assumed ? { ...issue, severity: "warning" } : issue));
}

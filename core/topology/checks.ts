import { checkPrivateNames } from "../checks/privateNames";
import { propertyPath, type Issue } from "../issues";
import { staysLocalBecause } from "../placement";
import { checkCidrBlocks } from "./cidrChecks";
import { checkHubZones } from "./hubZoneChecks";
import type { ServiceNeed, Topology, TopologyVpc } from "./topology";

/** Limits of AWS that a plan can break; each is adjustable unless the name says otherwise. */
const QUOTAS = {
  /** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
  interfaceEndpointsPerVpc: 50,
  gatewayEndpointsPerRegion: 20,
  /** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html */
  vpcsPerHostedZone: 300,
  vpcsPerProfile: 1000,
  /** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-connection-quotas.html */
  peeringConnectionsPerVpc: 50,
  peeringConnectionsPerVpcAtMost: 125,
  /** https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html */
  attachmentsPerTransitGateway: 5000,
} as const;

/** Every static rule that a whole topology can break. Nothing here depends on prices. */
export function checkTopology(topology: Topology): Issue[] {
  return [
    ...checkNames(topology),
    ...checkAvailabilityZones(topology),
    ...checkCidrBlocks(topology),
    ...checkPlacement(topology),
    ...checkPrivateNameConflicts(topology),
    ...checkHubZones(topology),
    ...checkEndpointQuotas(topology),
    ...checkHubQuotas(topology),
  ];
}

function checkNames(topology: Topology): Issue[] {
  if (!topology.vpcs.some((vpc) => vpc.name === topology.hub.name)) return [];
  return [
    {
      severity: "error",
      rule: "hub-is-no-spoke",
      path: "hub.name",
      value: topology.hub.name,
      message: "the same VPC is named as the hub and as a spoke",
      wayOut: "Give the hub a name of its own, or remove the VPC from `vpcs`",
    },
  ];
}

function checkAvailabilityZones(topology: Topology): Issue[] {
  const networks = [
    ...topology.vpcs.map((vpc) => ({ vpc, path: ["vpcs", vpc.name] })),
    { vpc: topology.hub, path: ["hub"] },
  ];
  return networks.flatMap(({ vpc, path }) => {
    const repeated = vpc.availabilityZones.filter(
      (zone, index) => vpc.availabilityZones.indexOf(zone) !== index,
    );
    return repeated.map((zone) => ({
      severity: "error" as const,
      rule: "one-subnet-per-az",
      path: propertyPath([...path, "availabilityZones"]),
      value: zone,
      message: "the Availability Zone is listed twice; an endpoint has one subnet in each",
      wayOut: "List each Availability Zone once",
    }));
  });
}

function checkPlacement(topology: Topology): Issue[] {
  return topology.vpcs.flatMap((vpc) =>
    vpc.needs
      .filter((need) => need.placement === "hub")
      .flatMap((need) => {
        const reason = staysLocalBecause(need, topology.hub.dns);
        return reason === undefined ? [] : [impossiblePlacement(vpc, need, reason)];
      }),
  );
}

function impossiblePlacement(vpc: TopologyVpc, need: ServiceNeed, reason: string): Issue {
  return {
    severity: "error",
    rule: "can-be-centralized",
    path: propertyPath(["vpcs", vpc.name, "placement", need.service.name]),
    value: "hub",
    message: `${need.service.name} cannot be served from a hub: ${reason}`,
    wayOut: "Remove the placement; the service gets an endpoint in this VPC",
  };
}

function checkPrivateNameConflicts(topology: Topology): Issue[] {
  const checked = new Map<string, Issue[]>();
  return topology.vpcs.flatMap((vpc) => {
    const list = vpc.needs.filter((need) => need.privateDnsEnabled).map((need) => need.service);
    const key = list.map((service) => service.name).join(" ");
    const found = checked.get(key) ?? checkPrivateNames(list);
    // One report for VPCs that need the same services is enough to mend the file.
    const first = !checked.has(key);
    checked.set(key, found);
    return first
      ? found.map((issue) => ({ ...issue, path: propertyPath(["vpcs", vpc.name]) }))
      : [];
  });
}

function checkEndpointQuotas(topology: Topology): Issue[] {
  const issues: Issue[] = [];
  for (const vpc of topology.vpcs) {
    const count = vpc.needs.filter((need) => need.type === "Interface").length;
    if (count > QUOTAS.interfaceEndpointsPerVpc) {
      issues.push({
        severity: "warning",
        rule: "quota-interface-endpoints",
        path: propertyPath(["vpcs", vpc.name, "services"]),
        value: count,
        message: `more than the default quota of ${QUOTAS.interfaceEndpointsPerVpc} interface endpoints in a VPC`,
        wayOut: "Ask AWS for a higher quota before deploying",
      });
    }
  }
  issues.push(...gatewayQuotaIssues(topology));
  return issues;
}

/** The quota counts an account's gateway endpoints, so VPCs of other accounts do not add up. */
function gatewayQuotaIssues(topology: Topology): Issue[] {
  const perPayer = new Map<string, number>();
  for (const vpc of topology.vpcs) {
    const count = vpc.needs.filter((need) => need.type === "Gateway").length;
    perPayer.set(vpc.payer, (perPayer.get(vpc.payer) ?? 0) + count);
  }
  return [...perPayer]
    .filter(([, count]) => count > QUOTAS.gatewayEndpointsPerRegion)
    .map(([payer, count]) => ({
      severity: "warning" as const,
      rule: "quota-gateway-endpoints",
      path: "vpcs",
      value: count,
      message: `account ${payer} gets more than the default quota of ${QUOTAS.gatewayEndpointsPerRegion} gateway endpoints in a Region`,
      wayOut: "Ask AWS for a higher quota before deploying",
    }));
}

function checkHubQuotas(topology: Topology): Issue[] {
  const { hub } = topology;
  if (hub.assumed) return [];
  const spokes = topology.vpcs.length;
  const path = "vpcs";
  const issues: Issue[] = [];
  const limit = (
    most: number,
    severity: Issue["severity"],
    rule: string,
    what: string,
    wayOut: string,
  ) => {
    if (spokes > most) issues.push({ severity, rule, path, value: spokes, message: what, wayOut });
  };
  if (hub.dns === "PrivateHostedZones") {
    const most = QUOTAS.vpcsPerHostedZone - 1;
    limit(
      most,
      "error",
      "quota-zone-vpcs",
      "more than 300 VPCs, the hub among them, would share a private hosted zone",
      "Set hub.dns to Profile",
    );
  } else {
    const most = QUOTAS.vpcsPerProfile - 1;
    limit(
      most,
      "error",
      "quota-profile-vpcs",
      "more than 1,000 VPCs, the hub among them, would share a Route 53 Profile",
      "Split the topology into several hubs",
    );
  }
  if (hub.connectivity === "Peering") {
    const most = QUOTAS.peeringConnectionsPerVpcAtMost;
    limit(
      most,
      "error",
      "quota-peering",
      "more than 125 peering connections of one VPC, AWS's highest quota",
      "Set hub.connectivity to TransitGateway",
    );
    if (spokes <= most) {
      limit(
        QUOTAS.peeringConnectionsPerVpc,
        "warning",
        "quota-peering",
        "more than the default quota of 50 peering connections of one VPC",
        "Ask AWS for a higher quota before deploying",
      );
    }
  } else {
    const most = QUOTAS.attachmentsPerTransitGateway - 1;
    limit(
      most,
      "error",
      "quota-attachments",
      "more than 5,000 attachments of one Transit Gateway",
      "Split the topology into several hubs",
    );
  }
  return issues;
}

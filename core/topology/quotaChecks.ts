import { WAYS } from "../connectivity/ways";
import type { SpokeLimit } from "../connectivity/way";
import { issue, warning, type Issue, type Path } from "../issues";
import type { Topology, TopologyHub } from "./topology";

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html, both adjustable */
const INTERFACE_ENDPOINTS_PER_VPC = 50;
const GATEWAY_ENDPOINTS_PER_REGION = 20;

/** More of something than AWS gives an account by default is a warning; more than it ever gives, an error. */
export function checkQuotas(topology: Topology): Issue[] {
  return [
    ...checkInterfaceQuota(topology),
    ...checkGatewayQuota(topology),
    ...checkHubQuotas(topology.hub, topology.vpcs.length, ["vpcs"]),
  ];
}

function checkInterfaceQuota(topology: Topology): Issue[] {
  return topology.vpcs.flatMap((vpc) => {
    const count = vpc.needs.filter((need) => need.type === "Interface").length;
    if (count <= INTERFACE_ENDPOINTS_PER_VPC) return [];
    return [
      warning("quota-interface-endpoints", ["vpcs", vpc.name, "services"], {
        value: count,
        message: `more than the default quota of ${INTERFACE_ENDPOINTS_PER_VPC} interface endpoints in a VPC`,
        wayOut: HIGHER_QUOTA,
      }),
    ];
  });
}

/** The quota counts an account's gateway endpoints, so VPCs of other accounts do not add up. */
function checkGatewayQuota(topology: Topology): Issue[] {
  const perPayer = new Map<string, number>();
  for (const vpc of topology.vpcs) {
    const count = vpc.needs.filter((need) => need.type === "Gateway").length;
    perPayer.set(vpc.payer, (perPayer.get(vpc.payer) ?? 0) + count);
  }
  return [...perPayer]
    .filter(([, count]) => count > GATEWAY_ENDPOINTS_PER_REGION)
    .map(([payer, count]) =>
      warning("quota-gateway-endpoints", ["vpcs"], {
        value: count,
        message: `account ${payer} gets more than the default quota of ${GATEWAY_ENDPOINTS_PER_REGION} gateway endpoints in a Region`,
        wayOut: HIGHER_QUOTA,
      }),
    );
}

const HIGHER_QUOTA = "Ask AWS for a higher quota before deploying";

const PER_ZONE: SpokeLimit = {
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html
  rule: "quota-zone-vpcs",
  most: 300 - 1,
  severity: "error",
  message: "more than 300 VPCs, the hub among them, would share a private hosted zone",
  wayOut: "Set the hub's dns to Profile",
};
const PER_PROFILE: SpokeLimit = {
  rule: "quota-profile-vpcs",
  most: 1000,
  severity: "error",
  message: "more than 1,000 VPCs would share a Route 53 Profile",
  wayOut: "Split the topology into several hubs",
};

function hubLimits({ connectivity, dns }: HubShape): readonly SpokeLimit[] {
  return [dns === "Profile" ? PER_PROFILE : PER_ZONE, ...WAYS[connectivity].limits];
}

export type HubShape = Pick<TopologyHub, "connectivity" | "dns" | "assumed">;

/** A hub that is only assumed for the comparison cannot be wrong: its limits are warnings. */
export function checkHubQuotas(hub: HubShape, spokes: number, path: Path): Issue[] {
  return hubLimits(hub)
    .filter(({ most, upTo }) => spokes > most && spokes <= (upTo ?? Infinity))
    .map(({ rule, severity, message, wayOut }) =>
      issue(hub.assumed ? "warning" : severity, rule, path, { value: spokes, message, wayOut }),
    );
}

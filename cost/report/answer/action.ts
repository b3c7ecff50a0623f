import { WAYS } from "../../../core/connectivity/ways";
import { placementsIn, type Placement } from "../../../core/placement";
import type { Connectivity, EndpointPlan } from "../../../core/plan";
import type { Topology } from "../../../core/topology/topology";

/** Where the pairs of one service are served, in VPCs. */
interface ServedService {
  readonly name: string;
  readonly vpcs: Readonly<Record<Placement, number>>;
  readonly of: number;
}

/** How a service of which some VPCs need an interface endpoint is served by a plan, service by service. */
export function servedServices(plan: EndpointPlan, topology: Topology): ServedService[] {
  const placements = placementsIn(plan);
  const served = new Map<string, ServedService & { vpcs: Record<Placement, number>; of: number }>();
  for (const { name: vpc, needs } of topology.vpcs) {
    for (const { service, type } of needs) {
      if (type !== "Interface") continue;
      const one = served.get(service.name) ?? {
        name: service.name,
        vpcs: { local: 0, hub: 0, nat: 0 },
        of: 0,
      };
      one.vpcs[placements.get(vpc)?.get(service.name) ?? "local"] += 1;
      one.of += 1;
      served.set(service.name, one);
    }
  }
  return [...served.values()];
}

/**
 * What to do, as an order: `Centralize 6 of 8 services (keep ecr.dkr and logs in each VPC)`. `planned` is
 * the topology as the file has it; a way to the hub other than its first is said.
 */
export function actionOf(plan: EndpointPlan, planned: Topology): string {
  const services = servedServices(plan, planned);
  const vpcs = planned.vpcs.length;
  const has = (placement: Placement) => services.filter((one) => one.vpcs[placement] > 0);
  const [hosted, natted, local] = [has("hub"), has("nat"), has("local")];
  if (hosted.length === 0 && natted.length === 0) return keepAll(planned);
  if (hosted.length === 0 && local.length === 0) {
    return `Send everything through ${natOf(planned)} instead of interface endpoints`;
  }
  const moved = hosted.length === 0 ? natted : hosted;
  const count =
    moved.length === services.length
      ? allOf(services)
      : moved.length === 1
        ? (moved[0]?.name ?? "")
        : `${moved.length} of ${services.length} services`;
  const rests = [
    ...(local.length === 0 ? [] : [`keep ${inVpcs(local, "local", vpcs, eachOf(planned))}`]),
    ...(hosted.length === 0 || natted.length === 0
      ? []
      : [`reach ${inVpcs(natted, "nat", vpcs, "")} through NAT gateways`]),
  ];
  const rest = rests.length === 0 ? "" : ` (${rests.join("; ")})`;
  return hosted.length === 0
    ? `Send ${count} through ${natOf(planned)}${rest}`
    : `Centralize ${count}${wayOf(plan, planned)}${rest}`;
}

function eachOf({ vpcs: [first, ...others] }: Topology): string {
  return others.length === 0 && first !== undefined ? `in ${first.name}` : "in each VPC";
}

function keepAll({ vpcs: [first, ...others] }: Topology): string {
  return others.length === 0 && first !== undefined
    ? `Keep the endpoints in ${first.name}`
    : "Keep endpoints in every VPC";
}

function allOf(services: readonly ServedService[]): string {
  const [only, ...others] = services;
  return others.length === 0 && only !== undefined
    ? only.name
    : services.length === 2
      ? "both services"
      : `all ${services.length} services`;
}

function natOf({ vpcs }: Topology): string {
  return vpcs.some(({ nat }) => nat === "new") ? "NAT gateways" : "the NAT gateways";
}

/** Only where it is not the hub or the way to it that the file names first. */
function wayOf({ hub }: EndpointPlan, { hub: planned }: Topology): string {
  if (hub === undefined) return "";
  const place = hub.vpc === planned.name ? "" : ` in ${hub.vpc}`;
  if (hub.connectivity === planned.connectivity) return place;
  const { connectivity, connectivityExists } = planned;
  const instead = wayName(connectivity, connectivityExists);
  return `${place} over ${wayName(hub.connectivity, false)} instead of ${instead}`;
}

function wayName(connectivity: Connectivity, exists: boolean): string {
  const { name } = WAYS[connectivity];
  if (connectivity === "Peering") return `VPC ${name}`;
  return connectivity === "TransitGateway" ? `${exists ? "the" : "a"} ${name}` : name;
}

/** Services named in one sentence. */
const MOST_NAMES = 4;

/** `ecr.dkr and logs in each VPC`, `kms in 2 of 12 VPCs`. */
function inVpcs(
  services: readonly ServedService[],
  placement: Placement,
  vpcs: number,
  everywhere: string,
): string {
  const groups = new Map<string, string[]>();
  for (const { name, vpcs: counts, of } of services) {
    const where = counts[placement] === of ? everywhere : `in ${counts[placement]} of ${vpcs} VPCs`;
    groups.set(where, [...(groups.get(where) ?? []), name]);
  }
  return [...groups]
    .map(([where, names]) => `${listOf(names)}${where === "" ? "" : ` ${where}`}`)
    .join(", ");
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listOf(names: readonly string[], most = MOST_NAMES): string {
  const shown = names.length <= most ? names : names.slice(0, most - 1);
  const rest = names.length - shown.length;
  const parts = rest === 0 ? shown : [...shown, `${rest} more`];
  return parts.length < 2
    ? (parts[0] ?? "")
    : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

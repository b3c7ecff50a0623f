import { CONSIDERED } from "../connectivity/ways";
import type { Connectivity, HubDns } from "../plan";
import { network } from "./network";
import type { ServiceResolver } from "./serviceNeeds";
import type { HubInput, TopologyInput } from "./schema";
import type { Topology, TopologyHub, TopologyVpc } from "./topology";

/** The file's hub, and whatever may be it instead; the first is what everything but `optimize` takes. */
export function normalizeHubs(
  input: TopologyInput,
  vpcs: readonly TopologyVpc[],
  resolver: ServiceResolver,
): Pick<Topology, "hub" | "hubCandidates"> {
  const { candidates = [], ...base } = input.hub ?? {};
  const { cidrBlocks: _, unroutedCidrBlocks: __, ...shared } = base;
  // Blocks are of one VPC alone.
  const written: HubInput[] = candidates.map((candidate) => ({ ...shared, ...candidate }));
  if (isCandidate(input.hub)) written.unshift(base);
  const assumed = input.hub === undefined;
  const hubCandidates = written.map((hub) => normalizeHub(hub, assumed, input, vpcs, resolver));
  return { hub: hubCandidates[0] as TopologyHub, hubCandidates };
}

/** A hub that has a name or blocks is a VPC like the candidates beside it; one that has neither only says what they share. */
export function isCandidate({ candidates = [], name, cidrBlocks }: HubInput = {}): boolean {
  return candidates.length === 0 || name !== undefined || cidrBlocks !== undefined;
}

function normalizeHub(
  given: HubInput,
  assumed: boolean,
  file: TopologyInput,
  vpcs: readonly TopologyVpc[],
  resolver: ServiceResolver,
): TopologyHub {
  const taken = new Set(vpcs.map((vpc) => vpc.name));
  const name = given.name ?? (assumed ? freeName(taken) : "hub");
  const widest = vpcs.reduce<readonly string[]>(
    (zones, vpc) => (vpc.availabilityZones.length > zones.length ? vpc.availabilityZones : zones),
    [],
  );
  const base = network(name, given, file);
  const connectivity = choices<Connectivity>(given.connectivity, CONSIDERED);
  const dns = choices<HubDns>(given.dns, ["PrivateHostedZones", "Profile"]);
  return {
    ...base,
    availabilityZones:
      given.availabilityZones === undefined && file.availabilityZones === undefined
        ? [...new Set(widest)]
        : base.availabilityZones,
    connectivity: connectivity[0],
    connectivityExists: given.transitGateway === "existing",
    ...(given.attachedTo === undefined ? {} : { attachedTo: given.attachedTo }),
    ...(given.transitGateway === "new" ? { connectivityNew: true } : {}),
    dns: dns[0],
    profileContents: given.profileContents ?? "Endpoints",
    recordTypes: ["A"],
    choices: { connectivity, dns },
    existingServices: (given.existingServices ?? []).map(
      (service) => resolver.resolve(service)?.name ?? service,
    ),
    acknowledgeShadowing: given.acknowledgeShadowing ?? [],
    assumed,
  };
}

/** What the file settles, lists, or leaves open; each once, the first first. */
function choices<T>(given: T | readonly T[] | undefined, open: readonly [T, ...T[]]): [T, ...T[]] {
  const listed = given === undefined ? open : ([given].flat() as T[]);
  const [first = open[0], ...rest] = new Set(listed);
  return [first, ...rest];
}

/** A hub that nobody wrote takes nobody's name. */
function freeName(taken: ReadonlySet<string>): string {
  let name = "hub";
  for (let number = 1; taken.has(name); number += 1) {
    name = number === 1 ? "new-hub" : `new-hub-${number}`;
  }
  return name;
}

import { overlaps, type CidrRange } from "../core/cidr";
import { covers, isEverywhere, isPrivate, segments, size, within, type Goal } from "./addresses";
import { openBecause, type Network } from "./lookup";
import type { Destination, NetworkData, Route, Target, Vpc } from "./network";
import { isUnknown, Unknown, type Value } from "./values";

/** A route of some table, with the addresses that it is for. */
export interface Candidate {
  readonly name: string;
  /** As it is written in the table: a block or a list. */
  readonly destination: string;
  readonly ranges: Value<readonly CidrRange[]>;
  /** Of a list of AWS's: its service. */
  readonly service: string | undefined;
  readonly target: Value<Target>;
  /** The target as a person calls it. */
  readonly leadsTo: string;
  /** Lower wins among routes for the same block. */
  readonly rank: number;
  readonly blackhole: boolean;
  /** Why nobody knows whether it is in this table. */
  readonly perhaps: Unknown | undefined;
}

/** What a table does with the packets for a part of a goal. */
export interface Choice {
  readonly goal: Goal;
  /** Undefined where no route is for it. */
  readonly route: Candidate | undefined;
  readonly lost: readonly string[];
}

const STATIC = 1;
const LIST = 2;
const PROPAGATED = 3;

/**
 * The route that a VPC's table takes: the longest prefix, then static routes, then those of prefix lists,
 * then propagated ones, which never take what is in the VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function chooseRoute(
  network: Network,
  table: string,
  vpc: Vpc,
  goal: Goal,
): Value<Choice[]> {
  if (isUnknown(vpc.blocks)) return vpc.blocks;
  const { blocks } = vpc;
  const local = network.once(`local ${vpc.key}`, () =>
    blocks.map((block) => localRoute(vpc, block)),
  );
  const all = network.once(`routes ${table} ${vpc.key}`, () => [
    ...local,
    ...routesOf(network, table),
    ...gatewayRoutes(network, table),
  ]);
  const inVpc = (range: CidrRange) =>
    local.some(({ ranges }) => ranges.some((own) => covers(own, range)));
  const usable = all.filter(
    ({ rank, ranges }) => rank !== PROPAGATED || isUnknown(ranges) || !ranges.every(inVpc),
  );
  return choose(network, usable, goal);
}

function localRoute(vpc: Vpc, range: CidrRange) {
  return {
    name: "local",
    destination: range.canonical,
    ranges: [range],
    service: undefined,
    target: { kind: "local" as const, key: vpc.key },
    leadsTo: `${vpc.name} itself`,
    // A route for the very block replaces the local one, and is static.
    rank: STATIC + 0.5,
    blackhole: false,
    perhaps: undefined,
  };
}

function routesOf(network: Network, table: string): Candidate[] {
  const { sure, perhaps } = network.of("routes", "table", table);
  return [
    ...sure.map((route) => candidate(network, route, undefined)),
    ...perhaps.map((route) => candidate(network, route, openBecause("routes", route, route.table))),
  ];
}

function candidate(network: Network, route: Route, perhaps: Unknown | undefined): Candidate {
  const to = destinationOf(network, route.destination);
  const rank = to.isList ? LIST : STATIC;
  return {
    name: route.name,
    ...to,
    target: route.target,
    leadsTo: targetText(network, route.target),
    rank: route.origin === "propagated" ? PROPAGATED : rank,
    blackhole: route.blackhole,
    perhaps,
  };
}

/** A destination's addresses, and how it is written. */
export function destinationOf(network: Network, destination: Value<Destination>) {
  if (isUnknown(destination)) {
    return { destination: "(unknown)", ranges: destination, service: undefined, isList: false };
  }
  if (!("prefixList" in destination)) {
    const { canonical } = destination;
    return { destination: canonical, ranges: [destination], service: undefined, isList: false };
  }
  const list = network.get("prefixLists", destination.prefixList);
  return {
    destination: isUnknown(list) ? destination.prefixList : list.name,
    ranges: isUnknown(list) ? list : list.entries,
    service: isUnknown(list) ? undefined : list.service,
    isList: true,
  };
}

/** Routes that gateway endpoints put into a table. */
function gatewayRoutes(network: Network, table: string): Candidate[] {
  const { sure, perhaps } = network.of("endpointTables", "table", table);
  return [...sure, ...perhaps].map((entry) => {
    const endpoint = network.get("endpoints", entry.endpoint);
    const unsure = perhaps.includes(entry)
      ? openBecause("endpointTables", entry, entry.table)
      : undefined;
    const list = isUnknown(endpoint) ? endpoint : network.get("prefixLists", endpoint.prefixList);
    const service =
      isUnknown(endpoint) || isUnknown(endpoint.service) ? undefined : endpoint.service;
    return {
      name: entry.name,
      destination: isUnknown(list) ? `the addresses of ${service ?? "a service"}` : list.name,
      ranges: isUnknown(list) ? list : list.entries,
      service,
      target: isUnknown(endpoint)
        ? endpoint
        : { kind: "gatewayEndpoint" as const, key: endpoint.key },
      leadsTo: isUnknown(endpoint) ? "(unknown)" : `the endpoint ${endpoint.name}`,
      rank: LIST,
      blackhole: false,
      perhaps: unsure,
    };
  });
}

/** The same for any table: a choice for each part of the goal that is treated alike. */
export function choose(
  network: Network,
  candidates: readonly Candidate[],
  goal: Goal,
): Value<Choice[]> {
  const ranges = goal.kind === "block" ? [goal.range] : addressesOf(network, goal.service);
  if (ranges === undefined) return chooseByService(candidates, goal);
  const choices: Choice[] = [];
  for (const range of ranges) {
    const near = candidates.filter(
      (one) => isUnknown(one.ranges) || one.ranges.some((other) => overlaps(other, range)),
    );
    const known = near.flatMap((one) => (isUnknown(one.ranges) ? [] : one.ranges));
    for (const segment of segments(range, known)) {
      const part: Goal = goal.kind === "block" ? { ...goal, range: within(range, segment) } : goal;
      const chosen = chooseFor(near, segment.first, range.family, part);
      if (isUnknown(chosen)) return chosen;
      choices.push(chosen);
    }
  }
  return alike(choices);
}

/** The known addresses of a service that has a prefix list. */
function addressesOf(network: Network, service: string | undefined) {
  if (service === undefined) return undefined;
  const list = network.data.prefixLists.find((one) => one.service === service);
  return list === undefined || isUnknown(list.entries) ? undefined : list.entries;
}

/** Parts that take the same route are one choice: a goal in a VPC of many routes has few of them. */
function alike(choices: readonly Choice[]): Choice[] {
  const whole = choices.every(({ route }) => route === choices[0]?.route);
  const [first] = choices;
  if (first === undefined || !whole || first.goal.kind === "public") {
    return first?.goal.kind === "public"
      ? choices.filter(
          (one, index) => choices.findIndex(({ route }) => route === one.route) === index,
        )
      : [...choices];
  }
  const last = choices.at(-1)?.goal;
  const range = first.goal.range;
  const merged = last?.kind === "block" ? { ...range, last: last.range.last } : range;
  const canonical = range.canonical.replace(/^a part of /, "");
  return [{ ...first, goal: { ...first.goal, range: { ...merged, canonical } } }];
}

function chooseFor(
  candidates: readonly Candidate[],
  address: bigint,
  family: CidrRange["family"],
  goal: Goal,
): Value<Choice> {
  const fits = candidates.flatMap((route): Fit[] => {
    if (isUnknown(route.ranges)) {
      return mayHold(route, goal) ? [{ route, size: undefined }] : [];
    }
    const range = route.ranges
      .filter((one) => one.family === family && one.first <= address && address <= one.last)
      .sort((a, b) => (size(a) < size(b) ? -1 : 1))[0];
    return range === undefined ? [] : [{ route, size: size(range) }];
  });
  const sorted = fits.sort(
    (a, b) => order(a) - order(b) || compare(a.size, b.size) || a.route.rank - b.route.rank,
  );
  return decide(sorted, goal);
}

interface Fit {
  readonly route: Candidate;
  /** Addresses that it is for; undefined where nobody knows. */
  readonly size: bigint | undefined;
}

function order({ size }: Fit): number {
  return size === undefined ? 0 : 1;
}

function compare(a: bigint | undefined, b: bigint | undefined): number {
  return a === b || a === undefined || b === undefined ? 0 : a < b ? -1 : 1;
}

/** A list of AWS's whose entries nobody knows holds public addresses of its own service alone. */
function mayHold(route: Candidate, goal: Goal): boolean {
  if (route.service === undefined) return true;
  return goal.kind === "public" && (goal.service === undefined || goal.service === route.service);
}

/** The first route wins, unless another one that may be as good leads elsewhere. */
function decide(sorted: readonly Fit[], goal: Goal): Value<Choice> {
  const certain = sorted.find(
    ({ route, size }) => route.perhaps === undefined && size !== undefined,
  );
  const rivals = sorted.filter(
    (fit) =>
      fit !== certain &&
      (certain === undefined ||
        fit.size === undefined ||
        compare(fit.size, certain.size) < 0 ||
        (compare(fit.size, certain.size) === 0 && fit.route.rank <= certain.route.rank)),
  );
  for (const rival of rivals) {
    if (certain !== undefined && sameTarget(rival.route, certain.route)) continue;
    return rivalry(rival, certain);
  }
  const lost = sorted
    .filter((fit) => fit !== certain && !rivals.includes(fit))
    .map((fit) => `${routeText(fit.route)}: ${whyLost(fit, certain)}`);
  return { goal, route: certain?.route, lost };
}

function sameTarget(a: Candidate, b: Candidate): boolean {
  if (isUnknown(a.target) || isUnknown(b.target)) return false;
  return (
    a.target.kind === b.target.kind && a.target.key === b.target.key && a.blackhole === b.blackhole
  );
}

function rivalry(rival: Fit, certain: Fit | undefined): Unknown {
  if (rival.route.perhaps !== undefined) return rival.route.perhaps;
  if (isUnknown(rival.route.ranges)) {
    return new Unknown(
      `the route ${rival.route.name} is for addresses that are not known: ${rival.route.ranges.because}`,
    );
  }
  return new Unknown(
    `two routes are for ${rival.route.destination}: ${rival.route.name} and ${certain?.route.name ?? "another"}`,
  );
}

function whyLost(fit: Fit, winner: Fit | undefined): string {
  if (compare(fit.size, winner?.size) !== 0) return "less specific";
  return fit.route.rank >= PROPAGATED
    ? "propagated, and a static route is for the same addresses"
    : "another route for the same addresses comes first";
}

export function routeText({ destination, leadsTo }: Candidate): string {
  return `${destination} to ${leadsTo}`;
}

/** Where things that a route leads to are kept. */
const LISTS: Partial<Record<Target["kind"], keyof NetworkData>> = {
  transitGateway: "transitGateways",
  attachment: "attachments",
  peering: "peerings",
  nat: "gateways",
  internet: "gateways",
  egressOnly: "gateways",
  endpoint: "endpoints",
  gatewayEndpoint: "endpoints",
};

/** `the Transit Gateway hub`. */
export function targetText(network: Network, target: Value<Target>): string {
  if (isUnknown(target)) return "(unknown)";
  const list = LISTS[target.kind];
  return list === undefined ? target.key : network.nameOf(list, target.key);
}

/** A public address that nobody knows: what is for all of them, or for the service by its list. */
function chooseByService(candidates: readonly Candidate[], goal: Goal): Value<Choice[]> {
  if (goal.kind !== "public") return [];
  const family = goal.family;
  const fits: Fit[] = [];
  for (const route of candidates) {
    if (route.service !== undefined && route.service === goal.service)
      fits.push({ route, size: 1n });
    else if (isUnknown(route.ranges)) {
      if (mayHold(route, goal)) fits.push({ route, size: undefined });
    } else {
      const open = route.ranges.filter((range) => range.family === family && !isPrivate(range));
      if (open.some(isEverywhere)) fits.push({ route, size: 2n });
      else if (open.length > 0 && route.service === undefined && route.target !== undefined) {
        if (!isUnknown(route.target) && route.target.kind === "local") continue;
        fits.push({ route: { ...route, ranges: WHICH_ADDRESS }, size: undefined });
      }
    }
  }
  const sorted = fits.sort(
    (a, b) => order(a) - order(b) || compare(a.size, b.size) || a.route.rank - b.route.rank,
  );
  const chosen = decide(sorted, goal);
  return isUnknown(chosen) ? chosen : [chosen];
}

const WHICH_ADDRESS = new Unknown("whether the public answer is one of them nobody can tell");

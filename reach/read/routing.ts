import { knownText, readable } from "../../resources/values";
import { nameOf, type ResourceState } from "../../resources/resource";
import type { Destination, Gateway, NetworkData, Peering, Route, Target, Vpc } from "../network";
import { isUnknown, Unknown, type Value } from "../values";
import { blockIn, flag, notYet, objectsIn, text, valueOf, type Found, type Source } from "./source";
import { TYPES } from "./types";

type Part = Pick<NetworkData, "tables" | "tableAssociations" | "routes" | "gateways" | "peerings">;

const TABLES = [TYPES.table, TYPES.mainTable];

/** Route tables with their routes; every VPC has a main table, which AWS makes with the local routes alone. */
export function readRouting(source: Source, vpcs: readonly Vpc[]): Part {
  const tables = source.all(...TABLES);
  const made = vpcs.flatMap(({ key, mainTable }) =>
    isUnknown(mainTable) || tables.some((table) => table.key === mainTable)
      ? []
      : [{ key: mainTable, name: mainTable, vpc: key }],
  );
  return {
    tables: [
      ...tables.map(({ key, name, state }) => ({
        key,
        name,
        vpc: source.ref(state, "vpcId", TYPES.vpc),
      })),
      ...made,
    ],
    tableAssociations: source.all(TYPES.tableOfSubnet).map(({ key, name, state }) => ({
      key,
      name,
      table: source.ref(state, "routeTableId", ...TABLES),
      of:
        readable(state.inputs["gatewayId"]) === undefined
          ? source.ref(state, "subnetId", TYPES.subnet)
          : source.ref(state, "gatewayId", TYPES.internetGateway, TYPES.vpnGateway),
    })),
    routes: [
      ...placed(source.all(TYPES.route).map((found) => routeOf(source, found))),
      ...tables.flatMap((table) => inlineRoutes(source, table)),
      ...propagatedRoutes(source),
    ],
    gateways: gatewaysOf(source),
    peerings: source.all(TYPES.peering).map((found) => peeringOf(source, found)),
  };
}

/**
 * Routes of which a preview knows only that each is in one of several tables. A table takes one route for a
 * destination, so that as many alike routes as tables are one in each.
 */
function placed(routes: readonly Route[]): Route[] {
  const alike = new Map<string, Route[]>();
  for (const route of routes) {
    if (!isUnknown(route.table) || route.table.candidates === undefined) continue;
    const { destination, target } = route;
    if (isUnknown(destination) || isUnknown(target)) continue;
    const to = "prefixList" in destination ? destination.prefixList : destination.canonical;
    const id = [...route.table.candidates].sort().join(" ");
    const group = `${to} ${target.kind} ${target.key} ${id}`;
    alike.set(group, [...(alike.get(group) ?? []), route]);
  }
  const tableOf = new Map<Route, string>();
  for (const group of alike.values()) {
    const [first] = group;
    const candidates = first !== undefined && isUnknown(first.table) ? first.table.candidates : [];
    if (candidates?.length !== group.length) continue;
    group.forEach((route, index) => tableOf.set(route, candidates[index] ?? ""));
  }
  return routes.map((route) => ({ ...route, table: tableOf.get(route) ?? route.table }));
}

function routeOf(source: Source, { key, name, state }: Found): Route {
  const values = (property: string) => valueOf(state, property);
  return {
    key,
    name,
    table: source.ref(state, "routeTableId", ...TABLES),
    destination: destinationOf(source, state, values, DESTINATIONS),
    target: targetOf(source, state, values, (property) => property),
    origin: "static",
    blackhole: knownText(state.outputs["state"]) === "blackhole",
  };
}

const DESTINATIONS = {
  blocks: ["destinationCidrBlock", "destinationIpv6CidrBlock"],
  list: "destinationPrefixListId",
};
const INLINE_DESTINATIONS = {
  blocks: ["cidrBlock", "ipv6CidrBlock"],
  list: "destinationPrefixListId",
};

function inlineRoutes(source: Source, table: Found): Route[] {
  const written = objectsIn(table.state.inputs["routes"], `the routes of ${table.name}`);
  if (written === undefined) return [];
  const common = { table: table.key, origin: "static" as const, blackhole: false };
  if (isUnknown(written)) {
    return [{ key: table.key, name: table.name, ...common, destination: written, target: written }];
  }
  return written.map((route, index) => ({
    key: `${table.key}/routes/${index}`,
    name: `${table.name} routes[${index}]`,
    ...common,
    destination: destinationOf(
      source,
      table.state,
      (property) => route[property],
      INLINE_DESTINATIONS,
    ),
    target: targetOf(
      source,
      table.state,
      (property) => route[property],
      () => "routes",
    ),
  }));
}

function destinationOf(
  source: Source,
  state: ResourceState,
  value: (property: string) => unknown,
  { blocks, list }: typeof DESTINATIONS,
): Value<Destination> {
  for (const property of blocks) {
    const block = blockIn(value(property), `${property} of ${nameOf(state.urn)}`);
    if (block !== undefined) return block;
  }
  if (readable(value(list)) === undefined) return notYet(`where ${nameOf(state.urn)} leads`);
  const key = source.key(value(list), { of: state, property: list }, [TYPES.prefixList]);
  return isUnknown(key) ? key : { prefixList: key };
}

/** Properties that name a route's target, and what it is then. */
const TARGETS: readonly {
  readonly property: string;
  readonly kind: Target["kind"];
  readonly types: readonly string[];
}[] = [
  { property: "transitGatewayId", kind: "transitGateway", types: [TYPES.transitGateway] },
  { property: "vpcPeeringConnectionId", kind: "peering", types: [TYPES.peering] },
  { property: "natGatewayId", kind: "nat", types: [TYPES.natGateway] },
  { property: "gatewayId", kind: "internet", types: [TYPES.internetGateway, TYPES.vpnGateway] },
  { property: "egressOnlyGatewayId", kind: "egressOnly", types: [TYPES.egressOnlyGateway] },
  { property: "vpcEndpointId", kind: "endpoint", types: [TYPES.endpoint] },
  { property: "networkInterfaceId", kind: "interface", types: [] },
  { property: "coreNetworkArn", kind: "coreNetwork", types: [] },
  { property: "carrierGatewayId", kind: "other", types: [] },
  { property: "localGatewayId", kind: "other", types: [] },
  { property: "odbNetworkArn", kind: "other", types: [] },
];

function targetOf(
  source: Source,
  state: ResourceState,
  value: (property: string) => unknown,
  dependency: (property: string) => string,
): Value<Target> {
  const given = TARGETS.find(({ property }) => {
    const read = readable(value(property));
    return read !== undefined && read !== "";
  });
  if (given === undefined) return { kind: "other", key: nameOf(state.urn) };
  const { property, types } = given;
  const place = { of: state, property: dependency(property) };
  // What a way through it does is not judged, whichever it is.
  if (types.length === 0) return { kind: given.kind, key: knownText(value(property)) ?? property };
  const key = source.key(value(property), place, types);
  if (isUnknown(key)) return key;
  return { kind: property === "gatewayId" ? gatewayKind(source, key) : given.kind, key };
}

function gatewayKind(source: Source, key: string): Target["kind"] {
  if (key === "local") return "local";
  const isVpn =
    key.startsWith("vgw-") || source.all(TYPES.vpnGateway).some((one) => one.key === key);
  return isVpn ? "vpnGateway" : "internet";
}

/** What a VPN tells of its networks is known to nobody before it does. */
function propagatedRoutes(source: Source): Route[] {
  return source.all(TYPES.propagatedRoutes).map(({ key, name, state }) => ({
    key,
    name,
    table: source.ref(state, "routeTableId", ...TABLES),
    destination: new Unknown(
      "a virtual private gateway propagates routes that are not in the input",
    ),
    target: { kind: "vpnGateway", key: knownText(valueOf(state, "vpnGatewayId")) ?? name },
    origin: "propagated",
    blackhole: false,
  }));
}

function gatewaysOf(source: Source): Gateway[] {
  const attached = source.all(TYPES.internetGatewayOfVpc);
  const internet = source.all(TYPES.internetGateway).map(({ key, name, state }): Gateway => {
    const own = attached.find((one) => {
      return source.ref(one.state, "internetGatewayId", TYPES.internetGateway) === key;
    });
    const vpc = source.ref(own?.state ?? state, "vpcId", TYPES.vpc);
    return { key, name, kind: "internet", vpc, subnet: undefined, isPublic: true };
  });
  const egressOnly = source.all(TYPES.egressOnlyGateway).map(({ key, name, state }): Gateway => {
    const vpc = source.ref(state, "vpcId", TYPES.vpc);
    return { key, name, kind: "egressOnly", vpc, subnet: undefined, isPublic: true };
  });
  const nat = source.all(TYPES.natGateway).map(({ key, name, state }): Gateway => {
    const type = text(state, "connectivityType") ?? "public";
    const subnet = source.ref(state, "subnetId", TYPES.subnet);
    const isPublic = isUnknown(type) ? type : type === "public";
    return { key, name, kind: "nat", vpc: notYet(`the VPC of ${name}`), subnet, isPublic };
  });
  return [...internet, ...egressOnly, ...nat];
}

function peeringOf(source: Source, { key, name, state }: Found): Peering {
  const accepted = source.all(TYPES.peeringAccepter).some((accepter) => {
    const of = source.ref(accepter.state, "vpcPeeringConnectionId", TYPES.peering);
    return of === key && flag(accepter.state, "autoAccept", false) === true;
  });
  const active = knownText(state.outputs["acceptStatus"]) === "active";
  return {
    key,
    name,
    vpcs: [source.ref(state, "vpcId", TYPES.vpc), source.ref(state, "peerVpcId", TYPES.vpc)],
    active: accepted || active || flag(state, "autoAccept", false),
  };
}

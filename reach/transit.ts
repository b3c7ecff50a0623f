import type { Goal } from "./addresses";
import { openBecause, type Network } from "./lookup";
import type { Attachment, Subnet, TransitGateway, TransitTable, Vpc } from "./network";
import {
  choose,
  destinationOf,
  routeText,
  targetText,
  type Candidate,
  type Choice,
} from "./routes";
import type { Unknown } from "./values";
import { isUnknown, type Value } from "./values";
import { block, hop, type Block, type Hop } from "./verdict";

/** How a VPC's packets enter a Transit Gateway. */
export interface TransitWay {
  readonly gateway: TransitGateway;
  readonly attachment: Attachment;
  /** The attachment's subnet in the client's zone. */
  readonly subnet: Subnet;
  readonly table: TransitTable;
}

/** What the gateway does with a part of a goal. */
export interface TransitStep {
  readonly choice: Choice;
  readonly vpc: Vpc;
  /** Subnets through which the packet may come out. */
  readonly subnets: readonly Subnet[];
  readonly hop: Hop;
}

/**
 * The attachment of a VPC, with a subnet in the client's Availability Zone and a route table.
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
 */
export function transitWay(
  network: Network,
  at: Subnet,
  vpc: Vpc,
  key: string,
): Value<TransitWay | Block> {
  const gateway = network.get("transitGateways", key);
  if (isUnknown(gateway)) return gateway;
  const { sure, perhaps } = network.of("attachments", "vpc", vpc.key);
  const attachment = sure.find((one) => one.gateway === key);
  if (attachment === undefined) {
    const maybe = [...perhaps, ...sure.filter((one) => isUnknown(one.gateway))][0];
    if (maybe !== undefined) return openBecause("attachments", maybe, maybe.vpc);
    return block(
      "NO_POSSIBLE_DESTINATION",
      gateway.name,
      "attachments",
      `has no attachment of ${vpc.name}, whose routes lead to it`,
      `Attach ${vpc.name} to it`,
    );
  }
  const state = usable(attachment);
  if (state !== undefined) return state;
  const subnet = subnetInZone(network, attachment, at, vpc);
  if (isUnknown(subnet) || "verdict" in subnet) return subnet;
  const table = tableOf(network, attachment);
  if (isUnknown(table) || "verdict" in table) return table;
  return { gateway, attachment, subnet, table };
}

function usable(attachment: Attachment): Unknown | Block | undefined {
  if (isUnknown(attachment.accepted)) return attachment.accepted;
  if (attachment.accepted) return undefined;
  return block(
    "BAD_STATE_ATTACHMENT",
    attachment.name,
    "state",
    "awaits acceptance in the Transit Gateway's account",
    "Accept it there, by a VpcAttachmentAccepter",
  );
}

function subnetsOf(network: Network, { subnets }: Attachment): Value<readonly Subnet[]> {
  if (isUnknown(subnets)) return subnets;
  const found: Subnet[] = [];
  for (const key of subnets) {
    const subnet = network.get("subnets", key);
    if (isUnknown(subnet)) return subnet;
    found.push(subnet);
  }
  return found;
}

function subnetInZone(
  network: Network,
  attachment: Attachment,
  at: Subnet,
  vpc: Vpc,
): Value<Subnet | Block> {
  const subnets = subnetsOf(network, attachment);
  if (isUnknown(subnets)) return subnets;
  const same = subnets.map((subnet) => ({ subnet, same: inOneZone(subnet, at) }));
  const found = same.find((one) => one.same === true);
  if (found !== undefined) return found.subnet;
  const open = same.find((one) => isUnknown(one.same))?.same;
  if (isUnknown(open)) return open;
  const zone = isUnknown(at.zone) ? at.name : at.zone;
  return block(
    "TGW_ROUTE_AZ_RESTRICTION",
    attachment.name,
    "subnetIds",
    `has no subnet in ${zone}, and clients there (${at.name} of ${vpc.name}) cannot reach the Transit Gateway`,
    `Add a subnet of ${zone} to it`,
  );
}

/** Zone names are the same within an account, ids everywhere. */
function inOneZone(a: Subnet, b: Subnet): Value<boolean> {
  if (a.key === b.key) return true;
  if (!isUnknown(a.zoneId) && !isUnknown(b.zoneId)) return a.zoneId === b.zoneId;
  if (isUnknown(a.zone)) return a.zone;
  return isUnknown(b.zone) ? b.zone : a.zone === b.zone;
}

function tableOf(network: Network, attachment: Attachment): Value<TransitTable | Block> {
  const { sure, perhaps } = network.of("transitAssociations", "attachment", attachment.key);
  const [own] = sure;
  if (own !== undefined) return network.get("transitTables", own.table);
  const [maybe] = perhaps;
  if (maybe !== undefined) return openBecause("transitAssociations", maybe, maybe.attachment);
  const gateway = network.get("transitGateways", attachment.gateway);
  if (isUnknown(gateway)) return gateway;
  const { takesDefaultAssociation } = attachment;
  if (isUnknown(takesDefaultAssociation)) return takesDefaultAssociation;
  if (isUnknown(gateway.defaultAssociation)) return gateway.defaultAssociation;
  if (takesDefaultAssociation && gateway.defaultAssociation !== undefined) {
    return network.get("transitTables", gateway.defaultAssociation);
  }
  return block(
    "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
    attachment.name,
    "transitGatewayRouteTableId",
    "is associated with no route table, so that the Transit Gateway drops what comes from it",
    "Associate it with one",
  );
}

/** Where the gateway leads each part of a goal: the longest prefix, and static routes before propagated ones. */
export function chooseInTransit(
  network: Network,
  way: TransitWay,
  goal: Goal,
): Value<readonly TransitStep[] | Block> {
  const candidates = network.once(`transit ${way.table.key} ${way.gateway.key}`, () =>
    candidatesOf(network, way),
  );
  const choices = choose(network, candidates, goal);
  if (isUnknown(choices)) return choices;
  const steps: TransitStep[] = [];
  for (const choice of choices) {
    const step = stepOf(network, way, choice);
    if (isUnknown(step) || "verdict" in step) return step;
    steps.push(step);
  }
  return steps;
}

function stepOf(network: Network, way: TransitWay, choice: Choice): Value<TransitStep | Block> {
  const { route, goal, lost } = choice;
  const table = way.table.name;
  const where = goal.kind === "block" ? goal.range.canonical : "public addresses";
  if (route === undefined) {
    return block(
      "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
      table,
      "routes",
      `has no route to ${where} for ${way.attachment.name}`,
      "Propagate the other attachment into it, or add a static route",
    );
  }
  if (isUnknown(route.target)) return route.target;
  if (route.blackhole) {
    return block(
      "TGW_RTB_BAD_STATE_ROUTE",
      table,
      route.name,
      `drops packets to ${route.destination}`,
      "Take the black hole away, or add a more specific route",
    );
  }
  const next = network.get("attachments", route.target.key);
  if (isUnknown(next)) return next;
  const state = usable(next);
  if (state !== undefined) return state;
  const vpc = network.get("vpcs", next.vpc);
  if (isUnknown(vpc)) return vpc;
  const subnets = subnetsOf(network, next);
  if (isUnknown(subnets)) return subnets;
  const near = subnets.filter(({ zoneId }) => !isUnknown(zoneId) && zoneId === way.subnet.zoneId);
  const does = `${routeText(route)}, out into ${vpc.name}`;
  return {
    choice,
    vpc,
    subnets: near.length > 0 ? near : subnets,
    hop: hop(`${way.gateway.name}, table ${table}`, does, lost),
  };
}

const STATIC = 1;
const LIST = 2;
const PROPAGATED = 3;

function candidatesOf(network: Network, { gateway, table }: TransitWay): Candidate[] {
  const routes = network.of("transitRoutes", "table", table.key);
  const fixed = [...routes.sure, ...routes.perhaps].map((route): Candidate => {
    const to = destinationOf(network, route.destination);
    const { attachment } = route;
    const target =
      attachment === undefined
        ? { kind: "nothing" as const, key: "nowhere" }
        : isUnknown(attachment)
          ? attachment
          : { kind: "attachment" as const, key: attachment };
    return {
      name: route.name,
      ...to,
      target,
      leadsTo: attachment === undefined ? "nowhere" : targetText(network, target),
      rank: to.isList ? LIST : STATIC,
      blackhole: attachment === undefined,
      perhaps: routes.perhaps.includes(route)
        ? openBecause("transitRoutes", route, route.table)
        : undefined,
    };
  });
  return [...fixed, ...propagated(network, gateway, table)];
}

function propagated(network: Network, gateway: TransitGateway, table: TransitTable): Candidate[] {
  const explicit = network.of("propagations", "table", table.key);
  const candidates = [
    ...explicit.sure.map((entry) => propagation(network, entry.name, entry.attachment, undefined)),
    ...explicit.perhaps.map((entry) =>
      propagation(
        network,
        entry.name,
        entry.attachment,
        openBecause("propagations", entry, entry.table),
      ),
    ),
    ...byDefault(network, gateway, table),
  ];
  // An attachment that is propagated by default and by hand is in the table once.
  const sure = new Set<string>();
  return candidates.flat().filter(({ target, destination, perhaps }) => {
    if (isUnknown(target) || perhaps !== undefined) return true;
    const id = `${target.key} ${destination}`;
    if (sure.has(id)) return false;
    sure.add(id);
    return true;
  });
}

function byDefault(
  network: Network,
  { key, defaultPropagation }: TransitGateway,
  table: TransitTable,
): Candidate[][] {
  if (!isUnknown(defaultPropagation) && defaultPropagation !== table.key) return [];
  const unsure = isUnknown(defaultPropagation) ? defaultPropagation : undefined;
  const { sure, perhaps } = network.of("attachments", "gateway", key);
  return [...sure, ...perhaps].flatMap((attachment) => {
    const takes = attachment.takesDefaultPropagation;
    if (takes === false) return [];
    const elsewhere = isUnknown(attachment.gateway) ? attachment.gateway : unsure;
    const open = isUnknown(takes) ? takes : elsewhere;
    return [propagation(network, attachment.name, attachment.key, open)];
  });
}

function propagation(
  network: Network,
  name: string,
  key: Value<string>,
  perhaps: Unknown | undefined,
): Candidate[] {
  const attachment = network.get("attachments", key);
  const vpc = isUnknown(attachment) ? attachment : network.get("vpcs", attachment.vpc);
  const blocks = isUnknown(vpc) ? vpc : vpc.blocks;
  const target = isUnknown(key) ? key : { kind: "attachment" as const, key };
  const common = {
    name,
    service: undefined,
    target,
    leadsTo: targetText(network, target),
    rank: PROPAGATED,
    blackhole: false,
    perhaps,
  };
  if (isUnknown(blocks)) return [{ ...common, destination: "(unknown)", ranges: blocks }];
  return blocks.map((range) => ({ ...common, destination: range.canonical, ranges: [range] }));
}

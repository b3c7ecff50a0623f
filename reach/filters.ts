import type { CidrRange } from "../core/cidr";
import { ownValue } from "../core/ownValue";
import { segments, within } from "./addresses";
import { openBecause, type Network } from "./lookup";
import type { AclRule, Endpoint, GroupRule, PortSpan, Subnet } from "./network";
import { isKnown, isUnknown, Unknown, type Value } from "./values";
import { block, type Block } from "./verdict";

/** Ports that a client's own end has, whatever its system. */
export const EPHEMERAL = { from: 1024, to: 65_535 };

const ALL_PROTOCOLS = new Set(["-1", "all"]);
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp" };

/** Who asks an endpoint. */
export interface Client {
  readonly range: CidrRange;
  /** Whether the way leads through a Transit Gateway, which tells no security group of the client. */
  readonly throughTransitGateway: boolean;
}

/**
 * Whether the security groups of an endpoint let clients in. They keep state: the answer needs no rule.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export function judgeGroups(
  network: Network,
  endpoint: Endpoint,
  client: Client,
  ports: PortSpan,
): Value<Block | undefined> {
  const groups = groupsOf(network, endpoint);
  if (isUnknown(groups)) return groups;
  const rules: GroupRule[] = [];
  const perhaps: Unknown[] = [];
  for (const group of groups) {
    const found = network.get("groups", group);
    if (isUnknown(found)) return found;
    const { sure, perhaps: maybe } = network.of("groupRules", "group", group);
    rules.push(...sure);
    perhaps.push(...maybe.map((rule) => openBecause("groupRules", rule, rule.group)));
  }
  const judged = rules.map((rule) => readRule(network, rule, client));
  const open = perhaps[0] ?? judged.find(isUnknown);
  const known = judged.filter(isKnown).flat();
  const shut = partsOf(client.range, ports, known).find(
    (part) => !known.some((rule) => holds(rule, part)),
  );
  if (shut === undefined) return undefined;
  if (isUnknown(open)) return open;
  return blockedByGroups(network, groups, rules, client, shut);
}

function groupsOf(network: Network, endpoint: Endpoint): Value<readonly string[]> {
  if (isUnknown(endpoint.groups) || endpoint.groups.length > 0) return endpoint.groups;
  const vpc = network.get("vpcs", endpoint.vpc);
  if (isUnknown(vpc)) return vpc;
  return isUnknown(vpc.defaultGroup) ? vpc.defaultGroup : [vpc.defaultGroup];
}

/** Addresses and ports that a rule is for. */
interface Span {
  readonly range: CidrRange;
  readonly ports: PortSpan;
}

function readRule(network: Network, rule: GroupRule, client: Client): Value<Span[]> {
  if (isUnknown(rule.ports)) return rule.ports;
  const { ports, source } = rule;
  if (isUnknown(source)) return source;
  if ("prefixList" in source) {
    const list = network.get("prefixLists", source.prefixList);
    if (isUnknown(list)) return list;
    return isUnknown(list.entries) ? list.entries : list.entries.map((range) => ({ range, ports }));
  }
  if ("canonical" in source) return [{ range: source, ports }];
  // A member of the group is let in; who is one, the network does not say.
  return client.throughTransitGateway
    ? []
    : new Unknown(`whether the clients are in a security group that ${rule.name} admits`);
}

/** Parts of what is asked for that every rule treats alike. */
function partsOf(range: CidrRange, ports: PortSpan, rules: readonly Span[]): Span[] {
  const addresses = segments(
    range,
    rules.map((rule) => rule.range),
  ).map((segment) => within(range, segment));
  return addresses.flatMap((part) =>
    portParts(ports, rules).map((span) => ({ range: part, ports: span })),
  );
}

function portParts(ports: PortSpan, rules: readonly { readonly ports: PortSpan }[]): PortSpan[] {
  const starts = new Set([ports.from]);
  for (const { ports: span } of rules) {
    if (span.from > ports.from && span.from <= ports.to) starts.add(span.from);
    if (span.to >= ports.from && span.to < ports.to) starts.add(span.to + 1);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((from, index) => ({
    protocol: ports.protocol,
    from,
    to: (sorted[index + 1] ?? ports.to + 1) - 1,
  }));
}

function holds(rule: Span, part: Span): boolean {
  return (
    rule.range.family === part.range.family &&
    rule.range.first <= part.range.first &&
    part.range.last <= rule.range.last &&
    isFor(rule.ports, part.ports)
  );
}

function isFor(rule: PortSpan, part: PortSpan): boolean {
  if (ALL_PROTOCOLS.has(rule.protocol)) return true;
  const protocol = ownValue(PROTOCOL_NUMBERS, rule.protocol) ?? rule.protocol;
  return protocol === part.protocol && rule.from <= part.from && part.to <= rule.to;
}

function blockedByGroups(
  network: Network,
  groups: readonly string[],
  rules: readonly GroupRule[],
  client: Client,
  shut: Span,
): Block {
  const names = groups.map((group) => network.find("groups", group)?.name ?? group).join(", ");
  const what = `${portText(shut.ports)} from ${shut.range.canonical}`;
  const byGroup = rules.some(
    ({ source }) => !isUnknown(source) && ("group" in source || "self" in source),
  );
  if (byGroup && client.throughTransitGateway) {
    return block(
      "SG_REFERENCES_NOT_PRESERVED",
      names,
      "ingress",
      `admits members of a security group, and behind a Transit Gateway an endpoint is told of none; ${what} is shut out`,
      `Admit the block ${client.range.canonical} in place of the group`,
    );
  }
  return block(
    "ENI_SG_RULES_MISMATCH",
    names,
    "ingress",
    `no rule lets ${what} in`,
    `Add a rule for ${portText(shut.ports)} from ${shut.range.canonical}`,
  );
}

export function portText({ protocol, from, to }: PortSpan): string {
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

/** A packet as a network ACL sees it: the block at the other end, and the ports that it goes to. */
export interface AclPacket {
  readonly direction: "in" | "out";
  readonly peer: CidrRange;
  /** Whether the peer is all of the block or one address of it that nobody knows. */
  readonly reaches: "every" | "one";
  readonly ports: PortSpan;
}

/**
 * Whether a subnet's network ACL lets a packet pass. It keeps no state, and its rules are read by number.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function judgeAcl(
  network: Network,
  subnet: Subnet,
  packet: AclPacket,
): Value<Block | undefined> {
  const key = aclOf(network, subnet);
  if (isUnknown(key)) return key;
  const acl = network.get("acls", key);
  if (isUnknown(acl)) return acl;
  const { sure, perhaps } = network.of("aclRules", "acl", key);
  const [maybe] = perhaps;
  if (maybe !== undefined) return openBecause("aclRules", maybe, maybe.acl);
  const rules = sure.filter(({ direction }) => direction === packet.direction);
  const known = rules.map(knownRule);
  const unknown = known.find(isUnknown);
  if (unknown !== undefined) return unknown;
  const sorted = known.filter(isKnown).sort((a, b) => a.number - b.number);
  const parts = partsOf(packet.peer, packet.ports, sorted);
  const shut = parts.filter((part) => sorted.find((rule) => holds(rule, part))?.allows !== true);
  const [first] = shut;
  if (first === undefined) return undefined;
  const someAddressPasses = parts.some(
    ({ range }) => !shut.some((part) => part.range.first === range.first),
  );
  if (packet.reaches === "one" && someAddressPasses) {
    return new Unknown(
      `the network ACL ${acl.name} lets a part of ${packet.peer.canonical} pass, and the address in it is not known`,
    );
  }
  const rule = sorted.find((one) => holds(one, first));
  const way = packet.direction === "in" ? "into" : "out of";
  const peer = packet.direction === "in" ? "from" : "to";
  return block(
    "SUBNET_ACL_RESTRICTION",
    acl.name,
    packet.direction === "in" ? "ingress" : "egress",
    `${rule === undefined ? "no rule lets" : `rule ${rule.number} does not let`} ${portText(first.ports)} ${peer} ${first.range.canonical} ${way} the subnet ${subnet.name}`,
    `Allow ${portText(first.ports)} ${peer} ${first.range.canonical} by a rule with a lower number; a network ACL keeps no state, so answers need rules of their own`,
  );
}

interface KnownRule extends Span {
  readonly number: number;
  readonly allows: boolean;
}

function knownRule({ number, allows, ports, block: range }: AclRule): Value<KnownRule> {
  if (isUnknown(number)) return number;
  if (isUnknown(allows)) return allows;
  if (isUnknown(ports)) return ports;
  return isUnknown(range) ? range : { number, allows, ports, range };
}

function aclOf(network: Network, subnet: Subnet): Value<string> {
  const { sure, perhaps } = network.of("aclSubnets", "subnet", subnet.key);
  const [own] = sure;
  if (own !== undefined) return own.acl;
  const [maybe] = perhaps;
  if (maybe !== undefined) return openBecause("aclSubnets", maybe, maybe.subnet);
  const vpc = network.get("vpcs", subnet.vpc);
  return isUnknown(vpc) ? vpc : vpc.defaultAcl;
}

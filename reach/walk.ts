import type { CidrRange } from "../core/cidr";
import { ownValue } from "../core/ownValue";
import { covers, isPrivate, type Goal } from "./addresses";
import { EPHEMERAL, judgeAcl, judgeGroups, portText } from "./filters";
import { openBecause, type Network } from "./lookup";
import { Names, type Answer, type Family } from "./names";
import type { Endpoint, PortSpan, Subnet, Vpc } from "./network";
import { chooseRoute, routeText, type Choice } from "./routes";
import { chooseInTransit, transitWay } from "./transit";
import { isUnknown, Unknown, type Value } from "./values";
import { block, hop, open, type Block, type Hop, type Stop } from "./verdict";

/** From a subnet to a name, or to what a name answers. */
export interface Question {
  readonly subnet: string;
  readonly name: string;
  readonly ports: PortSpan;
}

/** What a packet crosses on its way, as the summary of a path names it. */
export type Crossing = "transitGateway" | "peering" | "nat" | "internet" | "gatewayEndpoint";

export interface Proof {
  readonly verdict: "reachable" | "blocked" | "unknown";
  /** Why, unless it is reachable. */
  readonly stop: Stop | undefined;
  readonly answer: Answer | undefined;
  readonly crossings: readonly Crossing[];
  readonly names: readonly Hop[];
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
}

interface End {
  readonly vpc: string;
  readonly kind: "vpc" | "internet" | "gatewayEndpoint";
  /** Of the NAT gateway that the answer comes back to. */
  readonly natSubnet: Subnet | undefined;
}

interface Leg {
  readonly stop: Stop | undefined;
  readonly end: End | undefined;
  readonly hops: readonly Hop[];
  readonly crossings: readonly Crossing[];
}

/** A packet on its way. */
interface Packet {
  readonly source: CidrRange;
  /** Where it started: peering connections and gateway endpoints carry nothing from elsewhere. */
  readonly origin: string;
  readonly originSubnet: Subnet;
  readonly goal: Goal;
  /** Where it ends, where that is known. */
  readonly goalSubnet: Subnet | undefined;
  readonly ports: PortSpan;
  readonly natSubnet: Subnet | undefined;
  /** Whether network ACLs are asked. */
  readonly isFiltered: boolean;
  /** Steps left before the way counts as a circle. */
  readonly left: number;
}

const LONGEST_WAY = 12;
const ANY_PORT: PortSpan = { protocol: "tcp", from: 0, to: 65_535 };

/** Follows packets through a network, there and back. */
export class Walk {
  private readonly names: Names;
  private readonly known = new Map<string, Proof>();

  constructor(readonly network: Network) {
    this.names = new Names(network);
  }

  /** Whether clients of a subnet reach a name, and whether its answer comes back. */
  prove(question: Question): Proof {
    const subnet = this.network.get("subnets", question.subnet);
    if (isUnknown(subnet)) return failed(open(subnet));
    const from = this.clientOf(subnet);
    if (isUnknown(from)) return failed(open(from));
    const asked = this.names.resolve(from.vpc.key, question.name, from.range.family);
    const { answer } = asked;
    if ("verdict" in answer) return { ...failed(answer), names: asked.hops };
    return { ...this.reach(from, answer, question.ports), answer, names: asked.hops };
  }

  /**
   * The way of packets to another VPC, whatever names say, by routes alone: what security groups and network
   * ACLs shut out today nobody has promised.
   */
  wayTo(subnetKey: string, vpcKey: string): Proof {
    const subnet = this.network.get("subnets", subnetKey);
    const from = isUnknown(subnet) ? subnet : this.clientOf(subnet);
    if (isUnknown(from)) return failed(open(from));
    const vpc = this.network.get("vpcs", vpcKey);
    const blocks = isUnknown(vpc) ? vpc : vpc.blocks;
    if (isUnknown(blocks)) return failed(open(blocks));
    const proofs = blocks
      .filter(({ family }) => family === from.range.family)
      .map((range): Proof => {
        const packet = this.packet(from, goalOf(range, "one"), undefined, ANY_PORT);
        const leg = this.carry(from.subnet, from.vpc, { ...packet, isFiltered: false });
        const elsewhere = leg.end !== undefined && leg.end.vpc !== vpcKey;
        return elsewhere ? failed(noWayTo(from.subnet, vpcKey)) : proofOf(leg, undefined);
      });
    const found = proofs.find(({ verdict }) => verdict !== "blocked") ?? proofs[0];
    return found ?? failed(noWayTo(from.subnet, vpcKey));
  }

  private clientOf(subnet: Subnet): Value<Client> {
    const vpc = this.network.get("vpcs", subnet.vpc);
    if (isUnknown(vpc)) return vpc;
    if (isUnknown(subnet.blocks)) return subnet.blocks;
    const range = subnet.blocks.find(({ family }) => family === "ipv4") ?? subnet.blocks[0];
    if (range === undefined) return new Unknown(`the subnet ${subnet.name} has no known block`);
    return { subnet, vpc, range };
  }

  private reach(from: Client, answer: Answer, ports: PortSpan): Proof {
    switch (answer.kind) {
      case "endpoint": {
        const key = [from.subnet.key, answer.endpoint.key, answer.zone, portText(ports)].join(" ");
        const known = this.known.get(key);
        if (known !== undefined) return known;
        const proof = this.toEndpoint(from, answer.endpoint, answer.zone, ports);
        this.known.set(key, proof);
        return proof;
      }
      case "addresses":
        return this.toAddresses(from, answer.addresses, ports);
      case "public":
        return this.toPublic(from, answer, ports);
    }
  }

  private toEndpoint(
    from: Client,
    endpoint: Endpoint,
    zone: string | undefined,
    ports: PortSpan,
  ): Proof {
    const places = this.placesOf(endpoint, zone, from.range.family);
    if (isUnknown(places)) return failed(open(places));
    if (isBlock(places)) return failed(places);
    const proofs = places.map(({ subnet, goal }) => {
      const there = this.leg(from, goal, subnet, ports);
      const stop = there.stop ?? this.admitted(endpoint, from, there, ports);
      if (stop !== undefined) return proofOf({ ...there, stop }, undefined);
      return proofOf(there, this.answerOf(subnet, goal, from, ports));
    });
    return all(proofs);
  }

  private admitted(
    endpoint: Endpoint,
    from: Client,
    there: Leg,
    ports: PortSpan,
  ): Stop | undefined {
    const throughTransitGateway = there.crossings.includes("transitGateway");
    const judged = judgeGroups(
      this.network,
      endpoint,
      { range: from.range, throughTransitGateway },
      ports,
    );
    return isUnknown(judged) ? open(judged) : judged;
  }

  /** The way back from an address in a subnet to all of the client's. */
  private answerOf(subnet: Subnet, goal: Goal, to: Client, ports: PortSpan): Leg {
    const vpc = this.network.get("vpcs", subnet.vpc);
    if (isUnknown(vpc)) return stoppedLeg(open(vpc));
    const range = goal.kind === "block" ? goal.range : to.range;
    const back: Goal = { kind: "block", range: to.range, reaches: "every" };
    return this.leg({ subnet, vpc, range }, back, to.subnet, {
      ...EPHEMERAL,
      protocol: ports.protocol,
    });
  }

  private placesOf(
    endpoint: Endpoint,
    zone: string | undefined,
    family: Family,
  ): Value<readonly { subnet: Subnet; goal: Goal }[] | Block> {
    const { state, subnets } = endpoint;
    if (isUnknown(state)) return state;
    if (state.toLowerCase() !== "available") {
      return block(
        "BAD_STATE",
        endpoint.name,
        "state",
        `is ${state} and takes no connections`,
        "Accept it where its service is, or wait until it is available",
      );
    }
    if (isUnknown(subnets)) return subnets;
    const places: { subnet: Subnet; goal: Goal }[] = [];
    for (const key of subnets) {
      const subnet = this.network.get("subnets", key);
      if (isUnknown(subnet)) return subnet;
      if (zone !== undefined && isUnknown(subnet.zone)) return subnet.zone;
      if (zone !== undefined && subnet.zone !== zone) continue;
      const given = ownValue(endpoint.addresses, key);
      if (given !== undefined) {
        const ranges = given.filter((range) => range.family === family);
        places.push(...ranges.map((range) => ({ subnet, goal: goalOf(range, "every") })));
        continue;
      }
      if (isUnknown(subnet.blocks)) return subnet.blocks;
      const ranges = subnet.blocks.filter((range) => range.family === family);
      places.push(...ranges.map((range) => ({ subnet, goal: goalOf(range, "one") })));
    }
    if (places.length > 0) return places;
    return block(
      "ENDPOINT_WITHOUT_ADDRESS",
      endpoint.name,
      "subnetIds",
      zone === undefined ? `has no ${family} address` : `has no ${family} address in ${zone}`,
      "Give it a subnet that has one in each zone",
    );
  }

  private toAddresses(from: Client, addresses: readonly CidrRange[], ports: PortSpan): Proof {
    const proofs = addresses.map((range) => {
      const goal = isPrivate(range)
        ? goalOf(range, "every")
        : ({ kind: "public", service: undefined, family: range.family } as const);
      const there = this.leg(from, goal, this.subnetAt(range, from), ports);
      if (there.stop !== undefined) return proofOf(there, undefined);
      const reason = `what is at ${range.canonical} and whom it admits is not in the input`;
      return failed(open(reason));
    });
    return all(proofs);
  }

  /** The subnet of an address that a record names, if only one VPC can have it. */
  private subnetAt(range: CidrRange, from: Client): Subnet | undefined {
    const holding = this.network.data.subnets.filter(
      ({ blocks }) => !isUnknown(blocks) && blocks.some((one) => covers(one, range)),
    );
    return holding.find(({ vpc }) => vpc === from.vpc.key) ?? holding[0];
  }

  private toPublic(
    from: Client,
    answer: Extract<Answer, { kind: "public" }>,
    ports: PortSpan,
  ): Proof {
    const { family } = from.range;
    const there = this.leg(
      from,
      { kind: "public", service: answer.service, family },
      undefined,
      ports,
    );
    if (there.stop !== undefined || there.end === undefined) return proofOf(there, undefined);
    if (!answer.exists) {
      return proofOf(
        { ...there, stop: open("whether public DNS has this name is not known") },
        undefined,
      );
    }
    return proofOf(there, this.fromPublic(from, there.end, ports));
  }

  /** Answers of the internet come back to the NAT gateway, and those of a service to the client itself. */
  private fromPublic(to: Client, end: End, { protocol }: PortSpan): Leg {
    const answers = { ...EPHEMERAL, protocol };
    const peer = EVERYWHERE[to.range.family];
    const at = end.natSubnet ?? to.subnet;
    const judged = judgeAcl(this.network, at, {
      direction: "in",
      peer,
      reaches: "one",
      ports: answers,
    });
    if (isUnknown(judged)) return stoppedLeg(open(judged));
    if (judged !== undefined) return stoppedLeg(judged);
    if (end.natSubnet === undefined)
      return { ...EMPTY_LEG, hops: [hop(to.subnet.name, "gets the answer")] };
    const vpc = this.network.get("vpcs", end.natSubnet.vpc);
    if (isUnknown(vpc)) return stoppedLeg(open(vpc));
    const goal: Goal = { kind: "block", range: to.range, reaches: "every" };
    return this.leg({ subnet: end.natSubnet, vpc, range: peer }, goal, to.subnet, answers);
  }

  private leg(from: Client, goal: Goal, goalSubnet: Subnet | undefined, ports: PortSpan): Leg {
    return this.carry(from.subnet, from.vpc, this.packet(from, goal, goalSubnet, ports));
  }

  private packet(
    from: Client,
    goal: Goal,
    goalSubnet: Subnet | undefined,
    ports: PortSpan,
  ): Packet {
    return {
      source: from.range,
      origin: from.vpc.key,
      originSubnet: from.subnet,
      goal,
      goalSubnet,
      ports,
      natSubnet: undefined,
      isFiltered: true,
      left: LONGEST_WAY,
    };
  }

  /** From a subnet by its route table. */
  private carry(at: Subnet, vpc: Vpc, packet: Packet): Leg {
    if (packet.left === 0) {
      return stoppedLeg(
        block(
          "CYCLIC_PATH",
          at.name,
          "routes",
          "is met again and again: the routes lead in a circle",
          "Lead it by a more specific route",
        ),
      );
    }
    if (packet.goalSubnet?.key === at.key) {
      return {
        ...EMPTY_LEG,
        end: endOf(vpc, "vpc", packet),
        hops: [hop(at.name, "is where it goes")],
      };
    }
    const out = this.acl(at, "out", packet);
    if (out !== undefined) return stoppedLeg(out);
    const table = this.tableOf(at, vpc);
    if (isUnknown(table)) return stoppedLeg(open(table));
    const choices = chooseRoute(this.network, table.key, vpc, packet.goal);
    if (isUnknown(choices)) return stoppedLeg(open(choices));
    const legs = choices.map((choice) =>
      this.follow(at, vpc, table.name, choice, {
        ...packet,
        goal: choice.goal,
        left: packet.left - 1,
      }),
    );
    return together(legs, packet.goal);
  }

  private follow(at: Subnet, vpc: Vpc, table: string, choice: Choice, packet: Packet): Leg {
    const { route, lost } = choice;
    if (route === undefined) {
      return stoppedLeg(
        block(
          "NO_ROUTE_TO_DESTINATION",
          table,
          "routes",
          `has no route from the subnet ${at.name} to ${goalText(packet.goal)}`,
          `Add a route for ${goalText(packet.goal)} to it`,
        ),
      );
    }
    const { target } = route;
    if (isUnknown(target)) return stoppedLeg(open(target));
    const step = hop(table, routeText(route), lost);
    if (route.blackhole || target.kind === "nothing") {
      return stoppedLeg(
        block(
          "BAD_STATE_ROUTE",
          table,
          route.name,
          `leads ${route.destination} to ${target.key}, which is gone`,
          "Lead it to something that exists, or take the route away",
        ),
        [step],
      );
    }
    return before(step, this.into(at, vpc, target.kind, target.key, packet));
  }

  private into(at: Subnet, vpc: Vpc, kind: string, key: string, packet: Packet): Leg {
    switch (kind) {
      case "local":
        return this.arrive(vpc, packet, at);
      case "peering":
        return this.throughPeering(vpc, key, packet, at);
      case "transitGateway":
        return this.throughTransitGateway(at, vpc, key, packet);
      case "nat":
        return this.throughNat(at, vpc, key, packet);
      case "internet":
      case "egressOnly":
        return this.toInternet(at, vpc, key, packet);
      case "gatewayEndpoint":
        return this.toGatewayEndpoint(vpc, key, packet);
      default:
        return stoppedLeg(open(NOT_JUDGED[kind] ?? NOT_JUDGED["other"] ?? ""));
    }
  }

  private arrive(vpc: Vpc, packet: Packet, at: Subnet | undefined): Leg {
    const { goal, goalSubnet } = packet;
    if (goal.kind === "public")
      return stoppedLeg(open(`${vpc.name} has public addresses as its own`));
    if (goalSubnet !== undefined && goalSubnet.vpc !== vpc.key) {
      if (isUnknown(goalSubnet.vpc)) return stoppedLeg(open(goalSubnet.vpc));
      return stoppedLeg(
        block(
          "NO_POSSIBLE_DESTINATION",
          vpc.name,
          "cidrBlock",
          `has the addresses ${goal.range.canonical} itself, so that packets to ${goalSubnet.name} never leave it`,
          "Give one of the two VPCs another block: overlapping blocks cannot be connected",
        ),
      );
    }
    if (goalSubnet !== undefined && goalSubnet.key !== at?.key) {
      const judged = this.acl(goalSubnet, "in", packet);
      if (judged !== undefined) return stoppedLeg(judged);
    }
    const name = goalSubnet?.name ?? vpc.name;
    return { ...EMPTY_LEG, end: endOf(vpc, "vpc", packet), hops: [hop(name, "is where it goes")] };
  }

  private throughPeering(vpc: Vpc, key: string, packet: Packet, at: Subnet): Leg {
    const peering = this.network.get("peerings", key);
    if (isUnknown(peering)) return stoppedLeg(open(peering));
    const { active, vpcs } = peering;
    if (isUnknown(active)) return stoppedLeg(open(active));
    if (!active) {
      return stoppedLeg(
        block(
          "BAD_STATE",
          peering.name,
          "acceptStatus",
          "is not accepted yet",
          "Accept it in the other VPC's account",
        ),
      );
    }
    const unknownSide = vpcs.find(isUnknown);
    if (isUnknown(unknownSide)) return stoppedLeg(open(unknownSide));
    const other = vpcs.find((side) => side !== vpc.key);
    if (other === undefined || isUnknown(other) || !vpcs.includes(vpc.key)) {
      return stoppedLeg(
        block(
          "NO_POSSIBLE_DESTINATION",
          peering.name,
          "vpcId",
          `does not connect ${vpc.name}`,
          "Lead the route to a connection of this VPC",
        ),
      );
    }
    const peer = this.network.get("vpcs", other);
    if (isUnknown(peer)) return stoppedLeg(open(peer));
    if (isUnknown(peer.blocks)) return stoppedLeg(open(peer.blocks));
    const { goal } = packet;
    const inPeer = goal.kind === "block" && peer.blocks.some((range) => covers(range, goal.range));
    if (!inPeer || packet.origin !== vpc.key) {
      const what = inPeer ? `from ${packet.originSubnet.name}` : `to ${goalText(goal)}`;
      return stoppedLeg(
        block(
          "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
          peering.name,
          "vpcId",
          `carries packets between its two VPCs alone, and none ${what}`,
          "Connect the two VPCs directly, or use a Transit Gateway",
        ),
      );
    }
    const arrived = this.arrive(peer, packet, at);
    return before(hop(peering.name, `leads into ${peer.name}`), crossing(arrived, "peering"));
  }

  private throughTransitGateway(at: Subnet, vpc: Vpc, key: string, packet: Packet): Leg {
    const way = transitWay(this.network, at, vpc, key);
    if (isUnknown(way)) return stoppedLeg(open(way));
    if (isBlock(way)) return stoppedLeg(way);
    const judged = this.acl(way.subnet, "in", packet);
    if (judged !== undefined) return stoppedLeg(judged);
    const chosen = chooseInTransit(this.network, way, packet.goal);
    if (isUnknown(chosen)) return stoppedLeg(open(chosen));
    if (isBlock(chosen)) return stoppedLeg(chosen);
    const legs = chosen.map(({ choice, vpc: next, subnets, hop: step }) => {
      const onward = { ...packet, goal: choice.goal };
      const entered = subnets.map((subnet) => this.carry(subnet, next, onward));
      return before(step, crossing(worst(entered), "transitGateway"));
    });
    return together(legs, packet.goal);
  }

  private throughNat(at: Subnet, vpc: Vpc, key: string, packet: Packet): Leg {
    const nat = this.network.get("gateways", key);
    if (isUnknown(nat)) return stoppedLeg(open(nat));
    if (nat.subnet === undefined) return stoppedLeg(open(`the subnet of ${nat.name} is not known`));
    const subnet = this.network.get("subnets", nat.subnet);
    if (isUnknown(subnet)) return stoppedLeg(open(subnet));
    if (isUnknown(nat.isPublic)) return stoppedLeg(open(nat.isPublic));
    if (!nat.isPublic || packet.goal.kind !== "public") {
      return stoppedLeg(
        open(`where the NAT gateway ${nat.name} leads a private address is not judged`),
      );
    }
    if (isUnknown(subnet.vpc)) return stoppedLeg(open(subnet.vpc));
    if (subnet.vpc !== vpc.key) {
      return stoppedLeg(
        block(
          "NGW_REQUIRES_SOURCE_IN_VPC",
          nat.name,
          "subnetId",
          `is not in ${vpc.name}, whose traffic it is to carry`,
          "Lead the route to a NAT gateway of the VPC itself",
        ),
      );
    }
    if (subnet.key !== at.key) {
      const judged = this.acl(subnet, "in", packet);
      if (judged !== undefined) return stoppedLeg(judged);
    }
    if (packet.natSubnet !== undefined)
      return stoppedLeg(open("two NAT gateways in a row are not judged"));
    const onward = this.carry(subnet, vpc, { ...packet, natSubnet: subnet });
    return before(hop(nat.name, "translates the client's address"), crossing(onward, "nat"));
  }

  private toInternet(at: Subnet, vpc: Vpc, key: string, packet: Packet): Leg {
    const gateway = this.network.get("gateways", key);
    if (isUnknown(gateway)) return stoppedLeg(open(gateway));
    if (isUnknown(gateway.vpc)) return stoppedLeg(open(gateway.vpc));
    if (gateway.vpc !== vpc.key) {
      return stoppedLeg(
        block(
          "NO_POSSIBLE_DESTINATION",
          gateway.name,
          "vpcId",
          `is not attached to ${vpc.name}`,
          `Attach it to ${vpc.name}`,
        ),
      );
    }
    if (packet.goal.kind !== "public") {
      return stoppedLeg(
        block(
          "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
          gateway.name,
          "vpcId",
          `drops packets to private addresses such as ${packet.goal.range.canonical}`,
          `Add a route for ${packet.goal.range.canonical} to where it is`,
        ),
      );
    }
    const edge = this.edgeRoutes(key);
    if (edge !== undefined) return stoppedLeg(open(edge));
    const hidden = packet.natSubnet === undefined && packet.goal.family === "ipv4";
    if (hidden) {
      const { publicAddresses } = packet.originSubnet;
      if (packet.origin !== vpc.key) {
        return stoppedLeg(
          block(
            "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            gateway.name,
            "vpcId",
            `carries public addresses of ${vpc.name} alone, and the packet comes from another VPC`,
            "Lead it through a NAT gateway first",
          ),
        );
      }
      if (isUnknown(publicAddresses)) return stoppedLeg(open(publicAddresses));
      if (!publicAddresses) {
        return stoppedLeg(
          open(
            `whether clients of ${at.name} have public addresses is not in the input: the subnet gives none by itself`,
          ),
        );
      }
    }
    const step = hop(gateway.name, "leads to public addresses");
    return crossing(
      { ...EMPTY_LEG, end: endOf(vpc, "internet", packet), hops: [step] },
      "internet",
    );
  }

  /** Routes by which a gateway leads what comes in to appliances, which nobody can see through. */
  private edgeRoutes(gateway: string): Unknown | undefined {
    const { sure, perhaps } = this.network.of("tableAssociations", "of", gateway);
    const [maybe] = perhaps;
    if (sure.length === 0 && maybe !== undefined)
      return openBecause("tableAssociations", maybe, maybe.of);
    for (const { table } of sure) {
      if (isUnknown(table)) return table;
      const routes = this.network.of("routes", "table", table);
      if (routes.sure.length + routes.perhaps.length > 0) {
        return new Unknown(
          `the gateway's own routes lead what comes in to something that is not judged`,
        );
      }
    }
    return undefined;
  }

  private toGatewayEndpoint(vpc: Vpc, key: string, packet: Packet): Leg {
    const endpoint = this.network.get("endpoints", key);
    if (isUnknown(endpoint)) return stoppedLeg(open(endpoint));
    if (isUnknown(endpoint.vpc)) return stoppedLeg(open(endpoint.vpc));
    if (packet.origin !== vpc.key || endpoint.vpc !== vpc.key) {
      return stoppedLeg(
        block(
          "CANNOT_ROUTE",
          endpoint.name,
          "vpcId",
          `serves clients of its own VPC alone, and no packet of ${packet.originSubnet.name} from another one`,
          "Give the client's VPC a gateway endpoint of its own; it is free",
        ),
      );
    }
    const step = hop(endpoint.name, "leads to the service");
    return crossing(
      { ...EMPTY_LEG, end: endOf(vpc, "gatewayEndpoint", packet), hops: [step] },
      "gatewayEndpoint",
    );
  }

  private tableOf(subnet: Subnet, vpc: Vpc) {
    const { sure, perhaps } = this.network.of("tableAssociations", "of", subnet.key);
    const [own] = sure;
    if (own !== undefined) return this.network.get("tables", own.table);
    const [maybe] = perhaps;
    if (maybe !== undefined) return openBecause("tableAssociations", maybe, maybe.of);
    return this.network.get("tables", vpc.mainTable);
  }

  private acl(subnet: Subnet, direction: "in" | "out", packet: Packet): Stop | undefined {
    const { goal, isFiltered } = packet;
    if (!isFiltered) return undefined;
    const isPublic = goal.kind === "public";
    const away = isPublic
      ? { peer: EVERYWHERE[goal.family], reaches: "one" as const }
      : { peer: goal.range, reaches: goal.reaches };
    const judged = judgeAcl(this.network, subnet, {
      direction,
      ports: packet.ports,
      ...(direction === "out" ? away : { peer: packet.source, reaches: "every" }),
    });
    return isUnknown(judged) ? open(judged) : judged;
  }
}

interface Client {
  readonly subnet: Subnet;
  readonly vpc: Vpc;
  readonly range: CidrRange;
}

const EVERYWHERE: Readonly<Record<Family, CidrRange>> = {
  ipv4: { family: "ipv4", first: 0n, last: 2n ** 32n - 1n, canonical: "0.0.0.0/0" },
  ipv6: { family: "ipv6", first: 0n, last: 2n ** 128n - 1n, canonical: "::/0" },
};

const NOT_JUDGED: Readonly<Record<string, string>> = {
  endpoint:
    "the way leads through a Gateway Load Balancer endpoint, and what its appliances do is not in the input",
  interface:
    "the way leads through an appliance's network interface, and what it does is not in the input",
  vpnGateway:
    "the way leads through a virtual private gateway, and what is behind it is not in the input",
  coreNetwork: "the way leads through a core network, whose policy is not in the input",
  attachment: "a route of a VPC leads to an attachment",
  other: "the way leads through something that is not judged",
};

const EMPTY_LEG: Leg = { stop: undefined, end: undefined, hops: [], crossings: [] };

export function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && "verdict" in value;
}

function goalOf(range: CidrRange, reaches: "every" | "one"): Goal {
  return { kind: "block", range, reaches };
}

export function goalText(goal: Goal): string {
  if (goal.kind === "block") return goal.range.canonical;
  return goal.service === undefined ? "public addresses" : `the addresses of ${goal.service}`;
}

function endOf(vpc: Vpc, kind: End["kind"], { natSubnet }: Packet): End {
  return { vpc: vpc.key, kind, natSubnet };
}

function stoppedLeg(stop: Stop, hops: readonly Hop[] = []): Leg {
  return { ...EMPTY_LEG, stop, hops };
}

function before(step: Hop, leg: Leg): Leg {
  return { ...leg, hops: [step, ...leg.hops] };
}

function crossing(leg: Leg, what: Crossing): Leg {
  return { ...leg, crossings: [what, ...leg.crossings] };
}

/** Any of them may be taken: what stops one of them stops some packets. */
function worst(legs: readonly Leg[]): Leg {
  return (
    legs.find(({ stop }) => stop?.verdict === "blocked") ??
    legs.find(({ stop }) => stop !== undefined) ??
    legs[0] ??
    stoppedLeg(open("the way leads to no subnet"))
  );
}

/** Parts of a goal. All of them are asked for; or it is one of them, and nobody knows which. */
function together(legs: readonly Leg[], goal: Goal): Leg {
  if (goal.kind === "block" && goal.reaches === "every") return worst(legs);
  const stopped = legs.filter(({ stop }) => stop !== undefined);
  if (stopped.length === 0 || stopped.length === legs.length) return worst(legs);
  const [first] = stopped;
  return stoppedLeg(
    open(`it depends on which address of ${goalText(goal)} AWS takes, and that is not known`),
    first?.hops,
  );
}

function noWayTo(subnet: Subnet, vpc: string): Block {
  return block(
    "NO_ROUTE_TO_DESTINATION",
    subnet.name,
    "routes",
    `has no way to ${vpc}`,
    "Add a route",
  );
}

function failed(stop: Stop): Proof {
  return {
    verdict: stop.verdict,
    stop,
    answer: undefined,
    crossings: [],
    names: [],
    there: [],
    back: [],
  };
}

function proofOf(there: Leg, back: Leg | undefined): Proof {
  const stop = there.stop ?? back?.stop;
  return {
    verdict: stop?.verdict ?? "reachable",
    stop,
    answer: undefined,
    crossings: there.crossings,
    names: [],
    there: there.hops,
    back: back?.hops ?? [],
  };
}

/** A name answers with every address, and clients take any of them. */
function all(proofs: readonly Proof[]): Proof {
  return (
    proofs.find(({ verdict }) => verdict === "blocked") ??
    proofs.find(({ verdict }) => verdict === "unknown") ??
    proofs[0] ??
    failed(open("the name answers with no address"))
  );
}

import { FlowNetwork } from "./maxFlow";
import {
  forgoneSavings,
  gain,
  natCost,
  natGain,
  serviceInflow,
  type Pair,
  type Selection,
  type SelectionCertificate,
} from "./selection";

/** What a minimum cut leaves on the side of the source, and the flow that proves it. */
export interface Cut {
  readonly open: (service: number, spoke: number) => boolean;
  readonly certificate: SelectionCertificate;
}

const SOURCE = 0;
const SINK = 1;
const FIRST_SERVICE = 2;

interface ServiceNode {
  readonly node: number;
  readonly cost: number;
  /** What its pairs gain. */
  readonly gain: number;
  /** The part of it that they gain whatever is cut. */
  certainGain: number;
}

interface SpokeNode {
  readonly node: number;
  readonly cost: number;
  /** It has its NAT gateways for nothing. */
  readonly hasNat: boolean;
  /** The spoke without NAT gateways; only those that must be bought and may pay are a question. */
  readonly withoutNat: { readonly node: number; readonly forgone: number } | undefined;
}

interface Nodes {
  readonly count: number;
  readonly services: readonly ServiceNode[];
  readonly spokes: readonly SpokeNode[];
}

/** A pair's arcs between its two nodes; `NO_ARC` where it gains nothing by NAT gateways that are a question. */
interface PairArcs {
  readonly direct: number;
  readonly nat: number;
}

const NO_ARC = -1;

/** Arcs whose flow the certificate tells, in the order of what they are of. */
interface Arcs {
  readonly ofServices: readonly number[];
  readonly ofPairs: readonly PairArcs[];
  readonly ofSpokesWithoutNat: readonly number[];
}

/**
 * The cut of the selection's network: source -> service -> spoke -> sink, and for a spoke that may buy a
 * NAT gateway one node more, the spoke without it, which forgoes what its pairs would save by it.
 */
export function minimumCut(selection: Selection): Cut {
  const nodes = nodesOf(selection);
  const { services, spokes } = nodes;
  const network = new FlowNetwork(
    nodes.count,
    services.length * 2 + spokes.length * 3 + selection.pairs.length * 2,
  );
  const arcs = connect(network, nodes, selection.pairs);
  network.maximize(SOURCE, SINK);
  const reached = network.sourceSide(SOURCE);
  const isReached = (node: number | undefined) => node !== undefined && reached[node] === 1;
  return {
    open: (service, spoke) => isReached(services[service]?.node) && isReached(spokes[spoke]?.node),
    certificate: certificateOf(selection, nodes, network, arcs),
  };
}

function nodesOf(selection: Selection): Nodes {
  const { serviceCosts, spokeCosts, pairs } = selection;
  const gains = serviceInflow(serviceCosts.length, pairs);
  const forgone = forgoneSavings(selection);
  const services = serviceCosts.map((cost, service): ServiceNode => ({
    node: FIRST_SERVICE + service,
    cost,
    gain: gains[service] ?? 0,
    certainGain: 0,
  }));
  const firstSpoke = FIRST_SERVICE + services.length;
  const firstWithoutNat = firstSpoke + spokeCosts.length;
  const spokes = spokeCosts.map((cost, spoke): SpokeNode => {
    const hasNat = natCost(selection, spoke) === 0;
    const lost = forgone[spoke] ?? 0;
    const isQuestion = !hasNat && lost > 0;
    return {
      node: firstSpoke + spoke,
      cost,
      hasNat,
      withoutNat: isQuestion ? { node: firstWithoutNat + spoke, forgone: lost } : undefined,
    };
  });
  for (const pair of pairs) {
    (services[pair.service] as ServiceNode).certainGain += certainGain(pair, spokes);
  }
  const asked = spokes.some(({ withoutNat }) => withoutNat !== undefined);
  return { count: firstWithoutNat + (asked ? spokes.length : 0), services, spokes };
}

/** What a pair gains over NAT gateways that cost nothing is all that it can gain: no arc carries that. */
function certainGain(pair: Pair, spokes: Nodes["spokes"]): number {
  return spokes[pair.spoke]?.hasNat === true ? natGain(pair) : 0;
}

function connect(network: FlowNetwork, nodes: Nodes, pairs: readonly Pair[]): Arcs {
  const ofServices = nodes.services.map((service) =>
    network.addArc(SOURCE, service.node, service.gain - service.certainGain),
  );
  for (const { node, cost } of nodes.services) network.addArc(node, SINK, cost);
  const ofPairs = pairs.map((pair) => pairArcs(network, nodes, pair));
  for (const { node, cost } of nodes.spokes) network.addArc(node, SINK, cost);
  const ofSpokesWithoutNat = nodes.spokes.map(({ node, withoutNat }) => {
    if (withoutNat === undefined) return NO_ARC;
    network.addArc(withoutNat.node, node, Infinity);
    return network.addArc(withoutNat.node, SINK, withoutNat.forgone);
  });
  return { ofServices, ofPairs, ofSpokesWithoutNat };
}

function pairArcs(network: FlowNetwork, { services, spokes }: Nodes, pair: Pair): PairArcs {
  const from = (services[pair.service] as ServiceNode).node;
  const { node, hasNat, withoutNat } = spokes[pair.spoke] as SpokeNode;
  const byNat = natGain(pair);
  const isWhole = withoutNat === undefined && !hasNat;
  const direct = network.addArc(from, node, isWhole ? gain(pair) : gain(pair) - byNat);
  const nat =
    withoutNat !== undefined && byNat > 0 ? network.addArc(from, withoutNat.node, byNat) : NO_ARC;
  return { direct, nat };
}

/** The flow as lists of numbers, with what is certain added to it. */
function certificateOf(
  { pairs, natCosts }: Selection,
  { services, spokes }: Nodes,
  network: FlowNetwork,
  arcs: Arcs,
): SelectionCertificate {
  const flowOn = (arc: number) => (arc === NO_ARC ? 0 : network.flowOn(arc));
  const toService = services.map(
    (service, at) => flowOn(arcs.ofServices[at] ?? NO_ARC) + service.certainGain,
  );
  const direct = arcs.ofPairs.map((arc) => flowOn(arc.direct));
  const onPair = pairs.map((pair, at) => Math.min(direct[at] ?? 0, gain(pair) - natGain(pair)));
  if (natCosts === undefined) return { toService, onPair };
  const toNat = arcs.ofSpokesWithoutNat.map(flowOn);
  for (const pair of pairs) {
    toNat[pair.spoke] = (toNat[pair.spoke] ?? 0) + certainGain(pair, spokes);
  }
  const onNatPair = pairs.map(
    (pair, at) =>
      flowOn(arcs.ofPairs[at]?.nat ?? NO_ARC) +
      certainGain(pair, spokes) +
      ((direct[at] ?? 0) - (onPair[at] ?? 0)),
  );
  return { toService, onPair, onNatPair, toNat };
}

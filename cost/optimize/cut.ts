import { FlowNetwork } from "./maxFlow";
import {
  forgoneSavings,
  gain,
  natCost,
  natGain,
  serviceInflow,
  type Selection,
  type SelectionCertificate,
} from "./selection";

const SOURCE = 0;
const SINK = 1;
const FIRST_SERVICE = 2;

/** What a minimum cut leaves on the side of the source, and the flow that proves it. */
export interface Cut {
  readonly open: (service: number, spoke: number) => boolean;
  readonly certificate: SelectionCertificate;
}

/**
 * The cut of the selection's network: source -> service -> spoke -> sink, and for a spoke that may buy a
 * NAT gateway one node more, the spoke without it, which forgoes what its pairs would save by it.
 */
export function minimumCut(selection: Selection): Cut {
  const { serviceCosts, spokeCosts, pairs } = selection;
  const inflow = serviceInflow(serviceCosts.length, pairs);
  const forgone = forgoneSavings(selection);
  const firstSpoke = FIRST_SERVICE + serviceCosts.length;
  const firstNat = firstSpoke + spokeCosts.length;
  // Only a gateway that must be bought and may pay is a question; any other is answered already.
  const asked = spokeCosts.map(
    (_, spoke) => natCost(selection, spoke) > 0 && (forgone[spoke] ?? 0) > 0,
  );
  const free = (spoke: number) => natCost(selection, spoke) === 0;
  const network = new FlowNetwork(
    firstNat + (asked.includes(true) ? spokeCosts.length : 0),
    serviceCosts.length * 2 + spokeCosts.length * 3 + pairs.length * 2,
  );
  // What a pair gains over a free NAT gateway is all that it can gain.
  const certain = pairs.map((pair) => (free(pair.spoke) ? natGain(pair) : 0));
  const sure = new Array<number>(serviceCosts.length).fill(0);
  pairs.forEach((pair, at) => {
    sure[pair.service] = (sure[pair.service] ?? 0) + (certain[at] ?? 0);
  });
  const sourceArcs = inflow.map((capacity, service) =>
    network.addArc(SOURCE, FIRST_SERVICE + service, capacity - (sure[service] ?? 0)),
  );
  serviceCosts.forEach((cost, service) => network.addArc(FIRST_SERVICE + service, SINK, cost));
  const arcs = pairs.map((pair) => {
    const { service, spoke } = pair;
    const whole = asked[spoke] !== true && !free(spoke);
    return {
      direct: network.addArc(
        FIRST_SERVICE + service,
        firstSpoke + spoke,
        whole ? gain(pair) : gain(pair) - natGain(pair),
      ),
      nat:
        asked[spoke] === true && natGain(pair) > 0
          ? network.addArc(FIRST_SERVICE + service, firstNat + spoke, natGain(pair))
          : -1,
    };
  });
  spokeCosts.forEach((cost, spoke) => network.addArc(firstSpoke + spoke, SINK, cost));
  const natArcs = asked.map((is, spoke) => {
    if (!is) return -1;
    network.addArc(firstNat + spoke, firstSpoke + spoke, Infinity);
    return network.addArc(firstNat + spoke, SINK, forgone[spoke] ?? 0);
  });
  network.maximize(SOURCE, SINK);
  const reached = network.sourceSide(SOURCE);
  const open = (service: number, spoke: number) =>
    reached[FIRST_SERVICE + service] === 1 && reached[firstSpoke + spoke] === 1;
  const flowOn = (arc: number) => (arc < 0 ? 0 : network.flowOn(arc));
  const direct = arcs.map((arc) => flowOn(arc.direct));
  const certificate = {
    toService: sourceArcs.map((arc, service) => flowOn(arc) + (sure[service] ?? 0)),
    onPair: pairs.map((pair, at) => Math.min(direct[at] ?? 0, gain(pair) - natGain(pair))),
  };
  if (selection.natCosts === undefined) return { open, certificate };
  const toNat = natArcs.map(flowOn);
  pairs.forEach((pair, at) => {
    toNat[pair.spoke] = (toNat[pair.spoke] ?? 0) + (certain[at] ?? 0);
  });
  const onNatPair = pairs.map(
    (_, at) =>
      flowOn(arcs[at]?.nat ?? -1) +
      (certain[at] ?? 0) +
      ((direct[at] ?? 0) - (certificate.onPair[at] ?? 0)),
  );
  return { open, certificate: { ...certificate, onNatPair, toNat } };
}

import { minimumCut } from "./cut";
import {
  gain,
  indexesOf,
  natCost,
  natSavingOf,
  valueOf,
  withForcedSettled,
  type Choice,
  type Pair,
  type Selection,
  type SelectionResult,
} from "./selection";

/**
 * The choice that saves most; among equals the one with the fewest services in the hub, then the one
 * with the fewest NAT gateways.
 */
export function select(selection: Selection): SelectionResult {
  const settled = withForcedSettled(selection);
  const cut = minimumCut(settled);
  const forced = selection.pairs.some((pair) => pair.forced);
  const none = decode(settled, () => false);
  const withHub = decode(settled, ({ service, spoke }) => cut.open(service, spoke));
  // Without a forced pair nothing obliges the hub to exist: it must pay for itself.
  const best = forced || valueOf(selection, withHub) > valueOf(selection, none) ? withHub : none;
  return { ...best, value: valueOf(selection, best), certificate: cut.certificate };
}

/** Each pair takes its best side of what is open, and each spoke a NAT gateway that pays for itself. */
function decode(selection: Selection, open: (pair: Pair) => boolean): Choice {
  const { pairs, spokeCosts } = selection;
  const inHub = pairs.map((pair) => (gain(pair) > 0 && open(pair) ? gain(pair) : 0));
  const extra = new Array<number>(spokeCosts.length).fill(0);
  pairs.forEach((pair, at) => {
    const more = Math.max(0, natSavingOf(pair) - (inHub[at] ?? 0));
    extra[pair.spoke] = (extra[pair.spoke] ?? 0) + more;
  });
  const bought = extra.map((saved, spoke) => saved > natCost(selection, spoke));
  const byNat = (pair: Pair, at: number) =>
    bought[pair.spoke] === true && natSavingOf(pair) > (inHub[at] ?? 0);
  return {
    chosen: indexesOf(pairs, (pair, at) => pair.forced || (inHub[at] !== 0 && !byNat(pair, at))),
    natted: indexesOf(pairs, (pair, at) => byNat(pair, at)),
  };
}

import type { HubChoice } from "./choice";

/** The same choice with the first VPC of a spoke as a spoke of its own, so that it can change alone. */
export interface SingledOut {
  readonly choice: HubChoice;
  /** Index of the spoke that is this one VPC. */
  readonly spoke: number;
}

export function singleOut(choice: HubChoice, index: number): SingledOut {
  const spoke = choice.spokes[index];
  const [first, ...rest] = spoke?.vpcs ?? [];
  if (spoke === undefined || first === undefined || rest.length === 0) {
    return { choice, spoke: index };
  }
  const own = choice.spokes.length;
  return {
    spoke: own,
    choice: {
      ...choice,
      spokes: [
        ...choice.spokes.map((one, at) => (at === index ? { ...one, vpcs: rest } : one)),
        { ...spoke, vpcs: [first] },
      ],
      pairs: [
        ...choice.pairs,
        ...choice.pairs
          .filter((pair) => pair.spoke === index)
          .map((pair) => ({ ...pair, spoke: own })),
      ],
    },
  };
}

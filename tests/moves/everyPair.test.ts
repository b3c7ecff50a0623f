import assert from "node:assert/strict";
import { HUB_NAMES, MovingNetwork, type Wanted } from "../engine/support/moves";

type Model = Wanted["model"];

/** A round trip that takes each way between two models once. */
const ROUND: readonly Model[] = [
  "PerVpc",
  "Centralized",
  "PerVpc",
  "Hybrid",
  "Centralized",
  "Hybrid",
  "PerVpc",
];

/** Updates that a way takes where a name has one owner: two into the hub, three where anything leaves it. */
const UPDATES: Readonly<Record<string, number>> = {
  "PerVpc to Centralized": 2,
  "Centralized to PerVpc": 3,
  "PerVpc to Hybrid": 2,
  "Hybrid to Centralized": 2,
  "Centralized to Hybrid": 3,
  "Hybrid to PerVpc": 3,
};

for (const [title, hub] of Object.entries(HUB_NAMES)) {
  describe(`a network with ${title}`, () => {
    let network: MovingNetwork;

    before(async () => {
      network = await MovingNetwork.start({ model: "PerVpc", hub });
    });

    ROUND.slice(1).forEach((to, index) => {
      const way = `${ROUND[index] ?? ""} to ${to}`;
      it(`moves from ${way}, and each name has one answer throughout`, async () => {
        const runs = await network.moveTo({ model: to, hub });
        const expected = hub.dns === "PrivateHostedZones" ? UPDATES[way] : 1;
        assert.equal(runs.length, expected);
      });
    });
  });
}

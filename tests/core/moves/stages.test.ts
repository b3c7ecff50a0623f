import assert from "node:assert/strict";
import {
  answering,
  isInHub,
  nextStage,
  STAGES,
  stageOf,
  updatesTo,
} from "../../../core/moves/stages";
import type { Placement } from "../../../core/placement";

const GOALS: readonly Placement[] = ["local", "hub", "nat"];

/** Every stage up to the placement. */
function way(from: (typeof STAGES)[number], goal: Placement, exclusive = true): string[] {
  const stages: (typeof STAGES)[number][] = [from];
  for (let now = from; now !== stageOf(goal);) {
    now = nextStage(now, goal, exclusive);
    stages.push(now);
  }
  return stages;
}

describe("a service on its way", () => {
  it("goes into the hub by two updates and out of it by three where a name has one owner", () => {
    assert.deepEqual(way("Local", "hub"), ["Local", "BothHubAnswers", "Hub"]);
    assert.deepEqual(way("Hub", "local"), ["Hub", "BothHubAnswers", "BothVpcAnswers", "Local"]);
  });

  it("turns round wherever it is", () => {
    assert.deepEqual(way("BothHubAnswers", "local"), ["BothHubAnswers", "BothVpcAnswers", "Local"]);
    assert.deepEqual(way("BothVpcAnswers", "hub"), ["BothVpcAnswers", "BothHubAnswers", "Hub"]);
    assert.deepEqual(way("BothHubAnswers", "hub"), ["BothHubAnswers", "Hub"]);
    assert.deepEqual(way("BothVpcAnswers", "local"), ["BothVpcAnswers", "Local"]);
  });

  it("takes one update to and from NAT gateways, which own no name, and where names are not exclusive", () => {
    for (const from of STAGES)
      assert.deepEqual(updatesTo(from, "nat", true), from === "Nat" ? 0 : 1);
    for (const goal of GOALS) {
      assert.equal(updatesTo("Nat", goal, true), goal === "nat" ? 0 : 1);
      assert.equal(updatesTo("Local", goal, false), goal === "local" ? 0 : 1);
      assert.equal(updatesTo("Hub", goal, false), goal === "hub" ? 0 : 1);
    }
  });

  it("arrives from everywhere, and an update never hands a name over and takes an endpoint away at once", () => {
    for (const from of STAGES) {
      for (const goal of GOALS) {
        assert.equal(way(from, goal).at(-1), stageOf(goal));
        if (from === "Nat" || goal === "nat") continue;
        const next = nextStage(from, goal, true);
        const handsOver = answering(from) !== answering(next);
        const hadBoth = from.startsWith("Both");
        const hasBoth = next.startsWith("Both");
        if (handsOver) assert.ok(hasBoth, `${from} to ${next}`);
        if (handsOver && answering(next) === "local") assert.ok(hadBoth, `${from} to ${next}`);
      }
    }
  });

  it("is in the hub as long as either answers or stands by there", () => {
    assert.deepEqual(STAGES.filter(isInHub), ["Hub", "BothHubAnswers", "BothVpcAnswers"]);
    assert.deepEqual(STAGES.map(answering), ["local", "hub", "nat", "hub", "local"]);
  });
});

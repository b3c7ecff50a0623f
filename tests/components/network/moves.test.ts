import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import type { EndpointNetworkArgs } from "../../../components/network/networkArgs";
import { movesReport } from "../../../components/network/movesReport";
import { builtBy } from "../../../components/shared/initialize";
import { formatIssue } from "../../../core/issues";
import { checkHubNames } from "../../../components/network/movesChecks";
import type { Move } from "../../../core/moves/decideMoves";
import { deployedText, type Deployed } from "../../../core/moves/deployed";
import { STAGES, stageOf, nextStage, type Stage } from "../../../core/moves/stages";
import type { Placement } from "../../../core/placement";
import type { TopologyInput } from "../../../core/topology/schema";
import { ENDPOINT, recordResources, refusal, settled, valueOf } from "../../support/mocks";
import { networkArgs } from "../../support/networks";
import { topologyOf } from "../../support/topologies";

const ZONES = { dns: "PrivateHostedZones", profileContents: "Endpoints" } as const;
const PROFILE = { dns: "Profile", profileContents: "Endpoints" } as const;

function topology(hub: object = {}): TopologyInput {
  return {
    region: "us-east-1",
    availabilityZones: ["us-east-1a", "us-east-1b"],
    services: ["kms", "logs"],
    usage: { kms: 1, logs: 5000 },
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], connectivity: "Peering", ...hub },
    vpcs: { "app-1": { cidrBlocks: ["10.1.0.0/16"] }, "app-2": { cidrBlocks: ["10.2.0.0/16"] } },
  };
}

function lastly(kms: Stage, logs: Stage = kms, hub: Deployed["hub"] = ZONES): string {
  return deployedText({ hub, vpcs: { "app-1": { kms, logs }, "app-2": { kms, logs } } });
}

function build(input: TopologyInput, more: Partial<EndpointNetworkArgs>): EndpointNetwork {
  const { planned: _, ...args } = networkArgs(input, more);
  return new EndpointNetwork("net", args);
}

describe("a network that is deployed", () => {
  it("stays as it is while a figure of usage changes, and builds what is new", async () => {
    const recorder = await recordResources();
    const input = {
      ...topology(),
      services: ["kms", "logs", "sqs"],
      usage: { kms: 9000, logs: 1 },
    };
    const network = build(input, {
      deploymentModel: "Hybrid",
      lastPlacements: lastly("Hub", "Local"),
    });
    await settled();
    await builtBy(network);
    const kept = recorder.ofType(ENDPOINT).map(({ name }) => name);
    // sqs is new, and its traffic is unknown, so that it is local.
    assert.deepEqual(kept.sort(), [
      "net-app-1-logs",
      "net-app-1-sqs",
      "net-app-2-logs",
      "net-app-2-sqs",
      "net-shared-kms",
    ]);
    assert.equal(
      await valueOf(network.placements),
      deployedText({
        hub: ZONES,
        vpcs: {
          "app-1": { kms: "Hub", logs: "Local", sqs: "Local" },
          "app-2": { kms: "Hub", logs: "Local", sqs: "Local" },
        },
      }),
    );
  });

  it("reports what stays: the model that it is, and otherwise the mix that it is", async () => {
    const report = async (more: Partial<EndpointNetworkArgs>) => {
      await recordResources();
      const network = build(topology(), more);
      await settled();
      const { builtModel, costReport } = await builtBy(network);
      const { built, alternatives } = JSON.parse(await valueOf(costReport)) as {
        built: string;
        alternatives: { model: string; monthlyTotal: string }[];
      };
      assert.equal(built, builtModel);
      return `${built} ${alternatives.find(({ model }) => model === built)?.monthlyTotal}`;
    };
    // Two services, two VPCs and two zones: 8 x 7.30 = 58.40, and 10,002 GB x 0.01 = 100.02.
    assert.equal(await report({ deploymentModel: "PerVpc" }), "PerVpc 158.42");
    assert.equal(
      await report({ deploymentModel: "Centralized", lastPlacements: lastly("Local") }),
      "PerVpc 158.42",
    );
    // kms stays local: 4 x 7.30 + 2 GB x 0.01 = 29.22. logs is in the hub: 2 x 7.30 + 0.50 + 10,000 GB x 0.01 = 115.10, and half
    // of its 10,000 GB over peering cross zones, at 0.02: 100.00.
    assert.equal(
      await report({ deploymentModel: "PerVpc", lastPlacements: lastly("Local", "Hub") }),
      "Hybrid 244.32",
    );
  });

  it("takes its placements from an Output too, and nothing where there are none yet", async () => {
    for (const [given, kms] of [
      [pulumi.output(lastly("Local")), "Local"],
      [pulumi.output(undefined), "Hub"],
      ["", "Hub"],
    ] as const) {
      await recordResources();
      const network = build(topology(), { deploymentModel: "Centralized", lastPlacements: given });
      await builtBy(network);
      await settled();
      assert.match(await valueOf(network.placements), new RegExp(`"kms":"${kms}"`));
    }
  });

  it("is refused with placements that are none, and without the hub that services have yet to leave", () => {
    const text = refusal(() => build(topology(), { lastPlacements: "kms: hub" }));
    assert.deepEqual(text.paths, ["lastPlacements"]);
    const { hub: _, ...without } = networkArgs(topology());
    const said = refusal(
      () => new EndpointNetwork("net", { ...without, lastPlacements: lastly("Hub") }),
    );
    assert.deepEqual(said.paths, ["hub"]);
    assert.match(said.message, /lastPlacements has services in a hub, which stays until they/);
    const moves = refusal(() => build(topology(), { moves: "apply" as never }));
    assert.match(moves.message, /moves: "apply": not one of .*Use Hold, Propose or Apply/);
  });

  it("is warned where usage decides and nothing says what is deployed", async () => {
    const warned = async (more: Partial<EndpointNetworkArgs>) => {
      const recorder = await recordResources();
      build(topology(), more);
      await settled();
      return recorder.logs.filter((line) => line.includes("placements-known")).length;
    };
    assert.equal(await warned({ deploymentModel: "Hybrid" }), 1);
    assert.equal(
      await warned({ deploymentModel: "Hybrid", lastPlacements: undefined as never }),
      0,
    );
    assert.equal(await warned({ deploymentModel: "Centralized" }), 0);
  });
});

describe("how a hub's names come about", () => {
  const move: Move = {
    vpc: "app-1",
    service: "kms",
    from: "Local",
    to: "hub",
    next: "BothHubAnswers",
    updates: 2,
  };
  const issues = (before: Deployed["hub"], now: object, moves: readonly Move[] = []) =>
    checkHubNames(moves, {
      topology: topologyOf(topology(now)),
      deployed: JSON.parse(lastly("Hub", "Local", before)) as Deployed,
    }).map(formatIssue);

  it("changes while every service stays", () => {
    const [said, ...more] = issues(PROFILE, ZONES, [move]);
    assert.match(
      said ?? "",
      /^error topology\.hub\.dns: "PrivateHostedZones": services move while the hub's names change from Profile of Endpoints\. Keep Profile of Endpoints until/,
    );
    assert.deepEqual(more, []);
    assert.deepEqual(issues(PROFILE, ZONES, [{ ...move, next: "Local" }]), []);
    assert.deepEqual(issues(ZONES, ZONES, [move]), []);
  });

  it("does not go from zones to the endpoints' own names, and the preview says the ways out", () => {
    const profileOfZones = { dns: "Profile", profileContents: "HostedZones" } as const;
    for (const before of [ZONES, profileOfZones]) {
      const [said] = issues(before, PROFILE);
      assert.match(said ?? "", /private DNS cannot come on while the hub's zones have their names/);
      assert.match(said ?? "", /\[zones-to-endpoints\]$/);
    }
    assert.deepEqual(issues(ZONES, profileOfZones), []);
    assert.deepEqual(issues(profileOfZones, ZONES), []);
    const nothing = { topology: topologyOf(topology(PROFILE)), deployed: undefined };
    assert.deepEqual(checkHubNames([move], nothing), []);
  });
});

describe("what is said of moves", () => {
  const GOALS: readonly Placement[] = ["local", "hub", "nat"];
  const move = (vpc: string, service: string, from: Stage, to: Placement): Move => ({
    vpc,
    service,
    from,
    to,
    next: nextStage(from, to, true),
    updates: 1,
  });

  it("is nothing where there are none", () => {
    assert.deepEqual(movesReport([], { mode: "Apply", placements: "{}", wanted: undefined }), []);
  });

  it("is one line while they are held, with what they would save", () => {
    const moves = [move("app-1", "kms", "Local", "hub")];
    const context = {
      mode: "Hold",
      placements: "{}",
      wanted: "$90.00 a month instead of $100.00",
    } as const;
    assert.deepEqual(movesReport(moves, context), [
      `1 service stays where lastPlacements has it, though the plan has it elsewhere, for $90.00 a month instead of $100.00. moves: "Propose" shows what would move, and "Apply" moves it.`,
    ]);
  });

  it("is each of them where they are proposed", () => {
    const moves = [
      { ...move("app-1", "kms", "Local", "hub"), updates: 2 },
      { ...move("app-1", "sqs", "Local", "hub"), updates: 2 },
      { ...move("app-2", "logs", "Hub", "local"), updates: 3 },
    ];
    assert.deepEqual(movesReport(moves, { mode: "Propose", placements: "{}", wanted: undefined }), [
      "3 services stay where lastPlacements has them, though the plan has them elsewhere.",
      "  app-1 (kms, sqs): Local -> Hub",
      "  app-2 (logs): Hub -> Local",
      `moves: "Apply" takes up to 3 updates, one after the other.`,
    ]);
  });

  it("is the step that it is, the steps that follow, and what the next one takes", () => {
    const moves = [
      { ...move("app-1", "kms", "Local", "hub"), updates: 2 },
      { ...move("app-2", "kms", "Local", "hub"), updates: 2 },
    ];
    const context = { mode: "Apply", placements: `{"vpcs":{}}`, wanted: undefined } as const;
    const [first, step, next, text] = movesReport(moves, context);
    assert.equal(first, "Services move in this update, and 1 more follows:");
    assert.match(step ?? "", /^ {2}app-1 \(kms\), app-2 \(kms\): once the way to the hub stands/);
    assert.match(next ?? "", /^Run the next one with what this one leaves/);
    assert.equal(text, `{"vpcs":{}}`);
    const last = movesReport([move("app-1", "kms", "BothHubAnswers", "hub")], context);
    assert.equal(last[0], "Services move in this update, which is the last one:");
    assert.equal(last[2], "From now on lastPlacements is:");
  });

  it("has words for every step that there is", () => {
    for (const from of STAGES) {
      for (const to of GOALS.filter((goal) => stageOf(goal) !== from)) {
        // Where names are not exclusive, a service that is on no way arrives at once.
        const steps = new Set([nextStage(from, to, true), nextStage(from, to, false)]);
        for (const next of from.startsWith("Both") ? [nextStage(from, to, true)] : steps) {
          const report = movesReport([{ ...move("app", "kms", from, to), next }], {
            mode: "Apply",
            placements: "{}",
            wanted: undefined,
          });
          assert.doesNotMatch(report[1] ?? "->", /->/, `${from} to ${next}`);
        }
      }
    }
  });
});

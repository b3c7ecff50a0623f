import assert from "node:assert/strict";
import { decideMoves, type Move } from "../../../core/moves/decideMoves";
import type { Deployed } from "../../../core/moves/deployed";
import type { Stage } from "../../../core/moves/stages";
import type { EndpointPlan } from "../../../core/plan";
import { planCentralized, planPerVpc } from "../../../core/planTopology";
import type { Topology } from "../../../core/topology/topology";
import { topologyOf } from "../../support/topologies";

function topology(more: object = {}, hub: object = {}): Topology {
  return topologyOf({
    region: "us-east-1",
    availabilityZones: 2,
    services: ["kms", "logs", "s3"],
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], ...hub },
    vpcs: { "app-1": { cidrBlocks: ["10.1.0.0/16"] }, "app-2": { cidrBlocks: ["10.2.0.0/16"] } },
    ...more,
  });
}

function deployed(kms: Stage, logs: Stage = kms): Deployed {
  return {
    ...([kms, logs].every((stage) => stage === "Local")
      ? {}
      : { hub: { dns: "PrivateHostedZones", profileContents: "Endpoints" } }),
    vpcs: { "app-1": { kms, logs }, "app-2": { kms, logs } },
  };
}

/** `vpc/service`, with `silent` for an endpoint without private DNS. */
function endpointsOf({ endpoints }: EndpointPlan): string[] {
  return endpoints
    .filter(({ type }) => type === "Interface")
    .map(({ key, privateDnsEnabled }) => `${key}${privateDnsEnabled ? "" : " silent"}`);
}

function zonesOf({ hub }: EndpointPlan): Record<string, readonly string[]> {
  return Object.fromEntries(
    (hub?.hostedZones ?? []).map(({ service, associatedVpcs }) => [service, associatedVpcs]),
  );
}

const short = ({ vpc, service, from, next, to, updates }: Move) =>
  `${vpc} ${service} ${from} > ${next} > ${to} ${updates}`;

describe("moves of a topology", () => {
  it("are none before anything is deployed, nor where everything is where the plan has it", () => {
    const plan = planCentralized(topology());
    for (const last of [undefined, deployed("Hub")]) {
      const decided = decideMoves(topology(), plan, last, { moving: true });
      assert.deepEqual(decided.moves, []);
      assert.equal(decided.plan, plan);
      assert.equal(decided.lasting, plan);
      assert.deepEqual(decided.deployed, deployed("Hub"));
    }
  });

  it("are known and held unless they are asked for: what is built and priced is what is there", () => {
    const wanted = planCentralized(topology());
    const decided = decideMoves(topology(), wanted, deployed("Local", "Hub"), { moving: false });
    assert.deepEqual(decided.moves.map(short), [
      "app-1 kms Local > Local > hub 2",
      "app-2 kms Local > Local > hub 2",
    ]);
    assert.deepEqual(decided.deployed, deployed("Local", "Hub"));
    assert.deepEqual(endpointsOf(decided.plan), ["app-1/kms", "app-2/kms", "shared/logs silent"]);
    assert.deepEqual(endpointsOf(decided.lasting), endpointsOf(decided.plan));
    assert.equal(decided.lasting.model, "Hybrid");
  });

  it("build the hub beside the VPCs' endpoints, whose private DNS is off, and price what lasts", () => {
    const wanted = planCentralized(topology());
    const decided = decideMoves(topology(), wanted, deployed("Local"), { moving: true });
    assert.deepEqual(decided.deployed, deployed("BothHubAnswers"));
    assert.deepEqual(endpointsOf(decided.plan), [
      "app-1/kms silent",
      "app-1/logs silent",
      "app-2/kms silent",
      "app-2/logs silent",
      "shared/kms silent",
      "shared/logs silent",
    ]);
    assert.deepEqual(zonesOf(decided.plan), {
      kms: ["app-1", "app-2"],
      logs: ["app-1", "app-2"],
    });
    assert.deepEqual(
      decided.plan.securityGroups.map(({ vpc }) => vpc),
      ["app-1", "app-2", "shared"],
    );
    assert.equal(decided.lasting, wanted);
  });

  it("keep the hub whole until the VPCs answer, also where the file forces a service out of it", () => {
    const forced = topology({
      vpcs: {
        "app-1": { cidrBlocks: ["10.1.0.0/16"], placement: { kms: "local" } },
        "app-2": { cidrBlocks: ["10.2.0.0/16"], placement: { kms: "local" } },
      },
    });
    const wanted = planCentralized(forced);
    const first = decideMoves(forced, wanted, deployed("Hub"), { moving: true });
    assert.deepEqual(first.deployed, deployed("BothHubAnswers", "Hub"));
    assert.deepEqual(zonesOf(first.plan), { kms: ["app-1", "app-2"], logs: ["app-1", "app-2"] });
    const second = decideMoves(forced, wanted, first.deployed, { moving: true });
    assert.deepEqual(second.deployed, deployed("BothVpcAnswers", "Hub"));
    assert.deepEqual(endpointsOf(second.plan), [
      "app-1/kms",
      "app-2/kms",
      "shared/kms silent",
      "shared/logs silent",
    ]);
    const third = decideMoves(forced, wanted, second.deployed, { moving: true });
    assert.deepEqual(third.deployed, deployed("Local", "Hub"));
    assert.deepEqual(zonesOf(third.plan), { logs: ["app-1", "app-2"] });
    assert.deepEqual(decideMoves(forced, wanted, third.deployed, { moving: true }).moves, []);
  });

  it("end with a hub that is empty only after the last service has left it", () => {
    const wanted = planPerVpc(topology());
    const last = decideMoves(topology(), wanted, deployed("BothVpcAnswers"), { moving: true });
    assert.equal(last.plan.hub, undefined);
    assert.deepEqual(last.deployed, deployed("Local"));
  });

  it("take one update with a Profile, and for an endpoint without private DNS", () => {
    const profile = topology({}, { dns: "Profile" });
    const there = decideMoves(profile, planCentralized(profile), deployed("Local"), {
      moving: true,
    });
    assert.deepEqual(there.deployed, {
      hub: { dns: "Profile", profileContents: "Endpoints" },
      vpcs: deployed("Hub").vpcs,
    });
    const silent = topology({ overrides: { kms: { privateDnsEnabled: false } } });
    const one = decideMoves(silent, planPerVpc(silent), deployed("Hub"), { moving: true });
    assert.deepEqual(one.deployed.vpcs["app-1"], { kms: "Local", logs: "BothHubAnswers" });
  });

  it("hold what goes through a NAT gateway too, unless the gateway is gone", () => {
    const withNat = topology({ nat: "existing" });
    const wanted = planPerVpc(withNat);
    const held = decideMoves(withNat, wanted, deployed("Nat", "Local"), { moving: false });
    assert.deepEqual(held.deployed.vpcs["app-1"], { kms: "Nat", logs: "Local" });
    assert.deepEqual(endpointsOf(held.plan), ["app-1/logs", "app-2/logs"]);
    const without = decideMoves(topology(), planPerVpc(topology()), deployed("Nat", "Local"), {
      moving: false,
    });
    assert.deepEqual(without.deployed.vpcs["app-1"], { kms: "Local", logs: "Local" });
  });

  it("leave new services and VPCs to the plan, and forget what is gone", () => {
    const last: Deployed = {
      vpcs: { "app-1": { sqs: "Local", kms: "Local" }, old: { kms: "Hub" } },
    };
    const decided = decideMoves(topology(), planCentralized(topology()), last, { moving: false });
    assert.deepEqual(decided.deployed.vpcs, {
      "app-1": { kms: "Local", logs: "Hub" },
      "app-2": { kms: "Hub", logs: "Hub" },
    });
  });
});

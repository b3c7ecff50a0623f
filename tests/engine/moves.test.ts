import assert from "node:assert/strict";
import { changes, failed, succeeded } from "./support/engine";
import { HUB_NAMES, MovingNetwork, USAGE } from "./support/moves";

describe("services of a network move", () => {
  it("from VPCs into a hub in two updates, and back in three, and each name has one answer throughout", async () => {
    const hub = { connectivity: "TransitGateway" };
    const network = await MovingNetwork.start({ model: "PerVpc", hub });

    const there = await network.moveTo({ model: "Centralized", hub });
    assert.equal(there.length, 2);
    const [first, second] = there.map(changes);
    const order = (label: string) => {
      const index = first?.indexOf(label) ?? -1;
      assert.ok(index >= 0, label);
      return index;
    };
    // The way there and back, the endpoint's name off, and only then the association.
    assert.ok(order("create net-app-1-main-10.0.0.0/20") < order("update net-app-1-kms"));
    assert.ok(order("create net-shared-app-1-main-10.1.0.0/16") < order("update net-app-1-kms"));
    assert.ok(
      order("create net-shared-kms.us-east-1.amazonaws.com-A") < order("update net-app-1-kms"),
    );
    assert.ok(
      order("update net-app-1-kms") < order("create net-app-1-kms.us-east-1.amazonaws.com"),
    );
    assert.deepEqual(second?.sort(), [
      "delete net-app-1-ecr.dkr",
      "delete net-app-1-endpoints",
      "delete net-app-1-kms",
      "delete net-app-1-logs",
      "delete net-app-2-ecr.dkr",
      "delete net-app-2-endpoints",
      "delete net-app-2-kms",
      "delete net-app-2-logs",
    ]);

    const back = await network.moveTo({ model: "PerVpc", hub });
    assert.equal(back.length, 3);
    const [stood, changed, gone] = back.map(changes);
    assert.ok(stood?.every((change) => change.startsWith("create ")));
    assert.deepEqual(
      changed?.filter((change) => /net-app-1-kms/.test(change)),
      [
        "delete net-app-1-kms.us-east-1.amazonaws.com",
        "create net-app-1-kms.us-east-1.amazonaws.com",
        "update net-app-1-kms",
      ],
    );
    assert.ok(gone?.every((change) => change.startsWith("delete ")));
    // What the next update says of the last one is no change by itself.
    const { steps } = await network.preview({ model: "PerVpc", hub, moves: "Apply" });
    assert.deepEqual([...new Set(steps.map(({ op }) => op))], ["same"]);
  });

  it("in one update with a Profile, which gives way to the VPC's own names", async () => {
    const hub = HUB_NAMES["a Profile of endpoints"];
    const network = await MovingNetwork.start({ model: "PerVpc", hub });
    assert.equal((await network.moveTo({ model: "Centralized", hub })).length, 1);
    assert.equal((await network.moveTo({ model: "PerVpc", hub })).length, 1);
  });

  it("by what the stack reads of its own outputs, from its first update on", async () => {
    const wanted = { hub: HUB_NAMES["zones of the hub"], readsItself: true } as const;
    const network = await MovingNetwork.start({ model: "PerVpc", ...wanted });
    assert.equal((await network.moveTo({ model: "Centralized", ...wanted })).length, 2);
    const held = await network.preview({ model: "PerVpc", ...wanted });
    assert.match(held.stdout, /6 services stay where lastPlacements has them/);
  });

  it("only when they are asked to: a changed figure of usage shows no change of what is deployed", async () => {
    const network = await MovingNetwork.start({ model: "Hybrid" });
    const deployed = await network.placements();
    assert.match(deployed, /"kms":"Hub","logs":"Local"/);
    const busy = { model: "Hybrid", usage: { ...USAGE, kms: 9000 } } as const;

    const held = await network.preview(busy);
    assert.match(held.stdout, /2 services stay where lastPlacements has them/);
    const changed = held.steps.filter(({ op, urn }) => op !== "same" && !urn.includes("Stack::"));
    assert.deepEqual(
      changed.map(({ op, urn }) => `${op} ${urn.split("::").at(-1) ?? ""}`),
      // The topology itself is an argument of the network.
      ["update net"],
    );

    const asked = await network.preview({ ...busy, moves: "Apply" });
    assert.match(asked.stdout, /Services move in this update, and 2 more follow:/);
    assert.match(asked.stdout, /app-1 \(kms\), app-2 \(kms\): an endpoint is built in the VPC/);
    assert.equal((await network.moveTo(busy)).length, 3);
    assert.match(await network.placements(), /"kms":"Local","logs":"Local"/);
  });

  it("back from the middle of an update that failed, with the placements that it said", async () => {
    const network = await MovingNetwork.start({ model: "PerVpc" });
    const before = await network.placements();
    const theirs = {
      type: "aws:route53/zone:Zone",
      id: "Z0THEIRS",
      account: "111111111111",
      properties: { name: "kms.us-east-1.amazonaws.com", vpcs: [{ vpcId: "vpc-app-2" }] },
    };
    network.stack.elsewhere({ put: theirs });
    const run = failed(await network.update({ model: "Centralized", moves: "Apply" }));
    assert.match(run.stdout, /ConflictingDomainExists: The VPC vpc-app-2 .*Z0THEIRS/);
    // What is only begun is not what the last update left.
    assert.equal(await network.placements(), before);
    const said = /^ *(\{"hub".*\})$/m.exec(run.stdout)?.[1] ?? "";
    assert.match(said, /"app-2":\{"ecr.dkr":"BothHubAnswers","kms":"BothHubAnswers"/);

    network.stack.elsewhere({ drop: theirs });
    const back = { model: "PerVpc", moves: "Apply", lastPlacements: said } as const;
    succeeded(await network.update(back));
    await network.checkAnswers();
    assert.equal((await network.moveTo({ model: "PerVpc" })).length, 1);
    assert.equal(await network.placements(), before);
  });
});

describe("the names of a hub", () => {
  it("come from zones once its endpoints' private DNS is off", async () => {
    const network = await MovingNetwork.start({
      model: "Centralized",
      hub: HUB_NAMES["a Profile of endpoints"],
    });
    const hub = HUB_NAMES["zones of the hub"];
    const done = changes(succeeded(await network.update({ model: "Centralized", hub })));
    const off = done.indexOf("update net-shared-kms");
    assert.ok(off >= 0 && off < done.indexOf("create net-shared-kms.us-east-1.amazonaws.com"));
    await network.checkAnswers();

    const back = { model: "Centralized", hub: HUB_NAMES["a Profile of endpoints"] } as const;
    const refused = failed(await network.update(back));
    assert.match(refused.stdout, /the endpoints' private DNS cannot come on while the hub's zones/);
    assert.deepEqual(changes(refused), []);
  });
});

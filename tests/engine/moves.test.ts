import assert from "node:assert/strict";
import { changes, failed, succeeded } from "./support/engine";
import { changesByLabel } from "./support/graph";
import { HUB_NAMES, MovingNetwork, USAGE } from "./support/moves";

describe("services of a network move", () => {
  it("from VPCs into a hub in two updates, and back in three, and no name is ever without its one answer", async () => {
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
    const handed = changed?.filter((change) => /net-app-1-kms/.test(change));
    assert.deepEqual(handed, [
      "delete net-app-1-kms.us-east-1.amazonaws.com",
      "create net-app-1-kms.us-east-1.amazonaws.com",
      "update net-app-1-kms",
    ]);
    assert.ok(gone?.every((change) => change.startsWith("delete ")));
    succeeded(await network.stack.preview("--expect-no-changes"));
  });
});

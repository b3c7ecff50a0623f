import assert from "node:assert/strict";
import { accountId, checkAccountId, isForeign, ownerOf } from "../../core/account";
import { plannedResources } from "../../core/plannedResources";
import { planCentralized } from "../../core/planTopology";
import { topologyOf } from "../support/topologies";

describe("an account's id", () => {
  it("is twelve digits, and nothing else", () => {
    assert.equal(accountId("012345678901"), "012345678901");
    for (const wrong of ["12345678901", "1234567890123", "12345678901a", " 123456789012", ""]) {
      assert.equal(accountId(wrong), undefined);
      assert.deepEqual(
        checkAccountId(wrong, ["hubAccountId"]).map(({ rule, path, value }) => [rule, path, value]),
        [["account-id", ["hubAccountId"], wrong]],
      );
    }
    assert.deepEqual(checkAccountId("012345678901", ["accountId"]), []);
    assert.deepEqual(checkAccountId(undefined, ["accountId"]), []);
  });

  it("is who is billed, and where none is given a name is", () => {
    assert.equal(ownerOf("012345678901", "app").payer, "012345678901");
    assert.deepEqual(ownerOf(undefined, "app"), { payer: "app" });
  });

  it("tells a VPC of another account than the hub's; one without is in the hub's", () => {
    const hub = ownerOf("111111111111", "hub");
    assert.equal(isForeign(ownerOf("222222222222", "app"), hub), true);
    assert.equal(isForeign(ownerOf("111111111111", "app"), hub), false);
    assert.equal(isForeign(ownerOf(undefined, "app"), hub), false);
    assert.equal(isForeign(ownerOf("222222222222", "app"), ownerOf(undefined, "hub")), true);
  });
});

describe("a VPC whose name is twelve digits", () => {
  it("is in no other account for that: nothing is shared with it, authorized or accepted", () => {
    const plan = planCentralized(
      topologyOf({
        region: "us-east-1",
        services: ["logs"],
        hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
        vpcs: { "123456789012": { cidrBlocks: ["10.1.0.0/16"] } },
      }),
    );
    const types = plannedResources(plan).map(({ type }) => type.split(":")[2]);
    assert.ok(types.includes("VpcAttachment"));
    for (const other of ["ResourceShare", "VpcAttachmentAccepter", "VpcAssociationAuthorization"]) {
      assert.ok(!types.includes(other), other);
    }
  });
});

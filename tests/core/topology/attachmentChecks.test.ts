import assert from "node:assert/strict";
import type { TopologyInput } from "../../../core/topology/schema";
import { findings } from "../../support/topologies";

type Hub = NonNullable<TopologyInput["hub"]>;

const RULE = " attached-to-what-is-there ";

function said(hub: Hub, attached?: boolean): string[] {
  const app = { cidrBlocks: ["10.1.0.0/16"], ...(attached === undefined ? {} : { attached }) };
  const other = { cidrBlocks: ["10.2.0.0/16"] };
  return findings({
    region: "us-east-1",
    services: ["logs"],
    hub: { cidrBlocks: ["10.0.0.0/20"], ...hub },
    vpcs: { app, other },
  })
    .filter((line) => line.includes(RULE))
    .map((line) => line.replace(RULE, " "));
}

describe("a Transit Gateway that is still to be made", () => {
  it("has neither a VPC nor a hub attached, each said where it is written", () => {
    assert.deepEqual(said({ transitGateway: "new" }, true), ["error vpcs.app.attached"]);
    assert.deepEqual(said({ transitGateway: "new", attached: true }, true), [
      "error hub.attached",
      "error vpcs.app.attached",
    ]);
  });

  it("is fine with VPCs that are not attached, and an existing one with those that are", () => {
    assert.deepEqual(said({ transitGateway: "new", attached: false }, false), []);
    assert.deepEqual(said({ transitGateway: "new" }), []);
    assert.deepEqual(said({ transitGateway: "existing", attached: true }, true), []);
    // Of one that is not described the file says with its attachments that it is there.
    assert.deepEqual(said({ attached: true }, true), []);
  });

  it("is not meant by the order of a list: of two ways that attach VPCs the file names the one that is there", () => {
    const connectivity = ["TransitGateway" as const, "CloudWan" as const];
    const toOne = (hub: Hub, attached?: boolean) =>
      findings({
        region: "us-east-1",
        services: ["logs"],
        hub: { cidrBlocks: ["10.0.0.0/20"], ...hub },
        vpcs: { app: { cidrBlocks: ["10.1.0.0/16"], ...(attached ? { attached } : {}) } },
      }).filter((line) => line.includes("attached-to-one"));
    const unsaid = ["error attached-to-one hub.attachedTo"];
    assert.deepEqual(toOne({ connectivity }), []);
    assert.deepEqual(toOne({ connectivity }, true), unsaid);
    assert.deepEqual(toOne({ connectivity, attached: true }), unsaid);
    assert.deepEqual(toOne({ connectivity, transitGateway: "existing" }), unsaid);
    assert.deepEqual(toOne({ connectivity, attachedTo: "CloudWan" }, true), []);
    assert.deepEqual(toOne({ connectivity: ["TransitGateway", "Peering"] }, true), []);
    assert.deepEqual(toOne({ connectivity: "Peering", attachedTo: "CloudWan" }), unsaid);
  });

  it("is one candidate among others, to whose gateways the VPCs may be attached", () => {
    const candidates = [
      { name: "a", transitGateway: "new" as const, attached: true },
      { name: "b", transitGateway: "existing" as const, attached: true },
    ];
    assert.deepEqual(said({ candidates }, true), ["error hub.candidates[0].attached"]);
    assert.deepEqual(
      said({ transitGateway: "new", attached: true, candidates: [{ name: "a" }, { name: "b" }] }),
      ["error hub.attached"],
    );
    const all = candidates.map(({ name }) => ({ name, transitGateway: "new" as const }));
    assert.deepEqual(said({ transitGateway: "new", candidates: all }, true), [
      "error vpcs.app.attached",
    ]);
  });
});

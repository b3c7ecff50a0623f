import assert from "node:assert/strict";
import { stringify } from "yaml";
import { planCentralized } from "../../core/planTopology";
import { compare } from "../../cost/compare/compare";
import { temporaryFile } from "../support/files";
import { runCli } from "../support/runCli";
import { topologyOf } from "../support/topologies";

/** a and b have the same block; c and d are alone with theirs. */
const overlapping = (hub?: object) => ({
  region: "us-east-1",
  services: ["logs", "sqs"],
  usage: { logs: 10, sqs: 2 },
  ...(hub === undefined ? {} : { hub }),
  vpcs: {
    a: { cidrBlocks: ["10.0.0.0/16"] },
    b: { cidrBlocks: ["10.0.0.0/16"] },
    c: { cidrBlocks: ["10.2.0.0/16"] },
    d: { cidrBlocks: ["10.3.0.0/16"] },
  },
});
const spokesOf = (raw: object) =>
  planCentralized(topologyOf(raw))
    .hub?.attachments.filter(({ role }) => role === "spoke")
    .map(({ vpc }) => vpc);

describe("VPCs whose CIDR blocks overlap", () => {
  it("do not share the hub, named or assumed, and all others do", () => {
    assert.deepEqual(spokesOf(overlapping()), ["c", "d"]);
    assert.deepEqual(spokesOf(overlapping({ cidrBlocks: ["10.9.0.0/16"] })), ["c", "d"]);
  });

  it("stay apart from the hub that they overlap, and from no other candidate", () => {
    const raw = overlapping({
      name: "meets-d",
      cidrBlocks: ["10.3.4.0/24"],
      candidates: [{ name: "alone", cidrBlocks: ["10.9.0.0/16"] }],
    });
    assert.deepEqual(spokesOf(raw), ["c"]);
    const topology = topologyOf(raw);
    const [, alone] = topology.hubCandidates;
    assert.ok(alone !== undefined);
    const spokes = planCentralized({ ...topology, hub: alone }).hub?.attachments;
    assert.deepEqual(
      spokes?.map(({ vpc }) => vpc),
      ["alone", "c", "d"],
    );
  });

  it("are priced with endpoints of their own", () => {
    const [perVpc, centralized] = compare(topologyOf(overlapping())).alternatives;
    // 4 VPCs x 2 services x 2 zones x 730 h x $0.01 = $116.80, and 4 x 12 GB x $0.01 = $0.48.
    assert.equal(perVpc?.estimate.monthlyTotal.toString(), "117.28");
    // a and b: 8 ENIs, the hub: 4, together 12 x $7.30 = $87.60; 3 attachments x $36.50 = $109.50;
    // 2 x 12 GB x $0.02 = $0.48; 2 zones = $1.00; data of endpoints as before, $0.48.
    assert.equal(centralized?.estimate.monthlyTotal.toString(), "199.06");
  });

  it("are refused in the hub where the file places them there", async () => {
    const { vpcs, ...file } = overlapping();
    const raw = { ...file, vpcs: { ...vpcs, a: { ...vpcs.a, placement: { logs: "hub" } } } };
    const { code, stderr } = await runCli("check", temporaryFile("t.yaml", stringify(raw)));
    assert.equal(code, 1);
    assert.match(
      stderr,
      /t\.yaml:\d+:\d+: error vpcs\.a\.placement\.logs: .*its VPC's blocks overlap those of others/,
    );
  });

  const CARRIED: Readonly<Record<string, RegExp>> = {
    text: /CIDR blocks overlap: a, b cannot share the hub/,
    markdown: /^- CIDR blocks overlap: a, b cannot share the hub, and keep endpoints/m,
    json: /"rule": "cidr-overlap"/,
    csv: /"?CIDR blocks overlap: this VPC cannot share the hub/,
    html: /overlaps 10\.0\.0\.0\/16 of a/,
  };
  const file = temporaryFile("overlap.yaml", stringify(overlapping()));
  for (const [format, carried] of Object.entries(CARRIED)) {
    it(`are named in the ${format} of compare, which prices the rest`, async () => {
      const { code, stdout, stderr } = await runCli("compare", file, "--format", format);
      assert.equal(code, 0, stderr);
      assert.match(stdout, carried);
      assert.match(stderr, /overlap\.yaml:14:9: warning vpcs\.b\.cidrBlocks\[0\]/);
    });
  }

  for (const format of ["text", "markdown", "json"]) {
    it(`are named in the ${format} of optimize`, async () => {
      const { stdout } = await runCli("optimize", file, "--format", format);
      assert.match(stdout, /its VPC's blocks overlap those of others/);
      assert.match(stdout, /overlap: a, b cannot share|cidr-overlap/);
    });
  }
});

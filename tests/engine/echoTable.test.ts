import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { difference } from "./harness/echo/diff";
import { ruledProperties } from "./harness/echo/replaceRules";
import { zoneId } from "./harness/echo/scope";
import { table } from "./harness/echo/table";
import type { Properties } from "./harness/echo/values";
import { installedVersion, repoRoot } from "./support/home";

describe("the table of AWS types", () => {
  it("is what the installed @pulumi/aws declares", () => {
    const script = join(repoRoot, "tests", "engine", "harness", "deriveTypes.ts");
    const run = spawnSync(
      process.execPath,
      ["-r", "ts-node/register/transpile-only", script, "--check"],
      { cwd: repoRoot, encoding: "utf8" },
    );
    assert.equal(run.status, 0, run.stderr);
    assert.equal(table.version, installedVersion("@pulumi/aws"));
  });

  it("has every type and property that a replacement rule names", () => {
    for (const [type, names] of ruledProperties()) {
      const known = table.resources[type]?.properties;
      assert.ok(known, type);
      assert.deepEqual(
        [...names].filter((name) => known[name] === undefined),
        [],
        type,
      );
    }
  });
});

describe("the difference between two states of a resource", () => {
  const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
  const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

  function paths(type: string, before: Properties, after: Properties): string[] {
    return difference(type, before, after).changes.map(
      ({ path, kind, replaces }) => `${kind} ${path}${replaces ? " replaces" : ""}`,
    );
  }

  it("ignores the order of ids and the spaces of a policy", () => {
    const before = { subnetIds: ["subnet-1", "subnet-2"], policy: `{"Statement":[]}` };
    const after = { subnetIds: ["subnet-2", "subnet-1"], policy: `{ "Statement": [] }` };
    assert.deepEqual(paths(ENDPOINT, before, after), []);
  });

  it("replaces for the service and updates for subnets and tags", () => {
    const before = { serviceName: "a", subnetIds: ["subnet-1"], tags: { a: "1" } };
    const after = { serviceName: "b", subnetIds: ["subnet-1", "subnet-2"], tags: {} };
    assert.deepEqual(paths(ENDPOINT, before, after), [
      "update serviceName replaces",
      "add subnetIds[1]",
      "delete tags.a",
    ]);
  });

  it("updates private DNS of an interface endpoint, and replaces any other for it", () => {
    const change = (vpcEndpointType: string) =>
      paths(
        ENDPOINT,
        { vpcEndpointType, privateDnsEnabled: false },
        { vpcEndpointType, privateDnsEnabled: true },
      );
    assert.deepEqual(change("Interface"), ["update privateDnsEnabled"]);
    assert.deepEqual(change("ServiceNetwork"), ["update privateDnsEnabled replaces"]);
  });

  it("updates the source of a rule, and replaces the rule for another kind of source", () => {
    const cidr = { cidrIpv4: "10.0.0.0/8" };
    assert.deepEqual(paths(RULE, cidr, { cidrIpv4: "10.1.0.0/16" }), ["update cidrIpv4"]);
    assert.deepEqual(paths(RULE, cidr, { prefixListId: "pl-1" }), [
      "delete cidrIpv4 replaces",
      "add prefixListId replaces",
    ]);
  });

  it("deletes first where the program fixes the name", () => {
    const group = "aws:ec2/securityGroup:SecurityGroup";
    const change = (own: Properties) =>
      difference(group, { ...own, vpcId: "vpc-1" }, { ...own, vpcId: "vpc-2" });
    assert.equal(change({ name: "fixed" }).deleteBeforeReplace, true);
    assert.equal(change({ name: "a-1", __defaults: ["name"] }).deleteBeforeReplace, false);
  });
});

describe("zone ids", () => {
  it("follow AWS's abbreviations of Regions", () => {
    const zones = [
      "us-east-1a",
      "eu-west-1c",
      "ap-southeast-2b",
      "us-gov-west-1a",
      "eu-central-1a",
    ];
    assert.deepEqual(zones.map(zoneId), [
      "use1-az1",
      "euw1-az3",
      "apse2-az2",
      "usgw1-az1",
      "euc1-az1",
    ]);
  });
});

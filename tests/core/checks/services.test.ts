import assert from "node:assert/strict";
import { serviceDetails, unknownService } from "../../../core/catalog";
import { checkServiceRegion } from "../../../core/checks/crossRegion";
import { checkPrivateNames } from "../../../core/checks/privateNames";
import { checkOwnShadows } from "../../../core/checks/shadows";
import { checkAllowedCidrBlocks } from "../../../core/checks/sources";
import { propertyPath, type Issue } from "../../../core/issues";

const found = (issues: readonly Issue[]) =>
  issues.map(({ rule, path }) => `${rule} ${propertyPath(path)}`);

function service(name: string) {
  const details = serviceDetails(name, "us-east-1");
  assert.ok(details !== undefined);
  return details;
}

describe("checkServiceRegion", () => {
  const at = ["serviceRegion"];

  for (const name of ["s3", "iam", "ecr.api", "ecr.dkr", "kms", "ecs", "lambda", "route53"]) {
    it(`accepts ${name}, which AWS offers across Regions`, () =>
      assert.deepEqual(checkServiceRegion(service(name), "eu-west-1", [], at), []));
  }

  it("accepts an endpoint service that only the caller knows", () => {
    const partner = unknownService("com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0");
    assert.deepEqual(checkServiceRegion(partner, "eu-west-1", [], at), []);
  });

  it("refuses a service that AWS offers in its own Region only", () =>
    assert.deepEqual(found(checkServiceRegion(service("logs"), "eu-west-1", [], at)), [
      "cross-region-enabled serviceRegion",
    ]));

  it("refuses what is no Region", () =>
    assert.deepEqual(found(checkServiceRegion(service("kms"), "ireland", [], at)), [
      "region-name serviceRegion",
    ]));

  for (const zone of ["use1-az3", "usw1-az2", "apne1-az3", "apne2-az2", "apne2-az4"]) {
    it(`refuses ${zone}, which has no cross-Region endpoints`, () => {
      const places = [{ availabilityZoneId: "use1-az1" }, { availabilityZoneId: zone }, {}];
      const [issue] = checkServiceRegion(service("kms"), "eu-west-1", places, at);
      assert.equal(issue?.rule, "cross-region-az");
      assert.match(issue.message, new RegExp(`in ${zone}$`));
    });
  }
});

describe("checkPrivateNames", () => {
  it("lets different names live in one VPC", () =>
    assert.deepEqual(checkPrivateNames([service("logs"), service("kms"), service("s3")]), []));

  it("refuses two services that claim one name, and names both", () => {
    const [name] = service("logs").privateDnsNames;
    assert.ok(name !== undefined);
    const other = unknownService("com.example.one", { privateDnsNames: [name] });
    const issues = checkPrivateNames([service("logs"), other]);
    assert.deepEqual(
      issues.map(({ rule, value }) => [rule, value]),
      [["private-name-once", name]],
    );
    assert.match(issues[0]?.message ?? "", /^logs and com\.example\.one both answer/);
  });
});

describe("checkPrivateNames by zone", () => {
  it("refuses a name and another service's wildcard of it, once for both names", () => {
    const names = ["x.example.com", "*.x.example.com"];
    const [one, other] = ["com.example.one", "com.example.other"].map((name) =>
      unknownService(name, { privateDnsNames: names }),
    );
    assert.ok(one !== undefined && other !== undefined);
    assert.deepEqual(
      checkPrivateNames([one, other]).map(({ rule, value }) => [rule, value]),
      [["private-name-once", "x.example.com"]],
    );
  });
});

describe("checkOwnShadows", () => {
  const shadows = (services: string[], present: string[]) =>
    checkOwnShadows(services.map(service), new Set(present), ["services"]).map(
      ({ severity, value, message }) => `${severity} ${String(value)}: ${message}`,
    );

  it("warns of names that eks, glue and kafka hide, and of whole APIs that a wildcard takes", () => {
    assert.deepEqual(shadows(["logs", "eks", "glue", "kafka", "execute-api"], ["eks-proxy"]), [
      "warning eks: its private DNS hides oidc.eks.us-east-1.amazonaws.com from the VPC",
      "warning glue: its private DNS hides dashboard.glue.us-east-1.amazonaws.com from the VPC",
      "warning kafka: its private DNS hides *.kafka.us-east-1.amazonaws.com from the VPC",
      "warning execute-api: its private DNS takes every public API of the Region away from the VPC",
    ]);
  });

  it("says nothing where companions answer, wherever they are", () =>
    assert.deepEqual(shadows(["eks"], ["oidc-eks", "eks-proxy"]), []));
});

describe("checkAllowedCidrBlocks", () => {
  const findings = (blocks: readonly string[]) => found(checkAllowedCidrBlocks(blocks, ["blocks"]));

  it("accepts blocks of both families", () =>
    assert.deepEqual(findings(["10.0.0.0/8", "100.64.0.0/10", "fd00::/56"]), []));

  it("refuses everybody, in either family and in any spelling", () =>
    assert.deepEqual(findings(["0.0.0.0/0", "10.0.0.0/8", "::/0", "0:0:0:0:0:0:0:0/0"]), [
      "not-open-to-all blocks[0]",
      "not-open-to-all blocks[2]",
      "not-open-to-all blocks[3]",
    ]));

  it("refuses what is no block", () =>
    assert.deepEqual(findings(["10.0.0.1/8", "sg-1"]), [
      "no-group-as-source blocks[1]",
      "cidr-block blocks[0]",
    ]));

  it("refuses a list that lets nobody in", () =>
    assert.deepEqual(findings([]), ["some-source blocks"]));
});

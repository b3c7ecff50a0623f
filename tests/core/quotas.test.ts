import assert from "node:assert/strict";
import { propertyPath } from "../../core/issues";
import { checkGivenQuotas, checkQuota, describeQuota } from "../../core/quotas";

describe("a quota of AWS", () => {
  it("is no finding up to what the account has, a warning above, and an error above what anybody has", () => {
    const severities = (needed: number, peerings?: number) =>
      checkQuota("peerings", needed, { peerings }, []).map(({ severity }) => severity);
    assert.deepEqual(severities(50), []);
    assert.deepEqual(severities(51), ["warning"]);
    assert.deepEqual(severities(51, 51), []);
    assert.deepEqual(severities(125), ["warning"]);
    assert.deepEqual(severities(126, 125), ["error"]);
  });

  it("is named as Service Quotas has it, with the number needed and where to say that it was raised", () => {
    const [issue] = checkQuota("zoneVpcs", 301, {}, ["spokes"]);
    assert.equal(issue?.value, 301);
    assert.equal(issue.message, `AWS's quota "VPCs per private hosted zone" is 300`);
    assert.equal(
      issue.wayOut,
      "Ask AWS to raise it to 301 before deploying, and give that as quotas.zoneVpcs; or set the hub's dns to Profile",
    );
    const [fixed] = checkQuota("attachments", 5001, {}, []);
    assert.equal(fixed?.wayOut, "Split the topology into several hubs");
    const text = `"Security groups per network interface", where AWS raised it. Defaults to 5, at most 16.`;
    assert.equal(describeQuota("securityGroupsPerInterface"), text);
  });

  it("that is given is a whole number that AWS grants, and rules times groups at most 1,000", () => {
    const wrong = (quotas: object) =>
      checkGivenQuotas(quotas, ["quotas"]).map(({ path, value }) => [propertyPath(path), value]);
    assert.deepEqual(wrong({ routes: 1000, peerings: 125 }), []);
    assert.deepEqual(wrong({ routes: 0, peerings: 126, zoneVpcs: 1.5 }), [
      ["quotas.routes", 0],
      ["quotas.peerings", 126],
      ["quotas.zoneVpcs", 1.5],
    ]);
    assert.deepEqual(wrong({ securityGroupRules: 200 }), []);
    assert.deepEqual(wrong({ securityGroupRules: 201 }), [["quotas.securityGroupRules", 201]]);
    assert.deepEqual(wrong({ securityGroupRules: 63, securityGroupsPerInterface: 16 }), [
      ["quotas.securityGroupRules", 63],
    ]);
  });
});

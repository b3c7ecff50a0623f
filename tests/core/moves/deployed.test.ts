import assert from "node:assert/strict";
import { formatIssue } from "../../../core/issues";
import {
  deployedStage,
  deployedText,
  isHubDeployed,
  readDeployed,
  type Deployed,
} from "../../../core/moves/deployed";

const DEPLOYED: Deployed = {
  hub: { dns: "PrivateHostedZones", profileContents: "Endpoints" },
  vpcs: { "app-2": { logs: "Local" }, "app-1": { sqs: "BothHubAnswers", kms: "Nat" } },
};

describe("what the last update left", () => {
  it("is one line of text with names in order, and is read from it", () => {
    const text = deployedText(DEPLOYED);
    assert.equal(
      text,
      `{"hub":{"dns":"PrivateHostedZones","profileContents":"Endpoints"},"vpcs":{"app-1":{"kms":"Nat","sqs":"BothHubAnswers"},"app-2":{"logs":"Local"}}}`,
    );
    assert.deepEqual(readDeployed(text, ["lastPlacements"]), { deployed: DEPLOYED, issues: [] });
    assert.equal(deployedText({ vpcs: {} }), `{"vpcs":{}}`);
  });

  it("is refused with what is wrong and the way out", () => {
    const said = (text: string) => readDeployed(text, ["lastPlacements"]).issues.map(formatIssue);
    const wayOut = "Give the network's output `placements` of the last update as it is.";
    for (const text of [
      "app-1: local",
      "[]",
      "{}",
      `{"vpcs":[]}`,
      `{"hub":1,"vpcs":{}}`,
      `{"hub":{"dns":"Profile"},"vpcs":{}}`,
      `{"hub":{"dns":"Zones","profileContents":"Endpoints"},"vpcs":{}}`,
    ]) {
      assert.deepEqual(said(text), [
        `error lastPlacements: this is no text of placements. ${wayOut} [placements-text]`,
      ]);
    }
    assert.deepEqual(said(`{"vpcs":{"a":{"kms":"local","sqs":"Hub"},"b":"Hub"}}`), [
      `error lastPlacements: "local": kms of a is none of Local, Hub, Nat, BothHubAnswers, BothVpcAnswers. ${wayOut} [placements-text]`,
      `error lastPlacements: "Hub": b has no services. ${wayOut} [placements-text]`,
    ]);
  });

  it("has a hub as long as a VPC of the topology has a service there", () => {
    assert.equal(isHubDeployed(DEPLOYED, [{ name: "app-1" }]), true);
    assert.equal(isHubDeployed(DEPLOYED, [{ name: "app-2" }, { name: "constructor" }]), false);
    assert.equal(isHubDeployed(undefined, [{ name: "app-1" }]), false);
    assert.equal(deployedStage(DEPLOYED, "app-1", "sqs"), "BothHubAnswers");
    assert.equal(deployedStage(DEPLOYED, "toString", "sqs"), undefined);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readYaml } from "../../../core/yamlText";
import { findings, topologyOf } from "../../support/topologies";

const documented = /```yaml\n([^`]*x-kinds:[^`]*)```/.exec(
  readFileSync(join(__dirname, "..", "..", "..", "docs", "topology.md"), "utf8"),
)?.[1];

describe("VPCs of one kind", () => {
  it("are a block and a list, as the documentation shows", () => {
    assert.ok(documented !== undefined);
    const { vpcs } = topologyOf(readYaml(documented).data);
    assert.deepEqual(
      vpcs.map(({ name, availabilityZones, needs }) => [
        name,
        availabilityZones.length,
        needs.map(
          ({ service, monthlyDataGb }) => `${service.name} ${monthlyDataGb?.toString() ?? "?"}`,
        ),
      ]),
      [
        ["web-01", 3, ["logs ?", "sts ?", "ecr.api ?", "ecr.dkr 80"]],
        ["web-02", 3, ["logs ?", "sts ?", "ecr.api ?", "ecr.dkr 80"]],
        ["batch-01", 2, ["logs ?", "sts ?", "sqs ?"]],
      ],
    );
  });

  it("leave a VPC whose name begins like the writer's own blocks alone", () => {
    const raw = { region: "us-east-1", services: ["logs"], "x-any": [1], vpcs: { "x-1": {} } };
    assert.deepEqual(
      topologyOf(raw).vpcs.map(({ name }) => name),
      ["x-1"],
    );
    assert.deepEqual(findings({ ...raw, vpcs: { a: { "x-mine": 1 } } }), ["topology-schema"]);
  });
});

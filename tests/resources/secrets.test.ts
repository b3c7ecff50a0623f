import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { estimateResources } from "../../cost/programs/estimate";
import { resourcesJson } from "../../cost/report/programs/json";
import { resourcesMarkdown } from "../../cost/report/programs/markdown";
import { resourcesText } from "../../cost/report/programs/text";
import { readResources } from "../../resources/read";
import { temporaryFile } from "../support/files";
import { endpoint, exportText, previewText, type MadeResource } from "../support/previews";
import { runCli } from "../support/runCli";

/** What Pulumi writes for a secret: encrypted, or in the clear with `--show-secrets`. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const encrypted = () => ({ [SIGNATURE]: SECRET, ciphertext: "v1:x" });
const shown = (value: unknown) => ({ [SIGNATURE]: SECRET, plaintext: JSON.stringify(value) });
/** An Output of a component, which carries its value beside that it is secret. */
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const output = (value: unknown) => ({ [SIGNATURE]: OUTPUT, value, secret: true });

const CANARY = "hush-123456789012";
const GB = 98_765;

/** Values that a report would print: names, Regions, accounts and quantities, all of them secret. */
function resources(secret: (value: unknown) => unknown): MadeResource[] {
  const provider = "urn:pulumi:dev::shop::pulumi:providers:aws::own";
  return [
    {
      name: "own",
      type: "pulumi:providers:aws",
      inputs: {
        region: secret(`${CANARY}-region`),
        profile: secret(CANARY),
        allowedAccountIds: secret(JSON.stringify([CANARY])),
        assumeRole: secret(JSON.stringify({ roleArn: `arn:aws:iam::123456789012:role/${CANARY}` })),
      },
    },
    {
      ...endpoint("logs", ["subnet-1"], {
        serviceName: secret(`com.amazonaws.us-east-1.${CANARY}`),
      }),
      provider,
    },
    { ...endpoint("kms", secret([CANARY, "b", "c"]), { region: secret(CANARY) }), provider },
    endpoint("sqs", ["subnet-1"], { vpcEndpointType: secret(CANARY) }),
    {
      name: "edges",
      type: "aws:networkmanager/coreNetwork:CoreNetwork",
      inputs: {
        basePolicyRegions: secret([CANARY]),
        basePolicyDocument: secret(`{"${CANARY}": 1}`),
      },
    },
    {
      name: "connect",
      type: "aws:networkmanager/connectAttachment:ConnectAttachment",
      inputs: { edgeLocation: secret(CANARY) },
    },
    {
      name: "nat",
      type: "aws:ec2/natGateway:NatGateway",
      inputs: {
        availabilityMode: "regional",
        availabilityZoneAddresses: [{ availabilityZone: secret(CANARY) }],
      },
    },
    {
      name: "net",
      type: "vpc-endpoints:index:InterfaceEndpoints",
      inputs: { monthlyDataGb: { sts: secret(GB) } },
      state: { custom: false },
    },
    {
      ...endpoint("sts", ["subnet-1"]),
      state: { parent: "urn:pulumi:dev::shop::vpc-endpoints:index:InterfaceEndpoints::net" },
    },
  ];
}

const FORMS = {
  "an export": (made: readonly MadeResource[]) => exportText(made),
  "a preview": (made: readonly MadeResource[]) =>
    previewText(made.map((after) => ({ op: "create", after }))),
};

function reports(text: string): string {
  const estimate = estimateResources(readResources(text), { region: "us-east-1" });
  return [resourcesText(estimate), resourcesMarkdown(estimate), resourcesJson(estimate)].join("\n");
}

const leaks = (text: string) => /hush|98[,.]?765|123456789012/.exec(text)?.[0];

describe("secrets of a stack", () => {
  for (const [form, write] of Object.entries(FORMS)) {
    it(`print nowhere from ${form} that shows them: it reads as the encrypted one`, () => {
      const hidden = reports(write(resources(encrypted)));
      assert.equal(reports(write(resources(shown))), hidden);
      assert.equal(reports(write(resources(output))), hidden);
      assert.equal(leaks(hidden), undefined);
      // The same values in the open are printed: the test would see them.
      assert.equal(typeof leaks(reports(write(resources((value) => value)))), "string");
    });
  }

  it("print nowhere where the state alone says which outputs are secret", () => {
    const names = ["serviceName", "region", "edgeLocation", "monthlyDataGb"];
    const made = (additionalSecretOutputs: readonly string[]): MadeResource[] =>
      resources((value) => value)
        .filter(({ type }) => !type.startsWith("pulumi:"))
        .filter(({ name }) => name !== "sqs" && name !== "edges")
        .map((one) => ({
          ...one,
          provider: "urn:pulumi:dev::shop::pulumi:providers:aws::other",
          outputs: { ...one.inputs },
          state: { ...one.state, additionalSecretOutputs },
        }));
    for (const write of Object.values(FORMS)) {
      assert.equal(leaks(reports(write(made(names)))), undefined);
      assert.equal(typeof leaks(reports(write(made([])))), "string");
    }
    const steps = made(names).map((one) => ({ op: "update", before: one, after: one }));
    assert.equal(leaks(reports(previewText(steps))), undefined);
  });

  it("stay out of messages and reports of the command", async () => {
    const file = temporaryFile("shown.json", exportText(resources(shown)));
    for (const format of ["text", "json", "markdown"]) {
      const { stdout, stderr, code } = await runCli("estimate", file, "--format", format);
      assert.equal(code, 0, stderr);
      assert.equal(leaks(stdout + stderr), undefined);
    }
    const cut = temporaryFile("cut.json", exportText(resources(shown)).slice(0, -20));
    const { stdout, stderr, code } = await runCli("estimate", cut);
    assert.notEqual(code, 0);
    assert.equal(leaks(stdout + stderr), undefined);
  });

  it("read alike in a recorded export, encrypted or shown", () => {
    const sample = readFileSync(join(__dirname, "../cli/samples/network-export.json"), "utf8");
    const document = JSON.parse(sample) as unknown;
    const replaced = (form: (value: unknown) => unknown): string =>
      JSON.stringify(document, (key, value: unknown) =>
        key === "policy" || key === "vpcId" ? form(CANARY) : value,
      );
    assert.equal(reports(replaced(shown)), reports(replaced(encrypted)));
    assert.equal(leaks(reports(replaced(shown))), undefined);
  });
});

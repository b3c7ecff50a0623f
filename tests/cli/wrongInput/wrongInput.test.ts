import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { temporaryFile } from "../../support/files";
import { runCli } from "../../support/runCli";
import { ARGUMENTS, PRICES, PROPERTIES, TOPOLOGIES, USAGE, VPCS } from "./cases";

const RIGHT = "region: us-east-1\nservices: [logs]\nvpcs: { app: {} }\n";
const withProperty = (text: string) =>
  `region: us-east-1\nservices: [logs, sqs]\nvpcs: { app: {} }\n${text}\n`;
const withVpc = (text: string) =>
  `region: us-east-1\nservices: [logs, sqs]\nvpcs:\n  app: ${text}\n`;

/** Refused with exit code 1, nothing on standard output but a count, and exactly these lines. */
async function refuses(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  says: readonly string[],
): Promise<void> {
  const { code, stdout, stderr } = await runCli(...args);
  assert.equal(code, 1, stderr);
  assert.doesNotMatch(stdout, /\$/);
  assert.doesNotMatch(stderr, /\n\s+at |ENOENT|Expected |but received|YAML\.|undefined|\[object/);
  const named = Object.entries(files).reduce(
    (text, [file, name]) => text.replaceAll(file, name),
    stderr,
  );
  const lines = named.trimEnd().split("\n");
  assert.equal(lines.length, says.length, named);
  for (const [at, line] of lines.entries())
    assert.ok(line.startsWith(says[at] ?? ""), `${line}\n${says[at] ?? ""}`);
}

/** The place stands for the file, as in every message: `4:10: error …`. */
const place = (says: readonly string[]) =>
  says.map((line) => (/^\d+:\d+: /.test(line) ? `t.yaml:${line}` : line));

const checked = [
  ...TOPOLOGIES.map(([title, text, says]) => [`a file with ${title}`, text, says] as const),
  ...PROPERTIES.map(([title, text, says]) => [title, withProperty(text), says] as const),
  ...VPCS.map(([title, text, says]) => [title, withVpc(text), says] as const),
];

describe("a topology that is wrong", () => {
  for (const [title, text, says] of checked) {
    it(`${title}: is refused at its place, with a way out, by check and by compare`, async () => {
      const file = temporaryFile("t.yaml", text);
      await refuses(["check", file], { [file]: "t.yaml" }, place(says));
      const { code, stderr } = await runCli("compare", file);
      assert.equal(code, 1);
      for (const line of place(says))
        assert.ok(stderr.replaceAll(file, "t.yaml").includes(line), stderr);
    });
  }

  it("is tried in at least 150 ways, each with another text", () => {
    const all = [
      ...checked.map(([, text]) => text),
      ...[...PRICES, ...USAGE].map(([, text]) => text),
    ];
    assert.ok(all.length + ARGUMENTS.length >= 150);
    assert.ok(new Set(checked.map(([, text]) => text)).size === checked.length);
  });

  for (const [title, format] of [
    [
      "in lines",
      (names: readonly string[]) => `vpcs:\n${names.map((name) => `  ${name}: {}`).join("\n")}`,
    ],
    [
      "as JSON",
      (names: readonly string[]) =>
        JSON.stringify({ vpcs: Object.fromEntries(names.map((name) => [name, {}])) }),
    ],
  ] as const) {
    it(`with 100,000 VPCs ${title} is refused before it is read`, async () => {
      const names = Array.from({ length: 100_000 }, (_, at) => `v${at}`);
      const file = temporaryFile("t.yaml", format(names));
      await refuses(["check", file], { [file]: "t.yaml" }, [
        "t.yaml: error vpcs: more than 20,000 VPCs. Split the file",
      ]);
    });
  }
});

describe("prices that are wrong", () => {
  const topology = temporaryFile("topology.yaml", RIGHT);
  for (const [title, text, says] of PRICES) {
    it(`${title}: are refused at their place, with a way out`, async () => {
      const file = temporaryFile("t.yaml", text);
      await refuses(["compare", topology, "--prices", file], { [file]: "t.yaml" }, place(says));
    });
  }
});

describe("usage that is wrong", () => {
  const program = temporaryFile("program.json", "{}");
  for (const [title, text, says] of USAGE) {
    it(`${title}: is refused at its place, with a way out`, async () => {
      const file = temporaryFile("t.yaml", text);
      await refuses(["estimate", program, "--usage", file], { [file]: "t.yaml" }, place(says));
    });
  }
});

describe("a command line that is wrong", () => {
  for (const [title, args, says] of ARGUMENTS) {
    it(`${title}: is refused with a way out`, async () => {
      const topology = temporaryFile("topology.yaml", RIGHT);
      const given = args.map((arg) => arg.replace("TOPOLOGY", topology));
      await refuses(given, { [topology]: "TOPOLOGY" }, says);
      assert.equal(readFileSync(topology, "utf8"), RIGHT);
    });
  }
});

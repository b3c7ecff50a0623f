import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";

const root = resolve(__dirname, "..");
type Rules = Linter.RulesRecord;

/** What the project's own rules of a file's folder say of a program there. */
async function complaints(file: string, code: string): Promise<string[]> {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile(join(root, file))) as {
    rules: Rules;
  };
  const { "no-restricted-syntax": syntax, "no-console": console } = config.rules;
  const rules = {
    ...(syntax && { "no-restricted-syntax": syntax }),
    ...(console && { "no-console": console }),
  };
  const parser = tseslint.parser as Linter.Parser;
  const found = new Linter().verify(
    code,
    { files: ["**/*.ts"], languageOptions: { parser }, rules },
    "one.ts",
  );
  return found.map(({ ruleId, message }) => ruleId ?? message);
}

describe("printing", () => {
  for (const [what, code] of Object.entries({
    "writes to standard output": "process.stdout.write(name);",
    "writes to the error stream": "process.stderr.write(name);",
    "takes a stream to write later": "const { stdout } = process;",
    "imports the process": 'import { stdout } from "node:process";',
    "writes to the console": "console.error(name);",
    "calls a text printed that nothing escaped": "const text = name as Printed;",
    "does so in a roundabout way": "const text = name as unknown as Printed;",
  })) {
    it(`is refused where a file ${what}`, async () => {
      for (const file of ["cli/check.ts", "cost/lines/estimate.ts", "components/shared/tags.ts"])
        assert.equal((await complaints(file, code)).length, 1, file);
    });
  }

  it("writes files of the command in one place", async () => {
    const code = 'import { writeFileSync } from "node:fs";';
    assert.equal((await complaints("cli/reportFile.ts", code)).length, 1);
    assert.deepEqual(await complaints("cli/outputFile.ts", code), []);
  });

  it("logs of components in one place", async () => {
    const code = "void pulumi.log.warn(text, component);";
    assert.equal((await complaints("components/shared/tags.ts", code)).length, 1);
    assert.deepEqual(await complaints("components/shared/log.ts", code), []);
  });

  it("is left to the one place that escapes", async () => {
    assert.deepEqual(await complaints("cli/say.ts", "process.stdout.write(text);"), []);
    const made = "const text = escaped as Printed;";
    assert.deepEqual(await complaints("core/printed.ts", made), []);
  });
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");

/** Lines that turn digits into a number on purpose, with what the number is. */
const COUNTS: Readonly<Record<string, string>> = {
  "core/cidr.ts": "a byte of an address",
  "cost/compare/breakEven.ts": "a number of VPCs",
  "cost/optimize/scale.ts": "whole units of a cut, rounded so that its bound holds",
  "cost/report/compare/html/coordinate.ts": "a place in a picture",
  "cost/report/compare/json.ts": "the hours of a month",
  "cost/report/optimum/json.ts": "the hours of a month",
  "cost/sensitivity/line.ts": "for choosing between plans, which are then added up exactly",
};

describe("money", () => {
  for (const folder of ["core", "resources", "cost"]) {
    it(`never passes through binary floating point in ${folder}/`, () => {
      const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
      for (const file of files.filter((name) => name.endsWith(".ts"))) {
        const name = `${folder}/${file}`;
        const text = readFileSync(join(root, name), "utf8");
        assert.doesNotMatch(text, /\bparseFloat\b|\.toNumber\b|\bNumber\.parse/, name);
        const conversions = text.match(/(?<![.\w])Number\(/g) ?? [];
        assert.equal(conversions.length, name in COUNTS ? 1 : 0, name);
      }
    });
  }
});

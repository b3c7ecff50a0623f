import assert from "node:assert/strict";
import fc from "fast-check";
import { marked } from "marked";
import { decimal } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import { escape } from "../../../core/markdown";
import { marker, markdownReport } from "../../../cost/report/compare/markdown";
import { anyName, TRICKY_NAMES } from "../../support/names";
import { exampleInput, topologyOf } from "../../support/topologies";

const plainText = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u200b", "");

describe("the markdown comment", () => {
  it("starts with the hidden marker by which it is found again", () => {
    const example = compare(topologyOf(exampleInput(2)));
    assert.ok(markdownReport(example).startsWith("<!-- vpc-endpoints:cost-report -->\n"));
    const named = markdownReport(example, { commentId: "prod" });
    assert.ok(named.startsWith("<!-- vpc-endpoints:cost-report:prod -->\n"));
    // The marker of one comment is never found in another.
    assert.ok(!named.includes(marker()) && !named.includes(marker("pro")));
  });

  it("refuses an id that could end the hidden comment", () => {
    for (const id of ["", "a--b", "-a", "a-", "a>", "a b", "-->"]) {
      assert.throws(() => marker(id), RangeError, id);
    }
  });

  it("makes no markup, mention or link of what somebody typed, and shows all of it", () => {
    const check = (name: string) => {
      const escaped = escape(`hub ${name}`);
      assert.doesNotMatch(escaped, /[@][A-Za-z0-9]|(?<![&])#\d|:\/\/|\bwww\./i);
      for (const cell of [escaped, `| ${escaped} |\n| :-- |\n| ${escaped} |`]) {
        const html = marked.parse(cell, { async: false, gfm: true });
        const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]));
        for (const tag of tags) {
          assert.match(tag ?? "", /^(p|table|thead|tbody|tr|th|td)$/, `${name} -> ${html}`);
        }
      }
      const shown = plainText(marked.parse(escaped, { async: false }))
        .replace(/\s+/g, " ")
        .trim();
      assert.equal(shown, `hub ${visible(name)}`.replace(/\s+/g, " ").trim());
    };
    TRICKY_NAMES.forEach(check);
    fc.assert(fc.property(anyName, check), { numRuns: 300 });
  });

  it("stays below the 65,536 characters of a comment, with the rest added up in one row", () => {
    const input = exampleInput(200);
    Object.values(input.vpcs).forEach((vpc, index) =>
      Object.assign(vpc, { cidrBlocks: [], usage: { logs: index + 1, "ecr.dkr": index + 500 } }),
    );
    const text = markdownReport(compare(topologyOf(input)));
    assert.ok(text.length < 65_536, String(text.length));
    assert.match(text, /\| and \d+ more \| \d+ \| see the CSV or HTML report \| \$[\d,.]+ \|/);
    const rows = /PerVpc, line by line[\s\S]*?<\/details>/.exec(text)?.[0] ?? "";
    const amounts = [...rows.matchAll(/\$([\d,]+\.\d\d) \|$/gm)].map((match) =>
      decimal((match[1] ?? "").replaceAll(",", "")),
    );
    const total = amounts.reduce((sum, amount) => sum.plus(amount));
    // By hand: 1,600 x $21.90 of hours; (6 x 20 x 200 + sum of 1..200 + sum of 500..699) x $0.01 of data.
    assert.equal(total.toString(), "36680");
  });
});

/** What `printable` and line breaks make of a name, written independently. */
function visible(name: string): string {
  return [...name.replace(/[\r\n]+/g, " ")]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const hidden =
        /^[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]$/u.test(
          character,
        );
      return hidden ? `\\u${code.toString(16).padStart(4, "0")}` : character;
    })
    .join("");
}

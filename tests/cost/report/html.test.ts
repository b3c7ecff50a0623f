import assert from "node:assert/strict";
import { warning } from "../../../core/issues";
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { exactMoney } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import { money } from "../../../cost/report/shared/format";
import { htmlReport } from "../../../cost/report/compare/html/report";
import { markup, name } from "../../../cost/report/compare/html/markup";
import { anyName, TRICKY_NAMES, vpcName } from "../../support/names";
import { exampleInput, topologyInputs, topologyOf } from "../../support/topologies";

const example = compare(topologyOf(exampleInput()));

/** The standard's rules, without those on style; `prefer-native-element` knows no scrolling region. */
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "no-inline-style": "off",
    "prefer-native-element": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "require-sri": "off",
    "svg-focusable": "off",
    "void-style": "off",
    "doctype-style": "off",
  },
});

function assertValid(markup: string): void {
  const report = validator.validateStringSync(markup);
  const messages = report.results.flatMap(({ messages: found }) =>
    found.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
  );
  assert.deepEqual(messages.slice(0, 5), []);
}

/** A page that can do nothing but be read. */
function assertInert(markup: string): void {
  assert.doesNotMatch(
    markup,
    /<(script|iframe|object|embed|img|image|link|base|form|foreignObject)\b/i,
  );
  for (const [tag] of markup.matchAll(/<[a-z][^>]*>/gi)) {
    assert.doesNotMatch(tag, /\son[a-z]+\s*=/i, tag);
    assert.doesNotMatch(
      tag.replace(/ xmlns(:xlink)?="[^"]*"/g, ""),
      /(?:https?:|javascript:|data:)/i,
      tag,
    );
  }
  const style = /<style>([\s\S]*?)<\/style>/.exec(markup)?.[1] ?? "";
  assert.doesNotMatch(style, /url\(|@import/);
  for (const [, target] of markup.matchAll(/(?:xlink:)?href="([^"]*)"/g)) {
    assert.match(target ?? "", /^#/, "links stay in the page");
  }
}

describe("the HTML report", () => {
  let page = "";
  before(() => {
    page = htmlReport(example);
  });

  it("is well-formed HTML with nothing to load and nothing to run", () => {
    assertValid(page);
    assertInert(page);
    assert.match(page, /^<!DOCTYPE html>\n<html lang="en">/);
    assert.match(
      page,
      /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/,
    );
  });

  it("is the same page every time", () => assert.equal(htmlReport(example), page));

  it("has no id twice, and every reference finds its own", () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? "");
    assert.equal(new Set(ids).size, ids.length);
    const targets = [...page.matchAll(/(?:href="#|url\(#)([^")]*)[")]/g)].map((match) => match[1]);
    for (const target of targets) assert.ok(ids.includes(target ?? ""), target);
  });

  it("names every picture and gives each its table", () => {
    const pictures = [...page.matchAll(/<svg [^>]*>/g)].map(([tag]) => tag);
    // Four in two widths; the heat map is a table itself, which scrolls instead.
    assert.equal(pictures.length, 8);
    for (const tag of pictures) {
      assert.match(tag, /role="img"/);
      for (const id of (/aria-labelledby="([^"]*)"/.exec(tag)?.[1] ?? "").split(" ")) {
        assert.match(page, new RegExp(`<(title|desc) id="${id}">[^<]+</`));
      }
    }
    assert.equal(page.match(/<details class="twin">/g)?.length, 5);
  });

  it("takes every color of a picture from the theme, so that it is legible in both", () => {
    for (const [, drawn = ""] of page.matchAll(/<svg [^>]*>([\s\S]*?)<\/svg>/g)) {
      // A straight line has no inside to fill, and of a clip only the outline counts.
      const filled = drawn
        .replace(/<clipPath[\s\S]*?<\/clipPath>/g, "")
        .replace(/(<path d="M\S+ \S+L\S+ \S+"[^>]*) fill="#000"/g, "$1");
      for (const [, value = ""] of filled.matchAll(/\b(?:fill|stroke)(?:="|:)([^";]+)/g)) {
        assert.match(value, /^(?:none|var\(--[a-z-]+\))$/);
      }
    }
  });

  it("shows every line's exact amount, formula, payer and source", () => {
    const tables = [...page.matchAll(/<details class="long">([\s\S]*?)<\/details>/g)];
    assert.equal(tables.length, example.alternatives.length);
    example.alternatives.forEach(({ estimate }, index) => {
      const rows = (tables[index]?.[1] ?? "").split("<tr>").slice(2);
      assert.equal(rows.length, estimate.lines.length);
      estimate.lines.forEach((line, at) => {
        const row = rows[at] ?? "";
        const shown = line.monthlyCost === undefined ? "unknown" : exactMoney(line.monthlyCost);
        for (const part of [line.id, `>${shown}<`, line.formula, line.payer]) {
          assert.ok(row.includes(part), `${part} in ${row}`);
        }
        assert.match(row, /href="#source-\d+"/);
      });
    });
  });

  it("says the answer first: the cheapest, what it saves, and from when on", () => {
    const answer = page.slice(0, page.indexOf("<h2>"));
    for (const figure of ["Cheapest: Hybrid", "$1,597.70", "$939.10", "-37 %", "1,095 GB"]) {
      assert.ok(answer.includes(figure), figure);
    }
    assert.match(
      answer,
      /Centralized is cheaper than PerVpc from<\/dt><dd>4<small>VPCs or more; there are 12</,
    );
  });

  it("has the points of its curves in their tables, to the cent", () => {
    // 12 VPCs by hand: 2,102.40 of hours + 434.40 of data; the hub's as in the report.
    assert.match(
      page,
      /<th scope="row">12<\/th><td class="number">\$2,536\.80<\/td><td class="number">\$1,956\.90<\/td><td class="number">\$1,597\.70</,
    );
    // 1,095 GB of logs in each of 12 VPCs: 12 x (21.90 + 10.95).
    assert.match(page, /<th scope="row">1,095<\/th><td class="number">\$394\.20</);
  });

  it("draws no lower bounds as if they were totals", () => {
    const { usage: _, ...unknown } = exampleInput(3);
    const shown = htmlReport(compare(topologyOf(unknown)));
    assertValid(shown);
    assert.doesNotMatch(shown, /against the number of VPCs/);
    assert.match(shown, /≥ \$525\.60/);
    assert.match(shown, /no usage is given for logs in app-1/);
    assert.doesNotMatch(shown, /NaN|undefined|Infinity/);
  });

  it("shows warnings of the file", () => {
    const issue = warning("used-service", ["usage", "<b>"], {
      message: "has no effect",
      wayOut: "Remove it",
    });
    const shown = htmlReport(example, [issue]);
    assert.match(shown, /<h2>Warnings<\/h2>\n<ul>\s*<li>.*usage.*&lt;b&gt;.*has no effect/);
  });

  it("is valid and inert whatever things are called, and shows their names", () => {
    // VPCs of different traffic, since those that are alike share a row of the picture.
    const check = (typed: readonly string[]) => {
      const vpcs = [...new Set([...typed.map(vpcName), "other"])];
      const shown = htmlReport(
        compare(
          topologyOf({
            region: "us-east-1",
            services: ["logs", "kms"],
            hub: { name: vpcName(`hub of ${typed.join(" ")}`) },
            vpcs: Object.fromEntries(
              vpcs.map((vpc, index) => [
                vpc,
                { cidrBlocks: [`10.${index + 1}.0.0/16`], usage: { logs: index } },
              ]),
            ),
          }),
        ),
      );
      assertInert(shown);
      for (const vpc of vpcs) assert.ok(shown.includes(name(vpc).text), vpc);
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(shown, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      return shown;
    };
    for (let at = 0; at < TRICKY_NAMES.length; at += 3)
      assertValid(check(TRICKY_NAMES.slice(at, at + 3)));
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 1, maxLength: 4 }), (typed) => void check(typed)),
      { numRuns: 8 },
    );
  }).timeout(60_000);

  it("shows every model's total for any topology, without a figure that is none", () => {
    fc.assert(
      fc.property(topologyInputs, (input) => {
        const comparison = compare(topologyOf(input));
        const shown = htmlReport(comparison);
        assertInert(shown);
        assert.doesNotMatch(shown, /NaN|undefined|Infinity/);
        for (const { estimate } of comparison.alternatives) {
          assert.ok(shown.includes(money(estimate.monthlyTotal, "USD")));
        }
      }),
      { numRuns: 15 },
    );
  }).timeout(60_000);

  it("writes what stands at the axes of its pictures short, and amounts in the bill's currency", () => {
    const input = { ...exampleInput(3), services: ["logs"], usage: { logs: 2_000_000 } };
    const shown = htmlReport(compare(topologyOf(input)));
    const texts = [...shown.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    for (const text of ["500,000", "1M", "1.5M", "$50,000"]) assert.ok(texts.includes(text), text);
  });

  it("gives 60 VPCs that are alike one row in the heat map, and each its row in the table", () => {
    const input = exampleInput(60);
    Object.assign(input.vpcs["app-7"] ?? {}, { usage: { logs: 1 } });
    const shown = htmlReport(compare(topologyOf(input)));
    const map = /<table class="heat"[\s\S]*?<\/table>/.exec(shown)?.[0] ?? "";
    assert.match(map, /<bdi>app-1 and 58 alike</);
    assert.match(map, />app-7</);
    assert.doesNotMatch(map, />app-2</);
    assert.match(shown, /<bdi>app-60<\/bdi><\/th><td>hub, 20 GB<\/td>/);
  });
});

describe("markup", () => {
  it("escapes whatever is put into it, and markup not twice", () => {
    assert.equal(
      markup`<p title="${`"'`}">${"<&>"}${markup`<b>${"x"}</b>`}${[1, "&"]}${undefined}</p>`.text,
      '<p title="&quot;&#39;">&lt;&amp;&gt;<b>x</b>1&amp;</p>',
    );
  });
});

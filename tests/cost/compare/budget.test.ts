import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal } from "../../../core/decimal";
import { checkBudget, type Budget } from "../../../cost/compare/budget";
import { budgetSentence } from "../../../cost/report/shared/budget";
import type { Sum } from "../../../cost/lines/sum";

const exactly = (amount: string): Sum => ({ amount: decimal(amount), complete: true });
const atLeast = (amount: string): Sum => ({ amount: decimal(amount), complete: false });

function verdicts(
  limits: Partial<Record<keyof Budget, string>>,
  monthly: Sum,
  previousMonthly?: Sum,
): string[] {
  const budget = Object.fromEntries(
    Object.entries(limits).map(([rule, limit]) => [rule, decimal(limit)]),
  );
  return checkBudget(budget, { monthly, previousMonthly }).map(
    ({ rule, verdict }) => `${rule} ${verdict}`,
  );
}

describe("checkBudget", () => {
  it("says nothing where no limit is set", () => {
    assert.deepEqual(verdicts({}, exactly("100")), []);
  });

  it("is exact at the limit: the limit itself is within it, a millionth more is over", () => {
    assert.deepEqual(verdicts({ maxMonthly: "100" }, exactly("100")), ["maxMonthly within"]);
    assert.deepEqual(verdicts({ maxMonthly: "100" }, exactly("100.000001")), ["maxMonthly over"]);
  });

  it("knows a lower bound over the limit to be over it, and one below it to be nothing yet", () => {
    assert.deepEqual(verdicts({ maxMonthly: "100" }, atLeast("100.01")), ["maxMonthly over"]);
    assert.deepEqual(verdicts({ maxMonthly: "100" }, atLeast("99")), ["maxMonthly unknown"]);
  });

  const increases: [string, Sum, Sum | undefined, string][] = [
    ["both totals known, over", exactly("110.01"), exactly("100"), "over"],
    ["both totals known, within", exactly("110"), exactly("100"), "within"],
    ["a lower bound after that is over already", atLeast("111"), exactly("100"), "over"],
    ["a lower bound after that is below", atLeast("105"), exactly("100"), "unknown"],
    ["a lower bound before that is near enough", exactly("109"), atLeast("100"), "within"],
    ["a lower bound before that is too far", exactly("120"), atLeast("100"), "unknown"],
    ["two lower bounds", atLeast("500"), atLeast("100"), "unknown"],
    ["nothing to compare with", exactly("500"), undefined, "unknown"],
    ["a decrease", exactly("1"), exactly("100"), "within"],
  ];
  for (const [situation, monthly, previous, verdict] of increases) {
    it(`judges an increase of 10, or of 10 percent, with ${situation}: ${verdict}`, () => {
      assert.deepEqual(
        verdicts({ maxIncrease: "10", maxIncreasePercent: "10" }, monthly, previous),
        [`maxIncrease ${verdict}`, `maxIncreasePercent ${verdict}`],
      );
    });
  }

  it("divides nothing: a third of 3 is exactly 33.3… percent and over 33.3 percent", () => {
    assert.deepEqual(verdicts({ maxIncreasePercent: "33.3" }, exactly("4"), exactly("3")), [
      "maxIncreasePercent over",
    ]);
    assert.deepEqual(verdicts({ maxIncreasePercent: "33.34" }, exactly("4"), exactly("3")), [
      "maxIncreasePercent within",
    ]);
  });

  it("takes any increase from nothing to be over every percentage", () => {
    assert.deepEqual(verdicts({ maxIncreasePercent: "900" }, exactly("1"), exactly("0")), [
      "maxIncreasePercent over",
    ]);
    assert.deepEqual(verdicts({ maxIncreasePercent: "0" }, exactly("0"), exactly("0")), [
      "maxIncreasePercent within",
    ]);
  });

  it("takes the caller's difference where the totals alone do not tell", () => {
    const [found] = checkBudget(
      { maxIncrease: decimal("10") },
      {
        monthly: atLeast("110"),
        previousMonthly: atLeast("100"),
        increase: { atLeast: decimal("11"), atMost: decimal("11") },
      },
    );
    assert.equal(found?.verdict, "over");
  });

  it("never changes its mind once unknown lines become known", () => {
    const amount = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (before, after, more, less, limit) => {
        const budget = {
          maxMonthly: decimal(limit),
          maxIncrease: decimal(limit),
          maxIncreasePercent: decimal(limit),
        };
        const guessed = checkBudget(budget, {
          monthly: atLeast(String(after)),
          previousMonthly: less === 0 ? exactly(String(before)) : atLeast(String(before)),
        });
        const settled = checkBudget(budget, {
          monthly: exactly(String(after + more)),
          previousMonthly: exactly(String(before + less)),
        });
        guessed.forEach(({ verdict, rule }, index) => {
          assert.ok(verdict === "unknown" || verdict === settled[index]?.verdict, rule);
        });
      }),
    );
  });

  it("says each finding in a sentence", () => {
    const found = checkBudget(
      {
        maxMonthly: decimal("100"),
        maxIncrease: decimal("5"),
        maxIncreasePercent: decimal("20"),
      },
      { monthly: atLeast("120.45"), previousMonthly: exactly("110") },
    );
    assert.deepEqual(
      found.map((one) => budgetSentence(one, "USD")),
      [
        "≥ $120.45 a month, over the limit of $100.00",
        "≥ +$10.45 a month more, over the limit of $5.00",
        "≥ +$10.45 a month more, not known to be within the limit of 20 %",
      ],
    );
  });
});

import * as v from "valibot";
import { decimal, ONE, TOO_MANY_DIGITS, tooManyDigits, type Decimal } from "../core/decimal";
import { parseBy } from "../core/topology/parse";
import { checkBudget, type Budget, type BudgetFinding } from "../cost/compare/budget";
import { budgetSentence } from "../cost/report/shared/budget";
import { resourcesJson } from "../cost/report/programs/json";
import { resourcesMarkdown } from "../cost/report/programs/markdown";
import { resourcesText } from "../cost/report/programs/text";
import { estimateResources, type ResourceEstimate } from "../cost/programs/estimate";
import type { Printed } from "../core/printed";
import { readResources, UnreadableError } from "../resources/read";
import type { Reading } from "../resources/resource";
import { MEASURES, type Measure, type UsageInput } from "../cost/programs/usage";
import { readAmount } from "./amount";
import { ExitCode, UserError } from "./exit";
import type { EstimateOptions } from "./options";
import { readPrices } from "./priceFile";
import { readText } from "./readText";
import { checkRegionOption } from "./regionOption";
import { outputColors, print, say } from "./say";
import { wantsAscii } from "./terminal";
import { yamlFile } from "./yamlFile";

/** Prices a preview or an export and judges the budget: 0 within it, 2 over it. */
export function estimate(file: string, options: EstimateOptions): number {
  const budget = readBudget(options);
  if (options.region !== undefined) checkRegionOption(options.region);
  const usage = options.usage === undefined ? undefined : readUsage(options.usage);
  const prices = options.prices === undefined ? undefined : readPrices(options.prices);
  const hoursPerMonth = readHours(options.hours);
  const reading = read(file);
  if (reading.kind === "export" && (budget.maxIncrease ?? budget.maxIncreasePercent)) {
    throw new UserError(
      `${label(file)}: an export has nothing to compare with. Judge it with --max-monthly, or give a preview`,
    );
  }
  const estimated = estimateResources(reading, {
    region: options.region,
    prices,
    usage,
    hoursPerMonth,
  });
  const findings = judge(estimated, budget);
  say(...estimated.gaps.map((gap) => `warning: ${gap}`));
  print(render(estimated, findings, options));
  const currency = estimated.totals[0]?.currency ?? "USD";
  say(...findings.map((found) => `budget: ${budgetSentence(found, currency)}`));
  return findings.some(({ verdict }) => verdict === "over") ? ExitCode.OverBudget : ExitCode.Fine;
}

function render(
  estimated: ResourceEstimate,
  findings: readonly BudgetFinding[],
  options: EstimateOptions,
): Printed {
  switch (options.format) {
    case "json":
      return resourcesJson(estimated, findings);
    case "markdown":
      return resourcesMarkdown(estimated, findings);
    case "text": {
      const colors = outputColors(options.color);
      return resourcesText(estimated, {
        ascii: wantsAscii(options),
        lines: options.lines === true,
        emphasize: (line) => colors.bold(line),
      });
    }
  }
}

function read(file: string): Reading {
  try {
    return readResources(readText(file, "a file that `pulumi preview --json` wrote"));
  } catch (error) {
    if (error instanceof UnreadableError) throw new UserError(`${label(file)}: ${error.message}`);
    throw error;
  }
}

function label(file: string): string {
  return file === "-" ? "(stdin)" : file;
}

function readBudget({ maxMonthly, maxIncrease, maxIncreasePercent }: EstimateOptions): Budget {
  return {
    maxMonthly: amount("--max-monthly", maxMonthly, "dollars a month, such as 2000"),
    maxIncrease: amount("--max-increase", maxIncrease, "dollars a month, such as 100"),
    maxIncreasePercent: amount("--max-increase-percent", maxIncreasePercent, "percent, such as 10"),
  };
}

function amount(option: string, text: string | undefined, what: string): Decimal | undefined {
  return text === undefined ? undefined : readAmount(option, text, what);
}

/** A limit has no currency of its own, so that of the bill must be a single one. */
function judge({ totals }: ResourceEstimate, budget: Budget): BudgetFinding[] {
  const limits = Object.values(budget).filter((limit) => limit !== undefined);
  if (limits.length === 0) return [];
  const [total, another] = totals;
  if (total === undefined) return [];
  if (another !== undefined) {
    throw new UserError(
      `a budget cannot judge a bill in ${total.currency} and ${another.currency}. Estimate the stacks of each partition apart`,
    );
  }
  return checkBudget(budget, {
    monthly: total.after,
    previousMonthly: total.before,
    increase: total.difference,
  });
}

const amountSchema = v.pipe(
  v.number("an amount a month is a number"),
  v.finite("an amount a month is a number"),
  v.minValue(0, "an amount a month cannot be negative"),
  v.check((amount) => !tooManyDigits(amount), TOO_MANY_DIGITS),
);

const usageSchema = v.record(
  v.string(),
  v.union(
    [
      amountSchema,
      v.strictObject({
        gb: v.optional(amountSchema),
        millionQueries: v.optional(amountSchema),
        lcus: v.optional(amountSchema),
      } satisfies Record<Measure, unknown>),
    ],
    `GB a month as a number of 0 or more, or {${MEASURES.join(", ")}}`,
  ),
);

function readUsage(file: string): UsageInput {
  const { data, describe } = yamlFile(file, readText(file, "a usage file"));
  const { input, issues } = parseBy(usageSchema, data ?? {}, "usage-schema");
  if (input !== undefined) return input;
  throw new UserError(
    `${file}: usage is GB a month by URN, logical name or service`,
    issues.map(describe),
  );
}

/** AWS's price pages count 730; a month has 744 at most. */
function readHours(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const hours = readAmount("--hours", text, "hours a month, such as 730");
  if (hours.gte(ONE) && hours.lte(MOST_HOURS)) return Number(hours.toString());
  throw new UserError(`--hours ${text}: a month has from 1 to 744 hours. Give hours such as 730`);
}

const MOST_HOURS = decimal(744);

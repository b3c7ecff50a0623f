import type { Decimal } from "../core/decimal";
import type { Issue } from "../core/issues";
import type { PlannedModel } from "../core/plan";
import { compare as compareModels } from "../cost/compare/compare";
import type { Alternative } from "../cost/compare/alternatives";
import type { Comparison } from "../cost/compare/comparison";
import { bound } from "../cost/report/shared/format";
import { sheet, type Printed } from "../core/printed";
import { jsonReport } from "../cost/report/compare/json";
import { COMMENT_ID, markdownReport } from "../cost/report/compare/markdown";
import { textLines } from "../cost/report/compare/text";
import { withSensitivity } from "../cost/sensitivity/sensitivity";
import { ageNote, snapshotAge } from "../cost/prices/snapshotAge";
import { readAmount } from "./amount";
import { applyAssumption } from "./assumption";
import { clock } from "./clock";
import { compareSeveral } from "./compareRegions";
import { ExitCode, UserError } from "./exit";
import { HTML_LIBRARY, withLibrary } from "./optionalLibrary";
import type { CompareOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { checkOutput } from "./outputFile";
import { reportFile, writeReport } from "./reportFile";
import { resourceList } from "./resourceList";
import { outputColors, print, say } from "./say";
import { wantsAscii } from "./terminal";
import { requireTopologies } from "./topologyFile";

/** Prints the comparison, or writes it into a file, and judges the budget: 0 within it, 2 over it. */
export async function compare(file: string, options: CompareOptions): Promise<number> {
  const budget =
    options.budget === undefined
      ? undefined
      : readAmount("--budget", options.budget, "dollars a month, such as 2000");
  if (options.commentId !== undefined) checkCommentId(options.commentId);
  const output = options.out === undefined ? undefined : reportFile(options.out, file, options);
  if (output !== undefined) checkOutput(output);
  const { topologies, several, warnings } = requireTopologies(file);
  if (options.resources === true && options.format !== "text") {
    say(`note: --resources lists resources in text alone; ${options.format} does not have them`);
  }
  const [topology] = topologies;
  if (several || topology === undefined) {
    return compareSeveral(topologies, warnings, options, budget, output);
  }
  const priced = applyAssumption(applyPriceFile(topology, options.prices), options.assumeGb);
  const comparison = withSensitivity(compareModels(priced), {
    everything: options.sensitivity === true,
  });
  const report = await render(comparison, warnings, options);
  if (output === undefined) print(report);
  else writeReport(output, report);
  const old = ageNote(snapshotAge(comparison.prices, clock.today()));
  if (old !== undefined) say(`note: ${old}`);
  return budget === undefined ? ExitCode.Fine : judge(comparison, budget, options.model);
}

/** Formats that few ask for are loaded when they are asked for; a plotting library is large. */
async function render(
  comparison: Comparison,
  warnings: readonly Issue[],
  options: CompareOptions,
): Promise<Printed> {
  switch (options.format) {
    case "json":
      return jsonReport(comparison, warnings);
    case "markdown":
      return markdownReport(comparison, options);
    case "csv": {
      const { csvReport } = await import("../cost/report/compare/csv");
      return csvReport(comparison);
    }
    case "html": {
      const { htmlReport } = await withLibrary(
        () => import("../cost/report/compare/html/report"),
        HTML_LIBRARY,
      );
      return htmlReport(comparison, warnings);
    }
    case "text":
      return textOf(comparison, options);
  }
}

function textOf(comparison: Comparison, options: CompareOptions): Printed {
  const colors = outputColors(options.color && options.out === undefined);
  const ascii = wantsAscii(options);
  const resources = options.resources === true ? resourceList(comparison, { ascii }) : [];
  return sheet([...textLines(comparison, { ascii }), ...resources], {
    ascii,
    emphasize: (line) => colors.bold(colors.green(line)),
  });
}

function checkCommentId(id: string): void {
  if (COMMENT_ID.test(id)) return;
  throw new UserError(
    `--comment-id ${JSON.stringify(id)}: not an id. Use letters, digits, ".", "_" and single "-", such as prod-eu`,
  );
}

function judge(
  { alternatives, recommended, prices }: Comparison,
  budget: Decimal,
  model: PlannedModel | undefined,
): number {
  const judged = model ?? recommended;
  if (judged === undefined) {
    throw new UserError(
      "--budget: no model is recommended while lines are unknown. Name one with --model",
    );
  }
  const found = alternatives.find(({ estimate }) => estimate.model === judged);
  if (found === undefined) throw new UserError(`${judged} could not be priced`);
  const total = totalOf(found, prices.currency);
  const limit = bound({ amount: budget, complete: true }, prices.currency);
  if (found.estimate.monthlyTotal.gt(budget)) {
    say(`budget: ${judged} costs ${total} a month, over the budget of ${limit}`);
    return ExitCode.OverBudget;
  }
  const sure = found.estimate.complete ? "within" : "by what is known within";
  say(`budget: ${judged} costs ${total} a month, ${sure} the budget of ${limit}`);
  return ExitCode.Fine;
}

function totalOf({ estimate }: Alternative, currency: string): string {
  return bound({ amount: estimate.monthlyTotal, complete: estimate.complete }, currency);
}

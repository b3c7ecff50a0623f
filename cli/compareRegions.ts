import type { Decimal } from "../core/decimal";
import type { Issue } from "../core/issues";
import type { Topology } from "../core/topology/topology";
import { compare } from "../cost/compare/compare";
import { compareRegions, type RegionsComparison } from "../cost/compare/compareRegions";
import { bound } from "../cost/report/shared/format";
import { sheet, type Printed } from "../core/printed";
import { regionsJsonReport } from "../cost/report/regions/json";
import { regionsMarkdownReport } from "../cost/report/regions/markdown";
import { regionsTextLines } from "../cost/report/regions/text";
import { withSensitivity } from "../cost/sensitivity/sensitivity";
import { ageNote, snapshotAge } from "../cost/prices/snapshotAge";
import { clock } from "./clock";
import { ExitCode, UserError } from "./exit";
import type { CompareOptions } from "./options";
import type { OutputFile } from "./outputFile";
import { applyAssumption } from "./assumption";
import { HTML_LIBRARY, withLibrary } from "./optionalLibrary";
import { applyPriceFile } from "./priceFile";
import { writeReport } from "./reportFile";
import { resourceList } from "./resourceList";
import { outputColors, print, say } from "./say";
import { wantsAscii } from "./terminal";

/** `compare` for a file of several Regions: each by itself, and the sum, which the budget judges. */
export async function compareSeveral(
  topologies: readonly Topology[],
  warnings: readonly Issue[],
  options: CompareOptions,
  budget: Decimal | undefined,
  output: OutputFile | undefined,
): Promise<number> {
  const priced = topologies.map((topology) =>
    applyAssumption(applyPriceFile(topology, options.prices), options.assumeGb),
  );
  const comparison = compareRegions(priced, (topology) =>
    withSensitivity(compare(topology), { everything: options.sensitivity === true }),
  );
  const report = await render(comparison, warnings, options);
  if (output === undefined) print(report);
  else writeReport(output, report);
  const today = clock.today();
  const notes = comparison.regions.flatMap(
    ({ prices }) => ageNote(snapshotAge(prices, today)) ?? [],
  );
  say(...[...new Set(notes)].map((note) => `note: ${note}`));
  return budget === undefined ? ExitCode.Fine : judge(comparison, budget, options);
}

async function render(
  comparison: RegionsComparison,
  warnings: readonly Issue[],
  options: CompareOptions,
): Promise<Printed> {
  switch (options.format) {
    case "json":
      return regionsJsonReport(comparison, warnings);
    case "markdown":
      return regionsMarkdownReport(comparison, options);
    case "csv": {
      const { csvOf } = await import("../cost/report/compare/csv");
      return csvOf(comparison.regions);
    }
    case "html": {
      const { regionsHtmlReport } = await withLibrary(
        () => import("../cost/report/compare/html/report"),
        HTML_LIBRARY,
      );
      return regionsHtmlReport(comparison, warnings);
    }
    case "text":
      return textOf(comparison, options);
  }
}

function textOf(comparison: RegionsComparison, options: CompareOptions): Printed {
  const colors = outputColors(options.color && options.out === undefined);
  const ascii = wantsAscii(options);
  const lists =
    options.resources === true
      ? comparison.regions.flatMap((region) => [
          region.topology.region,
          ...resourceList(region, { ascii }),
          "",
        ])
      : [];
  const lines = [...regionsTextLines(comparison, { ascii }), ...lists].slice(0, -1);
  return sheet(lines, { ascii, emphasize: (line) => colors.bold(colors.green(line)) });
}

/** The sum of all Regions against the budget: of `--model`, or of what each Region recommends. */
function judge({ totals }: RegionsComparison, budget: Decimal, { model }: CompareOptions): number {
  const [total, another] = totals;
  if (total === undefined || another !== undefined) {
    throw new UserError(
      "--budget: the Regions are billed in different currencies, which are not added up. Judge each in a file of its own",
    );
  }
  const judged = model === undefined ? total.recommended : total.models[model];
  if (judged === undefined) {
    throw new UserError(
      model === undefined
        ? "--budget: no model is recommended in every Region while lines are unknown. Name one with --model"
        : `${model} could not be priced in every Region`,
    );
  }
  const what = model ?? "the best of each Region";
  const limit = bound({ amount: budget, complete: true }, total.currency);
  const cost = `budget: ${what} costs ${bound(judged, total.currency)} a month`;
  if (judged.amount.gt(budget)) {
    say(`${cost}, over the budget of ${limit}`);
    return ExitCode.OverBudget;
  }
  const sure = judged.complete ? "within" : "by what is known within";
  say(`${cost}, ${sure} the budget of ${limit}`);
  return ExitCode.Fine;
}

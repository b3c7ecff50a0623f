import type { Issue } from "../core/issues";
import { optimize as findOptimum, type Optimum } from "../cost/optimize/optimize";
import { optimaJson, optimumJson } from "../cost/report/optimum/json";
import { optimaMarkdown, optimumMarkdown } from "../cost/report/optimum/markdown";
import { certificateSentence } from "../cost/report/optimum/sentences";
import { optimaText, optimumText } from "../cost/report/optimum/text";
import type { Printed, SheetOptions } from "../core/printed";
import { applyAssumption } from "./assumption";
import { ExitCode } from "./exit";
import type { OptimizeOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { outputColors, print, Progress, say } from "./say";
import { wantsAscii } from "./terminal";
import { requireTopologies } from "./topologyFile";

/** Prints the cheapest placement and its certificate: 3 where one is asked for and there is none. */
export function optimize(file: string, options: OptimizeOptions): number {
  const { topologies, several, warnings } = requireTopologies(file);
  const progress = new Progress();
  const optima = topologies.map((topology) =>
    findOptimum(applyAssumption(applyPriceFile(topology, options.prices), options.assumeGb), {
      onAlternative: (done, of) =>
        progress.show(`solving ${several ? `${topology.region}, ` : ""}${done + 1} of ${of} `),
    }),
  );
  progress.clear();
  const [optimum] = optima;
  print(
    several || optimum === undefined
      ? renderRegions(optima, warnings, options)
      : render(optimum, warnings, options),
  );
  const unproven = optima.filter(({ certificate }) => !certificate.certified);
  if (options.failUnlessCertified !== true || unproven.length === 0) return ExitCode.Fine;
  say(
    ...unproven.map(
      (one) => `${several ? `${one.topology.region}: ` : ""}${certificateSentence(one)}`,
    ),
  );
  return ExitCode.NotCertified;
}

/** Regions are separate plans: the answer of each first, then each as it is alone. */
function renderRegions(
  optima: readonly Optimum[],
  warnings: readonly Issue[],
  options: OptimizeOptions,
): Printed {
  switch (options.format) {
    case "json":
      return optimaJson(optima, warnings);
    case "markdown":
      return optimaMarkdown(optima);
    case "text":
      return optimaText(optima, textOptions(options));
  }
}

function textOptions(options: OptimizeOptions): SheetOptions {
  const colors = outputColors(options.color);
  return {
    ascii: wantsAscii(options),
    emphasize: (line) => colors.bold(colors.green(line)),
  };
}

function render(optimum: Optimum, warnings: readonly Issue[], options: OptimizeOptions): Printed {
  switch (options.format) {
    case "json":
      return optimumJson(optimum, warnings);
    case "markdown":
      return optimumMarkdown(optimum);
    case "text":
      return optimumText(optimum, textOptions(options));
  }
}

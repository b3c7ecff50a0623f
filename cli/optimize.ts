import type { Issue } from "../core/issues";
import { optimize as findOptimum, type Optimum } from "../cost/optimize/optimize";
import { optimumJson } from "../cost/report/optimum/json";
import { optimumMarkdown } from "../cost/report/optimum/markdown";
import { certificateSentence } from "../cost/report/optimum/sentences";
import { optimumText } from "../cost/report/optimum/text";
import type { Printed } from "../cost/report/shared/printed";
import { ExitCode } from "./exit";
import type { OptimizeOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { outputColors, print, Progress, say } from "./say";
import { wantsAscii } from "./terminal";
import { requireTopology } from "./topologyFile";

/** Prints the cheapest placement and its certificate: 3 where one is asked for and there is none. */
export function optimize(file: string, options: OptimizeOptions): number {
  const { topology, warnings } = requireTopology(file);
  const progress = new Progress();
  const optimum = findOptimum(applyPriceFile(topology, options.prices), {
    onAlternative: (done, of) => progress.show(`solving ${done + 1} of ${of} `),
  });
  progress.clear();
  print(render(optimum, warnings, options));
  if (options.failUnlessCertified !== true || optimum.certificate.certified) return ExitCode.Fine;
  say(certificateSentence(optimum));
  return ExitCode.NotCertified;
}

function render(optimum: Optimum, warnings: readonly Issue[], options: OptimizeOptions): Printed {
  switch (options.format) {
    case "json":
      return optimumJson(optimum, warnings);
    case "markdown":
      return optimumMarkdown(optimum);
    case "text": {
      const colors = outputColors(options.color);
      return optimumText(optimum, {
        ascii: wantsAscii(options),
        emphasize: (line) => colors.bold(colors.green(line)),
      });
    }
  }
}

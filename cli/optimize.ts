import type { Issue } from "../core/issues";
import { optimize as findOptimum, type Optimum } from "../cost/optimize/optimize";
import { optimumJson } from "../cost/report/optimum/json";
import { optimumMarkdown } from "../cost/report/optimum/markdown";
import { certificateSentence } from "../cost/report/optimum/sentences";
import { optimumText } from "../cost/report/optimum/text";
import { ExitCode } from "./exit";
import type { OptimizeOptions } from "./options";
import { applyPriceFile } from "./priceFile";
import { colorsFor, wantsAscii } from "./terminal";
import { requireTopology } from "./topologyFile";

/** Prints the cheapest placement and its certificate: 3 where one is asked for and there is none. */
export function optimize(file: string, options: OptimizeOptions): number {
  const { topology, warnings } = requireTopology(file);
  const optimum = findOptimum(applyPriceFile(topology, options.prices), {
    onAlternative: progress,
  });
  clearProgress();
  process.stdout.write(`${render(optimum, warnings, options)}\n`);
  if (options.failUnlessCertified !== true || optimum.certificate.certified) return ExitCode.Fine;
  process.stderr.write(`${certificateSentence(optimum)}\n`);
  return ExitCode.NotCertified;
}

function render(optimum: Optimum, warnings: readonly Issue[], options: OptimizeOptions): string {
  switch (options.format) {
    case "json":
      return optimumJson(optimum, warnings);
    case "markdown":
      return optimumMarkdown(optimum).trimEnd();
    case "text": {
      const colors = colorsFor(process.stdout, options.color);
      return optimumText(optimum, {
        ascii: wantsAscii(options),
        emphasize: (line) => colors.bold(colors.green(line)),
      }).trimEnd();
    }
  }
}

/** On a terminal alone; a pipe and a log stay silent. */
function progress(done: number, of: number): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\rsolving ${done + 1} of ${of} `);
}

function clearProgress(): void {
  if (process.stderr.isTTY === true) process.stderr.write("\r\u001b[K");
}

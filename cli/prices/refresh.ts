import { setTimeout as sleep } from "node:timers/promises";
import { ownValue } from "../../core/ownValue";
import { formatIssue, type Issue } from "../../core/issues";
import { isRegionName, partitionOf } from "../../core/partitions";
import { EVERYWHERE, type PriceRow, type PriceSnapshot } from "../../core/priceSnapshot";
import { groupBy } from "../../core/groupBy";
import { mergeRows } from "../../cost/priceList/merge";
import { refreshReport } from "../../cost/report/prices/refresh";
import type { Selection } from "../../cost/priceList/selection";
import { NOT_IN_THE_LIST, SELECTIONS } from "../../cost/priceList/selections";
import { verify } from "../../cost/priceList/verify";
import { priceItems } from "../../cost/prices/prices";
import { checkRows, formatSnapshot } from "../../cost/prices/snapshotFile";
import { ExitCode, UserError } from "../exit";
import type { PricesRefreshOptions } from "../options";
import { checkOutput, type OutputFile } from "../outputFile";
import { checkItems } from "./items";
import { readPriceList, type Failure, type ListReading, type ListRequest } from "./readPriceList";
import { Deadline, LIMITS } from "./limits";
import { allowedHosts } from "./redirects";
import { ReadError } from "./retry";
import { printLines, Progress, say } from "../say";
import { sourceOf } from "./source";
import { baseOf, outputOf, targetOf, writeSnapshot } from "./target";

/** Reads AWS's price list, prints the difference and writes it: 0 when all of it was read and taken. */
export async function refresh(
  options: PricesRefreshOptions,
  means: Partial<Pick<ListRequest, "wait" | "deadline" | "limits">> = {},
): Promise<number> {
  const target = targetOf(options.out);
  const output = outputOf(target, options.out);
  checkOutput(output);
  const base = baseOf(target);
  const regions = options.regions === undefined ? undefined : readRegions(options.regions);
  const selections = selectionsOf(options.item);
  const timeoutSeconds = readSeconds("--timeout", options.timeout);
  const maxSeconds = readSeconds("--max-time", options.maxTime);
  const { wait = slept, deadline = new Deadline(maxSeconds), limits = LIMITS } = means;
  const allowed = allowedHosts(options.allowRedirect ?? []);
  const source = sourceOf(options.baseUrl, { timeoutSeconds, deadline, allowed });
  const reading = await readPriceList({
    source,
    partition: partitionFolder(regions),
    selections,
    regions,
    wait,
    deadline,
    limits,
    progress: new Progress(),
  })
    .catch((error: unknown) => {
      if (error instanceof ReadError) throw new UserError(`${error.message}. Nothing was written`);
      throw error;
    })
    .finally(() => deadline.stop());
  const { rows, issues, dates } = verified(reading, base, options.acceptChanges === true);
  // A few items read anew do not make the rest of a Region's prices any younger.
  const merged = mergeRows(base, rows, options.item === undefined ? dates : new Map());
  const broken = checkRows(merged.snapshot.rows);
  if (broken.length > 0) throw new UserError("the new list would not be usable", broken);
  printLines([
    `price list of ${source.name}`,
    ...filesRead(reading),
    ...confidenceNote(reading),
    "",
    ...refreshReport({
      merged,
      items: new Set(options.item ?? priceItems(base)),
      regions: reading.regions,
      heldBack: heldBack(reading, selections, issues),
    }),
  ]);
  sayFailures(reading.failures, issues);
  finish(output, base, merged.snapshot, rows.length, options.dryRun === true);
  return reading.failures.length + issues.length === 0 ? ExitCode.Fine : ExitCode.Error;
}

async function slept(milliseconds: number): Promise<void> {
  await sleep(milliseconds);
}

function readRegions(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) {
    if (name === EVERYWHERE || isRegionName(name)) continue;
    throw new UserError(
      `--regions ${JSON.stringify(name)}: not the name of an AWS Region. Write them as us-east-1,eu-west-1; ${EVERYWHERE} means what holds in every Region`,
    );
  }
  return [...new Set(names)];
}

/** China's Regions have a price list of their own, on a server of their own. */
function partitionFolder(regions: readonly string[] = []): "aws" | "cn" {
  const chinese = regions.filter((name) => partitionOf(name).name === "aws-cn");
  if (chinese.length === 0) return "aws";
  if (chinese.length === regions.length) return "cn";
  throw new UserError(
    `--regions: ${chinese.join(", ")} is in the price list of AWS China. Ask for its Regions alone, with its --base-url`,
  );
}

function readSeconds(option: string, text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new UserError(
    `${option} ${JSON.stringify(text)}: not a number of seconds from 1 to 99999, such as 60`,
  );
}

function selectionsOf(names: readonly string[] | undefined): Selection[] {
  if (names === undefined) return [...SELECTIONS];
  const items = checkItems(names);
  for (const item of items) {
    const why = ownValue(NOT_IN_THE_LIST, item);
    if (why !== undefined) throw new UserError(`--item ${item}: not read from the list: ${why}`);
  }
  return SELECTIONS.filter(({ item }) => items.includes(item));
}

interface Verified {
  readonly rows: readonly PriceRow[];
  readonly issues: readonly Issue[];
  /** Regions that got rows of an AmazonVPC offer file, with its date. */
  readonly dates: ReadonlyMap<string, string>;
}

function verified(reading: ListReading, base: PriceSnapshot, acceptChanges: boolean): Verified {
  const before = groupBy(base.rows, ({ region, item }) => `${region} ${item}`);
  const rows: PriceRow[] = [];
  const issues: Issue[] = [];
  const dates = new Map<string, string>();
  for (const found of reading.found) {
    const old = before.get(`${found.region} ${found.selection.item}`) ?? [];
    const verdict = verify(found, old, { acceptChanges });
    rows.push(...verdict.rows);
    issues.push(...verdict.issues);
    const [first] = verdict.rows;
    if (first !== undefined && found.file.offer === "AmazonVPC")
      dates.set(first.region, first.asOf);
  }
  return { rows, issues, dates };
}

function filesRead({ files }: ListReading): string[] {
  return [...groupBy(files, ({ offer, publication }) => `${offer}, published ${publication}`)].map(
    ([title, group]) =>
      `  ${title}: ${group.map(({ region }) => region ?? "every Region").join(", ")}`,
  );
}

/** Files of one run come over one connection, or none. */
function confidenceNote({ files }: ListReading): string[] {
  return files.every(({ verified }) => verified)
    ? []
    : ["  no certificate was checked, so that rows have the confidence medium"];
}

/** What is said as a failure is not said again as unnamed by the list. */
function heldBack(
  { failures, regions }: ListReading,
  selections: readonly Selection[],
  issues: readonly Issue[],
): Set<string> {
  const failed = failures.flatMap(({ offer, region }) =>
    selections
      .filter((selection) => selection.offer === offer || offer === "every offer")
      .flatMap(({ item }) =>
        (region === undefined ? [...regions] : [region]).map((name) => `${name} ${item}`),
      ),
  );
  return new Set([...failed, ...issues.flatMap(({ place }) => place ?? [])]);
}

function sayFailures(failures: readonly Failure[], issues: readonly Issue[]): void {
  const lines = failures.map(
    ({ offer, region, message }) =>
      `not read: ${offer}${region === undefined ? "" : ` of ${region}`}: ${message}. Its rows stay as they are`,
  );
  // What was found and not taken, each with its rule and way out.
  say(...lines, ...issues.map(formatIssue));
}

function finish(
  output: OutputFile,
  base: PriceSnapshot,
  snapshot: PriceSnapshot,
  rows: number,
  dryRun: boolean,
): void {
  const target = output.file;
  const end = (line: string) => printLines(["", line]);
  if (rows === 0) return end("nothing was read that could be written");
  if (formatSnapshot(base) === formatSnapshot(snapshot)) return end(`${target} is up to date`);
  if (dryRun) return end(`not written, as --dry-run asks: ${target}`);
  writeSnapshot(output, snapshot);
  end(`written: ${target}`);
}

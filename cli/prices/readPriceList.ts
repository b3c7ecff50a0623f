import { ownValue } from "../../core/ownValue";
import { isRegionName } from "../../core/partitions";
import { EVERYWHERE } from "../../core/priceSnapshot";
import type { Found } from "../../cost/priceList/collector";
import { groupBy } from "../../core/groupBy";
import { WHOLE_OFFERS, type Selection } from "../../cost/priceList/selection";
import { csvLink, readOfferIndex, readRegionIndex, type OfferIndex } from "./indexFiles";
import { readOffer } from "./offerReader";
import type { Progress } from "../say";
import type { Deadline, Limits } from "./limits";
import { ReadError, retrying, type Wait } from "./retry";
import type { PriceListSource } from "./source";

export interface ListRequest {
  readonly source: PriceListSource;
  readonly partition: "aws" | "cn";
  readonly selections: readonly Selection[];
  /** Undefined is every Region that the list names. */
  readonly regions: readonly string[] | undefined;
  readonly wait: Wait;
  readonly deadline: Deadline;
  readonly limits: Limits;
  readonly progress: Progress;
}

/** An offer file that was read. */
export interface ReadFile {
  readonly offer: string;
  /** Undefined where one file covers every Region. */
  readonly region: string | undefined;
  readonly publication: string;
  readonly verified: boolean;
}

/** What could not be read; nothing of it is written. */
export interface Failure {
  readonly offer: string;
  readonly region: string | undefined;
  readonly message: string;
}

export interface ListReading {
  /** The Regions that were asked for, or all; `global` among them where it was. */
  readonly regions: ReadonlySet<string>;
  readonly found: readonly Found[];
  readonly files: readonly ReadFile[];
  readonly failures: readonly Failure[];
}

interface Job {
  readonly offer: string;
  readonly region: string | undefined;
  readonly link: string;
  readonly selections: readonly Selection[];
  readonly regions: ReadonlySet<string>;
}

/** Files are read side by side, few enough to be a polite reader. */
const AT_ONCE = 4;
/** The offer that every Region has a file of. */
const REGIONS_OF = "AmazonVPC";

/** Reads index files, then every offer file that is needed; what fails is said and left out. */
export async function readPriceList(request: ListRequest): Promise<ListReading> {
  const offers = await readOfferIndex(request.source, request.partition, request);
  const regions = new Set(request.regions ?? (await everyRegion(request, offers)));
  const failures: Failure[] = [];
  const jobs: Job[] = [];
  const named = new Set<string>();
  for (const [offer, selections] of groupBy(request.selections, (one) => one.offer)) {
    try {
      jobs.push(...(await jobsOf(request, offers, offer, selections, regions, named)));
    } catch (error) {
      failures.push({ offer, region: undefined, message: messageOf(error) });
    }
  }
  // With an index missing, a Region may be one that the missing index has.
  const byRegion = request.selections.some(({ offer }) => !WHOLE_OFFERS.has(offer));
  for (const region of byRegion && failures.length === 0 ? regions : []) {
    if (region === EVERYWHERE || named.has(region)) continue;
    failures.push({ offer: "every offer", region, message: "the price list has no such Region" });
  }
  const done = await runJobs(request, jobs);
  return { regions, ...done, failures: [...failures, ...done.failures] };
}

async function everyRegion(request: ListRequest, offers: OfferIndex): Promise<string[]> {
  const link = offers[REGIONS_OF]?.currentRegionIndexUrl;
  if (link === undefined) throw new ReadError(`the price list has no offer ${REGIONS_OF}`, false);
  const index = await readRegionIndex(request.source, link, request);
  return [...[...index.keys()].filter(isRegionName).sort(), EVERYWHERE];
}

async function jobsOf(
  request: ListRequest,
  offers: OfferIndex,
  offer: string,
  selections: readonly Selection[],
  regions: ReadonlySet<string>,
  named: Set<string>,
): Promise<Job[]> {
  const entry = ownValue(offers, offer);
  if (entry === undefined) throw new ReadError("the price list has no such offer", false);
  if (WHOLE_OFFERS.has(offer)) {
    const wanted = selections.filter((one) => one.everywhere !== true || regions.has(EVERYWHERE));
    const link = csvLink(entry.currentVersionUrl);
    return [{ offer, region: undefined, link, selections: wanted, regions }];
  }
  if (entry.currentRegionIndexUrl === undefined) {
    throw new ReadError("the price list has no files of it by Region", false);
  }
  const index = await readRegionIndex(request.source, entry.currentRegionIndexUrl, request);
  return [...regions].flatMap((region) => {
    const link = index.get(region);
    if (link === undefined) return [];
    named.add(region);
    return [{ offer, region, link, selections, regions: new Set([region]) }];
  });
}

async function runJobs(
  { source, wait, deadline, limits, progress }: ListRequest,
  jobs: readonly Job[],
): Promise<Pick<ListReading, "found" | "files" | "failures">> {
  const found: Found[][] = jobs.map(() => []);
  const files: (ReadFile | undefined)[] = jobs.map(() => undefined);
  const failures: (Failure | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  let finished = 0;
  const work = async () => {
    for (let at = next++; at < jobs.length; at = next++) {
      const job = jobs[at];
      if (job === undefined) return;
      const { offer, region, link } = job;
      try {
        const read = await retrying({ wait, deadline }, async () => {
          let bytes = 0;
          const onBytes = (more: number) => {
            bytes += more;
            const size = `${Math.floor(bytes / 1e6)} MB`;
            progress.show(`${offer} ${region ?? ""} ${size}, ${finished} of ${jobs.length} files`);
          };
          const { stream, address, verified } = await source.open(link);
          return {
            verified,
            ...(await readOffer(stream, { ...job, address, verified, limits, onBytes })),
          };
        });
        found[at] = [...read.found];
        files[at] = { offer, region, publication: read.publication, verified: read.verified };
      } catch (error) {
        failures[at] = { offer, region, message: messageOf(error) };
      }
      finished++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  progress.clear();
  return { found: found.flat(), files: present(files), failures: present(failures) };
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

/** What is no ReadError is a fault of this program and goes up. */
function messageOf(error: unknown): string {
  if (error instanceof ReadError) return error.message;
  throw error;
}

import type { Readable } from "node:stream";
import { parse, type ParseResult } from "papaparse";
import { Collector, type Found } from "../../cost/priceList/collector";
import { OfferColumns } from "../../cost/priceList/offerFile";
import type { Selection } from "../../cost/priceList/selection";
import type { Limits } from "./limits";
import { ReadError } from "./retry";

export interface OfferRequest {
  readonly offer: string;
  readonly selections: readonly Selection[];
  readonly regions: ReadonlySet<string>;
  /** What rows name as their source. */
  readonly address: string;
  /** Whether a certificate proved whose file it is. */
  readonly verified: boolean;
  readonly limits: Limits;
  readonly onBytes?: (bytes: number) => void;
}

/** Longer than any row of AWS's: a quote that never closes must not fill the memory. */
const LONGEST_ROW = 1_000_000;
/** The lines above the header name format, disclaimer, date, version and offer. */
const MOST_LINES_ABOVE_HEADER = 20;

/**
 * Reads an offer file as a stream and keeps the few rows that are prices of items: an offer file of
 * hundreds of MB takes no more memory than a small one.
 */
export async function readOffer(
  stream: Readable,
  request: OfferRequest,
): Promise<{ readonly publication: string; readonly found: readonly Found[] }> {
  const { limits } = request;
  const reading = new Reading(request);
  try {
    let bytes = 0;
    await eachRow(
      stream,
      (row) => reading.take(row),
      (more) => {
        bytes += more;
        if (bytes > limits.bytes) throw broken(`it is longer than ${limits.bytes} bytes`);
        request.onBytes?.(more);
      },
    );
  } finally {
    stream.destroy();
  }
  return reading.result();
}

/** Calls `take` with each row; the parser works chunk by chunk, which is ten times as fast as row by row. */
function eachRow(
  stream: Readable,
  take: (row: string[]) => void,
  onBytes: (bytes: number) => void,
): Promise<void> {
  // Decoded by the stream: a character may be cut in two between chunks.
  stream.setEncoding("utf8");
  return new Promise((resolve, reject) => {
    let sinceRow = 0;
    const chunk = ({ data, errors }: ParseResult<string[]>) => {
      try {
        for (const row of data) take(row);
        const quotes = errors.find(({ type }) => type === "Quotes");
        if (quotes !== undefined) throw broken(`quotes: ${quotes.message}`);
        if (data.length > 0) sinceRow = 0;
        if (sinceRow > LONGEST_ROW) throw broken("a row does not end");
      } catch (error) {
        stop(error);
      }
    };
    const stop = (error: unknown) => {
      stream.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    stream.on("data", (text: string) => {
      sinceRow += text.length;
      try {
        onBytes(text.length);
      } catch (error) {
        stop(error);
      }
    });
    stream.once("close", () => stop(new ReadError("the file ended too early", true)));
    parse<string[]>(stream, {
      delimiter: ",",
      skipEmptyLines: true,
      chunk,
      complete: () => resolve(),
      error: (error: Error) =>
        stop(error instanceof ReadError ? error : new ReadError(error.message, false)),
    });
  });
}

class Reading {
  private readonly above = new Map<string, string>();
  private columns: OfferColumns | undefined;
  private collector: Collector | undefined;
  private linesAbove = 0;
  private rows = 0;

  constructor(private readonly request: OfferRequest) {}

  take(record: readonly string[]): void {
    if (this.columns === undefined || this.collector === undefined) return this.takeAbove(record);
    this.rows++;
    const { rows: most } = this.request.limits;
    if (this.rows > most) throw broken(`it has more than ${most} rows`);
    if (record.length !== this.columns.count) {
      throw broken(
        `row ${this.rows} has ${record.length} columns, where the header has ${this.columns.count}`,
      );
    }
    this.collector.add(record);
  }

  private takeAbove(record: readonly string[]): void {
    if (record[0] !== "SKU") {
      this.linesAbove++;
      if (this.linesAbove > MOST_LINES_ABOVE_HEADER) throw broken("no header was found");
      this.above.set(record[0] ?? "", record[1] ?? "");
      return;
    }
    const columns = new OfferColumns(record);
    const missing = columns.missing();
    if (missing.length > 0) throw broken(`the header lacks ${missing.join(", ")}`);
    this.columns = columns;
    this.collector = new Collector(this.request.selections, this.request.regions, columns);
  }

  result() {
    if (this.collector === undefined) throw broken("no header was found");
    if (this.rows === 0) throw broken("no row follows the header");
    const publication = this.above.get("Publication Date") ?? "";
    if (!/^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(publication)) {
      throw broken(`${JSON.stringify(publication)} is no publication date`);
    }
    const offer = this.above.get("OfferCode");
    if (offer !== this.request.offer) {
      throw broken(`its offer is ${JSON.stringify(offer ?? "")}, not ${this.request.offer}`);
    }
    const file = { offer, publication, url: this.request.address, verified: this.request.verified };
    return { publication, found: this.collector.found(file) };
  }
}

function broken(message: string): ReadError {
  return new ReadError(`not a usable offer file: ${message}`, false);
}

import { appendFileSync } from "node:fs";
import type { Properties } from "./values";

/** One call of the engine, as it is written to the record. */
export interface Entry {
  readonly op: "check" | "diff" | "create" | "update" | "delete" | "read" | "invoke" | "construct";
  readonly urn?: string;
  /** Type of the resource, or token of the function. */
  readonly type: string;
  readonly name?: string;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly preview?: boolean;
  /** Account and Region of the provider that was called: several may share a record. */
  readonly account?: string;
  readonly region?: string;
  /** Why the call was refused. */
  readonly refused?: string;
}

/**
 * Appends to the file of ECHO_LOG. One write a line, so that several processes can share it; the
 * order of the lines is the order of the calls.
 */
export function record(entry: Entry): void {
  const file = process.env.ECHO_LOG;
  if (file === undefined || file === "") return;
  // The mark of a generated name is no input of the program's.
  const inputs = Object.entries(entry.inputs ?? {}).filter(([name]) => name !== "__defaults");
  const shown = entry.inputs === undefined ? {} : { inputs: Object.fromEntries(inputs) };
  const line = { ...entry, ...shown, pid: process.pid };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

import { CSV_COLUMNS } from "./csvColumns";
import { MARKER_START } from "./markdown";

/** How each format of a comparison begins, of one Region or of several. */
const BEGINNINGS: readonly RegExp[] = [
  // The answer stands above the title, and what it lacks between them.
  /^(?:(?:Centralize|Keep|Send|There is|The missing|In) [^\n]*\n(?:[^\n]*\n){0,40})?VPC endpoints: estimated cost/,
  new RegExp(`^${MARKER_START}`),
  /^\{\n(?: {2}"answer": "(?:[^"\\\n]|\\.)*",\n)? {2}"schemaVersion": \d+,\n {2}"region(s": \[|": ")/,
  new RegExp(`^${CSV_COLUMNS.slice(0, 10).join(",")},`),
  /^<!DOCTYPE html>\n<html lang="en">\n<head>[\s\S]{0,1000}<title>VPC endpoints in /,
];

/** Whether a file's beginning is that of a report of `compare`, which another one may replace. */
export function isReport(beginning: string): boolean {
  return BEGINNINGS.some((one) => one.test(beginning));
}

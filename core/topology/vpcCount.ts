import { isRecord } from "../isRecord";
import { error, type Issue } from "../issues";

/** Twice the most that the package is tried with; a file of more is a mistake of whatever wrote it. */
export const MOST_VPCS = 20_000;

export const TOO_MANY_VPCS = `more than ${MOST_VPCS.toLocaleString("en")} VPCs`;

/** Counts the VPCs of a text before it is read: reading so many would take minutes. */
export function checkVpcCount(text: string): Issue[] {
  if (Math.max(inJson(text), inLines(text)) <= MOST_VPCS) return [];
  return [
    error("vpc-count", ["vpcs"], {
      message: TOO_MANY_VPCS,
      wayOut: "Split the file, or write VPCs that are alike once and multiply their cost",
    }),
  ];
}

function inJson(text: string): number {
  if (!text.startsWith("{")) return 0;
  try {
    const data: unknown = JSON.parse(text);
    const regions =
      isRecord(data) && isRecord(data["regions"]) ? Object.values(data["regions"]) : [data];
    return Math.max(
      0,
      ...regions.map((one) =>
        isRecord(one) && isRecord(one["vpcs"]) ? Object.keys(one["vpcs"]).length : 0,
      ),
    );
  } catch {
    return 0;
  }
}

/** Names in the lines below a `vpcs:`, which stand where the first of them does. */
function inLines(text: string): number {
  let most = 0;
  let count = 0;
  let parent = -1;
  let own: number | undefined;
  for (const line of text.split("\n")) {
    const indent = line.search(/\S/);
    if (indent < 0 || line[indent] === "#") continue;
    if (parent >= 0 && indent <= parent) parent = -1;
    if (parent >= 0) {
      own ??= indent;
      if (indent === own) count += 1;
      most = Math.max(most, count);
    } else if (/^\s*vpcs:\s*(?:#.*)?$/.test(line)) {
      parent = indent;
      own = undefined;
      count = 0;
    }
  }
  return most;
}

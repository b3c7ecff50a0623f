import type { IsolationResult, NameResult, Path, ProofReport } from "../prove";
import { countNames, PATHS } from "../prove";
import type { Stop } from "../verdict";

/** What every proof leaves out; it is said with each. */
export const NOT_JUDGED =
  "Not judged: endpoint policies, the clients' own security groups, and what listens behind an endpoint.";

/** The answer, in one line. */
export function headline(report: ProofReport): string {
  const { all, reachable, blocked, unknown } = countNames(report);
  const broken = report.isolation.filter(({ verdict }) => verdict === "broken").length;
  const open = report.isolation.filter(({ verdict }) => verdict === "unknown").length;
  const parts = [
    `${reachable} of ${count(all, "name")} proven in ${count(report.vpcs.length, "VPC")}`,
    ...(blocked === 0 ? [] : [`${blocked} blocked`]),
    ...(unknown === 0 ? [] : [`${unknown} unknown`]),
    ...(broken === 0 ? [] : [`${count(broken, "path")} between spokes`]),
    ...(open === 0 ? [] : [`${count(open, "pair")} of spokes unknown`]),
    ...(report.missing.length === 0 ? [] : [`${report.missing.length} missing from the input`]),
  ];
  return parts.join(", ");
}

/** `5 of 5 names: 2 by gateway endpoint, 3 by hub over a Transit Gateway`. */
export function vpcSentence(names: readonly NameResult[]): string {
  const proven = names.filter(({ verdict }) => verdict === "reachable");
  const ways = PATHS.flatMap((path: Path) => {
    const by = proven.filter((one) => one.path === path).length;
    return by === 0 ? [] : [`${by} by ${path}`];
  });
  const tail = ways.length === 0 ? "" : `: ${ways.join(", ")}`;
  return `${proven.length} of ${count(names.length, "name")}${tail}`;
}

/** Names that the same thing stops, together. */
export interface StoppedNames {
  readonly names: readonly string[];
  readonly verdict: NameResult["verdict"];
  readonly subnet: string | undefined;
  readonly stop: Stop;
}

export function stoppedNames(results: readonly NameResult[]): StoppedNames[] {
  const groups = new Map<string, StoppedNames>();
  for (const { name, verdict, stop, subnet } of results) {
    if (stop === undefined) continue;
    // What holds a name of its own in the sentence is said of each name.
    const id = `${verdict} ${subnet ?? ""} ${stopSentence(stop)}`;
    const known = groups.get(id);
    groups.set(id, { names: [...(known?.names ?? []), name], verdict, stop, subnet });
  }
  const order = { blocked: 0, unknown: 1, reachable: 2 };
  return [...groups.values()].sort((a, b) => order[a.verdict] - order[b.verdict]);
}

/** `TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT: spokes has no route to … (routes)`, or why nobody knows. */
export function stopSentence(stop: Stop): string {
  if (stop.verdict === "unknown") return stop.because;
  return `${stop.code}: ${stop.resource} ${stop.message} (${stop.property})`;
}

export function isolationSentences(results: readonly IsolationResult[]): string[] {
  if (results.length === 0) return [];
  const holding = results.filter(({ verdict }) => verdict === "holds").length;
  const stopped = results.flatMap(({ from, to, verdict, stop }) =>
    stop === undefined ? [] : [`${verdict} ${from} and ${to}: ${stopSentence(stop)}`],
  );
  return [`no path between spokes: ${holding} of ${count(results.length, "pair")}`, ...stopped];
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

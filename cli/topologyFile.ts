import { errorsOf, formatIssue, issueReason, type Issue } from "../core/issues";
import { normalizeTopology } from "../core/topology/normalize";
import { hasRegions, parseRegions, parseTopology } from "../core/topology/parse";
import { normalizeRegions } from "../core/topology/regions";
import type { Topology } from "../core/topology/topology";
import { checkVpcCount } from "../core/topology/vpcCount";
import { regionHint } from "../cost/prices/nearestRegion";
import { readYaml } from "../core/yamlText";
import { checkOverrides } from "./topologyPrices";
import { UserError } from "./exit";
import { readText } from "./readText";
import { say } from "./say";
import { placeText, yamlIssues } from "./yamlFile";

const WANTED = "a topology file";

export interface TopologyFile {
  /** Of a file of one Region; absent where an error makes it meaningless. */
  readonly topology?: Topology;
  /** Of a file of several Regions, in its order; absent where an error makes them meaningless. */
  readonly regions?: readonly Topology[];
  readonly issues: readonly Issue[];
  /** `topology.yaml:12:5`, the place in the file that an issue's path names. */
  readonly locate: (issue: Issue) => string;
}

/** Reads a topology, JSON being YAML too; `-` is standard input. Every problem is in `issues`. */
export function readTopologyFile(file: string): TopologyFile {
  const text = readText(file, WANTED, "examples/topology.yaml");
  const label = file === "-" ? "(stdin)" : file;
  const many = checkVpcCount(text);
  if (many.length > 0) return { issues: many, locate: () => label };
  const { data, problems, locate: find } = readYaml(text);
  const locate = (issue: Issue): string => {
    if (issue.place !== undefined) return issue.place;
    const at = find(issue.path);
    return at === undefined ? label : placeText(label, at);
  };
  if (problems.length > 0) return { issues: yamlIssues(label, problems), locate };
  if (hasRegions(data)) {
    const parsed = parseRegions(data);
    if (parsed.input === undefined) return { issues: parsed.issues, locate };
    const { topologies: regions, issues } = normalizeRegions(parsed.input);
    const found = [...withRegionHints(issues), ...checkOverrides(parsed.input)];
    return { ...(regions === undefined ? {} : { regions }), issues: found, locate };
  }
  const parsed = parseTopology(data);
  if (parsed.input === undefined) return { issues: parsed.issues, locate };
  const { issues, ...normalized } = normalizeTopology(parsed.input);
  return {
    ...normalized,
    issues: [...withRegionHints(issues), ...checkOverrides(parsed.input)],
    locate,
  };
}

/** Which Regions there are, prices say, which the core does not know. */
function withRegionHints(issues: readonly Issue[]): Issue[] {
  return issues.map((issue) =>
    issue.rule === "region-name" ? { ...issue, wayOut: regionHint(String(issue.value)) } : issue,
  );
}

export interface UsableTopologies {
  readonly topologies: readonly Topology[];
  /** Whether the file is one of several Regions, even if it holds only one. */
  readonly several: boolean;
  readonly warnings: readonly Issue[];
}

/** The topologies of a file of one Region or of several, or every error at once; warnings go to the error stream too. */
export function requireTopologies(file: string): UsableTopologies {
  const read = readTopologyFile(file);
  const errors = errorsOf(read.issues);
  const several = read.regions !== undefined;
  const topologies = read.regions ?? (read.topology === undefined ? [] : [read.topology]);
  if (topologies.length === 0 || errors.length > 0) {
    throw new UserError(`${file}: ${count(errors.length, "error")}`, describeAll(read));
  }
  say(...describeAll(read));
  return { topologies, several, warnings: read.issues };
}

/** More problems than these are a number: a reader mends the first, and what follows from them goes too. */
const MOST_PROBLEMS = 20;

/** A line a problem, errors first; of many the first and how many more there are. */
export function describeAll(read: TopologyFile): string[] {
  const { issues } = read;
  const sorted = [...errorsOf(issues), ...issues.filter(({ severity }) => severity !== "error")];
  const more = sorted.length - MOST_PROBLEMS;
  return [
    ...sorted.slice(0, MOST_PROBLEMS).map((issue) => describe(read, issue)),
    ...(more > 0 ? [`and ${more} more. Mend these first`] : []),
  ];
}

function describe(read: TopologyFile, issue: Issue): string {
  const place = read.locate(issue);
  return place === issue.place
    ? `${place}: ${issue.severity} ${issueReason(issue)} [${issue.rule}]`
    : `${place}: ${formatIssue(issue)}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

import {
  isMap,
  isNode,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { error, errorsOf, formatIssue, issueReason, type Issue } from "../core/issues";
import { normalizeTopology } from "../core/topology/normalize";
import { hasRegions, parseRegions, parseTopology } from "../core/topology/parse";
import { normalizeRegions } from "../core/topology/regions";
import type { Topology } from "../core/topology/topology";
import { UserError } from "./exit";
import { readText, reasonOf } from "./readText";
import { say } from "./say";

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
  const lines = new LineCounter();
  const document = parseDocument(readText(file, WANTED, "examples/topology.yaml"), {
    lineCounter: lines,
    prettyErrors: false,
  });
  const label = file === "-" ? "(stdin)" : file;
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${label}:${line}:${col}`;
  };
  const locate = (issue: Issue): string => issue.place ?? locateIn(document, issue, at) ?? label;
  const yamlIssues = document.errors.map(({ pos, message }) =>
    error("yaml", [], {
      place: at(pos[0]),
      message: message.split("\n")[0] ?? "not YAML",
      wayOut: "Correct the YAML at this place",
    }),
  );
  if (yamlIssues.length > 0) return { issues: yamlIssues, locate };
  const raw = toPlainData(document, label);
  if (hasRegions(raw)) {
    const parsed = parseRegions(raw);
    if (parsed.input === undefined) return { issues: parsed.issues, locate };
    const { topologies: regions, issues } = normalizeRegions(parsed.input);
    return { ...(regions === undefined ? {} : { regions }), issues, locate };
  }
  const parsed = parseTopology(raw);
  if (parsed.input === undefined) return { issues: parsed.issues, locate };
  return { ...normalizeTopology(parsed.input), locate };
}

export interface UsableTopology {
  readonly topology: Topology;
  readonly warnings: readonly Issue[];
}

export interface UsableTopologies {
  readonly topologies: readonly Topology[];
  /** Whether the file is one of several Regions, even if it holds only one. */
  readonly several: boolean;
  readonly warnings: readonly Issue[];
}

/** The topology of a file of one Region, or every error at once; warnings go to the error stream too. */
export function requireTopology(file: string): UsableTopology {
  const { topologies, several, warnings } = requireTopologies(file);
  const [topology] = topologies;
  if (several || topology === undefined) {
    throw new UserError(
      `${file}: this file has several Regions, and this needs one. Give a file with \`region\``,
    );
  }
  return { topology, warnings };
}

/** The same for files of one Region and of several. */
export function requireTopologies(file: string): UsableTopologies {
  const read = readTopologyFile(file);
  const errors = errorsOf(read.issues);
  const several = read.regions !== undefined;
  const topologies = read.regions ?? (read.topology === undefined ? [] : [read.topology]);
  if (topologies.length === 0 || errors.length > 0) {
    throw new UserError(
      `${file}: ${count(errors.length, "error")}`,
      read.issues.map((issue) => describe(read, issue)),
    );
  }
  say(...read.issues.map((issue) => describe(read, issue)));
  return { topologies, several, warnings: read.issues };
}

export function describe(read: TopologyFile, issue: Issue): string {
  const place = read.locate(issue);
  return place === issue.place
    ? `${place}: ${issue.severity} ${issueReason(issue)} [${issue.rule}]`
    : `${place}: ${formatIssue(issue)}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Aliases are expanded within the library's bound, so that a small file cannot fill the memory. */
function toPlainData(document: Document, label: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new UserError(`${label}: ${reasonOf(error, WANTED)}`);
  }
}

function locateIn(
  document: Document,
  issue: Issue,
  at: (offset: number) => string,
): string | undefined {
  let node: unknown = document.contents;
  let offset: number | undefined = isNode(node) ? node.range?.[0] : undefined;
  for (const segment of issue.path) {
    const child = childOf(node, segment);
    if (child === undefined) break;
    offset = child.offset ?? offset;
    node = child.value;
  }
  return offset === undefined ? undefined : at(offset);
}

/** Pairs of a map by their keys, found out once: findings about many VPCs ask for each of them. */
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map);
  if (known !== undefined) return known;
  const found = new Map(
    map.items.map((pair) => [String((pair.key as Node | null) ?? ""), pair] as const),
  );
  pairs.set(map, found);
  return found;
}

function childOf(
  node: unknown,
  segment: string | number,
): { value: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = pairsOf(node).get(String(segment));
    if (pair === undefined) return undefined;
    const key = pair.key as Node | null;
    return { value: pair.value, offset: key?.range?.[0] };
  }
  if (isSeq(node) && typeof segment === "number") {
    const value = node.items[segment];
    return value === undefined ? undefined : { value, offset: (value as Node).range?.[0] };
  }
  return undefined;
}

import { closest, distance } from "fastest-levenshtein";
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
  type ErrorCode,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import type { Path } from "./issues";

/** A place in a text, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Why a text is no YAML that this package reads. */
export interface YamlProblem {
  readonly at: TextPlace;
  readonly message: string;
  readonly wayOut: string;
}

export interface YamlText {
  /** Plain data; absent where there are problems. */
  readonly data?: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where a property stands, behind aliases and merge keys too; the nearest that is there. */
  readonly locate: (path: Path) => TextPlace | undefined;
}

/**
 * Reads YAML as people write it, JSON being YAML too: anchors, aliases and merge keys (`<<`). What is
 * wrong is said in words and with its place. Names that stand twice are found here, since the library
 * compares each with each.
 */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
  });
  const at = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const syntax = document.errors.map(({ code, pos, message }) => ({
    at: at(pos[0]),
    ...(WORDS[code] ?? { message: message.split("\n")[0] ?? "", wayOut: CORRECT }),
  }));
  if (syntax.length > 0) return { problems: syntax.slice(0, 1), locate: () => undefined };
  const tree = new Tree(document);
  const locate = (path: Path) => at(tree.offsetOf(path));
  const offsetOf = ({ node }: Wrong) => node.range?.[0] ?? 0;
  const problems = tree.problems
    .sort((a, b) => offsetOf(a) - offsetOf(b))
    .map((wrong) => ({ at: at(offsetOf(wrong)), message: wrong.message, wayOut: wrong.wayOut }));
  if (problems.length > 0) return { problems, locate };
  try {
    // The library's bound counts the uses of an anchor, of which a file of many VPCs has many.
    return { data: document.toJS({ maxAliasCount: -1 }), problems, locate };
  } catch {
    const place = tree.offsetOf([]);
    return {
      problems: [{ at: at(place), ...said("an alias or `<<` repeats what is no object") }],
      locate,
    };
  }
}

const CORRECT = "Correct the YAML at this place";

const said = (message: string, wayOut = CORRECT) => ({ message, wayOut });

/** What the library says by its codes, in words of the file's. */
const WORDS: Readonly<Partial<Record<ErrorCode, { message: string; wayOut: string }>>> = {
  BAD_ALIAS: said("not the name of an anchor", "Write a name after `*`"),
  BAD_DQ_ESCAPE: said(
    "a backslash in double quotes begins no known escape",
    "Write \\\\ for a backslash, or use single quotes",
  ),
  BAD_INDENT: said(
    "the indentation does not fit, or a bracket is not closed",
    "Indent what belongs together alike, and close every [ and {",
  ),
  BAD_SCALAR_START: said("a text cannot begin with this character", "Put the text in quotes"),
  BLOCK_AS_IMPLICIT_KEY: said(
    "two properties in one line",
    "Put each `name: value` in a line of its own, or a text with a colon in quotes",
  ),
  BLOCK_IN_FLOW: said("a block stands within brackets", "Write it within brackets too"),
  MISSING_CHAR: said("a quote, bracket or colon is missing", "Close what was opened before"),
  MULTIPLE_ANCHORS: said("two anchors on one value", "Keep one of them"),
  MULTIPLE_DOCS: said(
    "a second document begins here",
    "Keep one document in the file: remove `---` and what follows",
  ),
  TAB_AS_INDENT: said("a tab stands where blanks indent", "Indent with blanks"),
  UNEXPECTED_TOKEN: said("this does not belong here", CORRECT),
};

/** A file of 20,000 VPCs with a hundred values each has fewer. */
const MOST_VALUES = 3_000_000;

interface Wrong {
  readonly node: Node;
  readonly message: string;
  readonly wayOut: string;
}

/** A document whose aliases are known, each by the anchor that stands last before it. */
class Tree {
  readonly problems: Wrong[] = [];
  private readonly targets = new Map<Alias, Node>();
  private readonly keys = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(private readonly document: Document) {
    const anchors = new Map<string, Node>();
    const values = this.read(document.contents, anchors, new Set());
    if (values > MOST_VALUES && document.contents !== null) {
      const [first] = this.targets.keys();
      this.problems.push({
        node: first ?? document.contents,
        message: `aliases make this text one of more than ${MOST_VALUES.toLocaleString("en")} values`,
        wayOut: "Let aliases stand for less, or generate fewer entries",
      });
    }
  }

  /** How many values a node stands for; aliases stand for all that they repeat. */
  private read(node: unknown, anchors: Map<string, Node>, open: Set<Node>): number {
    if (isAlias(node)) return this.readAlias(node, anchors, open);
    if (isPair(node))
      return this.read(node.key, anchors, open) + this.read(node.value, anchors, open);
    if (!isCollection(node)) {
      if (isScalar(node) && node.anchor !== undefined) this.anchor(node.anchor, node, anchors, 1);
      return 1;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    open.add(node);
    if (isMap(node)) this.checkKeys(node);
    let values = 1;
    for (const item of node.items) values += this.read(item, anchors, open);
    open.delete(node);
    this.sizes.set(node, values);
    return values;
  }

  private readonly sizes = new Map<Node, number>();

  private anchor(name: string, node: Node, anchors: Map<string, Node>, size: number): void {
    anchors.set(name, node);
    this.sizes.set(node, size);
  }

  private readAlias(alias: Alias, anchors: Map<string, Node>, open: ReadonlySet<Node>): number {
    const { source } = alias;
    const target = anchors.get(source);
    if (target === undefined) {
      this.problems.push({
        node: alias,
        message: `no anchor &${source} stands before *${source}`,
        wayOut: nearest(source, [...anchors.keys()]),
      });
      return 1;
    }
    if (open.has(target)) {
      this.problems.push({
        node: alias,
        message: `*${source} stands within what it repeats`,
        wayOut: "Move the alias out of its anchor's block",
      });
      return 1;
    }
    this.targets.set(alias, target);
    return this.sizes.get(target) ?? 1;
  }

  private checkKeys(map: YAMLMap): void {
    const seen = new Set<string>();
    for (const { key, value } of map.items) {
      const name = nameOf(key);
      if (isCollection(key)) {
        this.problems.push({
          node: key,
          message: "a list or an object stands where a name belongs",
          wayOut: "Give the property a name",
        });
      }
      if (isMerge(key) && !this.isMergeable(value)) {
        this.problems.push({
          node: key as Node,
          message: "`<<` takes an object, an alias of one, or a list of those",
          wayOut: "Write `<<: *name`, with &name at an object above",
        });
      }
      if (seen.has(name)) {
        this.problems.push({
          node: key as Node,
          message: `${JSON.stringify(name)} stands twice in the same object`,
          wayOut: "Keep one of the two",
        });
      }
      seen.add(name);
    }
  }

  /** Aliases are judged where they stand: those of this map are not read yet. */
  private isMergeable(value: unknown): boolean {
    const isBlock = (one: unknown) => isMap(one) || isAlias(one);
    return isBlock(value) || (isSeq(value) && value.items.every(isBlock));
  }

  /** The place of a path's last part that is there. */
  offsetOf(path: Path): number {
    let node: unknown = this.document.contents;
    let offset = (node as Node | null)?.range?.[0] ?? 0;
    for (const segment of path) {
      const child = this.childOf(this.resolved(node), segment);
      if (child === undefined) break;
      offset = child.offset ?? offset;
      node = child.value;
    }
    return offset;
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? this.targets.get(node) : node;
  }

  private childOf(
    node: unknown,
    segment: string | number,
  ): { readonly value: unknown; readonly offset: number | undefined } | undefined {
    if (isMap(node)) {
      const pair = this.pairsOf(node).get(String(segment));
      return pair && { value: pair.value, offset: (pair.key as Node | null)?.range?.[0] };
    }
    if (!isSeq(node) || typeof segment !== "number") return undefined;
    const value = node.items[segment] as Node | undefined;
    return value && { value, offset: value.range?.[0] };
  }

  /** Pairs of a map by their names, merged ones behind its own; found out once. */
  private pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.keys.get(map);
    if (known !== undefined) return known;
    const found = new Map<string, Pair>();
    this.keys.set(map, found);
    const merged: unknown[] = [];
    for (const pair of map.items) {
      if (isMerge(pair.key)) merged.push(this.resolved(pair.value));
      else found.set(nameOf(pair.key), pair);
    }
    for (const one of merged.flatMap((value) => (isSeq(value) ? value.items : [value]))) {
      const block = this.resolved(one);
      if (!isMap(block)) continue;
      for (const [name, pair] of this.pairsOf(block)) {
        if (!found.has(name)) found.set(name, pair);
      }
    }
    return found;
  }
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

function nameOf(key: unknown): string {
  if (isMerge(key)) return "<<";
  return isScalar(key) ? String(key.value) : ((key as Node | null)?.toString() ?? "");
}

function nearest(name: string, names: readonly string[]): string {
  const best = names.length === 0 ? undefined : closest(name, [...names]);
  return best !== undefined && distance(name, best) <= Math.max(2, best.length / 3)
    ? `Did you mean *${best}?`
    : `Write &${name} at the block that is meant, above`;
}

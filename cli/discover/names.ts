import { RESERVED_KEYS } from "../../core/topology/schema";
import { printable } from "../../core/printable";
import type { VpcRecord } from "./records";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The schema's limit for a name. */
const LONGEST = 100;

/**
 * A key in the file for each VPC id: its Name tag, or its id where it has none. Names that several
 * VPCs share, and words that cannot be keys, carry the id behind them.
 */
export function vpcNames(vpcs: readonly VpcRecord[]): ReadonlyMap<string, string> {
  const names = new Map(
    vpcs.map((vpc) => [vpc.vpcId, usable(vpc.nameTag ?? "") || vpc.vpcId] as const),
  );
  // A name with an id behind it may be another VPC's tag; one more round then settles it.
  for (let clashing = clashes(names); clashing.length > 0; clashing = clashes(names)) {
    for (const id of clashing) names.set(id, withId(names.get(id) ?? id, id));
  }
  return names;
}

function usable(tag: string): string {
  const shown = [...graphemes.segment(tag)].map(({ segment }) =>
    segment === "/" || printable(segment) !== segment ? "-" : segment,
  );
  return cut(shown.join("").trim(), LONGEST);
}

function clashes(names: ReadonlyMap<string, string>): string[] {
  const owners = new Map<string, string[]>();
  for (const [id, name] of names) owners.set(name, [...(owners.get(name) ?? []), id]);
  return [...owners].flatMap(([name, ids]) =>
    ids.length > 1 || RESERVED_KEYS.includes(name) ? ids : [],
  );
}

function withId(name: string, id: string): string {
  const suffix = ` (${id})`;
  return cut(name, LONGEST - suffix.length) + suffix;
}

/** At most `length` UTF-16 units, without halving a character or leaving a space at the end. */
function cut(text: string, length: number): string {
  let result = "";
  for (const { segment } of graphemes.segment(text)) {
    if (result.length + segment.length > length) break;
    result += segment;
  }
  return result.trimEnd();
}

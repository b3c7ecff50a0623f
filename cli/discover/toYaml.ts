import { Document, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { printable } from "../../core/printable";
import type { DiscoveredTopology } from "./toTopology";

/** Lists longer than this are written a line each. */
const WIDEST_LIST = 88;

/** The file's text: the topology with its notes as comments. */
export function toYaml(discovered: DiscoveredTopology): string {
  const document = new Document(discovered.topology);
  document.commentBefore = comment(discovered.notes);
  const root = document.contents;
  if (!isMap(root)) throw new Error("a topology is a map");
  const hub = pairOf(root, "hub");
  if (hub !== undefined) commentOn(hub, discovered.hubNotes, true);
  const vpcs = valueOf(root, "vpcs");
  if (vpcs === undefined) throw new Error("a topology has VPCs");
  for (const [index, pair] of vpcs.items.entries()) {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
    commentOn(pair, discovered.vpcNotes.get(name) ?? [], index > 0);
    if (!isMap(pair.value)) continue;
    const usage = valueOf(pair.value, "usage");
    for (const [service, remark] of discovered.usageRemarks.get(name) ?? []) {
      const entry = usage === undefined ? undefined : pairOf(usage, service);
      if (entry !== undefined && isScalar(entry.value)) entry.value.comment = comment([remark]);
    }
  }
  keepShortListsOnOneLine(root);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function valueOf(map: YAMLMap, key: string): YAMLMap | undefined {
  const value = pairOf(map, key)?.value;
  return isMap(value) ? value : undefined;
}

function commentOn(pair: Pair, notes: readonly string[], spaceBefore: boolean): void {
  if (!isScalar(pair.key)) return;
  pair.key.spaceBefore = spaceBefore;
  if (notes.length > 0) pair.key.commentBefore = comment(notes);
}

/** One line each: a name or a message from outside cannot end its comment. */
function comment(notes: readonly string[]): string {
  return notes.map((note) => ` ${printable(note)}`.trimEnd()).join("\n");
}

function keepShortListsOnOneLine(map: YAMLMap): void {
  for (const { value } of map.items) {
    if (isMap(value)) keepShortListsOnOneLine(value);
    else if (isSeq(value)) {
      const width = value.items.reduce<number>(
        (total, item) => total + 2 + String(isScalar(item) ? item.value : item).length,
        0,
      );
      value.flow = width <= WIDEST_LIST;
    }
  }
}

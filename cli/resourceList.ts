import type { PlannedResource } from "../core/plannedResource";
import { plannedResources } from "../core/plannedResources";
import type { Comparison } from "../cost/compare/comparison";
import { harmless } from "../core/printable";
import { columns, countOf } from "../cost/report/shared/format";
import { fits, wrap } from "../cost/report/shared/layout";

/** What each model creates, counted by type, taken from the plan that was priced. */
export function resourceList(
  { alternatives }: Comparison,
  { ascii }: { readonly ascii: boolean },
): string[] {
  const plain = harmless(ascii);
  const lines = alternatives.flatMap(({ plan, estimate }) => {
    const resources = plannedResources(plan);
    const rows = [...byType(resources)].map(
      ([type, group]) => [`  ${group.length}`, type, plain(where(group))] as const,
    );
    return [
      `${estimate.model} creates ${countOf(resources.length, "resource")}`,
      ...table(rows),
      "",
    ];
  });
  return lines.slice(0, -1);
}

/** A row a type, or two where one would be too wide: the VPCs below. */
function table(rows: readonly (readonly [string, string, string])[]): string[] {
  const inOne = columns(rows, ["right", "left", "left"]);
  if (fits(inOne)) return inOne;
  const types = columns(
    rows.map(([count, type]) => [count, type]),
    ["right", "left"],
  );
  return rows.flatMap(([, , vpcs], index) => [types[index] ?? "", ...wrap(vpcs, "        ")]);
}

function byType(resources: readonly PlannedResource[]): Map<string, PlannedResource[]> {
  const groups = new Map<string, PlannedResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.type);
    if (group === undefined) groups.set(resource.type, [resource]);
    else group.push(resource);
  }
  return groups;
}

/** `12 in each of 3 VPCs` says more than 36 names. */
function where(group: readonly PlannedResource[]): string {
  const counts = new Map<string, number>();
  for (const { vpc } of group) counts.set(vpc, (counts.get(vpc) ?? 0) + 1);
  const sizes = new Map<number, string[]>();
  for (const [vpc, count] of counts) sizes.set(count, [...(sizes.get(count) ?? []), vpc]);
  return [...sizes]
    .map(([count, vpcs]) =>
      vpcs.length === 1
        ? `${count} in ${vpcs[0] ?? ""}`
        : `${count} in each of ${vpcs.length} VPCs`,
    )
    .join(", ");
}

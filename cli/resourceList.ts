import { plannedResources, type PlannedResource } from "../core/plannedResources";
import type { Comparison } from "../cost/compare";
import { columns, countOf } from "../cost/report/format";

/** What each model creates, counted by type, taken from the plan that was priced. */
export function resourceList({ alternatives }: Comparison): string {
  return alternatives
    .flatMap(({ plan, estimate }) => {
      const resources = plannedResources(plan);
      const rows = [...byType(resources)].map(([type, group]) => [
        `  ${group.length}`,
        type,
        where(group),
      ]);
      return [
        `${estimate.model} creates ${countOf(resources.length, "resource")}`,
        ...columns(rows, ["right", "left", "left"]),
        "",
      ];
    })
    .join("\n")
    .trimEnd();
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

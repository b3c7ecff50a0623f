import { errorsOf, propertyPath, type Issue } from "../issues";
import { checkConnectedHubs } from "./connectedHubs";
import { normalizeTopology } from "./normalize";
import type { RegionInput, RegionsInput } from "./regionsSchema";
import type { ByService } from "./serviceMap";
import { ServiceResolver } from "./serviceNeeds";
import type { TopologyInput } from "./schema";
import type { Topology } from "./topology";

/** A file of several Regions with everything filled in, and what is wrong with it. */
export interface NormalizedRegions {
  /** In the order of the file; absent where an error makes them meaningless. */
  readonly topologies?: readonly Topology[];
  readonly issues: readonly Issue[];
}

/** Each Region by itself, with what it inherits; then what concerns several of them. */
export function normalizeRegions(input: RegionsInput): NormalizedRegions {
  const parts = Object.entries(input.regions).map(([name, region]) => {
    const { topology, issues } = normalizeTopology(inherited(input, name, region));
    return { name, topology, issues: issues.map((issue) => placed(issue, name, region)) };
  });
  const topologies = parts.flatMap(({ topology }) => topology ?? []);
  const issues = [
    ...sharedIssues(parts.map((part) => part.issues)),
    ...parts.flatMap((part) => part.issues.filter(({ path }) => path[0] === "regions")),
    ...checkConnectedHubs(input, topologies),
  ];
  return errorsOf(issues).length > 0 ? { issues } : { topologies, issues };
}

/** The Region's part with the file's own properties where it has none. */
function inherited(file: RegionsInput, name: string, region: RegionInput): TopologyInput {
  const { $schema: _, regions: __, connectedHubs: ___, ...shared } = file;
  const merged = {
    ...shared,
    ...region,
    region: name,
    usage: overlaid(shared.usage, region.usage, name),
    overrides: overlaid(shared.overrides, region.overrides, name),
  };
  if (shared.prices === undefined) return merged;
  const own = region.prices?.overrides ?? [];
  const stated = new Set(own.map((price) => `${price.region} ${price.item}`));
  const others = (shared.prices.overrides ?? []).filter(
    (price) => !stated.has(`${price.region} ${price.item}`),
  );
  const overrides = [...others, ...own];
  return { ...merged, prices: { ...shared.prices, ...region.prices, overrides } };
}

/** The file's entries but those of services that the Region has its own of, however either is spelled. */
function overlaid<T>(
  shared: ByService<T> = {},
  own: ByService<T> = {},
  region: string,
): Record<string, T> {
  const resolver = new ServiceResolver(region, {});
  const nameOf = (key: string) => resolver.resolve(key)?.name ?? key;
  const replaced = new Set(Object.keys(own).map(nameOf));
  const kept = Object.entries(shared).filter(([key]) => !replaced.has(nameOf(key)));
  return { ...Object.fromEntries(kept), ...own };
}

/** Properties that a Region inherits key by key; all others it inherits as a whole. */
const BY_KEY = ["usage", "overrides"] as const;

/** The path of what the Region inherits is where it was typed: at the top of the file. */
function placed(issue: Issue, name: string, region: RegionInput): Issue {
  const own = ["regions", name];
  const [property, key] = issue.path.map(String);
  if (property === undefined) return issue;
  if (property === "region") return { ...issue, path: own };
  const byKey = BY_KEY.find((one) => one === property);
  const isInherited =
    byKey === undefined
      ? property !== "vpcs" && property !== "hub" && !Object.hasOwn(region, property)
      : key === undefined || !Object.hasOwn(region[byKey] ?? {}, key);
  return isInherited ? issue : { ...issue, path: [...own, ...issue.path] };
}

/**
 * Findings about what Regions share, each once. That an entry has no effect is one only where it has
 * none in every Region.
 */
function sharedIssues(found: readonly (readonly Issue[])[]): Issue[] {
  const counts = new Map<string, { readonly issue: Issue; readonly count: number }>();
  for (const issue of found.flat()) {
    if (issue.path[0] === "regions") continue;
    const key = [issue.rule, propertyPath(issue.path), issue.message].join(" ");
    counts.set(key, { issue, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .filter(({ issue, count }) => issue.rule !== "used-service" || count === found.length)
    .map(({ issue }) => issue);
}

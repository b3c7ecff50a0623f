import { ownValue } from "../ownValue";
import { decimal } from "../decimal";
import { HOURS_PER_MONTH, REQUEST_SHARE } from "../defaults";
import { error, errorsOf, warning, type Issue, type Path } from "../issues";
import { isRegionName } from "../partitions";
import { checkAttachedToNew, checkHubWay } from "./attachmentChecks";
import { checkTopology } from "./checks";
import { normalizeHubs } from "./hubs";
import { checkMinimum, checkZoneNames, network } from "./network";
import { withOverlaps } from "./overlaps";
import type { TopologyInput, VpcInput } from "./schema";
import { byShortName, checkServiceKeys, type ByService } from "./serviceMap";
import {
  ServiceResolver,
  serviceKey,
  unknownServiceIssue,
  type RequestedService,
} from "./serviceNeeds";
import type { ServiceNeed, Topology, TopologyVpc } from "./topology";
import { readUsage, shareTotals, usageIn, usageOfServices, type StatedUsage } from "./usage";

/** A topology with everything filled in, and what is wrong with it. */
export interface NormalizedTopology {
  /** Absent where an error makes it meaningless. */
  readonly topology?: Topology;
  /** Errors and warnings, in the order of the file. */
  readonly issues: readonly Issue[];
}

/** Fills in defaults and resolves services, once; nothing after this looks at the file again. */
export function normalizeTopology(input: TopologyInput): NormalizedTopology {
  if (!isRegionName(input.region)) return { issues: [regionIssue(input.region)] };
  const issues: Issue[] = [];
  const resolver = new ServiceResolver(input.region, input.overrides ?? {});
  const shared = resolver.request(input.services ?? [], ["services"]);
  issues.push(...shared.issues);
  const sharedUsage = readUsage(input.usage, resolver);
  const stated = Object.entries(input.vpcs).map(([name, vpc]) =>
    normalizeVpc({
      name,
      vpc,
      file: input,
      shared: shared.services,
      sharedUsage,
      resolver,
      issues,
    }),
  );
  const { vpcs, issues: totalIssues, ...totals } = shareTotals(stated, sharedUsage);
  issues.push(...totalIssues, ...checkUnusedUsage(input, vpcs, resolver));
  const hubs = normalizeHubs(input, vpcs, resolver);
  const topology: Topology = {
    region: input.region,
    hoursPerMonth: decimal(input.hoursPerMonth ?? HOURS_PER_MONTH),
    requestShare: decimal(input.requestShare ?? REQUEST_SHARE),
    vpcs: withOverlaps(vpcs, hubs.hubCandidates),
    ...totals,
    ...hubs,
    prices: input.prices ?? {},
    ...(input.quotas === undefined ? {} : { quotas: input.quotas }),
    consolidatedBilling: input.consolidatedBilling ?? true,
  };
  issues.push(
    ...checkMinimum(input),
    ...checkZoneNames(input),
    ...checkHubWay(input),
    ...checkAttachedToNew(input),
    ...checkTopology(topology),
  );
  return errorsOf(issues).length > 0 ? { issues } : { topology, issues };
}

interface VpcContext {
  readonly name: string;
  readonly vpc: VpcInput;
  readonly file: TopologyInput;
  readonly shared: readonly RequestedService[];
  readonly sharedUsage: StatedUsage;
  readonly resolver: ServiceResolver;
  readonly issues: Issue[];
}

function normalizeVpc(context: VpcContext): TopologyVpc {
  const { name, vpc, file } = context;
  return {
    ...network(name, vpc, file),
    needs: serviceNeeds(context),
    nat: vpc.nat ?? file.nat ?? "none",
  };
}

function serviceNeeds(context: VpcContext): ServiceNeed[] {
  const { name, vpc, resolver, issues } = context;
  const path = ["vpcs", name];
  const own = resolver.request(vpc.services ?? [], [...path, "services"]);
  issues.push(...own.issues);
  const listed = new Set([...context.shared, ...own.services].map((one) => one.service.name));
  const without = new Set(
    namedServices(vpc.withoutServices ?? [], [...path, "withoutServices"], listed, context),
  );
  const wanted = new Map<string, RequestedService>();
  for (const requested of [...context.shared, ...own.services]) {
    if (!without.has(requested.service.name)) wanted.set(serviceKey(requested), requested);
  }
  const usage = readUsage(vpc.usage, resolver);
  const placement = byShortName(vpc.placement, resolver);
  const needed = new Set([...wanted.values()].map((requested) => requested.service.name));
  issues.push(
    ...checkKeys(usageOfServices(vpc.usage), [...path, "usage"], needed, resolver),
    ...checkKeys(vpc.placement, [...path, "placement"], needed, resolver),
  );
  return [...wanted.values()].map((requested) => ({
    ...requested,
    ...usageIn(requested.service.name, usage, context.sharedUsage),
    placement: ownValue(placement, requested.service.name),
  }));
}

/** Names of a list that removes services: each must be one that exists, and one that is there to remove. */
function namedServices(
  names: readonly string[],
  path: Path,
  listed: ReadonlySet<string>,
  context: VpcContext,
): string[] {
  const resolved = context.resolver.request(names, path);
  // Of what is taken away only its name is of concern.
  context.issues.push(
    ...resolved.issues.filter(
      ({ severity, rule }) => severity === "error" || rule === "short-name-is-service",
    ),
  );
  names.forEach((name, at) => {
    const { services, issues } = context.resolver.request([name], []);
    if (errorsOf(issues).length > 0 || services.some(({ service }) => listed.has(service.name)))
      return;
    context.issues.push(
      warning("used-service", [...path, at], {
        value: name,
        message: "no service list asks for this service, so there is nothing to take away",
        wayOut: "Remove the entry, or correct the name",
      }),
    );
  });
  return resolved.services.map((requested) => requested.service.name);
}

/** Usage, placement and settings of a service that no list asks for have no effect: advice. */
function checkKeys(
  map: ByService<unknown> | undefined,
  path: Path,
  asked: ReadonlySet<string>,
  resolver: ServiceResolver,
): Issue[] {
  return checkServiceKeys(map, { resolver, path, asked, notAsked: notNeededIssue });
}

function checkName(
  name: string,
  at: Path,
  needed: ReadonlySet<string>,
  resolver: ServiceResolver,
): Issue[] {
  const service = resolver.resolve(name);
  if (service === undefined) return [unknownServiceIssue(name, at)];
  return needed.has(service.name) ? [] : [notNeededIssue(name, at)];
}

function notNeededIssue(name: string, path: Path): Issue {
  return warning("used-service", path, {
    value: name,
    message: "no service list asks for this service, so the entry has no effect",
    wayOut: "Add the service to `services`, or remove the entry",
  });
}

function checkUnusedUsage(
  input: TopologyInput,
  vpcs: readonly TopologyVpc[],
  resolver: ServiceResolver,
): Issue[] {
  const needed = new Set(vpcs.flatMap((vpc) => vpc.needs.map((need) => need.service.name)));
  return [
    ...checkKeys(usageOfServices(input.usage), ["usage"], needed, resolver),
    ...checkKeys(input.overrides, ["overrides"], needed, resolver),
    ...existingLists(input).flatMap(([path, names]) =>
      names.flatMap((name, at) => checkName(name, [...path, at], needed, resolver)),
    ),
  ];
}

function existingLists({ hub }: TopologyInput): (readonly [Path, readonly string[]])[] {
  return [
    [["hub", "existingServices"], hub?.existingServices ?? []],
    ...(hub?.candidates ?? []).map(
      ({ existingServices = [] }, at) =>
        [["hub", "candidates", at, "existingServices"], existingServices] as const,
    ),
  ];
}

function regionIssue(region: string): Issue {
  return error("region-name", ["region"], {
    value: region,
    message: "not the name of an AWS Region",
    wayOut: "Give a Region such as us-east-1",
  });
}

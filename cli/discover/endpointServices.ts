import { formerBundle } from "../../core/bundles";
import { serviceDetails } from "../../core/catalog";
import { errorsOf, issueReason } from "../../core/issues";
import { ServiceResolver } from "../../core/topology/serviceNeeds";
import type { ServiceOverrideInput } from "../../core/topology/schema";
import type { EndpointRecord } from "./records";

/** An endpoint that the comparison can price, under the service's name in the file. */
export interface ServiceEndpoint extends EndpointRecord {
  readonly service: string;
}

export interface LeftOut {
  readonly endpoint: EndpointRecord;
  readonly reason: string;
}

export interface SortedEndpoints {
  readonly priced: readonly ServiceEndpoint[];
  /** Endpoints that the file cannot express, each with the reason. */
  readonly leftOut: readonly LeftOut[];
  readonly overrides: Readonly<Record<string, ServiceOverrideInput>>;
}

/** Endpoints in these states are gone, or are about to be. */
const GONE = new Set(["deleting", "deleted"]);
/** Endpoints in these states serve nobody. */
const DEAD = new Set(["failed", "expired", "rejected"]);

/**
 * Sorts endpoints into those that a topology expresses and those that it does not: other types than
 * gateway and interface, services of another Region, and the interface endpoints of a service whose
 * gateway endpoints the file names, since a file has one type a service.
 */
export function sortEndpoints(
  region: string,
  endpoints: readonly EndpointRecord[],
): SortedEndpoints {
  const present = [...endpoints]
    .filter(({ state }) => !GONE.has(state.toLowerCase()))
    .sort((a, b) => compareText(a.endpointId, b.endpointId));
  const named = present.map((endpoint) => ({
    ...endpoint,
    service: nameInFile(endpoint.serviceName, region),
  }));
  const withGateway = new Set(
    named.filter((one) => isUsable(one) && one.type === "Gateway").map(({ service }) => service),
  );
  const priced: ServiceEndpoint[] = [];
  const leftOut: LeftOut[] = [];
  const overrides: Record<string, ServiceOverrideInput> = {};
  const refusals = new Map<string, string | undefined>();
  const refusalOf = ({ service, type }: ServiceEndpoint, override?: ServiceOverrideInput) => {
    const key = `${service} ${type}`;
    if (!refusals.has(key)) refusals.set(key, refusal(service, region, override));
    return refusals.get(key);
  };
  for (const endpoint of named) {
    const override = overrideFor(endpoint, region);
    const reason =
      unusableBecause(endpoint) ??
      (endpoint.type === "Interface" && withGateway.has(endpoint.service)
        ? `the file has one type of ${endpoint.service}, and there are gateway endpoints of it`
        : refusalOf(endpoint, override));
    if (reason !== undefined) {
      leftOut.push({ endpoint, reason });
      continue;
    }
    priced.push(endpoint);
    if (override !== undefined) overrides[endpoint.service] = override;
  }
  return { priced, leftOut, overrides };
}

/** The catalog's short name; the full name where the catalog lacks it or a bundle once had the short one. */
export function nameInFile(serviceName: string, region: string): string {
  const known = serviceDetails(serviceName, region);
  return known === undefined || formerBundle(known.name) ? serviceName : known.name;
}

function isUsable(endpoint: EndpointRecord): boolean {
  return unusableBecause(endpoint) === undefined;
}

function unusableBecause({ type, state, serviceRegion }: EndpointRecord): string | undefined {
  if (DEAD.has(state.toLowerCase())) return `its state is ${state}`;
  if (type !== "Interface" && type !== "Gateway") {
    return `endpoints of type ${type} are no part of the comparison`;
  }
  if (serviceRegion !== undefined) return `its service is in ${serviceRegion}`;
  return undefined;
}

/** Says the type where it is another than the one that the file would take by itself. */
function overrideFor(
  { service, type }: ServiceEndpoint,
  region: string,
): ServiceOverrideInput | undefined {
  if (type !== "Interface" && type !== "Gateway") return undefined;
  const types = serviceDetails(service, region)?.endpointTypes ?? ["Interface"];
  const byDefault = types.includes("Gateway") ? "Gateway" : "Interface";
  return type === byDefault ? undefined : { endpointType: type };
}

/** What the project's own checks have against the service in this Region. */
function refusal(
  service: string,
  region: string,
  override: ServiceOverrideInput | undefined,
): string | undefined {
  const overrides = override === undefined ? {} : { [service]: override };
  const { issues } = new ServiceResolver(region, overrides).request([service], []);
  const [issue] = errorsOf(issues);
  return issue === undefined ? undefined : issueReason(issue);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

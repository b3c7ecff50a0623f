import { compareText, type ServiceEndpoint } from "./endpointServices";
import type { Period, Traffic } from "./records";
import { gbOf, monthlyUsage } from "./usage";

/** The services of one VPC, as the file names them. */
export interface VpcServices {
  readonly names: readonly string[];
  /** GB per month by service, all its endpoints in the VPC together. */
  readonly usage: ReadonlyMap<string, number>;
  readonly remarks: ReadonlyMap<string, string>;
  /** Services with an interface endpoint whose traffic nobody knows, with the reason. */
  readonly unknown: ReadonlyMap<string, string>;
  /** Endpoints that AWS services manage stay where they are. */
  readonly placement: ReadonlyMap<string, "local">;
  /** Services with more than one endpoint in the VPC. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

export function vpcServices(
  endpoints: readonly ServiceEndpoint[],
  traffic: ReadonlyMap<string, Traffic>,
  period: Period,
): VpcServices {
  const names = [...new Set(endpoints.map(({ service }) => service))].sort(compareText);
  const found = {
    names,
    usage: new Map<string, number>(),
    remarks: new Map<string, string>(),
    unknown: new Map<string, string>(),
    placement: new Map<string, "local">(),
    repeated: new Map<string, readonly string[]>(),
  };
  for (const name of names) {
    const own = endpoints.filter(({ service }) => service === name);
    if (own.length > 1) {
      found.repeated.set(
        name,
        own.map(({ endpointId }) => endpointId),
      );
    }
    // AWS publishes no metrics of gateway endpoints, and they are free.
    if (own.some(({ type }) => type === "Gateway")) continue;
    if (own.every(({ requesterManaged }) => requesterManaged)) found.placement.set(name, "local");
    const total = totalUsage(own, traffic, period);
    if (total.microGb === undefined) {
      found.unknown.set(name, total.unknown);
      continue;
    }
    found.usage.set(name, gbOf(total.microGb));
    if (total.remark !== undefined) found.remarks.set(name, total.remark);
  }
  return found;
}

/** A sum with an unknown part is unknown. */
function totalUsage(
  endpoints: readonly ServiceEndpoint[],
  traffic: ReadonlyMap<string, Traffic>,
  period: Period,
): ReturnType<typeof monthlyUsage> {
  const remarks = new Set<string>();
  let microGb = 0n;
  for (const endpoint of endpoints) {
    const one = monthlyUsage(endpoint, traffic.get(endpoint.endpointId), period);
    if (one.microGb === undefined) return { unknown: `${endpoint.endpointId}: ${one.unknown}` };
    microGb += one.microGb;
    if (one.remark !== undefined) {
      remarks.add(endpoints.length === 1 ? one.remark : `${endpoint.endpointId}: ${one.remark}`);
    }
  }
  return { microGb, ...(remarks.size === 0 ? {} : { remark: [...remarks].join("; ") }) };
}

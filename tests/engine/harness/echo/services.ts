import { gatewayServiceName, serviceDetails } from "../../../../core/catalog";
import type { ServiceDetails } from "../../../../core/catalog/serviceDetails";
import { digits } from "./values";
import { zoneId, zonesOf } from "./scope";

/**
 * Services of AWS itself, from the package's own catalog, with the names that AWS has added since; undefined for any other.
 * ECHO_NAMES has those by service: `{ "logs": ["logs.us-east-1.api.aws"] }`.
 */
export function awsService(name: string, region: string): ServiceDetails | undefined {
  const service = serviceDetails(name, region);
  if (service === undefined) return undefined;
  const added = JSON.parse(process.env.ECHO_NAMES ?? "{}") as Partial<Record<string, string[]>>;
  const names = [...service.privateDnsNames, ...(added[service.name] ?? [])];
  return { ...service, privateDnsNames: [...new Set(names)] };
}

export function serviceNameFor(details: ServiceDetails, type: string, region: string): string {
  return type === "Gateway" ? gatewayServiceName(details, region) : details.serviceName;
}

/** Names in which the endpoint's own DNS names end: `logs.us-east-1.vpce.amazonaws.com`. */
export function baseDnsName(serviceName: string, region: string): string {
  const details = awsService(serviceName, region);
  const own = details?.privateDnsNames.find((name) => !name.startsWith("*."));
  const host = own ?? details?.privateDnsNames[0]?.replace("*.", "");
  if (host?.includes(`.${region}.`) === true) {
    return host.replace(`.${region}.`, `.${region}.vpce.`);
  }
  const last = serviceName.split(".").slice(3).reverse().join(".") || serviceName;
  const id = /vpce-svc-[0-9a-z]+/.exec(serviceName)?.[0];
  return `${id ?? last}.${region}.vpce.amazonaws.com`;
}

/** Zones of the Region in which the service has endpoints. */
export function zonesOfService(details: ServiceDetails | undefined, region: string): string[] {
  const without = details?.unsupportedAvailabilityZoneIds ?? [];
  return zonesOf(region).filter((zone) => !without.includes(zoneId(zone)));
}

/** Managed prefix lists of the gateway services. */
export function prefixListOf(serviceName: string, region: string) {
  return {
    id: `pl-${digits(`${serviceName} ${region}`, 8)}`,
    name: serviceName,
    cidrs: serviceName.endsWith(".s3")
      ? ["3.5.0.0/19", "16.15.192.0/18", "52.216.0.0/15"]
      : ["3.218.180.0/22", "52.94.0.0/22"],
  };
}

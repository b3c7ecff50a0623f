import type { EndpointType, ServiceDetails } from "../catalog/serviceDetails";
import { error, type Issue, type Path } from "../issues";

export type IpAddressType = "ipv4" | "ipv6" | "dualstack";
export type DnsRecordIpType = "ipv4" | "ipv6" | "dualstack" | "service-defined";

/** Which DNS records go with which addresses. https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html */
const RECORDS: Readonly<
  Record<EndpointType, Readonly<Record<IpAddressType, readonly DnsRecordIpType[]>>>
> = {
  Interface: {
    ipv4: ["ipv4"],
    ipv6: ["ipv6"],
    dualstack: ["dualstack", "ipv4", "ipv6", "service-defined"],
  },
  Gateway: {
    ipv4: ["ipv4", "service-defined"],
    ipv6: ["ipv6", "service-defined"],
    dualstack: ["ipv4", "ipv6", "dualstack", "service-defined"],
  },
};

export interface IpTypes {
  readonly ipAddressType?: string;
  readonly dnsRecordIpType?: string;
}

/** Address and record types that fit each other, the endpoint type and, where known, the service. */
export function checkIpTypes(
  given: IpTypes,
  service: ServiceDetails,
  type: EndpointType,
  path: (property: keyof IpTypes) => Path,
): Issue[] {
  const issues: Issue[] = [];
  const address = given.ipAddressType ?? "ipv4";
  const issue = (property: keyof IpTypes, rule: string, message: string, wayOut: string) => {
    issues.push(error(rule, path(property), { value: given[property], message, wayOut }));
  };
  if (!isAddressType(address)) {
    issue("ipAddressType", "ip-address-type", "not an address type", "Use ipv4, ipv6 or dualstack");
    return issues;
  }
  const records = given.dnsRecordIpType;
  const dynamoDbGateway = type === "Gateway" && service.name === "dynamodb";
  const allowed = dynamoDbGateway ? (["service-defined"] as const) : RECORDS[type][address];
  if (records !== undefined && !allowed.some((candidate) => candidate === records)) {
    issue(
      "dnsRecordIpType",
      "dns-record-ip-type",
      `${service.name}'s ${type.toLowerCase()} endpoint with ${address} addresses has no such records`,
      `Use ${allowed.join(", ")}`,
    );
  }
  const supported = service.ipAddressTypes;
  const needed = address === "dualstack" ? (["ipv4", "ipv6"] as const) : [address];
  const missing = supported === undefined ? [] : needed.filter((one) => !supported.includes(one));
  if (missing.length > 0) {
    issue(
      "ipAddressType",
      "ip-address-type-supported",
      `${service.name} has no ${missing.join(" and ")} endpoint`,
      `Use ${supported?.join(" or ") ?? "ipv4"}`,
    );
  }
  return issues;
}

function isAddressType(value: string): value is IpAddressType {
  return value === "ipv4" || value === "ipv6" || value === "dualstack";
}

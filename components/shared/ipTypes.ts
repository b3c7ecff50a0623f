/**
 * Addresses of an endpoint. AWS's page: https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */
export const IpAddressType = {
  /** IPv4 addresses; every subnet has an IPv4 block. */
  Ipv4: "ipv4",
  /** IPv6 addresses; every subnet is IPv6-only. */
  Ipv6: "ipv6",
  /** Both; every subnet has both blocks. */
  Dualstack: "dualstack",
} as const;
export type IpAddressType = (typeof IpAddressType)[keyof typeof IpAddressType];

/**
 * DNS records of an endpoint.
 */
export const DnsRecordIpType = {
  /** A records. */
  Ipv4: "ipv4",
  /** AAAA records. */
  Ipv6: "ipv6",
  /** A and AAAA records. */
  Dualstack: "dualstack",
  /** Whatever the service itself defines. */
  ServiceDefined: "service-defined",
} as const;
export type DnsRecordIpType = (typeof DnsRecordIpType)[keyof typeof DnsRecordIpType];

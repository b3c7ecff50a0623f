import { parseCidr } from "../cidr";
import { error, type Issue, type Path } from "../issues";
import { checkListedOnce } from "./listedOnce";

export interface FixedAddressRules {
  /** Subnets that the endpoint is in; undefined while nobody knows how many they are. */
  readonly subnets: number | undefined;
  readonly ipAddressType: string | undefined;
  readonly path: Path;
}

/**
 * Fixed IPv4 addresses of an endpoint: one for each subnet, none of them twice, on an endpoint that
 * has IPv4. An address that is no text is not known yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SubnetConfiguration.html
 */
export function checkFixedAddresses(
  addresses: readonly unknown[],
  { subnets, ipAddressType, path }: FixedAddressRules,
): Issue[] {
  const issues: Issue[] = [];
  const list = path;
  if (subnets !== undefined && addresses.length !== subnets) {
    issues.push(
      error("address-per-subnet", list, {
        value: addresses.length,
        message: `the endpoint has ${subnets} subnets, and each needs one address`,
        wayOut:
          "Give one address a subnet, in the same order, none of them a subnet's first four or its last",
      }),
    );
  }
  if (ipAddressType === "ipv6") {
    issues.push(
      error("address-family", list, {
        value: ipAddressType,
        message: "these are IPv4 addresses, and the endpoint has IPv6 alone",
        wayOut: "Remove the addresses, or use ipv4 or dualstack as ipAddressType",
      }),
    );
  }
  addresses.forEach((value, index) => {
    if (typeof value !== "string" || isIpv4(value)) return;
    issues.push(
      error("ipv4-address", [...path, index], {
        value,
        message: "not an IPv4 address",
        wayOut: "Give an address of the subnet, such as 10.0.1.10",
      }),
    );
  });
  return [
    ...issues,
    ...checkListedOnce(addresses, {
      rule: "address-once",
      path,
      message: "two network interfaces cannot have the same address",
      wayOut: "Give each subnet an address of its own",
    }),
  ];
}

function isIpv4(text: string): boolean {
  const parsed = parseCidr(`${text}/32`);
  return "range" in parsed && parsed.range.family === "ipv4";
}

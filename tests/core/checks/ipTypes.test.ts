import assert from "node:assert/strict";
import { serviceDetails } from "../../../core/catalog";
import type { EndpointType } from "../../../core/catalog/serviceDetails";
import { checkIpTypes } from "../../../core/checks/ipTypes";
import { propertyPath } from "../../../core/issues";

function findings(
  service: string,
  type: EndpointType,
  ipAddressType: string | undefined,
  dnsRecordIpType?: string,
) {
  const details = serviceDetails(service, "us-east-1");
  assert.ok(details !== undefined);
  const given = {
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(dnsRecordIpType === undefined ? {} : { dnsRecordIpType }),
  };
  return checkIpTypes(given, details, type, (property) => [property]).map(
    ({ rule, path }) => `${rule} ${propertyPath(path)}`,
  );
}

/** Every pair that AWS's page allows; any other is refused. */
const ALLOWED: Record<EndpointType, Record<string, string[]>> = {
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

describe("checkIpTypes", () => {
  for (const type of ["Interface", "Gateway"] as const) {
    for (const address of ["ipv4", "ipv6", "dualstack"]) {
      for (const records of ["ipv4", "ipv6", "dualstack", "service-defined"]) {
        const fine = ALLOWED[type][address]?.includes(records) === true;
        it(`${fine ? "accepts" : "refuses"} ${records} records with ${address} addresses on ${type.toLowerCase()} endpoints`, () => {
          const expected = fine ? [] : ["dns-record-ip-type dnsRecordIpType"];
          assert.deepEqual(findings("s3", type, address, records), expected);
        });
      }
    }
  }

  it("allows DynamoDB's gateway endpoint service-defined records only", () => {
    assert.deepEqual(findings("dynamodb", "Gateway", "ipv4", "service-defined"), []);
    assert.deepEqual(findings("dynamodb", "Gateway", "ipv4", "ipv4"), [
      "dns-record-ip-type dnsRecordIpType",
    ]);
  });

  it("takes AWS's default of IPv4 where no address type is given", () => {
    assert.deepEqual(findings("logs", "Interface", undefined, "ipv6"), [
      "dns-record-ip-type dnsRecordIpType",
    ]);
    assert.deepEqual(findings("logs", "Interface", undefined), []);
  });

  it("refuses addresses that the service lacks, and names those that it has", () => {
    const details = serviceDetails("logs", "us-east-1");
    assert.ok(details !== undefined);
    const refusal = (ipAddressTypes: ("ipv4" | "ipv6")[] | undefined, ipAddressType?: string) =>
      checkIpTypes(
        ipAddressType === undefined ? {} : { ipAddressType },
        { ...details, ipAddressTypes },
        "Interface",
        (property) => [property],
      ).map(({ severity, rule, path, value, message, wayOut }) =>
        [severity, rule, path, value, message, wayOut].join("; "),
      );
    const refused = (value: string, missing: string, wayOut: string) => [
      `error; ip-address-type-supported; ipAddressType; ${value}; logs has no ${missing} endpoint; ${wayOut}`,
    ];
    assert.deepEqual(refusal(["ipv4"], "ipv6"), refused("ipv6", "ipv6", "Use ipv4"));
    assert.deepEqual(refusal(["ipv4"], "dualstack"), refused("dualstack", "ipv6", "Use ipv4"));
    assert.deepEqual(refusal(["ipv6"]), refused("", "ipv4", "Use ipv6"));
    for (const type of ["ipv4", "ipv6", "dualstack", undefined]) {
      assert.deepEqual(refusal(["ipv4", "ipv6"], type), []);
      // Nobody knows what the service has: AWS decides.
      assert.deepEqual(refusal(undefined, type), []);
    }
  });

  it("refuses a word that is no address type", () => {
    assert.deepEqual(findings("logs", "Interface", "both"), ["ip-address-type ipAddressType"]);
  });
});

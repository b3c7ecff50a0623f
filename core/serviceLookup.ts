import type { ServiceDetails } from "./catalog/serviceDetails";

/** What AWS answers of an endpoint service, as `getVpcEndpointService` gives it. */
export interface ServiceAnswer {
  readonly privateDnsName: string;
  readonly privateDnsNames: readonly string[];
  readonly vpcEndpointPolicySupported: boolean;
  readonly supportedIpAddressTypes: readonly string[];
  /** Names of the Availability Zones that offer it; empty where AWS does not say. */
  readonly availabilityZones: readonly string[];
}

export interface LookedUpService {
  readonly service: ServiceDetails;
  /** What AWS answers differently from the catalog, in words; empty where they agree. */
  readonly differences: readonly string[];
}

/**
 * The catalog's entry, corrected by what AWS answers for this Region. Wildcards that documentation or code
 * states stay beside AWS's own names, since the answer leaves some of them out; other names that AWS does not
 * answer give way, documented or not, and names that the caller gave stand alone.
 */
export function withAnswer(service: ServiceDetails, answer: ServiceAnswer): LookedUpService {
  const answered = [
    ...new Set(
      [answer.privateDnsName, ...answer.privateDnsNames].filter(
        (name) => name !== "" && !service.zoneForbidden,
      ),
    ),
  ];
  const given = service.privateDnsConfidence === "given";
  const stated = ["documented", "code"].includes(service.privateDnsConfidence);
  const domains = new Set(answered.map(domainOf));
  const kept = service.privateDnsNames.filter(
    (name) =>
      given ||
      answered.length === 0 ||
      (stated && (name.startsWith("*.") || domains.has(domainOf(name)))),
  );
  const privateDnsNames = [...new Set([...(given ? [] : answered), ...kept])].sort();
  const missing = given ? [] : answered.filter((name) => !service.privateDnsNames.includes(name));
  const dropped = service.privateDnsNames.filter((name) => !privateDnsNames.includes(name));
  const policyDiffers =
    service.policySupported !== undefined &&
    service.policySupported !== answer.vpcEndpointPolicySupported;
  return {
    service: {
      ...service,
      privateDnsNames,
      privateDnsSupported: privateDnsNames.length > 0,
      policySupported: answer.vpcEndpointPolicySupported,
      ipAddressTypes: answer.supportedIpAddressTypes.filter(
        (type): type is "ipv4" | "ipv6" => type === "ipv4" || type === "ipv6",
      ),
      availabilityZones:
        answer.availabilityZones.length === 0 ? undefined : answer.availabilityZones,
    },
    differences: [
      ...(missing.length === 0 ? [] : [`AWS also answers ${missing.join(", ")}`]),
      ...(dropped.length === 0 ? [] : [`AWS does not answer ${dropped.join(", ")}`]),
      ...(policyDiffers
        ? [`AWS takes ${answer.vpcEndpointPolicySupported ? "an" : "no"} endpoint policy for it`]
        : []),
    ],
  };
}

/** The domain of a name's zone: a wildcard is in that of the name itself. */
function domainOf(name: string): string {
  return name.replace(/^\*\./, "");
}

import type { ServiceDetails } from "./catalog/serviceDetails";

/** What AWS answers of an endpoint service, as `getVpcEndpointService` gives it. */
export interface ServiceAnswer {
  readonly privateDnsName: string;
  readonly privateDnsNames: readonly string[];
  readonly vpcEndpointPolicySupported: boolean;
  readonly supportedIpAddressTypes: readonly string[];
}

export interface LookedUpService {
  readonly service: ServiceDetails;
  /** What AWS answers differently from the catalog, in words; empty where they agree. */
  readonly differences: readonly string[];
}

/**
 * The catalog's entry, corrected by what AWS answers. Names that documentation or code states stay
 * beside AWS's own, since the answer leaves some wildcards out; names that the catalog only derived
 * give way, and names that the caller gave stand alone.
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
  const kept = given || stated || answered.length === 0 ? service.privateDnsNames : [];
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

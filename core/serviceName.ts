import { catalogData as data } from "./catalogData";
import type { EndpointType } from "./catalog/serviceDetails";

/** The prefix that most services of every partition carry. */
const STANDARD_PREFIX = "com.amazonaws";

export interface ServiceNameTemplate {
  readonly name: string;
  /** `com.amazonaws.{region}.logs`, as in the `aws` partition. */
  readonly serviceName: string;
}

/**
 * The full service name of a catalog entry in a Region.
 *
 * `logs` in `eu-west-1` -> `com.amazonaws.eu-west-1.logs`
 * `ecr.dkr` in `cn-north-1` -> `cn.com.amazonaws.cn-north-1.ecr.dkr`
 * `transcribe` in `cn-north-1` -> `cn.com.amazonaws.cn-north-1.transcribe.cn`
 */
export function serviceNameIn(
  region: string,
  template: ServiceNameTemplate,
  type?: EndpointType,
): string {
  const standard = template.serviceName.replaceAll("{region}", region);
  if (type === "Gateway" && data.gatewayKeepsStandardPrefix.includes(region)) return standard;
  const rule = data.serviceNamePrefixes.find(
    (candidate) => candidate.regions.includes(region) && candidate.services.includes(template.name),
  );
  const prefixed =
    rule !== undefined && standard.startsWith(`${STANDARD_PREFIX}.`)
      ? rule.prefix + standard.slice(STANDARD_PREFIX.length)
      : standard;
  const suffix = data.serviceNameSuffixes.find(
    (candidate) => candidate.regions.includes(region) && candidate.services.includes(template.name),
  );
  return prefixed + (suffix?.suffix ?? "");
}

/**
 * The name of a service that the catalog lacks. For the standard prefix with a Region it is the short
 * name that the catalog would give, so that learning the service does not rename its resources.
 *
 * `com.amazonaws.us-east-1.brand-new` -> `brand-new`
 * `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0` -> `vpce-svc-0123456789abcdef0`
 * `aws.sagemaker.us-east-1.thing` -> itself: no rule makes such names short
 */
export function shortNameOf(serviceName: string): string {
  const partner = /(?:^|\.)(vpce-svc-[0-9a-f]+)$/.exec(serviceName)?.[1];
  if (partner !== undefined) return partner;
  const regional = /^(?:[a-z]{2}\.)?com\.amazonaws\.[a-z]{2,4}(?:-[a-z]+)+-\d\.(.+)$/.exec(
    serviceName,
  );
  return regional?.[1] ?? serviceName;
}

/** Whether this is a full service name by its form: `com.…`, `aws.…` or another partition's prefix. */
export function isFullServiceName(name: string): boolean {
  return /^(com|cn\.com|aws|api\.aws|eu|gov|uk)(\.[a-z0-9-]+){2,}$/i.test(name);
}

/** `com.amazonaws.eu-west-1.logs` -> `eu-west-1`; undefined where the name holds no Region. */
export function regionInServiceName(name: string): string | undefined {
  return name.split(".").find((part) => /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(part));
}

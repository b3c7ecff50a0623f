import { expandServices, formerBundle, isBundle } from "../bundles";
import { serviceDetails, suggestServices, unknownService } from "../catalog";
import type { EndpointType, ServiceDetails } from "../catalog/serviceDetails";
import { checkServiceRegion } from "../checks/crossRegion";
import { error, issue, propertyPath, warning, type Issue, type Path } from "../issues";
import { isRegionName, partitionOf } from "../partitions";
import { isFullServiceName, regionInServiceName } from "../serviceName";
import type { ServiceOverrideInput } from "./schema";

/** One service as a list asked for it, before a VPC's usage and placement are known. */
export interface RequestedService {
  readonly service: ServiceDetails;
  readonly type: EndpointType;
  readonly privateDnsEnabled: boolean;
  /** The other Region whose service is meant; undefined for the topology's own. */
  readonly serviceRegion?: string | undefined;
  readonly requestedAs: string;
}

export type Overrides = Readonly<Record<string, ServiceOverrideInput>>;

/**
 * The type of a service for which neither the caller nor a bundle says one: a topology takes the free
 * gateway endpoint wherever there is one, a component builds its own type only.
 */
export type TypeRule = EndpointType | "GatewayIfPossible";

const REACH_IT_ELSEWHERE =
  "Plan it in its own Region, or reach it by a cross-Region endpoint (serviceRegion)";

/** Turns lists of names into services of one Region; each name is looked up once. */
export class ServiceResolver {
  private readonly known = new Map<string, ServiceDetails | undefined>();
  private readonly overrides: ReadonlyMap<string, ServiceOverrideInput>;
  private readonly serviceRegions: ReadonlyMap<string, string>;
  /** Services that lists have by full names which the catalog lacks, by the short names they get. */
  private readonly outsideCatalog = new Map<string, ServiceDetails>();
  private readonly said = new Set<string>();
  private readonly saidOf = new Set<string>();

  constructor(
    private readonly region: string,
    overrides: Overrides,
    private readonly typeRule: TypeRule = "GatewayIfPossible",
    /**
     * Services that are reached in another Region where the caller names them itself;
     * `overrides.serviceRegion` gives the names of the other Region.
     */
    serviceRegions: Readonly<Record<string, string>> = {},
  ) {
    this.overrides = new Map(
      Object.entries(overrides).map(([name, override]) => [
        this.lookUp(name, override)?.name ?? name,
        override,
      ]),
    );
    this.serviceRegions = new Map(
      Object.entries(serviceRegions).map(([name, other]) => [
        this.lookUp(name, undefined)?.name ?? name,
        other,
      ]),
    );
  }

  resolve(name: string): ServiceDetails | undefined {
    if (!this.known.has(name)) {
      const found = this.lookUp(name, undefined);
      const override = found === undefined ? undefined : this.overrides.get(found.name);
      this.known.set(name, override === undefined ? found : withOverride(found, override));
    }
    return this.known.get(name);
  }

  /**
   * The service that a key of a map means: what a list takes for one service, and besides the short name
   * of a service that a list read before has by its full name.
   */
  resolveKey(name: string): ServiceDetails | undefined {
    return this.resolve(name) ?? this.outsideCatalog.get(name);
  }

  /** Why a key of a map means no service here; a name of a bundle alone has no settings. */
  checkKey(name: string, path: Path): Issue | undefined {
    const service = this.resolveKey(name);
    if (service === undefined) {
      const several = isBundle(name) || formerBundle(name) !== undefined;
      return several ? bundleKeyIssue(name, path) : unknownServiceIssue(name, path);
    }
    const named = regionInServiceName(name);
    const elsewhere =
      this.overrides.get(service.name)?.serviceRegion ?? this.serviceRegions.get(service.name);
    const local = named === undefined || named === this.region || named === elsewhere;
    if (local || service.homeRegions.length > 0 || !isRegionName(this.region)) return undefined;
    return otherRegionIssue({ ...service, serviceName: name }, named, this.region, path);
  }

  request(names: readonly string[], path: Path): ResolvedList {
    const services: RequestedService[] = [];
    const issues = [...checkDuplicates(names, path), ...checkFormerBundles(names, path)];
    for (const entry of expandServices(names)) {
      const at = [...path, entry.index];
      const own = this.resolve(entry.name);
      if (own === undefined) {
        issues.push(unknownServiceIssue(entry.name, at));
        continue;
      }
      if (!own.inCatalog) this.outsideCatalog.set(own.name, own);
      const override = this.overrides.get(own.name);
      // A bundle's gateway endpoint serves its own Region, whatever Region the service is asked for in.
      const elsewhere =
        entry.endpointType === "Gateway" ? undefined : this.inOtherRegion(own, override);
      const service = elsewhere?.service ?? own;
      const type =
        override?.endpointType ??
        (elsewhere === undefined ? (entry.endpointType ?? this.defaultType(service)) : "Interface");
      issues.push(
        ...this.once(checkRegionOfService(service, type, this.region, elsewhere?.region)),
        ...this.checkAvailability(service, type, override, elsewhere?.region, at),
        ...this.checkFacts(service, type, at),
      );
      services.push({
        service,
        type,
        privateDnsEnabled:
          type === "Interface" && (override?.privateDnsEnabled ?? hasPrivateDns(service)),
        serviceRegion: elsewhere?.region,
        requestedAs: entry.requestedAs,
      });
    }
    return { services: mergeSame(services), issues };
  }

  private lookUp(
    name: string,
    override: ServiceOverrideInput | undefined,
  ): ServiceDetails | undefined {
    const region = regionInServiceName(name) ?? this.region;
    const found = serviceDetails(name, this.region) ?? serviceDetails(name, region);
    if (found !== undefined || !isFullServiceName(name)) return found;
    return unknownService(name, givenDetails(override));
  }

  /** What is known of a service itself, said once however many lists ask for it. */
  private checkFacts(service: ServiceDetails, type: EndpointType, path: Path): Issue[] {
    const { name, endOfSupport, partialZones, inCatalog } = service;
    if (this.saidOf.has(name)) return [];
    this.saidOf.add(name);
    const issues: Issue[] = [];
    if (endOfSupport !== undefined) {
      const when = endOfSupport.startsWith("before") ? endOfSupport : `on ${endOfSupport}`;
      issues.push(
        warning("support-ends", path, {
          value: name,
          message: `AWS ends its support of this service ${when}`,
          wayOut: "Take it out of the list by then",
        }),
      );
    }
    if (partialZones !== undefined && type === "Interface") {
      const { offered, of } = partialZones;
      issues.push(
        warning("partial-zones", path, {
          value: name,
          message: `its endpoint is in ${offered} of ${of} Availability Zones of ${this.region}, and AWS refuses a subnet in another`,
          wayOut:
            "Ask `aws ec2 describe-vpc-endpoint-services` which, and give it subnets there alone",
        }),
      );
    }
    if (!inCatalog && service.privateDnsSupported === undefined && isNamedByAws(service)) {
      issues.push(
        warning("service-in-catalog", path, {
          value: service.serviceName,
          message:
            "the catalog does not know this service, so port 443 is assumed and its names are AWS's to say",
          wayOut: "Give its ports and privateDnsNames in `overrides` where that is not enough",
        }),
      );
    }
    return issues;
  }

  /** Findings about `overrides` are the same for every list that asks for the service. */
  private once(issues: readonly Issue[]): Issue[] {
    return issues.filter(({ rule, path }) => {
      const key = `${rule} ${propertyPath(path)}`;
      const first = !this.said.has(key);
      this.said.add(key);
      return first;
    });
  }

  /** The service as another Region offers it: other names, the same types and ports. */
  private inOtherRegion(
    service: ServiceDetails,
    override: ServiceOverrideInput | undefined,
  ): { readonly service: ServiceDetails; readonly region: string } | undefined {
    const region = override?.serviceRegion;
    if (override === undefined || region === undefined || region === this.region) return undefined;
    const found = isRegionName(region) ? serviceDetails(service.name, region) : undefined;
    return { service: withOverride(found, override) ?? service, region };
  }

  private defaultType(service: ServiceDetails): EndpointType {
    if (this.typeRule !== "GatewayIfPossible") return this.typeRule;
    return service.endpointTypes.includes("Gateway") ? "Gateway" : "Interface";
  }

  private checkAvailability(
    service: ServiceDetails,
    type: EndpointType,
    override: ServiceOverrideInput | undefined,
    serviceRegion: string | undefined,
    path: Path,
  ): Issue[] {
    const issues: Issue[] = [];
    const region = serviceRegion ?? this.serviceRegions.get(service.name) ?? this.region;
    // Whatever else it would break follows from that.
    if (!isRegionName(region)) return issues;
    const named = regionInServiceName(service.serviceName);
    const local =
      named === undefined || named === region || (service.inCatalog && named === this.region);
    if (!local && service.homeRegions.length === 0) {
      issues.push(otherRegionIssue(service, named, region, path));
    }
    if (!service.endpointTypes.includes(type)) {
      issues.push(
        error("endpoint-type-exists", path, {
          value: service.name,
          message: `this service has no ${type.toLowerCase()} endpoint`,
          wayOut: `Use its ${service.endpointTypes.join(" or ").toLowerCase()} endpoint`,
        }),
      );
    }
    issues.push(...checkRegions(service, region, path));
    if (override?.privateDnsEnabled === true && service.privateDnsSupported === false) {
      issues.push(
        error("private-dns-supported", ["overrides", service.name, "privateDnsEnabled"], {
          value: true,
          message: `${service.name} has no private DNS`,
          wayOut: "Leave privateDnsEnabled out and name the endpoint's own DNS name in clients",
        }),
      );
    }
    return issues;
  }
}

/** Regions without the service; what is not sure is a warning, since AWS adds Regions. */
function checkRegions(service: ServiceDetails, region: string, path: Path): Issue[] {
  const severity = service.regionsConfidence === "high" ? "error" : "warning";
  const { name, homeRegions, unsupportedRegions } = service;
  const wayOut = service.crossRegionEnabled ? REACH_IT_ELSEWHERE : "Plan it in its own Region";
  return [
    ...(homeRegions.length > 0 && !homeRegions.includes(region)
      ? [
          issue(severity, "home-region", path, {
            value: name,
            message: `its endpoint exists in ${homeRegions.join(", ")} only, not in ${region}`,
            wayOut,
          }),
        ]
      : []),
    ...(unsupportedRegions.includes(region)
      ? [
          issue(severity, "region-offers", path, {
            value: name,
            message: `${region} has no endpoint of it`,
            wayOut: "Take it out of the list, or plan it in another Region",
          }),
        ]
      : []),
  ];
}

/** Named like a service of AWS: those that others offer by PrivateLink no catalog has. */
function isNamedByAws({ serviceName }: ServiceDetails): boolean {
  return /^((cn\.)?com\.amazonaws|aws|api\.aws|eu\.amazonaws|gov|uk)\.(?!vpce\.)/.test(serviceName);
}

/** What keeps an endpoint from reaching the service of another Region, whatever the VPC. */
function checkRegionOfService(
  service: ServiceDetails,
  type: EndpointType,
  region: string,
  serviceRegion: string | undefined,
): Issue[] {
  if (serviceRegion === undefined) return [];
  const path = ["overrides", service.name, "serviceRegion"];
  const refused = (rule: string, message: string, wayOut: string): Issue =>
    error(rule, path, { value: serviceRegion, message, wayOut });
  const issues = checkServiceRegion(service, serviceRegion, [], path);
  if (type === "Gateway") {
    issues.push(
      refused(
        "gateway-of-region",
        "a gateway endpoint serves its own Region only",
        "Remove endpointType, for an interface endpoint, or serviceRegion",
      ),
    );
  }
  if (isRegionName(serviceRegion) && partitionOf(serviceRegion).name !== partitionOf(region).name) {
    issues.push(
      refused(
        "same-partition",
        `${serviceRegion} and ${region} are in different partitions, and nothing connects those`,
        "Give a Region of the same partition",
      ),
    );
  }
  return issues;
}

function otherRegionIssue(
  service: ServiceDetails,
  named: string,
  region: string,
  path: Path,
): Issue {
  return error("service-of-region", path, {
    value: service.serviceName,
    message: `this is the service of ${named}, not of ${region}`,
    wayOut: service.inCatalog ? `Use the short name ${service.name}` : REACH_IT_ELSEWHERE,
  });
}

function bundleKeyIssue(name: string, path: Path): Issue {
  const members = new Set(expandServices([name]).map((entry) => entry.name));
  return error("one-service", path, {
    value: name,
    message: isBundle(name)
      ? "a bundle stands in lists of services; what is said here is said of one service"
      : "this is what people call a service, not its name; what is said here is said of one service",
    wayOut: `Name its services one by one: ${[...members].join(", ")}`,
  });
}

/** A word that opened a bundle before means less than it did; full names say that this is meant. */
function checkFormerBundles(names: readonly string[], path: Path): Issue[] {
  return names.flatMap((name, index) => {
    const former = formerBundle(name);
    if (former === undefined) return [];
    const { bundle, services } = former;
    const alone = services.includes(name) ? "its full service name" : services.join(" and ");
    const what = services.includes(name) ? "the service alone" : services.join(" and ");
    const members = expandServices([bundle]).map((entry) => entry.name);
    return [
      warning("short-name-is-service", [...path, index], {
        value: name,
        message: `this means ${what}; the bundle that had this name is ${bundle} now`,
        wayOut: `Write ${bundle} for ${members.join(", ")}; or ${alone}, which means the same without this warning`,
      }),
    ];
  });
}

export interface ResolvedList {
  readonly services: readonly RequestedService[];
  readonly issues: readonly Issue[];
}

export function unknownServiceIssue(name: string, path: Path): Issue {
  const suggestions = suggestServices(name, 3);
  const hint = suggestions.length === 0 ? "" : `Did you mean ${suggestions.join(", ")}? `;
  return error("known-service", path, {
    value: name,
    message: "neither a service of the catalog nor a bundle",
    wayOut: `${hint}Search with \`vpc-endpoints services\`, or give the full service name (com.amazonaws.…)`,
  });
}

/** Whether private DNS can be on: AWS gives the service names, or nobody knows better. */
function hasPrivateDns(service: ServiceDetails): boolean {
  return service.privateDnsSupported ?? service.privateDnsNames.length > 0;
}

function givenDetails(override: ServiceOverrideInput | undefined) {
  return {
    ...(override?.privateDnsNames === undefined
      ? {}
      : { privateDnsNames: override.privateDnsNames }),
    ...(override?.ports === undefined ? {} : { ports: tcpPorts(override.ports) }),
    ...(override?.endpointType === undefined ? {} : { endpointTypes: [override.endpointType] }),
  };
}

function tcpPorts(ports: readonly number[]) {
  return ports.map((port) => ({ protocol: "tcp" as const, fromPort: port, toPort: port }));
}

function withOverride(
  service: ServiceDetails | undefined,
  override: ServiceOverrideInput,
): ServiceDetails | undefined {
  if (service === undefined) return undefined;
  const names = override.privateDnsNames;
  return {
    ...service,
    ...(names === undefined
      ? {}
      : {
          privateDnsNames: names,
          privateDnsSupported: names.length > 0,
          privateDnsConfidence: "given",
        }),
    ...(override.ports === undefined ? {} : { ports: tcpPorts(override.ports) }),
  };
}

function checkDuplicates(names: readonly string[], path: Path): Issue[] {
  const seen = new Set<string>();
  const issues: Issue[] = [];
  names.forEach((name, index) => {
    if (seen.has(name)) {
      issues.push(
        error("service-once", [...path, index], {
          value: name,
          message: `this ${isBundle(name) ? "bundle" : "service"} is in the list twice; a VPC can have one endpoint with private DNS for a name`,
          wayOut: "Remove one of the two",
        }),
      );
    }
    seen.add(name);
  });
  return issues;
}

/** The same service through two bundles, or by its short and its full name, is one endpoint. */
function mergeSame(services: readonly RequestedService[]): RequestedService[] {
  const merged = new Map<string, RequestedService>();
  for (const requested of services) {
    const key = serviceKey(requested);
    if (!merged.has(key)) merged.set(key, requested);
  }
  return [...merged.values()];
}

/** `logs`, and `s3/gateway` for a gateway endpoint: what tells two endpoints of a VPC apart. */
export function serviceKey(requested: { service: ServiceDetails; type: EndpointType }): string {
  return requested.type === "Gateway"
    ? `${requested.service.name}/gateway`
    : requested.service.name;
}

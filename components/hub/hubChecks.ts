import { checkAccountId } from "../../core/account";
import { checkChoice } from "../../core/checks/choice";
import { checkPrivateNames } from "../../core/checks/privateNames";
import { checkHubPolicy } from "../../core/checks/hubPolicy";
import { checkAllowedCidrBlocks } from "../../core/checks/sources";
import { checkMonthlyGb } from "../../core/checks/usage";
import { error, errorsOf, required, warning, type Issue, type Path } from "../../core/issues";
import { hasOwnZones, staysLocalBecause } from "../../core/placement";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { checkHubZones, type HubService, type ZoneClient } from "../../core/topology/hubZoneChecks";
import { checkHubQuotas, checkRoutesBack } from "../../core/topology/quotaChecks";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import type { RequestedService, ServiceResolver } from "../../core/topology/serviceNeeds";
import type { ServiceNeed, TopologyHub } from "../../core/topology/topology";
import { checkBudgetArguments } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { issuesOfPlain } from "../shared/errors";
import { checkQuotaArguments } from "../shared/quotas";
import { checkRouteTables } from "../shared/routeTables";
import { notRequested, onlyRequested } from "../shared/services";
import { CONNECTIVITIES, HUB_DNS, PROFILE_CONTENTS } from "../shared/choices";
import { checkConnectivity } from "./connectivityChecks";
import type { EndpointHubArgs } from "./hubArgs";
import type { PlannedSpoke } from "./plannedHub";

export interface HubFacts {
  readonly name: string;
  readonly region: string;
  readonly needs: readonly ServiceNeed[];
  readonly hub: TopologyHub;
  readonly spokes: readonly PlannedSpoke[];
  readonly resolver: ServiceResolver;
  /** AWS is still to be asked, which may know names that the catalog does not. */
  readonly asking: boolean;
}

/** What is wrong with a hub, besides the names of services and the endpoints themselves. */
export function checkHubArguments(args: EndpointHubArgs, facts: HubFacts): Issue[] {
  return [
    ...checkChoice(args.connectivity, CONNECTIVITIES, ["connectivity"]),
    ...checkChoice(args.dns, HUB_DNS, ["dns"]),
    ...checkChoice(args.profileContents, PROFILE_CONTENTS, ["profileContents"]),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
    ...checkBudgetArguments(args.budget),
    ...checkRouteTables(args, "no endpoint subnet gets a route back to the spokes"),
    ...checkService(args, facts),
    ...checkBlocks(args, facts),
    ...facts.spokes.flatMap((spoke) => checkSpoke(args, facts, spoke)),
    ...checkConnectivity(args, facts.spokes),
    ...checkAccountId(args.accountId, ["accountId"]),
    ...checkQuotaArguments(args.quotas),
    ...checkHubQuotas(facts.hub, facts.spokes.length, args.quotas ?? {}, ["spokes"]),
    ...checkRoutesBack(
      facts.spokes.flatMap(({ args: { cidrBlocks } }) => cidrBlocks),
      args.quotas ?? {},
      ["routeTableIds"],
    ),
    ...(args.allowedCidrBlocks === undefined || args.allowedCidrBlocks.length === 0
      ? []
      : checkAllowedCidrBlocks(args.allowedCidrBlocks, ["allowedCidrBlocks"])),
    ...checkPolicies(args),
    ...(args.dns !== "Profile" && args.profileContents !== undefined
      ? [
          warning("profile-contents-without-profile", ["profileContents"], {
            value: args.profileContents,
            message: "there is no Profile to share it, so this has no effect",
            wayOut: "Set dns to Profile, or remove the property",
          }),
        ]
      : []),
  ];
}

/** What is wrong with maps by service, as they were written. */
export function checkHubServiceKeys(
  args: EndpointHubArgs,
  services: readonly RequestedService[],
  resolver: ServiceResolver,
): Issue[] {
  return [
    ...checkServiceKeys(args.overrides, onlyRequested(resolver, services, ["overrides"])),
    ...Object.entries(args.spokes).flatMap(([spoke, { monthlyDataGb }]) => {
      const path = ["spokes", spoke, "monthlyDataGb"];
      return [
        ...checkServiceKeys(monthlyDataGb, onlyRequested(resolver, services, path)),
        ...Object.entries(monthlyDataGb ?? {}).flatMap(([service, gb]) =>
          checkMonthlyGb(gb, [...path, service]),
        ),
      ];
    }),
  ];
}

/** Services that no hub can serve, and zones that would hide other names. */
function checkService(args: EndpointHubArgs, facts: HubFacts): Issue[] {
  const { needs, hub, region, asking } = facts;
  const pathOf = (need: ServiceNeed) => [
    "services",
    Math.max(0, args.services.indexOf(need.requestedAs)),
  ];
  const refused = needs.flatMap((need): Issue[] => {
    const reason = staysLocalBecause(need, hub);
    if (reason === undefined || (asking && mayHaveNames(need))) return [];
    return [
      error("hub-can-serve", pathOf(need), {
        value: need.service.name,
        message: `a hub cannot serve it: ${reason}`,
        wayOut: need.service.endpointTypes.includes("Gateway")
          ? "Build GatewayEndpoints in each spoke, which are free"
          : "Build InterfaceEndpoints in each spoke, or give its privateDnsNames in `overrides`",
      }),
    ];
  });
  const served = needs
    .filter((need) => staysLocalBecause(need, hub) === undefined)
    .map((need) => ({ service: need.service, path: pathOf(need) }));
  return [
    ...refused,
    ...checkHubZones(served, {
      region,
      acknowledged: args.acknowledgeShadowing ?? [],
      severity: "error",
      clients:
        hub.dns === "Profile" ? [] : facts.spokes.map((spoke) => clientOf(spoke, served, facts)),
    }),
    ...(hasOwnZones(hub) ? checkZonesOnce(served) : []),
  ];
}

/** Nobody but AWS says whether the service has private DNS names. */
function mayHaveNames({ service, type }: ServiceNeed): boolean {
  return (
    type === "Interface" && !service.zoneForbidden && service.privateDnsSupported === undefined
  );
}

/** A spoke that uses some of the hub's services gets their zones alone. */
function clientOf(
  { name, args }: PlannedSpoke,
  served: readonly HubService[],
  { resolver }: HubFacts,
): ZoneClient {
  const wanted =
    args.services === undefined
      ? undefined
      : new Set(resolver.request(args.services, []).services.map(({ service }) => service.name));
  const path = ["spokes", name, "services"];
  const services = served
    .filter(({ service }) => wanted?.has(service.name) ?? true)
    .map(({ service }) => ({ service, path }));
  return { name, services, present: new Set(services.map(({ service }) => service.name)) };
}

/** Two zones of one name cannot be associated with one VPC, the hub's own to begin with. */
function checkZonesOnce(served: readonly HubService[]): Issue[] {
  return checkPrivateNames(served.map(({ service }) => service)).map((issue) => ({
    ...issue,
    path: ["services"],
  }));
}

function checkBlocks(args: EndpointHubArgs, { name, spokes }: HubFacts): Issue[] {
  const networks = [
    {
      name,
      cidrBlocks: args.cidrBlocks,
      unroutedCidrBlocks: args.unroutedCidrBlocks ?? [],
      path: ["cidrBlocks"],
    },
    ...spokes.map((spoke) => ({
      name: spoke.name,
      cidrBlocks: spoke.args.cidrBlocks,
      path: ["spokes", spoke.name, "cidrBlocks"],
    })),
  ];
  const missing = networks.filter(({ cidrBlocks }) => cidrBlocks.length === 0);
  return [
    ...missing.map(({ path }) =>
      required(
        path,
        "without its blocks no route leads to the VPC",
        "Name every IPv4 and IPv6 block of the VPC",
      ),
    ),
    ...checkConnectedBlocks(networks, "error"),
  ];
}

function checkSpoke(args: EndpointHubArgs, facts: HubFacts, spoke: PlannedSpoke): Issue[] {
  const at = (...rest: (string | number)[]) => ["spokes", spoke.name, ...rest];
  const served = new Set(facts.needs.map(({ service }) => service.name));
  const asked = facts.resolver.request(spoke.args.services ?? [], [
    "spokes",
    spoke.name,
    "services",
  ]);
  const sameVpc = typeof spoke.args.vpcId === "string" && spoke.args.vpcId === args.vpcId;
  return [
    // What is to be said of its services is said of the hub's.
    ...errorsOf(asked.issues),
    ...asked.services
      .filter(({ service }) => !served.has(service.name))
      .map(({ service }) => notRequested(service.name, ["spokes", spoke.name, "services"])),
    ...(sameVpc || spoke.name === facts.name
      ? [
          error("hub-is-no-spoke", sameVpc ? at("vpcId") : at(), {
            value: sameVpc ? spoke.args.vpcId : spoke.name,
            message: "the same VPC is named as the hub and as a spoke",
            wayOut: "Remove it from `spokes`: the hub resolves and reaches its endpoints itself",
          }),
        ]
      : []),
    ...checkAccountId(spoke.args.accountId, at("accountId")),
  ];
}

function checkPolicies(args: EndpointHubArgs): Issue[] {
  const hubVpcId = typeof args.vpcId === "string" ? args.vpcId : undefined;
  const check = (policy: EndpointHubArgs["policy"], path: Path) =>
    issuesOfPlain(policy, (text) => checkHubPolicy(text, hubVpcId, path));
  return [
    ...check(args.policy, ["policy"]),
    ...Object.entries(args.overrides ?? {}).flatMap(([service, { policy }]) =>
      check(policy, ["overrides", service, "policy"]),
    ),
  ];
}

import { connectivityOf, WAYS } from "../../core/connectivity/ways";
import { serviceDetails } from "../../core/catalog";
import { checkOwnShadows } from "../../core/checks/shadows";
import { error, type Issue } from "../../core/issues";
import type { Owner } from "../../core/account";
import type { Connectivity, HubDns, PlannedHub } from "../../core/plan";
import { planVpc } from "../../core/planTopology";
import { ServiceResolver, type RequestedService } from "../../core/topology/serviceNeeds";
import type { KnownHub } from "../hub/knownHub";
import { ANY_REGION, issuesAtOnce } from "../shared/region";
import { routeTablesOf } from "../shared/routeTables";
import { namesResolver } from "../shared/services";
import { checkWithHub, checkOwn } from "./spokeChecks";
import type { EndpointSpokeArgs } from "./spokeArgs";
import { spokeOfHub, type SpokeOfHub } from "./spokeHub";
import type { DecidedSpoke } from "./plannedSpoke";

/** Decides what `EndpointSpoke` creates; without a hub it says what is wrong with the spoke by itself. */
export function planSpokeArgs(
  name: string,
  args: EndpointSpokeArgs,
  hub: KnownHub | undefined,
  given: string | undefined,
): DecidedSpoke {
  const region = given ?? ANY_REGION;
  const { hubServices: services, ...rest } = args;
  const facts = { ...rest, ...(services === undefined ? {} : { services }) };
  const spoke = spokeOfHub(name, facts, hub, { region: given, servicesPath: "hubServices" });
  const local = namesResolver(region).request(args.localServices ?? [], ["localServices"]);
  const gateways = new ServiceResolver(region, {}, "Gateway");
  const gateway = gateways.request(args.gatewayServices ?? [], ["gatewayServices"]);
  const connectivity = connectivityOf(hub?.shape.connectivity);
  const dns = hub?.shape.dns ?? "PrivateHostedZones";
  const needs = [...local.services, ...gateway.services].map((one) => ({
    ...one,
    monthlyDataGb: undefined,
    placement: undefined,
  }));
  const network = {
    name,
    ...spoke.owner,
    cidrBlocks: spoke.cidrBlocks,
    availabilityZones: (args.localSubnets ?? []).map(
      (subnet, index) => subnet.availabilityZone ?? `subnet ${index + 1}`,
    ),
    routeTables: routeTablesOf(args).length,
    attached: args.transitGatewayAttachmentId !== undefined,
  };
  const planned = {
    region,
    spoke,
    hubCidrBlocks: args.hubCidrBlocks ?? hub?.shape.cidrBlocks ?? [],
    connectivity,
    dns,
    zones: dns === "Profile" ? [] : [...new Set([...spoke.services.values()].flat())],
    local: needs,
    plan: {
      model: "Centralized" as const,
      ...planVpc(network, needs),
      hub: spokesShare(name, args, spoke.owner, connectivity),
    },
  };
  return {
    ...planned,
    issues: [
      ...issuesAtOnce([...local.issues, ...gateway.issues], { given: given !== undefined }),
      ...spoke.issues,
      ...checkOwn(args),
      ...(hub === undefined
        ? []
        : [
            ...checkNamesAnsweredOnce(spoke, local.services, dns),
            ...checkShadows(planned, args.hubServices === undefined),
            ...checkWithHub(args, hub, planned),
          ]),
    ],
  };
}

/** The attachment alone: zones, Profiles and endpoints of the hub are the hub's. */
function spokesShare(
  name: string,
  args: EndpointSpokeArgs,
  owner: Owner,
  connectivity: Connectivity,
): PlannedHub {
  return {
    vpc: name,
    ...owner,
    connectivity,
    connectivityExists: true,
    dns: "PrivateHostedZones",
    profileContents: "Endpoints",
    attachments: [
      {
        vpc: name,
        ...owner,
        role: "spoke",
        availabilityZones: [],
        exists: args.transitGatewayAttachmentId !== undefined || !WAYS[connectivity].attachesVpcs,
      },
    ],
    hostedZones: [],
    profileAssociations: [],
    routes: [],
  };
}

/**
 * Names that the spoke's own endpoints hide, and the hub's zones where the spoke itself chose among its
 * services: of the hub's choice the hub has said it. Never a stop: somebody may have acknowledged it there.
 */
function checkShadows(
  { region, spoke, dns, local }: Pick<DecidedSpoke, "region" | "spoke" | "dns" | "local">,
  hubsChoice: boolean,
): Issue[] {
  const own = local.filter(({ privateDnsEnabled }) => privateDnsEnabled);
  const present = new Set([...spoke.services.keys(), ...own.map(({ service }) => service.name)]);
  const chosen =
    hubsChoice || dns === "Profile"
      ? []
      : [...spoke.services.keys()].flatMap((name) => serviceDetails(name, region) ?? []);
  const ownServices = own.map(({ service }) => service);
  return [
    ...checkOwnShadows(ownServices, present, ["localServices"]),
    ...checkOwnShadows(chosen, present, ["hubServices"], "zone"),
  ];
}

/** A zone that is associated and a local endpoint that answers the same name: AWS refuses the second. */
function checkNamesAnsweredOnce(
  hub: SpokeOfHub,
  local: readonly RequestedService[],
  dns: HubDns,
): readonly Issue[] {
  const zones = new Map(
    [...hub.services].flatMap(([service, domains]) => domains.map((zone) => [zone, service])),
  );
  // Through a Profile nothing is associated with the VPC by itself, and there its own endpoint wins.
  if (dns === "Profile") return [];
  return local
    .filter(({ privateDnsEnabled }) => privateDnsEnabled)
    .flatMap(({ service, requestedAs }): Issue[] => {
      const name = service.privateDnsNames.find((one) => zones.has(one.replace(/^\*\./, "")));
      if (name === undefined) return [];
      return [
        error("name-answered-once", ["localServices"], {
          value: requestedAs,
          message: `the hub's zone for ${zones.get(name.replace(/^\*\./, ""))} and the local endpoint both answer ${name}`,
          wayOut: "Take the service out of hubServices or out of localServices",
        }),
      ];
    });
}

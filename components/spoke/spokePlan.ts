import { connectivityOf, WAYS } from "../../core/connectivity/ways";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { error, type Issue } from "../../core/issues";
import { isForeign, ownerOf, type Owner } from "../../core/account";
import type { PlannedHub } from "../../core/plan";
import { planVpc } from "../../core/planTopology";
import { hostedZonesFor } from "../../core/privateDns";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import { ServiceResolver, type RequestedService } from "../../core/topology/serviceNeeds";
import { ANY_REGION, issuesAtOnce } from "../shared/region";
import { namesResolver } from "../shared/services";
import { checkSpokeArguments } from "./spokeChecks";
import type { EndpointSpokeArgs } from "./spokeArgs";
import type { DecidedSpoke } from "./plannedSpoke";

/** Decides what `EndpointSpoke` creates; `answers` are AWS's own, by service. */
export function planSpokeArgs(
  name: string,
  args: EndpointSpokeArgs,
  given: string | undefined,
  answers?: ReadonlyMap<string, ServiceDetails>,
): DecidedSpoke {
  const region = given ?? ANY_REGION;
  const interfaces = namesResolver(region, args.privateDnsNames);
  const gateways = new ServiceResolver(region, {}, "Gateway");
  const hub = interfaces.request(args.hubServices, ["hubServices"]);
  const local = interfaces.request(args.localServices ?? [], ["localServices"]);
  const gateway = gateways.request(args.gatewayServices ?? [], ["gatewayServices"]);
  const hubServices = hub.services.map(({ service }) => answers?.get(service.name) ?? service);
  const owner = ownerOf(args.accountId, name);
  const foreign = isForeign(ownerOf(args.hubAccountId, "the hub"), owner);
  const zones =
    (args.dns ?? "PrivateHostedZones") === "Profile"
      ? []
      : [...new Set(hubServices.flatMap((service) => hostedZonesFor(service).map((z) => z.name)))];
  const needs = [...local.services, ...gateway.services].map((one) => ({
    ...one,
    monthlyDataGb: undefined,
    placement: undefined,
  }));
  const network = {
    name,
    ...owner,
    cidrBlocks: args.cidrBlocks,
    availabilityZones: (args.localSubnets ?? []).map(
      (subnet, index) => subnet.availabilityZone ?? `subnet ${index + 1}`,
    ),
    routeTables: Object.keys(args.routeTableIds).length,
    attached: args.transitGatewayAttachmentId !== undefined,
  };
  return {
    region,
    foreign,
    hubServices,
    zones,
    local: needs,
    plan: {
      model: "Centralized",
      ...planVpc(network, needs),
      hub: spokesShare(name, args, owner),
    },
    issues: [
      ...issuesAtOnce(
        [
          ...hub.issues,
          ...local.issues,
          ...gateway.issues,
          // The hub's own names fit every spoke, those of services that this one does not use too.
          ...checkServiceKeys(args.privateDnsNames, {
            resolver: interfaces,
            path: ["privateDnsNames"],
          }),
        ],
        { given: given !== undefined },
      ),
      ...checkNamesAnsweredOnce(hubServices, local.services),
      ...checkSpokeArguments(args, foreign),
    ],
  };
}

/** The attachment alone: zones, Profiles and endpoints of the hub are the hub's. */
function spokesShare(name: string, args: EndpointSpokeArgs, owner: Owner): PlannedHub {
  const connectivity = connectivityOf(args.connectivity);
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

/** A zone that is associated and a local endpoint that answers the same name: AWS refuses the second. */
function checkNamesAnsweredOnce(
  hub: readonly ServiceDetails[],
  local: readonly RequestedService[],
): readonly Issue[] {
  const zones = new Map(
    hub.flatMap((service) => hostedZonesFor(service).map((zone) => [zone.name, service.name])),
  );
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

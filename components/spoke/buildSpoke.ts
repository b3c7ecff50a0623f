import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { reportCost } from "../shared/costReport";
import { GatewayEndpoints } from "../gateway/gatewayEndpoints";
import { hubId, sharedIdOf, zoneIdOf } from "../hub/hubIds";
import { acceptShares } from "./acceptShares";
import { profileName } from "../hub/profile";
import { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { after } from "../shared/after";
import { routeTablesOf } from "../shared/routeTables";
import { routes } from "../shared/routes";
import { saidByParent } from "../shared/saidByParent";
import { named } from "../shared/tags";
import type { Attached, SpokeContext } from "./connectivity/spokeWay";
import { SPOKE_WAYS } from "./connectivity/spokeWays";

/** What `EndpointSpoke` gives: the values of its outputs. */
export interface BuiltSpoke extends SpokeOutputs {
  /** What leads to the hub and back, besides the hub's own part of it. */
  readonly way: readonly pulumi.Resource[];
  /** Associations by the hub's zone, also where they are parked. */
  readonly associations: ReadonlyMap<string, pulumi.CustomResource>;
}

/** What a spoke gives. */
export interface SpokeOutputs {
  readonly attachmentId: pulumi.Input<string> | undefined;
  readonly localEndpointIds: pulumi.Output<{ [service: string]: string }>;
  readonly costReport: pulumi.Output<string>;
}

/** Creates what was planned. */
export function buildSpoke(
  given: Omit<SpokeContext, "acceptedShares">,
  opts: pulumi.ComponentResourceOptions | undefined,
): BuiltSpoke {
  const context = { ...given, acceptedShares: acceptShares(given) };
  const { name, args, planned, parent } = context;
  const attached = SPOKE_WAYS[planned.connectivity].attach(context);
  const leads = args.attachOnly === true ? [] : routesToHub(context, attached);
  const way = [...attached.before, ...leads];
  return {
    way,
    associations: args.attachOnly === true ? new Map() : resolveHub(context, way),
    attachmentId: attached.attachmentId,
    localEndpointIds: localEndpoints(context, opts),
    costReport: reportCost(parent, name, planned.plan, planned.region, args),
  };
}

function routesToHub(context: SpokeContext, { target, before }: Attached): pulumi.Resource[] {
  const { name, args, planned, parent, region } = context;
  return routes(
    { name },
    {
      routeTables: routeTablesOf(args).map((table) => ({
        ...table,
        routeTableId: afterRegistration(context, table.routeTableId),
      })),
      cidrBlocks: planned.hubCidrBlocks,
      target,
      region,
    },
    { parent, dependsOn: [...before] },
  );
}

/** An id that is known once the hub's account has registered the spoke, and not before. */
function afterRegistration({ hub }: SpokeContext, id: pulumi.Input<string>): pulumi.Input<string> {
  return hub.registered ? after(id, [hubId(hub, ["registrationId"])]) : id;
}

/** The hub's names: every zone associated with the VPC, or the Profile; once their path stands, and as long as it does. */
function resolveHub(
  context: SpokeContext,
  way: readonly pulumi.Resource[],
): ReadonlyMap<string, pulumi.CustomResource> {
  const { name, args, hub, planned, parent, region, acceptedShares } = context;
  if (planned.dns === "Profile") {
    new aws.route53.ProfilesAssociation(
      name,
      {
        name: profileName(name),
        profileId: afterRegistration(context, sharedIdOf(hub, planned.spoke, "profileId")),
        resourceId: args.vpcId,
        region,
        tags: named(name, args.tags),
      },
      // A VPC has one Profile: the next one waits until the old one is gone.
      {
        parent,
        deleteBeforeReplace: true,
        dependsOn: [...acceptedShares, ...way, ...hub.before(planned.spoke.name)],
      },
    );
    return new Map();
  }
  return new Map(
    planned.zones.map((zone) => {
      const parked = hub.parking(planned.spoke.name, zone);
      const association = new aws.route53.ZoneAssociation(
        `${name}-${zone}`,
        {
          zoneId: parked ?? afterRegistration(context, zoneIdOf(hub, planned.spoke, zone)),
          vpcId: args.vpcId,
          vpcRegion: region,
        },
        {
          parent,
          dependsOn: [...way, ...hub.before(planned.spoke.name, zone)],
          // The name is free once the association has left its zone, and not before.
          ...(parked === undefined ? {} : { deleteBeforeReplace: true }),
        },
      );
      return [zone, association] as const;
    }),
  );
}

function localEndpoints(
  { name, args, planned, parent }: SpokeContext,
  opts: pulumi.ComponentResourceOptions | undefined,
): pulumi.Output<{ [service: string]: string }> {
  const options = {
    parent,
    ...(opts?.customTimeouts === undefined ? {} : { customTimeouts: opts.customTimeouts }),
  };
  const common = {
    vpcId: args.vpcId,
    region: planned.region,
    ...(args.tags === undefined ? {} : { tags: args.tags }),
    costReport: "Off" as const,
  };
  const gateways =
    (args.gatewayServices ?? []).length === 0
      ? undefined
      : new GatewayEndpoints(
          name,
          {
            ...common,
            services: args.gatewayServices ?? [],
            routeTableIds: routeTablesOf(args).map(({ routeTableId }) => routeTableId),
          },
          options,
        );
  // By property: the map is unknown as long as one of its values is.
  const s3 = planned.local.some(({ service, type }) => service.name === "s3" && type === "Gateway")
    ? gateways?.endpointIds["s3"]
    : undefined;
  const interfaces =
    (args.localServices ?? []).length === 0
      ? undefined
      : new InterfaceEndpoints(
          name,
          saidByParent({
            ...common,
            services: args.localServices ?? [],
            subnets: args.localSubnets ?? [],
            allowedCidrBlocks: [...planned.spoke.cidrBlocks, ...(args.unroutedCidrBlocks ?? [])],
            ...(s3 === undefined ? {} : { s3GatewayEndpointId: s3 }),
            ...(args.localPolicy === undefined ? {} : { policy: args.localPolicy }),
          }),
          options,
        );
  return pulumi
    .all([gateways?.endpointIds ?? {}, interfaces?.endpointIds ?? {}])
    .apply(([gateway, local]) => ({ ...gateway, ...local }));
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { given } from "../shared/given";
import { reportCost } from "../shared/costReport";
import { GatewayEndpoints } from "../gateway/gatewayEndpoints";
import { profileName } from "../hub/profile";
import { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { after } from "../shared/after";
import { hubOutput } from "../shared/hubOutput";
import { routes } from "../shared/routes";
import { named } from "../shared/tags";
import { entryOf } from "../shared/entryOf";
import { connectivityOf } from "../../core/connectivity/ways";
import type { Attached, SpokeContext } from "./connectivity/spokeWay";
import { SPOKE_WAYS } from "./connectivity/spokeWays";
import type { EndpointSpokeArgs } from "./spokeArgs";
import type { DecidedSpoke } from "./plannedSpoke";

/** What `EndpointSpoke` gives: the values of its outputs. */
export interface BuiltSpoke {
  readonly attachmentId: pulumi.Input<string> | undefined;
  readonly localEndpointIds: pulumi.Output<{ [service: string]: string }>;
  readonly costReport: pulumi.Output<string>;
}

/** Creates what was planned. */
export function buildSpoke(
  parent: pulumi.ComponentResource,
  name: string,
  args: EndpointSpokeArgs,
  planned: DecidedSpoke,
  opts: pulumi.ComponentResourceOptions | undefined,
): BuiltSpoke {
  const context = { name, args, planned, parent };
  const attached = SPOKE_WAYS[connectivityOf(args.connectivity)].attach(context);
  if (args.attachOnly !== true) {
    routesToHub(context, attached);
    resolveHub(context);
  }
  return {
    attachmentId: attached.attachmentId,
    localEndpointIds: localEndpoints(context, opts),
    costReport: reportCost(parent, name, planned.plan, planned.region, args),
  };
}

function routesToHub({ name, args, parent }: SpokeContext, { target, before }: Attached): void {
  routes(
    name,
    {
      routeTableIds: afterRegistration(args, args.routeTableIds),
      cidrBlocks: args.hubCidrBlocks,
      target,
      region: args.region,
    },
    { parent, dependsOn: [...before] },
  );
}

/** Ids that are known once the hub's account has registered the spoke, and not before. */
function afterRegistration(
  { registrationId }: EndpointSpokeArgs,
  ids: Readonly<Record<string, pulumi.Input<string>>>,
): Readonly<Record<string, pulumi.Input<string>>> {
  if (registrationId === undefined) return ids;
  return Object.fromEntries(
    Object.entries(ids).map(([key, id]) => [key, after(id, [registrationId])]),
  );
}

/** The hub's names: every zone associated with the VPC, or the Profile. */
function resolveHub({ name, args, planned, parent }: SpokeContext): void {
  if ((args.dns ?? "PrivateHostedZones") === "Profile") {
    const ids = afterRegistration(args, {
      profile: hubOutput(args.profileId, "profileId"),
    });
    new aws.route53.ProfilesAssociation(
      name,
      {
        name: profileName(name),
        profileId: ids["profile"] ?? "",
        resourceId: args.vpcId,
        region: args.region,
        tags: named(name, args.tags),
      },
      // A VPC has one Profile: the next one waits until the old one is gone.
      { parent, deleteBeforeReplace: true },
    );
    return;
  }
  const zoneIds = Object.fromEntries(
    planned.zones.map((zone) => [zone, entryOf(args.hostedZoneIds ?? {}, zone)]),
  );
  for (const [zone, zoneId] of Object.entries(afterRegistration(args, zoneIds))) {
    new aws.route53.ZoneAssociation(
      `${name}-${zone}`,
      { zoneId, vpcId: args.vpcId, vpcRegion: args.region },
      { parent },
    );
  }
}

function localEndpoints(
  { name, args, planned, parent }: SpokeContext,
  opts: pulumi.ComponentResourceOptions | undefined,
): pulumi.Output<{ [service: string]: string }> {
  const options = {
    parent,
    ...given({ customTimeouts: opts?.customTimeouts }),
  };
  const common = {
    vpcId: args.vpcId,
    region: planned.region,
    ...given({ tags: args.tags }),
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
            routeTableIds: Object.values(args.routeTableIds),
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
          {
            ...common,
            services: args.localServices ?? [],
            subnets: args.localSubnets ?? [],
            allowedCidrBlocks: args.cidrBlocks,
            ...given({ s3GatewayEndpointId: s3, policy: args.localPolicy }),
          },
          options,
        );
  return pulumi
    .all([gateways?.endpointIds ?? {}, interfaces?.endpointIds ?? {}])
    .apply(([gateway, local]) => ({ ...gateway, ...local }));
}

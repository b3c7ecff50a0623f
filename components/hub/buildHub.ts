import type * as pulumi from "@pulumi/pulumi";
import { foreignAccounts } from "../../core/plannedResource";
import { given } from "../shared/given";
import { reportCost } from "../shared/costReport";
import { builtEndpoint } from "../interface/builtEndpoints";
import { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { routeTablesOf } from "../shared/routeTables";
import { authorizeZones } from "../shared/zoneAuthorizations";
import { HUB_WAYS } from "./connectivity/hubWays";
import { attachmentSubnetIds } from "./hubPlan";
import type { EndpointHubArgs } from "./hubArgs";
import { namesOf } from "./connectivity/routesBack";
import { hostedZones, type AuthorizedZones, type BuiltZone } from "./hostedZones";
import { shapeOf } from "./hubShape";
import type { HubConnection, HubShape, HubShare } from "./connectionArgs";
import type { BuiltConnection, HubContext } from "./hubConnection";
import type { HubToBuild } from "./plannedHub";
import { rememberPath, type Before } from "./before";
import { profile, type BuiltProfile } from "./profile";

/** What `EndpointHub` gives: the values of its outputs. */
export interface BuiltHub extends Omit<
  BuiltConnection,
  "vpcPeeringConnectionIds" | "wayBack" | "shared"
> {
  readonly shape: HubShape;
  readonly connection: HubConnection;
  /** Each endpoint and each zone by itself: a map of outputs is unknown as long as one of them is. */
  readonly endpointIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly hostedZoneIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly authorizedHostedZoneIds: Readonly<Record<string, AuthorizedZones>>;
  readonly vpcPeeringConnectionIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly profileId: pulumi.Output<string> | undefined;
  readonly transitGatewayShareArn: pulumi.Output<string> | undefined;
  readonly profileShareArn: pulumi.Output<string> | undefined;
  readonly securityGroupId: pulumi.Output<string> | undefined;
  readonly costReport: pulumi.Output<string>;
}

/** Creates what was planned. */
export function buildHub(
  parent: pulumi.ComponentResource,
  name: string,
  args: EndpointHubArgs,
  planned: HubToBuild,
  opts: pulumi.ComponentResourceOptions | undefined,
): BuiltHub {
  const { hub } = planned.plan;
  const context: HubContext = {
    name,
    args,
    planned,
    parent,
    region: args.region,
    subnetIds: attachmentSubnetIds(args),
    principals: args.shareWith ?? foreignAccounts(hub),
  };
  const timeouts = given({ customTimeouts: opts?.customTimeouts });
  const endpoints = new InterfaceEndpoints(name, planned.endpoints, { parent, ...timeouts });
  const connection = HUB_WAYS[hub.connectivity].connect(context);
  const zones = hostedZones(context, endpoints);
  const made = hub.dns === "Profile" ? profile(context, endpoints, zones) : undefined;
  const before: Before = (spoke, zone) => [
    ...connection.wayBack(spoke),
    ...(made?.associated ?? []),
    ...zones
      .filter(({ planned: { name: one } }) => zone === undefined || one === zone)
      .flatMap(({ records }) => records),
  ];
  rememberPath(parent, before);
  const ids = {
    transitGatewayId: connection.transitGatewayId,
    transitGatewaySpokeRouteTableId: connection.transitGatewaySpokeRouteTableId,
    transitGatewayHubRouteTableId: connection.transitGatewayHubRouteTableId,
    vpcPeeringConnectionIds: connection.vpcPeeringConnectionIds ?? {},
    hostedZoneIds: Object.fromEntries(
      zones.map(({ planned: one, zone }) => [one.name, zone.zoneId]),
    ),
    authorizedHostedZoneIds: authorizations(context, zones, before),
    profileId: made?.id,
  };
  const shape = shapeOf(args, planned);
  return {
    shape,
    connection: connectionOf({
      shape,
      ...ids,
      shares: sharesByAccount(context, connection, made),
      coreNetworkId: args.coreNetworkId,
      coreNetworkArn: args.coreNetworkArn,
      routeTableIds: Object.fromEntries(
        routeTablesOf(args).map(({ name: table, routeTableId }) => [table, routeTableId]),
      ),
    }),
    ...ids,
    attachmentId: connection.attachmentId,
    transitGatewayShareArn: connection.shared?.shareArn,
    profileShareArn: made?.shared?.shareArn,
    endpointIds: Object.fromEntries(
      planned.needs.map(({ service }) => [
        service.name,
        builtEndpoint(endpoints, service.name).resource.id,
      ]),
    ),
    securityGroupId: endpoints.securityGroupId,
    costReport: reportCost(parent, name, planned.toPrice, planned.region, args),
  };
}

/** Ids and shares for the accounts of spokes; undefined where nothing is shared here. */
function sharesByAccount(
  { planned }: HubContext,
  { transitGatewayId, shared }: BuiltConnection,
  made: BuiltProfile | undefined,
): Record<string, HubShare> | undefined {
  const accounts = foreignAccounts(planned.plan.hub);
  const isShared = shared !== undefined || made?.shared !== undefined;
  if (accounts.length === 0 || !isShared) return undefined;
  const shares = accounts.map((account): [string, HubShare] => [
    account,
    given({
      transitGatewayId: shared?.forAccount(transitGatewayId ?? "", account),
      transitGatewayShareArn: shared?.forAccount(shared.shareArn, account),
      profileId: made?.shared?.forAccount(made.id, account),
      profileShareArn: made?.shared?.forAccount(made.shared.shareArn, account),
    }),
  ]);
  return Object.fromEntries(shares);
}

/** The connection without the ids that this hub has not. */
function connectionOf({
  shape,
  ...ids
}: { readonly shape: HubShape } & {
  readonly [Id in keyof Omit<HubConnection, "shape">]: HubConnection[Id] | undefined;
}): HubConnection {
  const given = Object.entries(ids).filter(([, id]) => id !== undefined);
  return { shape, ...(Object.fromEntries(given) as Omit<HubConnection, "shape">) };
}

/** Zones of spokes of other accounts, whose VPC is known here. */
function authorizations(
  context: HubContext,
  zones: readonly BuiltZone[],
  before: Before,
): Record<string, AuthorizedZones> {
  const { planned, parent } = context;
  const { hub } = planned.plan;
  const foreign = planned.spokes.filter((spoke) => spoke.foreign && hub.dns !== "Profile");
  return Object.fromEntries(
    foreign.flatMap((one) => {
      const { name: spoke, args } = one;
      const { vpcId } = args;
      if (vpcId === undefined) return [];
      const used = zones.filter(({ planned: zone }) => zone.associatedVpcs.includes(spoke));
      const hostedZoneIds = used.map(
        ({ planned: zone, zone: { zoneId } }) => [zone.name, zoneId] as const,
      );
      const authorized = authorizeZones(
        namesOf(context, one),
        { vpcId, region: planned.region, hostedZoneIds },
        { parent, dependsOn: [...before(spoke)] },
      );
      return [[spoke, authorized] as const];
    }),
  );
}

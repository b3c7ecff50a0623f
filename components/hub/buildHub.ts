import type * as pulumi from "@pulumi/pulumi";
import { foreignAccounts } from "../../core/plannedResource";
import { given } from "../shared/given";
import { reportCost } from "../shared/costReport";
import { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { authorizeZones } from "../shared/zoneAuthorizations";
import { HUB_WAYS } from "./connectivity/hubWays";
import type { EndpointHubArgs } from "./hubArgs";
import { hostedZones, type AuthorizedZones, type BuiltZone } from "./hostedZones";
import type { HubConnection, HubContext } from "./hubConnection";
import type { DecidedHub } from "./plannedHub";
import { profile } from "./profile";

/** What `EndpointHub` gives: the values of its outputs. */
export interface BuiltHub extends Omit<HubConnection, "vpcPeeringConnectionIds"> {
  readonly endpointIds: pulumi.Output<{ [service: string]: string }>;
  /** Each zone by itself: a map of outputs is unknown as long as one of them is. */
  readonly hostedZoneIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly authorizedHostedZoneIds: Readonly<Record<string, AuthorizedZones>>;
  readonly vpcPeeringConnectionIds: Readonly<Record<string, pulumi.Output<string>>>;
  readonly profileId: pulumi.Output<string> | undefined;
  readonly securityGroupId: pulumi.Output<string> | undefined;
  readonly costReport: pulumi.Output<string>;
}

/** Creates what was planned. */
export function buildHub(
  parent: pulumi.ComponentResource,
  name: string,
  args: EndpointHubArgs,
  planned: DecidedHub,
  opts: pulumi.ComponentResourceOptions | undefined,
): BuiltHub {
  const { hub } = planned.plan;
  const context: HubContext = {
    name,
    args,
    planned,
    parent,
    region: args.region,
    subnetIds:
      args.attachmentSubnetIds ??
      args.subnets?.map(({ subnetId }) => subnetId) ??
      args.subnetIds ??
      [],
    principals: args.shareWith ?? foreignAccounts(hub),
  };
  const timeouts = given({ customTimeouts: opts?.customTimeouts });
  const endpoints = new InterfaceEndpoints(name, planned.endpoints, { parent, ...timeouts });
  const connection = HUB_WAYS[hub.connectivity].connect(context);
  const zones = hostedZones(context, endpoints);
  return {
    transitGatewayId: connection.transitGatewayId,
    transitGatewaySpokeRouteTableId: connection.transitGatewaySpokeRouteTableId,
    transitGatewayHubRouteTableId: connection.transitGatewayHubRouteTableId,
    attachmentId: connection.attachmentId,
    vpcPeeringConnectionIds: connection.vpcPeeringConnectionIds ?? {},
    endpointIds: endpoints.endpointIds,
    hostedZoneIds: Object.fromEntries(
      zones.map(({ planned: one, zone }) => [one.name, zone.zoneId]),
    ),
    authorizedHostedZoneIds: authorizations(context, zones),
    profileId: hub.dns === "Profile" ? profile(context, endpoints, zones) : undefined,
    securityGroupId: endpoints.securityGroupId,
    costReport: reportCost(parent, name, hubsShare(planned), planned.region, args),
  };
}

/** Zones of spokes of other accounts, whose VPC is known here. */
function authorizations(
  { name, planned, parent }: HubContext,
  zones: readonly BuiltZone[],
): Record<string, AuthorizedZones> {
  const { hub } = planned.plan;
  const foreign = planned.spokes.filter((spoke) => spoke.foreign && hub.dns !== "Profile");
  return Object.fromEntries(
    foreign.flatMap(({ name: spoke, args: { vpcId } }) => {
      if (vpcId === undefined) return [];
      const used = zones.filter(({ planned: zone }) => zone.associatedVpcs.includes(spoke));
      const hostedZoneIds = used.map(
        ({ planned: zone, zone: { zoneId } }) => [zone.name, zoneId] as const,
      );
      const authorized = authorizeZones(
        `${name}-${spoke}`,
        { vpcId, region: planned.region, hostedZoneIds },
        parent,
      );
      return [[spoke, authorized] as const];
    }),
  );
}

/** The hub's part of the bill; spokes report their attachments themselves. */
function hubsShare({ plan }: DecidedHub) {
  const attachments = plan.hub.attachments.filter(({ role }) => role === "hub");
  return { model: "Centralized" as const, ...plan, hub: { ...plan.hub, attachments } };
}

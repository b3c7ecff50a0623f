import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { PlannedHostedZone } from "../../core/plan";
import { builtEndpoint } from "../interface/builtEndpoints";
import type { InterfaceEndpoints } from "../interface/interfaceEndpoints";
import { named } from "../shared/tags";
import type { HubContext } from "./hubConnection";

export interface BuiltZone {
  readonly planned: PlannedHostedZone;
  readonly zone: aws.route53.Zone;
  /** Without them the zone answers that there is no such name. */
  readonly records: readonly aws.route53.Record[];
}

/**
 * The hub's zones, each with alias records for its apex and everything below it. The hub VPC is the one
 * that a private zone always needs; others come by associations, which the zone must not undo.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs-different-accounts.html
 */
export function hostedZones(context: HubContext, endpoints: InterfaceEndpoints): BuiltZone[] {
  const { name, args, planned, parent, region } = context;
  return planned.plan.hub.hostedZones.map((zone) => {
    const { regional, resource: endpoint } = builtEndpoint(endpoints, zone.service);
    const resource = new aws.route53.Zone(
      `${name}-${zone.name}`,
      {
        name: zone.name,
        comment: `${zone.service} through the central endpoint`,
        vpcs: [{ vpcId: args.vpcId, vpcRegion: region }],
        tags: named(zone.name, args.tags),
      },
      // The hub's own VPC has the zone from the first moment on: the sooner its records follow, the better.
      // And an endpoint that was in a Profile by its private DNS has to give the name up first.
      { parent, ignoreChanges: ["vpcs"], dependsOn: [endpoint] },
    );
    const alias = {
      name: regional.apply(({ dnsName }) => dnsName),
      zoneId: regional.apply(({ hostedZoneId }) => hostedZoneId),
      evaluateTargetHealth: false,
    };
    const records = zone.records.flatMap((record) =>
      zone.recordTypes.map(
        (type) =>
          new aws.route53.Record(
            `${name}-${record}-${type}`,
            { zoneId: resource.zoneId, name: record, type, aliases: [alias] },
            { parent },
          ),
      ),
    );
    return { planned: zone, zone: resource, records };
  });
}

/** Zones by name, each known when the spoke may be associated with it. */
export type AuthorizedZones = Readonly<Record<string, pulumi.Output<string>>>;

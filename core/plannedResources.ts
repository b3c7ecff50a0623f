import { isForeign } from "./account";
import { WAYS } from "./connectivity/ways";
import { groupBy } from "./groupBy";
import type { EndpointPlan, PlannedHub, PlannedNatGateways } from "./plan";
import { securityGroupName } from "./securityGroups";
import { resource, shareResources, type PlannedResource } from "./plannedResource";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ROUTE = "aws:ec2/route:Route";

/** Every AWS resource of the plan; what exists already is not in it. */
export function plannedResources(plan: EndpointPlan): PlannedResource[] {
  return [
    ...[...groupBy(plan.securityGroups, ({ vpc }) => vpc)].flatMap(([vpc, groups]) =>
      groups.map((_, index) => resource(SECURITY_GROUP, vpc, securityGroupName(index))),
    ),
    ...plan.endpoints.filter(isNew).map((endpoint) => ({
      type: ENDPOINT,
      name: endpoint.key,
      vpc: endpoint.vpc,
    })),
    ...(plan.natGateways ?? []).flatMap(natResources),
    ...(plan.hub === undefined ? [] : hubResources(plan, plan.hub)),
  ];
}

function isNew({ exists }: { readonly exists?: boolean }): boolean {
  return exists !== true;
}

/** One NAT gateway with a public address in each Availability Zone. */
function natResources({ vpc, availabilityZones, exists }: PlannedNatGateways): PlannedResource[] {
  if (exists) return [];
  return availabilityZones.flatMap((zone) => [
    resource("aws:ec2/eip:Eip", vpc, `nat-${zone}`),
    resource("aws:ec2/natGateway:NatGateway", vpc, `nat-${zone}`),
  ]);
}

function hubResources(plan: EndpointPlan, hub: PlannedHub): PlannedResource[] {
  return [
    ...connectivityResources(hub),
    ...hub.routes.flatMap((route) =>
      Array.from({ length: route.routeTables }, (_, table) =>
        resource(ROUTE, route.vpc, `${route.destinationCidrBlock}#${table + 1}`),
      ),
    ),
    ...zoneResources(hub),
    ...profileResources(plan, hub),
  ];
}

function connectivityResources(hub: PlannedHub): PlannedResource[] {
  const created = hub.attachments.filter((attachment) => !attachment.exists);
  return WAYS[hub.connectivity].resources(hub, created);
}

function zoneResources(hub: PlannedHub): PlannedResource[] {
  const foreign = new Set(
    hub.attachments.filter((attachment) => isForeign(attachment, hub)).map(({ vpc }) => vpc),
  );
  return hub.hostedZones.flatMap((zone) => [
    ...(isNew(zone)
      ? [
          resource("aws:route53/zone:Zone", hub.vpc, zone.name),
          ...zone.records.flatMap((record) =>
            zone.recordTypes.map((type) =>
              resource("aws:route53/record:Record", hub.vpc, `${record} ${type}`),
            ),
          ),
        ]
      : []),
    ...zone.associatedVpcs.flatMap((vpc) => [
      ...(foreign.has(vpc)
        ? [
            resource(
              "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
              hub.vpc,
              `${zone.name}/${vpc}`,
            ),
          ]
        : []),
      resource("aws:route53/zoneAssociation:ZoneAssociation", vpc, zone.name),
    ]),
  ]);
}

function profileResources(plan: EndpointPlan, hub: PlannedHub): PlannedResource[] {
  if (hub.dns !== "Profile") return [];
  const endpoints = plan.endpoints.filter((endpoint) => endpoint.vpc === hub.vpc);
  const shared =
    hub.profileContents === "HostedZones"
      ? hub.hostedZones.filter(isNew).map((zone) => zone.name)
      : endpoints.filter(isNew).map((endpoint) => endpoint.service.name);
  return [
    resource("aws:route53/profilesProfile:ProfilesProfile", hub.vpc, "profile"),
    ...shareResources(hub, "profile"),
    ...shared.map((name) =>
      resource(
        "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
        hub.vpc,
        name,
      ),
    ),
    ...hub.profileAssociations.map((vpc) =>
      resource("aws:route53/profilesAssociation:ProfilesAssociation", vpc, "profile"),
    ),
  ];
}

import { isForeign } from "./account";
import type { EndpointPlan, PlannedAttachment, PlannedHub, PlannedNatGateways } from "./plan";

/** One AWS resource that a plan creates, by Pulumi's type and a name that tells what it is for. */
export interface PlannedResource {
  /** Pulumi's type token, such as `aws:ec2/vpcEndpoint:VpcEndpoint`. */
  readonly type: string;
  /** `app-1/logs`: the VPC first, then what in it. */
  readonly name: string;
  readonly vpc: string;
}

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ROUTE = "aws:ec2/route:Route";

/** Every AWS resource of the plan; what exists already is not in it. */
export function plannedResources(plan: EndpointPlan): PlannedResource[] {
  return [
    ...plan.securityGroups.map(({ vpc }) => resource(SECURITY_GROUP, vpc, "endpoints")),
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

function resource(type: string, vpc: string, what: string): PlannedResource {
  return { type, name: `${vpc}/${what}`, vpc };
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
  const foreign = created.filter((attachment) => isForeign(attachment, hub));
  switch (hub.connectivity) {
    case "TransitGateway":
      return transitGatewayResources(hub, created);
    case "Peering":
      return [
        ...created.map(({ vpc }) =>
          resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", vpc, "hub"),
        ),
        ...foreign.map(({ vpc }) =>
          resource("aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter", vpc, "hub"),
        ),
      ];
    case "CloudWan":
      return [
        ...created.map(({ vpc }) =>
          resource("aws:networkmanager/vpcAttachment:VpcAttachment", vpc, "core-network"),
        ),
        ...foreign.map(({ vpc }) =>
          resource("aws:networkmanager/attachmentAccepter:AttachmentAccepter", vpc, "core-network"),
        ),
      ];
  }
}

/** Two route tables: spokes see the hub only, the hub sees every spoke. */
function transitGatewayResources(
  hub: PlannedHub,
  created: readonly PlannedAttachment[],
): PlannedResource[] {
  const tgw = "aws:ec2transitgateway/";
  const own = hub.connectivityExists
    ? []
    : [
        resource(`${tgw}transitGateway:TransitGateway`, hub.vpc, "transit-gateway"),
        resource(`${tgw}routeTable:RouteTable`, hub.vpc, "spokes"),
        resource(`${tgw}routeTable:RouteTable`, hub.vpc, "hub"),
        ...shareResources(hub, "transit-gateway"),
      ];
  const accepted = created.filter((attachment) => isForeign(attachment, hub));
  return [
    ...own,
    ...accepted.map(({ vpc }) =>
      resource(`${tgw}vpcAttachmentAccepter:VpcAttachmentAccepter`, vpc, "attachment"),
    ),
    ...created.flatMap(({ vpc }) => [
      resource(`${tgw}vpcAttachment:VpcAttachment`, vpc, "attachment"),
      resource(`${tgw}routeTableAssociation:RouteTableAssociation`, vpc, "association"),
      resource(`${tgw}routeTablePropagation:RouteTablePropagation`, vpc, "propagation"),
    ]),
  ];
}

/** Accounts other than the hub's reach the Transit Gateway, or the Profile, through a RAM share. */
function shareResources(hub: PlannedHub, what: string): PlannedResource[] {
  const others = foreignAccounts(hub);
  if (others.length === 0) return [];
  return [
    resource("aws:ram/resourceShare:ResourceShare", hub.vpc, what),
    resource("aws:ram/resourceAssociation:ResourceAssociation", hub.vpc, what),
    ...others.map((account) =>
      resource("aws:ram/principalAssociation:PrincipalAssociation", hub.vpc, `${what}/${account}`),
    ),
  ];
}

/** Accounts of spokes that are not the hub's, each once. */
export function foreignAccounts(hub: PlannedHub): string[] {
  const accounts = hub.attachments
    .filter((attachment) => isForeign(attachment, hub))
    .flatMap(({ account }) => account ?? []);
  return [...new Set(accounts)].sort();
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

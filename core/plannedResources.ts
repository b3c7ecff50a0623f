import type { EndpointPlan, PlannedAttachment, PlannedHub } from "./plan";

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
    ...plan.endpoints.map((endpoint) => ({
      type: ENDPOINT,
      name: endpoint.key,
      vpc: endpoint.vpc,
    })),
    ...(plan.hub === undefined ? [] : hubResources(plan, plan.hub)),
  ];
}

function resource(type: string, vpc: string, what: string): PlannedResource {
  return { type, name: `${vpc}/${what}`, vpc };
}

function hubResources(plan: EndpointPlan, hub: PlannedHub): PlannedResource[] {
  const payers = new Map(hub.attachments.map((attachment) => [attachment.vpc, attachment.payer]));
  return [
    ...connectivityResources(hub),
    ...hub.routes.flatMap((route) =>
      Array.from({ length: route.routeTables }, (_, table) =>
        resource(ROUTE, route.vpc, `${route.destinationCidrBlock}#${table + 1}`),
      ),
    ),
    ...zoneResources(hub, payers),
    ...profileResources(plan, hub),
  ];
}

function connectivityResources(hub: PlannedHub): PlannedResource[] {
  const created = hub.attachments.filter((attachment) => !attachment.exists);
  switch (hub.connectivity) {
    case "TransitGateway":
      return transitGatewayResources(hub, created);
    case "Peering":
      return created.map(({ vpc }) =>
        resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", vpc, "hub"),
      );
    case "CloudWan":
      return created.map(({ vpc }) =>
        resource("aws:networkmanager/vpcAttachment:VpcAttachment", vpc, "core-network"),
      );
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
        ...ramResources(hub),
      ];
  const perAttachment = created.flatMap(({ vpc }) => [
    resource(`${tgw}vpcAttachment:VpcAttachment`, vpc, "attachment"),
    resource(`${tgw}routeTableAssociation:RouteTableAssociation`, vpc, "association"),
    resource(`${tgw}routeTablePropagation:RouteTablePropagation`, vpc, "propagation"),
  ]);
  return [...own, ...perAttachment];
}

/** Accounts other than the hub's reach the Transit Gateway through a RAM share. */
function ramResources(hub: PlannedHub): PlannedResource[] {
  const others = [...new Set(hub.attachments.map(({ payer }) => payer))].filter(
    (payer) => payer !== hub.payer && isAccountId(payer),
  );
  if (others.length === 0) return [];
  return [
    resource("aws:ram/resourceShare:ResourceShare", hub.vpc, "transit-gateway"),
    resource("aws:ram/resourceAssociation:ResourceAssociation", hub.vpc, "transit-gateway"),
    ...others.map((account) =>
      resource("aws:ram/principalAssociation:PrincipalAssociation", hub.vpc, account),
    ),
  ];
}

/** A VPC without an account in the file is taken to be in the hub's account. */
function isAccountId(payer: string): boolean {
  return /^\d{12}$/.test(payer);
}

function zoneResources(hub: PlannedHub, payers: ReadonlyMap<string, string>): PlannedResource[] {
  const foreign = (vpc: string) => {
    const payer = payers.get(vpc) ?? vpc;
    return isAccountId(payer) && payer !== hub.payer;
  };
  return hub.hostedZones.flatMap((zone) => [
    resource("aws:route53/zone:Zone", hub.vpc, zone.name),
    ...zone.records.map((record) => resource("aws:route53/record:Record", hub.vpc, record)),
    ...zone.associatedVpcs.flatMap((vpc) => [
      ...(foreign(vpc)
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
  const shared = plan.endpoints.filter((endpoint) => endpoint.vpc === hub.vpc);
  return [
    resource("aws:route53/profilesProfile:ProfilesProfile", hub.vpc, "profile"),
    ...shared.map((endpoint) =>
      resource(
        "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
        hub.vpc,
        endpoint.service.name,
      ),
    ),
    ...hub.profileAssociations.map((vpc) =>
      resource("aws:route53/profilesAssociation:ProfilesAssociation", vpc, "profile"),
    ),
  ];
}

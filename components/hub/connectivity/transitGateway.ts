import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { given } from "../../shared/given";
import { joinRouteTables } from "../../shared/joinRouteTables";
import { named } from "../../shared/tags";
import { WAYS } from "../../../core/connectivity/ways";
import { error, required, warning, type Issue } from "../../../core/issues";
import type { HubWay } from "./hubWay";
import type { EndpointHubArgs } from "../hubArgs";
import type { BuiltConnection, HubContext } from "../hubConnection";
import { share } from "../sharing";
import { ownTables } from "./ownTables";
import { routesBack, routesToAllowed } from "./routesBack";

export const transitGateway: HubWay = {
  properties: [
    ...WAYS.TransitGateway.ids,
    "transitGatewayAttachmentId",
    "autoAcceptSharedAttachments",
  ] as const,
  check,
  connect,
};

function check(args: EndpointHubArgs): Issue[] {
  const tables = ["transitGatewaySpokeRouteTableId", "transitGatewayHubRouteTableId"] as const;
  if (args.transitGatewayId === undefined) {
    return [...tables, "transitGatewayAttachmentId" as const]
      .filter((property) => args[property] !== undefined)
      .map((property) =>
        error("existing-transit-gateway", [property], {
          message: "this belongs to an existing Transit Gateway, and none is named",
          wayOut: "Give transitGatewayId too, or remove the property for a new Transit Gateway",
        }),
      );
  }
  const same =
    typeof args.transitGatewayHubRouteTableId === "string" &&
    args.transitGatewayHubRouteTableId === args.transitGatewaySpokeRouteTableId;
  return [
    ...tables
      .filter((property) => args[property] === undefined)
      .map((property) =>
        required([property], "an existing Transit Gateway keeps its route tables, so name both"),
      ),
    ...(same
      ? [
          warning("spokes-apart", ["transitGatewaySpokeRouteTableId"], {
            value: args.transitGatewaySpokeRouteTableId,
            message: "one route table for hub and spokes lets every spoke reach every other one",
            wayOut: "Name two route tables, unless that is meant",
          }),
        ]
      : []),
  ];
}

/**
 * A Transit Gateway, new or existing, with two route tables: spokes see the hub alone, the hub sees
 * every spoke. Nothing is associated or propagated by default.
 * https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-isolated-shared.html
 */
function connect(context: HubContext): BuiltConnection {
  const { name, args, planned, parent, principals } = context;
  const gateway = args.transitGatewayId === undefined ? newTransitGateway(context) : undefined;
  const transitGatewayId = gateway?.id ?? args.transitGatewayId ?? "";
  const tableOf = gateway === undefined ? ownTables(context, transitGatewayId) : undefined;
  const tables = {
    transitGatewaySpokeRouteTableId:
      tableOf?.("transitGatewaySpokeRouteTableId") ??
      newRouteTable(context, "spokes", transitGatewayId),
    transitGatewayHubRouteTableId:
      tableOf?.("transitGatewayHubRouteTableId") ?? newRouteTable(context, "hub", transitGatewayId),
  };
  const shared =
    gateway === undefined
      ? undefined
      : share(`${name}-transit-gateway`, gateway.arn, principals, context);
  const attached =
    args.transitGatewayAttachmentId === undefined
      ? newAttachment(context, transitGatewayId, tables)
      : undefined;
  const dependsOn = attached === undefined ? [] : [attached.attachment];
  const back = new Map(
    planned.spokes
      .filter(({ foreign }) => !foreign)
      .map((spoke) => [
        spoke.name,
        routesBack(context, spoke, { transitGatewayId }, { parent, dependsOn }),
      ]),
  );
  routesToAllowed(context, { transitGatewayId }, { parent, dependsOn });
  const attachmentId = attached?.attachment.id ?? args.transitGatewayAttachmentId;
  return {
    transitGatewayId,
    ...tables,
    ...given({ attachmentId, shared }),
    wayBack: (spoke) => [...(attached?.joined ?? []), ...(back.get(spoke) ?? [])],
  };
}

/** One of the two tables. */
function newRouteTable(
  { name, args, parent, region }: HubContext,
  role: "spokes" | "hub",
  transitGatewayId: pulumi.Input<string>,
): pulumi.Output<string> {
  return new aws.ec2transitgateway.RouteTable(
    `${name}-${role}`,
    { transitGatewayId, region, tags: named(`${name}-${role}`, args.tags) },
    { parent },
  ).id;
}

/** The hub's own attachment, which looks spokes up in the hub's table and is found in theirs. */
function newAttachment(
  { name, args, parent, region, subnetIds }: HubContext,
  transitGatewayId: pulumi.Input<string>,
  tables: Required<
    Pick<BuiltConnection, "transitGatewaySpokeRouteTableId" | "transitGatewayHubRouteTableId">
  >,
): {
  readonly attachment: aws.ec2transitgateway.VpcAttachment;
  readonly joined: readonly pulumi.Resource[];
} {
  const attachment = new aws.ec2transitgateway.VpcAttachment(
    `${name}-hub`,
    {
      transitGatewayId,
      vpcId: args.vpcId,
      subnetIds,
      // Associations and propagations of our own conflict with those that AWS makes by default.
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
      ipv6Support: args.cidrBlocks.some((block) => block.includes(":")) ? "enable" : undefined,
      region,
      tags: named(`${name}-hub`, args.tags),
    },
    { parent },
  );
  const joined = joinRouteTables(
    `${name}-hub`,
    {
      attachmentId: attachment.id,
      associatedWith: tables.transitGatewayHubRouteTableId,
      propagatedTo: tables.transitGatewaySpokeRouteTableId,
      region,
    },
    parent,
  );
  return { attachment, joined };
}

function newTransitGateway({ name, args, parent, region }: HubContext) {
  return new aws.ec2transitgateway.TransitGateway(
    name,
    {
      description: "Spokes to central VPC endpoints",
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
      autoAcceptSharedAttachments: args.autoAcceptSharedAttachments === true ? "enable" : "disable",
      region,
      tags: named(name, args.tags),
    },
    { parent },
  );
}

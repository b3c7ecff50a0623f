import { propertyPath, type Issue } from "../../core/issues";
import type { EndpointHubArgs } from "./hubArgs";
import type { PlannedSpoke } from "./plannedHub";

type ConnectivityProperty =
  | "transitGatewayId"
  | "transitGatewaySpokeRouteTableId"
  | "transitGatewayHubRouteTableId"
  | "transitGatewayAttachmentId"
  | "autoAcceptSharedAttachments"
  | "coreNetworkId"
  | "coreNetworkArn";

const OF_TRANSIT_GATEWAY: readonly ConnectivityProperty[] = [
  "transitGatewayId",
  "transitGatewaySpokeRouteTableId",
  "transitGatewayHubRouteTableId",
  "transitGatewayAttachmentId",
  "autoAcceptSharedAttachments",
];
const OF_CORE_NETWORK: readonly ConnectivityProperty[] = ["coreNetworkId", "coreNetworkArn"];

/** Ids that a way to the spokes needs, and those that belong to another one. */
export function connectivityIssues(
  args: EndpointHubArgs,
  spokes: readonly PlannedSpoke[],
): Issue[] {
  switch (args.connectivity ?? "TransitGateway") {
    case "TransitGateway":
      return [...misplaced(args, OF_CORE_NETWORK, "TransitGateway"), ...transitGatewayIssues(args)];
    case "CloudWan":
      return [
        ...misplaced(args, OF_TRANSIT_GATEWAY, "CloudWan"),
        ...OF_CORE_NETWORK.filter((property) => args[property] === undefined).map((property) =>
          missing(property, "connectivity CloudWan builds on a core network that is there"),
        ),
      ];
    case "Peering":
      return [
        ...misplaced(args, [...OF_TRANSIT_GATEWAY, ...OF_CORE_NETWORK], "Peering"),
        ...spokes
          .filter((spoke) => spoke.args.vpcId === undefined)
          .map((spoke) =>
            missing(
              propertyPath(["spokes", spoke.name, "vpcId"]),
              "a peering connection names both VPCs",
            ),
          ),
      ];
    default:
      // Said by the check of choices.
      return [];
  }
}

function transitGatewayIssues(args: EndpointHubArgs): Issue[] {
  const tables = [
    "transitGatewaySpokeRouteTableId",
    "transitGatewayHubRouteTableId",
  ] as const satisfies readonly ConnectivityProperty[];
  if (args.transitGatewayId !== undefined) {
    const same =
      typeof args.transitGatewayHubRouteTableId === "string" &&
      args.transitGatewayHubRouteTableId === args.transitGatewaySpokeRouteTableId;
    return [
      ...tables
        .filter((property) => args[property] === undefined)
        .map((property) =>
          missing(property, "an existing Transit Gateway keeps its route tables, so name both"),
        ),
      ...(same
        ? [
            {
              severity: "warning" as const,
              rule: "spokes-apart",
              path: "transitGatewaySpokeRouteTableId",
              value: args.transitGatewaySpokeRouteTableId,
              message: "one route table for hub and spokes lets every spoke reach every other one",
              wayOut: "Name two route tables, unless that is meant",
            },
          ]
        : []),
    ];
  }
  const without = [...tables, "transitGatewayAttachmentId"] as const;
  return without
    .filter((property) => args[property] !== undefined)
    .map((property) => ({
      severity: "error",
      rule: "existing-transit-gateway",
      path: property,
      message: "this belongs to a Transit Gateway that is there, and none is named",
      wayOut: "Give transitGatewayId too, or remove the property for a new Transit Gateway",
    }));
}

function misplaced(
  args: EndpointHubArgs,
  properties: readonly ConnectivityProperty[],
  connectivity: string,
): Issue[] {
  return properties
    .filter((property) => args[property] !== undefined)
    .map((property) => ({
      severity: "error",
      rule: "of-other-connectivity",
      path: property,
      message: `connectivity ${connectivity} has no use for it`,
      wayOut: "Remove it, or choose the connectivity that it belongs to",
    }));
}

function missing(path: string, message: string): Issue {
  return { severity: "error", rule: "connectivity-id", path, message, wayOut: "Give it" };
}

import type { Properties, Value } from "../values";
import { isObject, textOf, textsOf } from "../values";
import { attachmentOf, isAccepted } from "./attachmentStates";
import { coreAttachmentOf, isCoreAccepted } from "./coreNetworkPolicy";
import type { Rule, Rules } from "./rule";
import { ENDPOINT, ROUTE, ROUTE_TABLE } from "./types";

/** Where a route leads to, by the properties of a route and by those of one that its table lists itself. */
const DESTINATIONS = [
  "destinationCidrBlock",
  "destinationIpv6CidrBlock",
  "destinationPrefixListId",
  "cidrBlock",
  "ipv6CidrBlock",
];

function destinationOf(route: Properties): string | undefined {
  return DESTINATIONS.map((name) => textOf(route[name])).find((one) => one !== undefined);
}

function inline(routes: Value | undefined): (string | undefined)[] {
  return (Array.isArray(routes) ? routes : []).filter(isObject).map(destinationOf);
}

/** A table leads to a block by one route. */
const leadsThereOnce: Rule = ({ world, inputs, id }) => {
  const table = textOf(inputs.routeTableId);
  const destination = destinationOf(inputs);
  const taken =
    world
      .all(ROUTE)
      .some(
        (other) =>
          other.id !== id &&
          other.properties.routeTableId === table &&
          destinationOf(other.properties) === destination,
      ) || inline(world.find(ROUTE_TABLE, table ?? "")?.properties.routes).includes(destination);
  if (!taken) return undefined;
  return `RouteAlreadyExists: Route in Route Table (${table ?? ""}) with destination (${destination ?? ""}) already exists`;
};

/** A VPC's route to a gateway is refused until the VPC is attached to it, and the attachment accepted. */
const leadsToAnAttachment: Rule = ({ world, inputs }) => {
  const vpc = textOf(world.find(ROUTE_TABLE, textOf(inputs.routeTableId) ?? "")?.properties.vpcId);
  if (vpc === undefined) return undefined;
  const gateway = textOf(inputs.transitGatewayId);
  if (gateway !== undefined) {
    const attachment = attachmentOf(world, vpc, gateway);
    if (attachment !== undefined && isAccepted(world, attachment)) return undefined;
    return `InvalidTransitGatewayID.NotFound: The transitGateway ID '${gateway}' does not exist.`;
  }
  const core = textOf(inputs.coreNetworkArn);
  if (core !== undefined) {
    const attachment = coreAttachmentOf(world, vpc, core);
    if (attachment !== undefined && isCoreAccepted(world, attachment)) return undefined;
    return `InvalidCoreNetworkArn.NotFound: The core network ARN '${core}' does not exist.`;
  }
  return undefined;
};

/** Two gateway endpoints of a service would write the same route into a table. */
const oneGatewayInATable: Rule = ({ world, inputs, id }) => {
  if ((inputs.vpcEndpointType ?? "Gateway") !== "Gateway") return undefined;
  const tables = textsOf(inputs.routeTableIds);
  const taken = world
    .all(ENDPOINT)
    .filter(
      (other) =>
        other.id !== id &&
        other.properties.vpcEndpointType !== "Interface" &&
        other.properties.serviceName === inputs.serviceName,
    )
    .flatMap((other) => textsOf(other.properties.routeTableIds))
    .find((table) => tables.includes(table));
  return (
    taken &&
    `RouteAlreadyExists: route table ${taken} already has a route with the prefix list of ${textOf(inputs.serviceName) ?? ""}`
  );
};

/** What a route table takes. */
export const ROUTE_RULES: Rules = {
  [ROUTE]: [leadsThereOnce, leadsToAnAttachment],
  [ENDPOINT]: [oneGatewayInATable],
};

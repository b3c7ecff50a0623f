import { knownText, readable } from "../../resources/values";
import type { Attachment, NetworkData, TransitGateway, TransitRoute } from "../network";
import { isUnknown, Unknown, type Value } from "../values";
import { blockIn, flag, notYet, valueOf, type Found, type Source } from "./source";
import { TYPES } from "./types";

type Part = Pick<
  NetworkData,
  | "transitGateways"
  | "attachments"
  | "transitTables"
  | "transitAssociations"
  | "propagations"
  | "transitRoutes"
>;

export function readTransit(source: Source): Part {
  const gateways = source.all(TYPES.transitGateway).map(gatewayOf);
  const tables = source.all(TYPES.transitTable).map(({ key, name, state }) => ({
    key,
    name,
    gateway: source.ref(state, "transitGatewayId", TYPES.transitGateway),
  }));
  const entry = ({ key, name, state }: Found) => ({
    key,
    name,
    attachment: source.ref(state, "transitGatewayAttachmentId", TYPES.attachment),
    table: source.ref(state, "transitGatewayRouteTableId", TYPES.transitTable),
  });
  return {
    transitGateways: gateways,
    transitTables: [
      ...tables,
      ...gateways.flatMap(({ key, name, defaultAssociation, defaultPropagation }) =>
        [...new Set([defaultAssociation, defaultPropagation])].flatMap((table) =>
          table === undefined || isUnknown(table) || tables.some((one) => one.key === table)
            ? []
            : [{ key: table, name: `the default table of ${name}`, gateway: key }],
        ),
      ),
    ],
    attachments: source.all(TYPES.attachment).map((found) => attachmentOf(source, found)),
    transitAssociations: source.all(TYPES.transitAssociation).map(entry),
    propagations: source.all(TYPES.propagation).map(entry),
    transitRoutes: [
      ...source.all(TYPES.transitRoute).map((found) => routeOf(source, found)),
      ...source.all(TYPES.transitPrefixList).map((found) => listRouteOf(source, found)),
    ],
  };
}

function gatewayOf({ key, name, state }: Found): TransitGateway {
  const table = (wanted: string, answered: string): Value<string | undefined> => {
    const on = flag(state, wanted, true);
    if (isUnknown(on)) return on;
    return on ? (knownText(state.outputs[answered]) ?? `${key}/default route table`) : undefined;
  };
  return {
    key,
    name,
    defaultAssociation: table("defaultRouteTableAssociation", "associationDefaultRouteTableId"),
    defaultPropagation: table("defaultRouteTablePropagation", "propagationDefaultRouteTableId"),
  };
}

function attachmentOf(source: Source, found: Found): Attachment {
  const { key, name, state } = found;
  const accepter = source.all(TYPES.accepter).find((one) => {
    return source.ref(one.state, "transitGatewayAttachmentId", TYPES.attachment) === key;
  });
  // What the account of the gateway says of its tables counts, where it is another one.
  const says = accepter?.state ?? state;
  return {
    key,
    name,
    gateway: source.ref(state, "transitGatewayId", TYPES.transitGateway),
    vpc: source.ref(state, "vpcId", TYPES.vpc),
    subnets: source.refs(valueOf(state, "subnetIds"), { of: state, property: "subnetIds" }, [
      TYPES.subnet,
    ]),
    accepted: accepter !== undefined || isAccepted(source, found),
    takesDefaultAssociation: flag(says, "transitGatewayDefaultRouteTableAssociation", true),
    takesDefaultPropagation: flag(says, "transitGatewayDefaultRouteTablePropagation", true),
  };
}

/** An attachment in the gateway's own account needs nobody's acceptance. */
function isAccepted(source: Source, { name, state }: Found): Value<boolean> {
  const key = source.ref(state, "transitGatewayId", TYPES.transitGateway);
  const gateway = source.all(TYPES.transitGateway).find((one) => one.key === key);
  if (gateway === undefined)
    return new Unknown(`the Transit Gateway of ${name} is not in the input`);
  const owner = knownText(gateway.state.outputs["ownerId"]);
  const vpcOwner = knownText(state.outputs["vpcOwnerId"]);
  const known = owner !== undefined && vpcOwner !== undefined;
  if (known ? owner === vpcOwner : gateway.state.provider === state.provider) return true;
  const automatic = flag(gateway.state, "autoAcceptSharedAttachments", false);
  if (automatic === true || known) return automatic;
  return new Unknown(`whether ${name} and its Transit Gateway are of one account is not known`);
}

function routeOf(source: Source, { key, name, state }: Found): TransitRoute {
  const property = "destinationCidrBlock";
  return {
    key,
    name,
    table: source.ref(state, "transitGatewayRouteTableId", TYPES.transitTable),
    destination:
      blockIn(valueOf(state, property), `${property} of ${name}`) ??
      notYet(`${property} of ${name}`),
    attachment: attachmentIn(source, { key, name, state }),
  };
}

function listRouteOf(source: Source, found: Found): TransitRoute {
  const { key, name, state } = found;
  const list = source.ref(state, "prefixListId", TYPES.prefixList);
  return {
    key,
    name,
    table: source.ref(state, "transitGatewayRouteTableId", TYPES.transitTable),
    destination: isUnknown(list) ? list : { prefixList: list },
    attachment: attachmentIn(source, found),
  };
}

function attachmentIn(source: Source, { state }: Found): Value<string | undefined> {
  const property = "transitGatewayAttachmentId";
  const drops = flag(state, "blackhole", false);
  if (isUnknown(drops)) return drops;
  if (drops || readable(state.inputs[property]) === undefined) return undefined;
  return source.ref(state, property, TYPES.attachment);
}

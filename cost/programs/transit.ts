import { isRecord } from "../../core/isRecord";
import { transferItem, type PriceItem } from "../../core/priceItem";
import {
  CORE_NETWORK_EDGE_HOUR,
  CORE_NETWORK_GB,
  CORE_NETWORK_HOUR,
} from "../lines/connectivity/coreNetwork";
import { PEERING_CROSS_AZ_GB } from "../lines/connectivity/peering";
import { TRANSIT_GATEWAY_GB, TRANSIT_GATEWAY_HOUR } from "../lines/connectivity/transitGateway";
import { data, free, hourly, PAGES, type BilledType, type Charge } from "./charge";
import type { ResourceContext } from "../../resources/context";
import type { ResourceState } from "../../resources/resource";
import {
  knownText,
  listOf,
  one,
  readable,
  textOf,
  UNKNOWN,
  type Properties,
} from "../../resources/values";

/** The page has one price for attachments of every kind; rows of a kind win where there are any. */
const attachment = (item: PriceItem): PriceItem[] => [item, TRANSIT_GATEWAY_HOUR];
const VPN_HOUR = attachment("tgw_vpn_attachment_hour");
const CORE_EDGE_HOUR: readonly PriceItem[] = [CORE_NETWORK_EDGE_HOUR];
const CORE_DATA: readonly PriceItem[] = [CORE_NETWORK_GB];
/** The price list has attachments of these kinds under operations that are not on record: unknown. */
const NO_ITEM: readonly PriceItem[] = [];

const POLICY_ATTACHMENT =
  "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment";

export const TRANSIT_TYPES: readonly BilledType[] = [
  transit("vpcAttachment:VpcAttachment", () => [
    hourly("attachmentHours", "attachment", [TRANSIT_GATEWAY_HOUR]),
    data("transitGatewayData", [TRANSIT_GATEWAY_GB], { note: "GB that the VPC sends" }),
  ]),
  transit("vpcAttachmentAccepter:VpcAttachmentAccepter", () => [
    free("attachmentHours", "billed to the VPC's owner, at the attachment"),
  ]),
  transit("peeringAttachment:PeeringAttachment", () => [peeringSide()]),
  transit("peeringAttachmentAccepter:PeeringAttachmentAccepter", () => [peeringSide()]),
  transit("connect:Connect", () => [
    hourly("attachmentHours", "attachment", attachment("tgw_connect_attachment_hour")),
  ]),
  {
    type: "aws:ec2/vpnConnection:VpnConnection",
    page: PAGES.vpn,
    charges: ({ inputs }) => [
      hourly("vpnHours", "connection", ["s2s_vpn_hour"]),
      ...(inputs["transitGatewayId"] === undefined
        ? []
        : [
            hourly("attachmentHours", "attachment", VPN_HOUR),
            data("transitGatewayData", [TRANSIT_GATEWAY_GB], { note: "GB that the VPN sends" }),
          ]),
    ],
  },
  {
    type: "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
    page: PAGES.vpcPeering,
    charges: peeringCharges,
  },
  {
    type: "aws:directconnect/gatewayAssociation:GatewayAssociation",
    page: PAGES.transitGateway,
    charges: associationCharges,
  },
  {
    type: "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
    page: PAGES.vpcPeering,
    charges: () => [free("peeringData", "counted at the connection")],
  },
  core("attachmentAccepter:AttachmentAccepter", () => [
    free("attachmentHours", "billed to the attachment's owner, at the attachment"),
  ]),
  core("vpcAttachment:VpcAttachment", (state, context) => {
    const region = coreRegion(state, context, "vpcArn");
    return [
      coreHour(region, [CORE_NETWORK_HOUR]),
      data("coreNetworkData", CORE_DATA, { region, note: "GB that the VPC sends" }),
    ];
  }),
  core("connectAttachment:ConnectAttachment", (state) => [
    coreHour(knownText(state.inputs["edgeLocation"]), [
      "cloudwan_connect_attachment_hour",
      CORE_NETWORK_HOUR,
    ]),
  ]),
  core("transitGatewayPeering:TransitGatewayPeering", (state, context) => [
    coreHour(coreRegion(state, context, "transitGatewayArn"), [CORE_NETWORK_HOUR]),
  ]),
  core("siteToSiteVpnAttachment:SiteToSiteVpnAttachment", (state, context) => [
    coreHour(coreRegion(state, context, "vpnConnectionArn"), NO_ITEM),
  ]),
  core(
    "transitGatewayRouteTableAttachment:TransitGatewayRouteTableAttachment",
    (state, context) => [
      coreHour(coreRegion(state, context, "transitGatewayRouteTableArn"), NO_ITEM),
    ],
  ),
  core("dxGatewayAttachment:DxGatewayAttachment", (state, context) => [
    coreHour(coreRegion(state, context, "directConnectGatewayArn"), NO_ITEM),
  ]),
  core("coreNetwork:CoreNetwork", (state, context) =>
    hasPolicyAttachment(state, context)
      ? [free("coreNetworkEdgeHours", "its edges are billed as its policy attachment says")]
      : edges([...baseRegions(state.inputs), ...policyRegions(state.inputs["basePolicyDocument"])]),
  ),
  {
    type: POLICY_ATTACHMENT,
    page: PAGES.cloudWan,
    charges: ({ inputs }) => edges(policyRegions(inputs["policyDocument"])),
  },
];

type Charges = BilledType["charges"];

function transit(type: string, charges: Charges): BilledType {
  return { type: `aws:ec2transitgateway/${type}`, page: PAGES.transitGateway, charges };
}

function core(type: string, charges: Charges): BilledType {
  return { type: `aws:networkmanager/${type}`, page: PAGES.cloudWan, charges };
}

/** A GB across zones is billed to whoever sends it and to whoever receives it. */
function peeringCharges(state: ResourceState, context: ResourceContext): Charge[] {
  const connection = free("peeringData", "connection: free");
  const peer = knownText(state.inputs["peerRegion"]);
  const own = context.regionOf(state);
  if (peer !== undefined && peer !== own) {
    const because = `the GB from ${own ?? "its Region"} to ${peer} and back show in no program`;
    const quantity = { of: "unknown", noun: "GB", because } as const;
    return [
      connection,
      { kind: "peeringData", items: [transferItem(peer)], pool: "line", quantity },
    ];
  }
  return [
    connection,
    {
      ...data("peeringData", [PEERING_CROSS_AZ_GB], {
        note: "GB across Availability Zones, both ways",
      }),
      quantity: { of: "data", bothSides: true },
    },
  ];
}

/** A Direct Connect gateway at a Transit Gateway is an attachment of it; at a virtual private gateway it is free. */
function associationCharges(state: ResourceState, context: ResourceContext): Charge[] {
  const gateway = textOf(state.inputs["associatedGatewayId"]);
  const sources = context.sourcesOf(state, "associatedGatewayId").map(({ type }) => type);
  const isVirtual =
    gateway === UNKNOWN
      ? sources.length > 0 && sources.every((type) => type === "aws:ec2/vpnGateway:VpnGateway")
      : gateway?.startsWith("vgw-") === true;
  if (isVirtual) return [free("attachmentHours", "free at a virtual private gateway")];
  return [
    hourly("attachmentHours", "attachment", attachment("tgw_dxgw_attachment_hour")),
    data("transitGatewayData", [TRANSIT_GATEWAY_GB], {
      note: "GB that the Direct Connect gateway sends",
    }),
  ];
}

/** Each Transit Gateway's owner is billed for its side; data that arrives from a peer is free. */
function peeringSide(): Charge {
  return hourly("attachmentHours", "attachment", attachment("tgw_peering_attachment_hour"), one, {
    note: "this side's; the peer's owner is billed for the other",
  });
}

/** A core network is global, and what is attached to it is billed in the Region of its edge. */
function coreRegion(
  state: ResourceState,
  context: ResourceContext,
  arn: string,
): string | undefined {
  return knownText(state.outputs["edgeLocation"]) ?? context.regionOfArn(state, arn);
}

function coreHour(region: string | undefined, items: readonly PriceItem[]): Charge {
  return hourly("attachmentHours", "attachment", items, one, { region });
}

function edges(regions: readonly (string | typeof UNKNOWN)[]): Charge[] {
  const known = [...new Set(regions)];
  return known.map((region) =>
    region === UNKNOWN
      ? hourly("coreNetworkEdgeHours", "edge", CORE_EDGE_HOUR, { number: 1, exact: false })
      : hourly("coreNetworkEdgeHours", "edge", CORE_EDGE_HOUR, one, { region }),
  );
}

/** Without a policy a core network has no edge. */
function baseRegions(inputs: Properties): (string | typeof UNKNOWN)[] {
  const regions = listOf(inputs["basePolicyRegions"]);
  if (regions === UNKNOWN) return [UNKNOWN];
  return (regions ?? []).map((region) => knownText(region) ?? UNKNOWN);
}

function policyRegions(value: unknown): (string | typeof UNKNOWN)[] {
  const text = textOf(value);
  if (text === undefined) return [];
  if (text === UNKNOWN) return [UNKNOWN];
  try {
    const policy: unknown = JSON.parse(text);
    const settings = isRecord(policy) ? policy["core-network-configuration"] : undefined;
    const locations = isRecord(settings) ? readable(settings["edge-locations"]) : undefined;
    return Array.isArray(locations)
      ? locations.map((one) => (isRecord(one) ? (knownText(one["location"]) ?? UNKNOWN) : UNKNOWN))
      : [];
  } catch {
    return [UNKNOWN];
  }
}

function hasPolicyAttachment(network: ResourceState, context: ResourceContext): boolean {
  const id = knownText(network.outputs["id"]);
  return context.states.some(
    (state) =>
      state.type === POLICY_ATTACHMENT &&
      (state.propertyDependencies["coreNetworkId"]?.includes(network.urn) === true ||
        (id !== undefined && knownText(state.inputs["coreNetworkId"]) === id)),
  );
}

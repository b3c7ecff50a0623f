import type { PriceItem } from "../../../core/priceItem";
import type { Selection } from "../selection";

const VPC = "AmazonVPC";
const transitGateway = (operation: string) => ({ Group: "AWSTransitGateway", operation });
const TRANSIT_GATEWAY_WHY =
  "one usage type for every kind of attachment: the operation tells them apart. The product family is empty in some Regions, so the group is compared instead";

const attachment = (
  item: PriceItem,
  operation: string,
  unit = " per attachment-hour",
): Selection => ({
  item,
  unit,
  offer: VPC,
  usageType: "TransitGateway-Hours",
  quantity: "hour",
  columns: transitGateway(operation),
  why: TRANSIT_GATEWAY_WHY,
});

/** What connects VPCs: Transit Gateway, Cloud WAN, VPN. */
export const connectivity: readonly Selection[] = [
  attachment("tgw_vpc_attachment_hour", "TransitGatewayVPC"),
  attachment("tgw_vpn_attachment_hour", "TransitGatewayVPN"),
  attachment("tgw_dxgw_attachment_hour", "TransitGatewayDirectConnect"),
  attachment("tgw_connect_attachment_hour", "TransitGatewayConnect"),
  attachment(
    "tgw_peering_attachment_hour",
    "TransitGatewayPeering",
    " per attachment-hour (each side)",
  ),
  {
    item: "tgw_gb",
    unit: "/GB sent into the TGW",
    offer: VPC,
    usageType: "TransitGateway-Bytes",
    quantity: "gb",
    columns: transitGateway("TransitGatewayVPC"),
    why: "what VPC attachments send; each kind of attachment has its row, peering's is free",
  },
  {
    item: "cloudwan_cne_hour",
    unit: " per core-network-edge-hour",
    offer: "AWSCloudWAN",
    usageType: "CloudWAN-CoreNetworkEdge-Hours",
    quantity: "hour",
    columns: { operation: "CloudWANCoreNetworkEdge" },
    why: "the offer has no product families",
  },
  {
    item: "cloudwan_attachment_hour",
    unit: " per attachment-hour",
    offer: "AWSCloudWAN",
    usageType: "CloudWAN-Attachment-Hours",
    quantity: "hour",
    columns: { Group: "CloudWAN", operation: "CloudWANVPC" },
    why: "VPC attachments; VPN and Connect attachments share the usage type",
  },
  {
    item: "cloudwan_connect_attachment_hour",
    unit: " per attachment-hour",
    offer: "AWSCloudWAN",
    usageType: "CloudWAN-Attachment-Hours",
    quantity: "hour",
    columns: { Group: "CloudWAN", operation: "CloudWANConnect" },
    why: "Connect attachments have prices of their own in some Regions",
  },
  {
    item: "cloudwan_gb",
    unit: "/GB",
    offer: "AWSCloudWAN",
    usageType: "CloudWAN-Bytes",
    quantity: "gb",
    columns: { operation: "CloudWANVPC" },
    why: "what VPC attachments send",
  },
  {
    item: "s2s_vpn_hour",
    unit: " per connection-hour",
    offer: VPC,
    usageType: "VPN-Usage-Hours:ipsec.1",
    quantity: "hour",
    columns: { operation: "CreateVpnConnection", "Product Family": "Cloud Connectivity" },
    why: "`VPN-` is no billing code: us-east-1's usage type has no prefix at all",
  },
  {
    item: "client_vpn_association_hour",
    unit: " per association-hour",
    offer: VPC,
    usageType: "ClientVPN-EndpointHours",
    quantity: "hour",
    columns: { operation: "ClientVPNEndpoints" },
    why: "each subnet that is associated; connections are the other usage type",
  },
  {
    item: "client_vpn_connection_hour",
    unit: " per connection-hour",
    offer: VPC,
    usageType: "ClientVPN-ConnectionHours",
    quantity: "hour",
    columns: { operation: "ClientVPNConnections" },
    why: "each client that is connected",
  },
];

import type { PriceItem } from "../../../core/priceItem";
import type { Selection } from "../selection";

const VPC = "AmazonVPC";

const address = (item: PriceItem, kind: string): Selection => ({
  item,
  unit: " per address-hour",
  offer: VPC,
  usageType: `PublicIPv4:${kind}`,
  quantity: "hour",
  columns: { Group: "VPCPublicIPv4Address" },
  why: "in AmazonVPC, not in AmazonEC2; the rows have no product family",
});

const natColumns = (operation: string) => ({
  Group: "NGW:NatGateway",
  "Product Family": "NAT Gateway",
  operation,
});

/** NAT gateways and public addresses. */
export const internetAccess: readonly Selection[] = [
  {
    item: "nat_hour",
    unit: " per NAT-gateway-hour",
    offer: "AmazonEC2",
    usageType: "NatGateway-Hours",
    quantity: "hour",
    columns: natColumns("NatGateway"),
    why: "in AmazonEC2, not in AmazonVPC; `RegionalNatGateway-Hours` ends in the same words",
  },
  {
    item: "nat_gb",
    unit: "/GB processed (both directions)",
    offer: "AmazonEC2",
    usageType: "NatGateway-Bytes",
    quantity: "gb",
    columns: natColumns("NatGateway"),
    why: "`NatGateway-Prvd-Bytes` is free and belongs to provisioned bandwidth",
  },
  {
    item: "nat_regional_hour",
    unit: " per regional NAT per AZ-hour",
    offer: "AmazonEC2",
    usageType: "RegionalNatGateway-Hours",
    quantity: "hour",
    columns: natColumns("RegionalNatGateway"),
    why: "a NAT gateway of the whole VPC, billed in each Availability Zone",
  },
  address("public_ipv4_in_use_hour", "InUseAddress"),
  address("public_ipv4_idle_hour", "IdleAddress"),
  address("public_ipv4_contiguous_hour", "ContiguousBlock"),
];

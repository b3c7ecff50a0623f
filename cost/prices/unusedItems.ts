import type { PriceItem } from "../../core/priceItem";

/** Items on file that no bill asks for, with the reason; every other item is read by some line or charge. */
export const UNUSED_ITEMS = {
  dt_cross_az_gb_each_direction:
    "data between instances of two zones; that of endpoints and Transit Gateways is free, peering's has an item of its own",
  dt_internet_out_gb: "traffic to AWS services does not leave for the internet",
  lattice_request: "how many requests a service gets shows in no program",
  lattice_resource_provider_gb: "billed to the provider, whose traffic shows in no program",
  nat_provisioned_gb: "free; provisioned bandwidth is no argument of a NAT gateway yet",
  nat_provisioned_gbps_hour: "provisioned bandwidth is no argument of a NAT gateway yet",
  privatelink_cross_az_gb: "free: a line of 0 for it would say nothing",
  public_ipv4_contiguous_hour:
    "addresses of a contiguous block are no public addresses of a program",
  public_ipv4_idle_hour:
    "the same price as in use, and whether an address is idle shows in no program",
  r53_record_over_10000_month: "zones of endpoints have a few records",
  r53_vpc_resolver_local_query: "free: a line of 0 for it would say nothing",
  tgw_cross_az_gb: "free: a line of 0 for it would say nothing",
  tgw_gb_from_peering_attachment: "free: a line of 0 for it would say nothing",
  vpc_peering_same_az_gb: "free: the cross-zone share alone is billed",
  vpce_gateway_gb: "free, as are its hours, which have the line",
  vpce_tunnel_hour: "no type of endpoint in the provider's schema is billed by it",
} satisfies Partial<Record<PriceItem, string>>;

import type { PriceItem } from "../../core/priceItem";
import type { Selection } from "./selection";
import { connectivity } from "./selections/connectivity";
import { dataTransfer } from "./selections/dataTransfer";
import { endpoints } from "./selections/endpoints";
import { internetAccess } from "./selections/internetAccess";
import { services } from "./selections/services";

/** Every item that the price list names, with the row it is. */
export const SELECTIONS: readonly Selection[] = [
  ...endpoints,
  ...connectivity,
  ...internetAccess,
  ...dataTransfer,
  ...services,
];

/** Items that no row of the price list is read for, with the reason: they keep their row. */
export const NOT_IN_THE_LIST: Partial<Readonly<Record<PriceItem, string>>> = {
  vpce_gateway_hour: "free by AWS's documentation; the list has no row for it",
  vpce_gateway_gb: "free by AWS's documentation; the list has no row for it",
  vpce_service_network_hour: "free by the price page; the list has no row for it",
  lattice_vpc_association_hour: "free by the price page; the list has no row for it",
  privatelink_cross_az_gb: "waived by AWS's announcement; the list has no row for it",
  tgw_cross_az_gb: "waived by AWS's announcement; the list has no row for it",
  tgw_gb_from_peering_attachment: "free by the price page; the list has no row for it",
  vpc_peering_same_az_gb: "free by AWS's announcement; the list has no row for it",
  r53_vpc_resolver_local_query: "free by the price page; the list has no row for it",
  vpc_peering_cross_az_gb_each_direction: "one row for every Region, where the list has one each",
  vpce_service_cross_region_hour: "its usage type is not on record",
  vpce_tunnel_hour: "its usage type is not on record",
  lattice_service_hour: "its usage type is not on record",
  lattice_service_gb: "its usage type is not on record",
  lattice_request: "its usage type is not on record",
  nat_provisioned_gb: "its operation is not on record",
  nat_provisioned_gbps_hour: "its operation is not on record",
  network_firewall_endpoint_hour: "its usage type is not on record",
  network_firewall_gb: "its usage type is not on record",
  r53_profile_account_hour: "its usage type is not on record",
  r53_profile_association_hour: "its usage type is not on record",
  r53_record_over_10000_month: "its usage type is not on record",
};

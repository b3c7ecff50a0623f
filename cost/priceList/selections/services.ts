import type { PriceItem } from "../../../core/priceItem";
import type { Selection } from "../selection";

const balancer = (
  item: PriceItem,
  unit: string,
  usageType: string,
  kind: "Network" | "Gateway",
): Selection => ({
  item,
  unit,
  offer: "AWSELB",
  usageType,
  quantity: "hour",
  columns: { "Product Family": `Load Balancer-${kind}`, operation: `LoadBalancing:${kind}` },
  why: "every kind of load balancer has the same two usage types",
});

/** Load balancers and Route 53. */
export const services: readonly Selection[] = [
  balancer("nlb_hour", " per NLB-hour", "LoadBalancerUsage", "Network"),
  balancer("nlb_nlcu_hour", " per NLCU-hour", "LCUUsage", "Network"),
  balancer("gwlb_hour", " per GWLB-AZ-hour", "LoadBalancerUsage", "Gateway"),
  balancer("gwlb_glcu_hour", " per GLCU-hour", "LCUUsage", "Gateway"),
  {
    item: "r53_hosted_zone_month",
    unit: " per zone-month",
    offer: "AmazonRoute53",
    usageType: "HostedZone",
    quantity: "month",
    columns: { "Product Family": "DNS Zone", Location: "Any" },
    everywhere: true,
    why: "public and private zones alike, in every Region",
  },
  {
    item: "r53_resolver_eni_hour",
    unit: " per endpoint ENI-hour",
    offer: "AmazonRoute53",
    usageType: "ResolverNetworkInterface",
    quantity: "hour",
    columns: {},
    why: "the list gives this usage type to nothing else",
  },
  {
    item: "r53_resolver_query_million",
    unit: " per 1M queries",
    offer: "AmazonRoute53",
    usageType: "DNS-Queries",
    quantity: "query",
    columns: { "Product Family": "DNS Query" },
    scale: "1000000",
    why: "queries of public zones have the same usage type, without a Region",
  },
];

import type { Selection } from "../selection";

const VPC = "AmazonVPC";
const LATTICE_WHY = "the price page's dimension; the list gives this usage type to nothing else";

const endpoint = { Group: "VPCE:VpcEndpoint", "Product Family": "VpcEndpoint" };
/** PrivateLink: interface, Gateway Load Balancer and resource endpoints. */
export const endpoints: readonly Selection[] = [
  {
    item: "vpce_interface_hour",
    unit: " per endpoint-AZ(ENI)-hour",
    offer: VPC,
    usageType: "VpcEndpoint-Hours",
    quantity: "hour",
    columns: { ...endpoint, operation: "VpcEndpoint" },
    why: "interface endpoints; GWLBE and Resource endpoints have usage types of their own",
  },
  {
    item: "vpce_interface_gb",
    unit: "/GB",
    offer: VPC,
    usageType: "VpcEndpoint-Bytes",
    quantity: "gb",
    columns: { ...endpoint, operation: "VpcEndpoint" },
    why: "tiers on the Region's total of all interface endpoints, at 1,048,576 and 5,242,880 GB",
  },
  {
    item: "vpce_gwlb_hour",
    unit: " per endpoint-AZ-hour",
    offer: VPC,
    usageType: "VpcEndpoint-GWLBE-Hours",
    quantity: "hour",
    columns: { ...endpoint, operation: "VpcEndpoint" },
    why: "shares group, family and operation with interface endpoints; the usage type alone differs",
  },
  {
    item: "vpce_gwlb_gb",
    unit: "/GB",
    offer: VPC,
    usageType: "VpcEndpoint-GWLBE-Bytes",
    quantity: "gb",
    columns: { ...endpoint, operation: "VpcEndpoint" },
    why: "as its hours",
  },
  {
    item: "vpce_resource_hour",
    unit: " per endpoint-hour",
    offer: VPC,
    usageType: "VpcEndpoint-Resource-Hours",
    quantity: "hour",
    columns: { Group: "VpcResources", operation: "VpcResourceConsumer" },
    why: "twice the price of an interface endpoint; its group has more than one family",
  },
  {
    item: "vpce_resource_gb",
    unit: "/GB",
    offer: VPC,
    usageType: "VpcResource-Consumer-Bytes",
    quantity: "gb",
    columns: { operation: "VpcResourceConsumer" },
    why: "the consumer's side; the provider's has a usage type of its own",
  },
  {
    item: "lattice_resource_provider_gb",
    unit: "/GB (provider side)",
    offer: VPC,
    usageType: "VpcResource-Provider-Bytes",
    quantity: "gb",
    columns: {},
    why: LATTICE_WHY,
  },
  {
    item: "lattice_resource_hour",
    unit: " per resource-hour",
    offer: VPC,
    usageType: "VpcLattice-Service-Network-Resource-Hours",
    quantity: "hour",
    columns: {},
    why: LATTICE_WHY,
  },
];

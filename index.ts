export { CostReport } from "./components/costReport";
export {
  GatewayEndpoints,
  gatewayEgressRules,
  type GatewayEndpointsArgs,
} from "./components/gatewayEndpoints";
export {
  InterfaceEndpoints,
  OnUnsupportedAvailabilityZone,
  type InterfaceEndpointsArgs,
  type InterfaceServiceOverrides,
  type EndpointSubnet,
} from "./components/interfaceEndpoints";
export { DnsRecordIpType, IpAddressType } from "./components/ipTypes";

export { BUNDLES, expandServices, type Bundle, type ExpandedService } from "./core/bundles";
export {
  searchServices,
  serviceDetails,
  suggestServices,
  type EndpointType,
  type ServiceDetails,
} from "./core/catalog";
export { regionalDnsEntry, type DnsEntry } from "./core/dnsEntry";
export { formatIssue, type Issue } from "./core/issues";
export type { DeploymentModel, EndpointPlan } from "./core/plan";
export { plannedResources, type PlannedResource } from "./core/plannedResources";
export { planCentralized, planPerVpc } from "./core/planTopology";
export { normalizeTopology } from "./core/topology/normalize";
export { parseTopology } from "./core/topology/parse";
export type { TopologyInput } from "./core/topology/schema";
export type { Topology } from "./core/topology/topology";
export { compare, type Comparison } from "./cost/compare";
export { estimate, type Estimate } from "./cost/estimate";
export type { LineItem } from "./cost/lineItem";
export { PriceBook } from "./cost/prices";
export { jsonReport } from "./cost/report/json";
export { markdownReport } from "./cost/report/markdown";
export { textReport } from "./cost/report/text";

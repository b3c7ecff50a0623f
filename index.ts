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
export { BudgetAction, type CostBudget } from "./components/budget";
export { Connectivity, HubDns, ProfileContents } from "./components/hub/choices";
export {
  EndpointHub,
  type EndpointHubArgs,
  type HubServiceOverrides,
  type HubSpoke,
} from "./components/hub/endpointHub";
export { DeploymentModel } from "./components/network/deploymentModel";
export {
  EndpointNetwork,
  type EndpointNetworkArgs,
  type NetworkHub,
  type NetworkVpc,
  type VpcLookUp,
} from "./components/network/endpointNetwork";
export { EndpointSpoke, type EndpointSpokeArgs } from "./components/spoke/endpointSpoke";
export { SpokeRegistration, type SpokeRegistrationArgs } from "./components/spokeRegistration";
export { DnsRecordIpType, IpAddressType } from "./components/ipTypes";

export { BUNDLES, expandServices, type Bundle, type ExpandedService } from "./core/bundles";
export {
  searchServices,
  serviceDetails,
  suggestServices,
  type EndpointType,
  type ServiceDetails,
} from "./core/catalog";
export { decimal, type Decimal } from "./core/decimal";
export { regionalDnsEntry, type DnsEntry } from "./core/dnsEntry";
export {
  endpointPolicy,
  fullAccess,
  organizationPerimeter,
  readOnly,
  requestsFromVpc,
  type OrganizationPerimeter,
  type PolicyStatement,
} from "./core/endpointPolicy";
export { formatIssue, type Issue } from "./core/issues";
export type { EndpointPlan } from "./core/plan";
export { plannedResources, type PlannedResource } from "./core/plannedResources";
export { planCentralized, planPerVpc } from "./core/planTopology";
export { normalizeTopology } from "./core/topology/normalize";
export { hasRegions, parseRegions, parseTopology } from "./core/topology/parse";
export { normalizeRegions } from "./core/topology/regions";
export type { RegionsInput } from "./core/topology/regionsSchema";
export type { TopologyInput } from "./core/topology/schema";
export type { Topology } from "./core/topology/topology";
export { checkBudget, type Budget, type BudgetFinding, type Spending } from "./cost/budget";
export { budgetSentence } from "./cost/report/budget";
export type { Sum } from "./cost/sum";
export { compare, type Comparison } from "./cost/compare";
export { estimate, type Estimate } from "./cost/estimate";
export type { LineItem } from "./cost/lineItem";
export { compareRegions, type RegionsComparison } from "./cost/regions/compareRegions";
export { PriceBook } from "./cost/prices";
export { jsonReport } from "./cost/report/json";
export { markdownReport } from "./cost/report/markdown";
export { resourcesJson } from "./cost/report/resourcesJson";
export { resourcesMarkdown } from "./cost/report/resourcesMarkdown";
export { resourcesText } from "./cost/report/resourcesText";
export { regionsJsonReport } from "./cost/report/regionsJson";
export { regionsMarkdownReport } from "./cost/report/regionsMarkdown";
export { regionsTextReport } from "./cost/report/regionsText";
export { textReport } from "./cost/report/text";
export {
  estimateResources,
  type ResourceEstimate,
  type ResourceEstimateOptions,
} from "./cost/resources/estimate";
export { readResources, UnreadableError } from "./cost/resources/read";
export type { Reading } from "./cost/resources/resource";
export { sensitivity, withSensitivity, type Sensitivity } from "./cost/sensitivity/sensitivity";

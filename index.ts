export * from "./components/registry";
export { gatewayEgressRules } from "./components/gateway/gatewayEndpoints";
export type { HubServiceOverrides, HubSpoke } from "./components/hub/hubArgs";
export type {
  InterfaceServiceOverrides,
  EndpointSubnet,
} from "./components/interface/interfaceArgs";
export { DeploymentModel } from "./components/network/deploymentModel";
export type { NetworkHub, NetworkVpc, VpcLookUp } from "./components/network/networkArgs";
export type { PrivateDnsVerification } from "./components/service/endpointService";
export {
  ListenerProtocol,
  TargetType,
  type ConnectionNotification,
  type ServiceListener,
  type ServiceLoadBalancer,
  type ServiceTarget,
} from "./components/service/endpointServiceArgs";
export { BudgetAction, type CostBudget } from "./components/shared/budget";
export {
  Connectivity,
  HubDns,
  OnUnsupportedAvailabilityZone,
  ProfileContents,
} from "./components/shared/choices";
export { CostReport } from "./components/shared/costReport";
export type {
  HubConnection,
  HubReference,
  HubShape,
  HubShapeSpoke,
  HubShare,
} from "./components/hub/connectionArgs";
export type { Quotas } from "./components/shared/quotas";
export type { RouteTable } from "./components/shared/routeTables";
export {
  bucketPolicy,
  endpointPolicy,
  onlyThroughEndpoints,
  onlyThroughOrganizationsEndpoints,
  organizationPerimeter,
  readOnly,
  requestsFromVpc,
  serviceOwnedBuckets,
} from "./components/shared/policies";
export { DnsRecordIpType, IpAddressType } from "./components/shared/ipTypes";

export { BUNDLES, expandServices, type Bundle, type ExpandedService } from "./core/bundles";
export { searchServices, serviceDetails, suggestServices } from "./core/catalog";
export type { EndpointType, ServiceDetails } from "./core/catalog/serviceDetails";
export { decimal, type Decimal } from "./core/decimal";
export { regionalDnsEntry, type DnsEntry } from "./core/dnsEntry";
export { fullAccess, type OrganizationPerimeter } from "./core/endpointPolicy";
export type { EndpointsOnly, OrganizationsEndpointsOnly } from "./core/policies/resourceSide";
export type { BucketOwner } from "./core/policies/serviceOwnedBuckets";
export type { PolicyStatement } from "./core/policies/statement";
export { formatIssue, propertyPath, type Issue, type Path } from "./core/issues";
export type { EndpointPlan } from "./core/plan";
export type { PlannedResource } from "./core/plannedResource";
export { plannedResources } from "./core/plannedResources";
export { planCentralized, planPerVpc } from "./core/planTopology";
export { normalizeTopology } from "./core/topology/normalize";
export { hasRegions, parseRegions, parseTopology } from "./core/topology/parse";
export { normalizeRegions } from "./core/topology/regions";
export type { RegionsInput } from "./core/topology/regionsSchema";
export type { TopologyInput } from "./core/topology/schema";
export type { Topology } from "./core/topology/topology";
export { checkBudget, type Budget, type BudgetFinding, type Spending } from "./cost/compare/budget";
export { budgetSentence } from "./cost/report/shared/budget";
export type { Sum } from "./cost/lines/sum";
export { compare } from "./cost/compare/compare";
export type { Comparison } from "./cost/compare/comparison";
export { estimate, type Estimate } from "./cost/lines/estimate";
export type { LineItem } from "./cost/lines/lineItem";
export { compareRegions, type RegionsComparison } from "./cost/compare/compareRegions";
export { PriceBook } from "./cost/prices/prices";
export { jsonReport } from "./cost/report/compare/json";
export { markdownReport } from "./cost/report/compare/markdown";
export { resourcesJson } from "./cost/report/programs/json";
export { resourcesMarkdown } from "./cost/report/programs/markdown";
export { resourcesText } from "./cost/report/programs/text";
export { regionsJsonReport } from "./cost/report/regions/json";
export { regionsMarkdownReport } from "./cost/report/regions/markdown";
export { regionsTextReport } from "./cost/report/regions/text";
export { textReport } from "./cost/report/compare/text";
export {
  estimateResources,
  type ResourceEstimate,
  type ResourceEstimateOptions,
} from "./cost/programs/estimate";
export { readResources, UnreadableError } from "./resources/read";
export type { Reading } from "./resources/resource";
export { sensitivity, withSensitivity } from "./cost/sensitivity/sensitivity";
export type { Sensitivity } from "./cost/sensitivity/answers";

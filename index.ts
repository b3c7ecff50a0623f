export * from "./components/registry";
export type { EgressRule } from "./components/gateway/egressRules";
export { gatewayEgressRules } from "./components/gateway/gatewayEndpoints";
export type { HubServiceOverrides, HubSpoke } from "./components/hub/hubArgs";
export type {
  InterfaceServiceOverrides,
  EndpointSubnet,
} from "./components/interface/interfaceArgs";
export { DeploymentModel } from "./components/network/deploymentModel";
export { ServiceMoves } from "./components/network/serviceMoves";
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
export type { CostReportJson } from "./cost/report/compare/reportSchema";
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

// Types that the above are made of, for programs that name them.
export type { BuiltHub } from "./components/hub/buildHub";
export type { AuthorizedZones } from "./components/hub/hostedZones";
export type { BuiltConnection } from "./components/hub/hubConnection";
export type { BuiltNetwork } from "./components/network/buildNetwork";
export type { Registered as BuiltRegistration } from "./components/registration/spokeRegistration";
export type { InputsOf, PolicyPart } from "./components/shared/policies";
export type { BuiltSpoke } from "./components/spoke/buildSpoke";
export type { AccountId, Owner } from "./core/account";
export type { BundleEntry } from "./core/bundles";
export type { CatalogEntry, ShadowEntry } from "./core/catalogData";
export type { RoundingMode } from "./core/decimal";
export type {
  AddressRecord,
  Connectivity as PlannedConnectivity,
  HubDns as PlannedHubDns,
  PlannedAttachment,
  PlannedEndpoint,
  PlannedFlow,
  PlannedHostedZone,
  PlannedHub,
  PlannedIngress,
  PlannedLoadBalancer,
  PlannedModel,
  PlannedNatGateways,
  PlannedRoute,
  PlannedSecurityGroup,
  PlannedService,
  ProfileContents as PlannedProfileContents,
} from "./core/plan";
export type { PriceItem, TransferItem } from "./core/priceItem";
export type { DisputedPrice, PriceRow, PriceSnapshot } from "./core/priceSnapshot";
export type { PortRange, Shadow } from "./core/catalog/serviceDetails";
export type { NetworkExceptions } from "./core/policies/resourceSide";
export type { NormalizedTopology } from "./core/topology/normalize";
export type { Parsed, ParsedTopology } from "./core/topology/parse";
export type { NormalizedRegions } from "./core/topology/regions";
export type { PricesInput } from "./core/topology/schema";
export type {
  NatPath,
  PriceSettings,
  ServiceNeed,
  TopologyHub,
  TopologyVpc,
  VpcNetwork,
} from "./core/topology/topology";
export type { Alternative } from "./cost/compare/alternatives";
export type { BreakEven, ClosedForm } from "./cost/compare/breakEven";
export type { Range } from "./cost/compare/budget";
export type { RegionsTotal } from "./cost/compare/compareRegions";
export type { LineKind } from "./cost/lines/lineKinds";
export type { LineOptions } from "./cost/lines/lineOptions";
export type { Costs as OptimumCosts } from "./cost/optimize/costs";
export type { HybridEstimate } from "./cost/optimize/hybrid";
export type { Price, PriceSource, PricedTier } from "./cost/prices/prices";
export type { Tier } from "./cost/prices/tiers";
export type { PricedChange } from "./cost/programs/estimate";
export type { PricedCharge } from "./cost/programs/price";
export type { RegionTotals, Totals } from "./cost/programs/totals";
export type { UsageInput } from "./cost/programs/usage";
export type { MarkdownOptions } from "./cost/report/compare/markdown";
export type { ResourcesTextOptions } from "./cost/report/programs/text";
export type { Printed, SheetOptions } from "./core/printed";
export type { BandPoint, PricedBest, UnknownUsage } from "./cost/sensitivity/answers";
export type { PairFlip, ServiceFlip, SpokeFlip } from "./cost/sensitivity/flips";
export type { HubBreakEvens } from "./cost/sensitivity/overall";
export type { SensitivityOptions } from "./cost/sensitivity/sensitivity";
export type { TurningPoint } from "./cost/sensitivity/turningPoint";
export type {
  Gap as ReadingGap,
  ResourceChange,
  ResourceOp,
  ResourceState,
  SourceKind,
} from "./resources/resource";
export type { Properties as ResourceProperties } from "./resources/values";
export type { Shared as SharedParts } from "./components/hub/shared";
export type { Confidence, PartialZones, PartitionFacts } from "./core/catalogData";
export type { Overlaps as BlockOverlaps } from "./core/topology/topology";
export type { Measure, UsageAmounts } from "./cost/programs/usage";
export type { SpokeOutputs } from "./components/spoke/buildSpoke";
export type { AdjustableQuota, QuotaKey, Quotas as TopologyQuotas } from "./core/quotas";
export type { GbRange } from "./core/topology/gbRange";
export type { GbTotal } from "./core/topology/topology";
export type { ComparisonDecision, DecidedPlan } from "./cost/compare/decision";
export type {
  Bounds as CostBounds,
  Candidate as DecisionCandidate,
  Decision,
  TurningPair,
  Undecidable,
} from "./cost/decide/decide";
export type { MissingPrice } from "./cost/decide/missingPrices";
export type { Traffic as DecisionTraffic, TrafficPair } from "./cost/decide/traffic";
export type { PairWays, Way as PairWay, WaysOfTopology } from "./cost/decide/ways";
export type { PriceNeeded } from "./cost/lines/lineItem";
export type { DataFlow } from "./cost/optimize/dataBills";
export type { PairReading, Readings as CostReadings } from "./cost/optimize/readCosts";

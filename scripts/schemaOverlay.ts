/** What the analyzer cannot read off TypeScript: the package's own facts, and what types and enums are for. */
export const OVERLAY = {
  displayName: "VPC endpoints",
  description:
    "VPC endpoints of AWS, built from a plan and priced before they exist: gateway and interface endpoints of one VPC, " +
    "and central ones behind a Transit Gateway, VPC peering or Cloud WAN.",
  keywords: ["kind/component", "category/network", "aws", "vpc-endpoint", "privatelink", "cost"],
  license: "Apache-2.0",
  // No pluginDownloadURL: the plugin is source, which `pulumi package add` clones and installs by itself; with an address
  // here SDKs would ask it for archives of executables, which nobody publishes.
  /** Names of the SDKs: none of them in Pulumi's own scope, and none of them this npm package. */
  language: {
    nodejs: { packageName: "vpc-endpoints-sdk", respectSchemaVersion: true },
    python: { packageName: "vpc_endpoints", respectSchemaVersion: true },
    go: {
      rootPackageName: "vpcendpoints",
      generateResourceContainerTypes: true,
      // Types that occur in plain lists only would be named and not written.
      generateExtraInputTypes: true,
      respectSchemaVersion: true,
    },
    java: { basePackage: "components", buildFiles: "" },
    csharp: {
      rootNamespace: "Components",
      namespaces: { "vpc-endpoints": "VpcEndpoints" },
      respectSchemaVersion: true,
    },
  },
  types: {
    ConnectionNotification: "Who is told when endpoints connect.",
    ListenerProtocol: "What clients of a listener connect with.",
    PrivateDnsVerification: "The record that proves that a private DNS name's domain is yours.",
    ServiceListener: "A port that the service offers.",
    ServiceLoadBalancer: "A Network Load Balancer that the service makes.",
    ServiceTarget: "One target behind a listener.",
    TargetType: "What the targets of a listener are.",
    BudgetAction: "What happens when a budget is exceeded.",
    CostBudget: "Limits of what a component may cost a month.",
    Connectivity: "How spokes reach the hub.",
    DeploymentModel: "Which plan a network builds.",
    HubDns: "How spokes resolve the hub's endpoints.",
    HubConnection: "Everything that a spoke or its registration needs of a hub.",
    HubShare: "What a hub shares with another account by AWS RAM, each known once it is shared.",
    HubShape: "What decides which resources a spoke has: plain facts of a hub.",
    HubShapeSpoke: "A spoke as its hub knows it.",
    HubServiceOverrides: "Settings of one of the hub's services.",
    HubSpoke: "A VPC that uses the hub.",
    NetworkHub: "The hub of a topology, by ids.",
    NetworkVpc: "A VPC of a topology, by ids or to be looked up.",
    ProfileContents: "What a Route 53 Profile shares.",
    Quotas: "Quotas of AWS that the account was granted.",
    RouteTable: "A route table by a name of yours.",
    ServiceMoves: "Whether services of a deployed network move.",
    VpcLookUp: "How an existing VPC, its subnets and its route tables are found.",
    CostReport: "How much of the estimate a preview prints.",
    DnsRecordIpType: "DNS records of an endpoint.",
    InterfaceServiceOverrides: "Settings of one service that differ from the others.",
    IpAddressType: "Addresses of an endpoint.",
    OnUnsupportedAvailabilityZone:
      "What to do with a subnet in an Availability Zone that a service lacks.",
    EndpointSubnet: "A subnet, with its place where that is known.",
  },
} as const;

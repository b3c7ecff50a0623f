import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

/**
 * Mistakes that nobody can see in the arguments by themselves: they show in what AWS answers, in the
 * provider's Region, or in values that are outputs. Each component has one, and each says so.
 */
const zones = ["eu-west-1a", "eu-west-1b"];
const vpc = (name: string) => ({
  vpcId: `vpc-${name}`,
  subnets: zones.map((availabilityZone) => ({
    subnetId: `subnet-${name}-${availabilityZone}`,
    availabilityZone,
  })),
  routeTableIds: { main: `rtb-${name}` },
});
const spokeVpc = (name: string) => {
  const { subnets, ...rest } = vpc(name);
  return { ...rest, attachmentSubnets: subnets };
};
/** What another stack gives, known when the program runs. */
const connection = (services: Record<string, string[]>, ids: object) =>
  pulumi.output({
    shape: { cidrBlocks: ["10.0.0.0/16"], services, dns: "PrivateHostedZones" as const },
    transitGatewaySpokeRouteTableId: "tgw-rtb-spokes",
    transitGatewayHubRouteTableId: "tgw-rtb-hub",
    ...ids,
  });

// A service whose name, AWS answers, is that of a whole Region, and one of another Region than the provider's.
new endpoints.EndpointHub("too-wide", {
  ...vpc("hub"),
  cidrBlocks: ["10.0.0.0/16"],
  services: ["sqs"],
  spokes: {},
});
new endpoints.EndpointHub("elsewhere", {
  ...vpc("elsewhere"),
  cidrBlocks: ["10.1.0.0/16"],
  services: ["organizations"],
  spokes: {},
});

// Outputs that are no blocks, and no policies.
new endpoints.InterfaceEndpoints("open", {
  ...vpc("open"),
  services: ["logs"],
  allowedCidrBlocks: pulumi.output(["0.0.0.0/0"]),
});
new endpoints.InterfaceEndpoints("interface-policy", {
  ...vpc("interface-policy"),
  services: ["logs"],
  allowedCidrBlocks: ["10.2.0.0/16"],
  overrides: { logs: { policy: pulumi.output("{}") } },
});
new endpoints.GatewayEndpoints("gateway-policy", {
  vpcId: "vpc-gateway-policy",
  routeTableIds: ["rtb-gateway-policy"],
  services: ["s3"],
  policies: { s3: pulumi.output("{}") },
});

// A hub that has neither the Transit Gateway nor the zone, and one that does not serve what is asked of it.
const logs = { logs: ["logs.eu-west-1.amazonaws.com"] };
new endpoints.EndpointSpoke("no-transit-gateway", {
  ...spokeVpc("no-transit-gateway"),
  cidrBlocks: ["10.3.0.0/16"],
  hubConnection: connection(logs, { hostedZoneIds: {} }),
});
new endpoints.EndpointSpoke("not-served", {
  ...spokeVpc("not-served"),
  cidrBlocks: ["10.4.0.0/16"],
  hubServices: ["kms"],
  hubConnection: connection(logs, { transitGatewayId: "tgw-there", hostedZoneIds: {} }),
});

// VPCs that are not what the topology plans.
const network = (name: string, topology: object, args: Partial<endpoints.EndpointNetworkArgs>) =>
  new endpoints.EndpointNetwork(name, {
    topology: JSON.stringify({ region: "eu-west-1", services: ["logs"], ...topology }),
    vpcs: {},
    ...args,
  });
network(
  "fewer-zones",
  { vpcs: { three: { availabilityZones: 3, cidrBlocks: ["10.5.0.0/16"] } } },
  { vpcs: { three: vpc("three") } },
);
network(
  "fewer-blocks",
  { vpcs: { widened: { cidrBlocks: ["10.99.0.0/16"] } } },
  { vpcs: { widened: { lookUp: { vpcId: "vpc-found" } } } },
);
network(
  "more-blocks",
  { vpcs: { narrowed: { cidrBlocks: ["10.98.0.0/16", "10.99.0.0/16", "10.6.0.0/16"] } } },
  { vpcs: { narrowed: { lookUp: { vpcId: "vpc-found" } } } },
);
const centralized = { deploymentModel: "Centralized" as const, lookUpServices: false };
network(
  "overlap",
  { hub: { name: "middle" }, vpcs: { twin: {} } },
  {
    ...centralized,
    hub: { vpc: { lookUp: { vpcId: "vpc-found" } } },
    vpcs: { twin: { lookUp: { vpcId: "vpc-found" } } },
  },
);
network(
  "no-blocks",
  { hub: { name: "blank" }, vpcs: { some: { cidrBlocks: ["10.7.0.0/16"] } } },
  { ...centralized, hub: { vpc: vpc("blank") }, vpcs: { some: vpc("some") } },
);

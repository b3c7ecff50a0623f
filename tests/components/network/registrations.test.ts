import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { EndpointNetwork } from "../../../components/network/endpointNetwork";
import type { EndpointNetworkArgs } from "../../../components/network/networkArgs";
import { endpointPolicy, readOnly } from "../../../core/endpointPolicy";
import { deployedText } from "../../../core/moves/deployed";
import type { Stage } from "../../../core/moves/stages";
import type { TopologyInput } from "../../../core/topology/schema";
import { networkArgs } from "../../support/networks";
import { registersExactly } from "../../support/registrations";
import { IRELAND, lookedUp } from "../../support/vpcLookUps";

type Hub = NonNullable<TopologyInput["hub"]>;
type Vpc = TopologyInput["vpcs"][string];

/** Nothing of it is in the provider's Region, us-east-1. */
function topology(hub: Partial<Hub> = {}, vpc: Partial<Vpc> = {}): TopologyInput {
  return {
    region: IRELAND,
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    services: ["kms"],
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], ...hub },
    vpcs: { app: { cidrBlocks: ["10.1.0.0/16"], ...vpc } },
  };
}

const network =
  (
    input: TopologyInput,
    more: Partial<EndpointNetworkArgs> = { deploymentModel: "Centralized" },
    opts?: pulumi.ComponentResourceOptions,
  ) =>
  () => {
    const { planned: _, ...args } = networkArgs(input, more);
    return new EndpointNetwork("net", args, opts);
  };

/** Two VPCs, one service whose traffic pays for an endpoint in each, and one that a hub serves for less. */
const LOUD_AND_QUIET: TopologyInput = {
  region: "us-east-1",
  availabilityZones: ["us-east-1a", "us-east-1b"],
  services: ["kms", "logs"],
  usage: { kms: 1, logs: 5000 },
  hub: {
    name: "shared",
    cidrBlocks: ["10.0.0.0/20"],
    transitGateway: "existing",
    attached: true,
  },
  vpcs: {
    "app-1": { cidrBlocks: ["10.1.0.0/16"], attached: true },
    "app-2": { cidrBlocks: ["10.2.0.0/16"], attached: true },
  },
};

/** Codeartifact's endpoints wait for each other; `logs` stays in the VPC. */
const MOVING: TopologyInput = {
  ...topology(),
  services: ["codeartifact.api", "codeartifact.repositories", "kms", "logs"],
  vpcs: { app: { cidrBlocks: ["10.1.0.0/16"], placement: { logs: "local" } } },
};

function lastly(stage: Stage): string {
  const moving = ["codeartifact.api", "codeartifact.repositories", "kms"];
  const services = Object.fromEntries(moving.map((service) => [service, stage]));
  const inHub = stage !== "Local";
  return deployedText({
    ...(inHub ? { hub: { dns: "PrivateHostedZones", profileContents: "Endpoints" } } : {}),
    vpcs: { app: { ...services, logs: "Local" } },
  });
}

const NEW_SERVICE = "com.amazonaws.eu-west-1.new-service";
const SETTINGS: TopologyInput = {
  ...topology({ acknowledgeShadowing: ["eks"] }),
  services: ["eks", "oidc-eks", NEW_SERVICE, "s3"],
  overrides: {
    [NEW_SERVICE]: {
      ports: [443, 8443],
      privateDnsNames: ["new-service.eu-west-1.amazonaws.com"],
    },
  },
};
const POLICIES: Partial<EndpointNetworkArgs> = {
  policy: endpointPolicy(readOnly("kms")),
  policies: {
    eks: endpointPolicy(readOnly("eks")),
    s3: endpointPolicy(readOnly("s3")),
  },
  tags: { Team: "network" },
};
const TIMEOUTS = { customTimeouts: { create: "30m", update: "20m", delete: "25m" } };

registersExactly("EndpointNetwork", {
  "per-vpc": {
    title:
      "every VPC's own endpoints, nothing in one that needs none, all in the topology's Region",
    build: network(
      {
        ...topology(),
        services: ["kms", "logs", "s3"],
        vpcs: {
          app: { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"], routeTables: 2 },
          "of-unknown-blocks": { withoutServices: ["logs", "s3"] },
          idle: { cidrBlocks: ["10.3.0.0/16"], withoutServices: ["kms", "logs", "s3"] },
        },
      },
      {},
    ),
  },
  "per-vpc-settings": {
    title: "policies, ports and names of services, tags and time limits in each VPC",
    build: network(
      {
        ...SETTINGS,
        services: ["eks", "kms", "appstream.streaming", NEW_SERVICE, "s3", "dynamodb"],
        overrides: { ...SETTINGS.overrides, kms: { privateDnsEnabled: false } },
      },
      { deploymentModel: "PerVpc", ...POLICIES },
      TIMEOUTS,
    ),
  },
  "per-vpc-s3-of-another-region": {
    title: "S3 of another Region by an interface endpoint, after the gateway endpoint of its own",
    build: network(
      {
        ...topology(),
        services: ["ecr-bundle", "s3"],
        overrides: { s3: { serviceRegion: "eu-central-1" } },
      },
      {},
    ),
  },
  "transit-gateway": {
    title: "a hub and its spoke over a new Transit Gateway, and what stays in the VPCs",
    build: network({
      ...topology(),
      services: ["kms", "logs", "s3"],
      vpcs: {
        app: { cidrBlocks: ["10.1.0.0/16", "2001:db8:1::/56"], placement: { logs: "local" } },
        alone: { cidrBlocks: ["10.2.0.0/16"], placement: { logs: "local", kms: "local" } },
      },
    }),
  },
  "transit-gateway-existing": {
    title: "attachments to a Transit Gateway that exists, by its route tables",
    build: network(topology({ transitGateway: "existing" })),
  },
  "transit-gateway-attached": {
    title: "no attachment where hub and spoke are attached already",
    build: network(topology({ transitGateway: "existing", attached: true }, { attached: true })),
  },
  "transit-gateway-other-subnets": {
    title: "attachments in subnets of their own",
    build: () => {
      const { planned: _, ...args } = networkArgs(topology());
      const subnetsOf = (name: string) =>
        ["a", "b"].map((zone) => ({
          subnetId: `subnet-${name}-tgw-${zone}`,
          availabilityZone: `eu-west-1${zone}`,
        }));
      const hub = args.hub?.vpc;
      return new EndpointNetwork("net", {
        ...args,
        deploymentModel: "Centralized",
        vpcs: { app: { ...args.vpcs["app"], attachmentSubnets: subnetsOf("app") } },
        hub: { vpc: { ...hub, attachmentSubnets: subnetsOf("shared") } },
      });
    },
  },
  "profile-of-endpoints": {
    title: "a Profile of the hub's endpoints",
    build: network(topology({ dns: "Profile" })),
  },
  "profile-of-zones": {
    title: "a Profile of zones",
    build: network(topology({ dns: "Profile", profileContents: "HostedZones" })),
  },
  peering: {
    title: "a peering connection, and nothing of a Transit Gateway",
    build: network(topology({ connectivity: "Peering" })),
  },
  "cloud-wan": {
    title: "attachments to a core network",
    build: network(topology({ connectivity: "CloudWan" })),
  },
  hybrid: {
    title: "each service where it costs least",
    build: network(LOUD_AND_QUIET, { deploymentModel: "Hybrid" }),
  },
  cheapest: {
    title: "the cheapest of the plans, here the one with each service where it costs least",
    build: network(LOUD_AND_QUIET, { deploymentModel: "Cheapest" }),
  },
  settings: {
    title: "policies, ports and names of services, tags and time limits in hub and spoke",
    build: network(SETTINGS, { deploymentModel: "Centralized", ...POLICIES }, TIMEOUTS),
  },
  "looked-up": {
    title: "VPCs found by tags and by id, with their blocks, subnets and route tables",
    mocks: { answers: lookedUp },
    build: () =>
      new EndpointNetwork("net", {
        deploymentModel: "Centralized",
        topology: JSON.stringify({
          ...topology({ cidrBlocks: [] }, { cidrBlocks: [] }),
          availabilityZones: 2,
        }),
        vpcs: { app: { lookUp: { tags: { Name: "app" } } } },
        hub: { vpc: { lookUp: { vpcId: "vpc-shared", subnetTags: { Tier: "endpoints" } } } },
      }),
  },
  "moving-into-the-hub": {
    title: "a service in both, the VPC's endpoint without private DNS before the hub's zone comes",
    build: network(MOVING, {
      deploymentModel: "Centralized",
      moves: "Apply",
      lastPlacements: lastly("Local"),
    }),
  },
  "moving-out-of-the-hub": {
    title:
      "a service in both, the hub's zone parked before private DNS of the VPC's endpoint comes",
    build: network(MOVING, {
      deploymentModel: "PerVpc",
      moves: "Apply",
      lastPlacements: lastly("BothHubAnswers"),
    }),
  },
  "names-that-aws-answers": {
    title: "zones of the names that AWS answers instead of the catalog's",
    mocks: {
      region: IRELAND,
      services: {
        kms: { privateDnsNames: ["kms.eu-west-1.amazonaws.com", "kms.eu-west-1.api.aws"] },
      },
    },
    build: network(topology()),
  },
  "options-of-the-component": {
    title: "the component's provider and protection on every child",
    build: () =>
      network(
        topology(),
        { deploymentModel: "Centralized" },
        { provider: new aws.Provider("ireland", { region: IRELAND }), protect: true },
      )(),
  },
  "before-anything-is-known": {
    title: "the same resources in a preview in which the VPC is not there yet",
    mocks: { preview: true },
    build: () => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
      const { planned: _, ...args } = networkArgs(topology());
      return new EndpointNetwork("net", {
        ...args,
        deploymentModel: "Centralized",
        vpcs: { app: { ...args.vpcs["app"], vpcId: vpc.id } },
      });
    },
  },
});

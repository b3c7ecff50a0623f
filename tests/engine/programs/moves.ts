import type { EndpointNetworkArgs } from "pulumi-vpc-endpoints";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

/** What changes from one update to the next; the test writes it in this place. */
const settings = {} as MoveSettings;

interface MoveSettings {
  readonly args: Partial<EndpointNetworkArgs>;
  readonly hub: Record<string, unknown>;
  readonly usage: Record<string, number>;
  /** Whether the stack reads its own outputs, as a program of a user does. */
  readonly readsItself: boolean;
}

function ownPlacements(): pulumi.Output<string | undefined> {
  const own = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()];
  return new pulumi.StackReference(own.join("/")).getOutput("placements");
}

function vpc(name: string) {
  return {
    vpcId: `vpc-${name}`,
    subnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-${name}-${zone}`,
      availabilityZone: `us-east-1${zone}`,
    })),
    routeTableIds: { main: `rtb-${name}` },
  };
}

const topology = {
  region: "us-east-1",
  availabilityZones: ["us-east-1a", "us-east-1b"],
  services: ["ecr.dkr", "kms", "logs", "s3"],
  usage: settings.usage,
  // A Profile costs too much for two VPCs, and the mix of both is to have services in the hub.
  prices: { overrides: [{ region: "global", item: "r53_profile_account_hour", price: 0.0001 }] },
  hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], ...settings.hub },
  vpcs: {
    "app-1": { cidrBlocks: ["10.1.0.0/16"] },
    "app-2": { cidrBlocks: ["10.2.0.0/16"] },
  },
};

const network = new endpoints.EndpointNetwork("net", {
  topology: JSON.stringify(topology),
  vpcs: { "app-1": vpc("app-1"), "app-2": vpc("app-2") },
  hub: { vpc: vpc("shared") },
  costReport: "Off",
  lookUpServices: false,
  ...settings.args,
  ...(settings.readsItself ? { lastPlacements: ownPlacements() } : {}),
});

export const { builtModel, placements } = network;

import * as endpoints from "pulumi-vpc-endpoints";

const services = ["logs"];
const region = "us-east-1";

function vpc(name: string, cidrBlock: string) {
  return {
    vpcId: `vpc-${name}`,
    cidrBlocks: [cidrBlock],
    subnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-${name}-${zone}`,
      availabilityZone: region + zone,
    })),
    routeTableIds: { a: `rtb-${name}-a`, b: `rtb-${name}-b` },
    region,
  };
}

function spokeVpc(name: string, cidrBlock: string) {
  const { subnets, ...rest } = vpc(name, cidrBlock);
  return { ...rest, attachmentSubnets: subnets };
}

const zones = new endpoints.EndpointHub("zones", {
  ...vpc("zones", "10.0.0.0/16"),
  services: ["logs", "kms"],
  accountId: "111111111111",
  spokes: {
    app: { cidrBlocks: ["10.1.0.0/16"] },
    other: { cidrBlocks: ["10.2.0.0/16"], accountId: "222222222222" },
  },
  tags: { Team: "core" },
});
new endpoints.EndpointSpoke("app", {
  ...spokeVpc("app", "10.1.0.0/16"),
  hub: zones,
  gatewayServices: ["s3"],
  localServices: ["sqs"],
  localSubnets: vpc("app", "10.1.0.0/16").subnets,
});

const profile = new endpoints.EndpointHub("profile", {
  ...vpc("profile", "10.3.0.0/16"),
  services,
  dns: "Profile",
  shareWith: ["222222222222"],
  spokes: { web: { cidrBlocks: ["10.4.0.0/16"] } },
});
new endpoints.EndpointSpoke("web", {
  ...spokeVpc("web", "10.4.0.0/16"),
  hub: profile,
});

const peering = new endpoints.EndpointHub("peering", {
  ...vpc("peering", "10.5.0.0/16"),
  services,
  connectivity: "Peering",
  spokes: { data: { cidrBlocks: ["10.6.0.0/16"], vpcId: "vpc-data" } },
});
const { subnets: _, ...data } = vpc("data", "10.6.0.0/16");
new endpoints.EndpointSpoke("data", {
  ...data,
  hub: peering,
});

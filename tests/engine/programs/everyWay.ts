import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

/**
 * Every way to a hub, for spokes of its own account and of another one, and networks. All of it is built
 * in a Region that no provider has, of ids that say what they are.
 */
const region = "eu-west-1";
const accountId = "111111111111";
const otherAccountId = "222222222222";

/** The tables of the Transit Gateway that is there already; both change for a replacement. */
const tables = new pulumi.Config().require("tables");

const otherAccount = new aws.Provider("other", {
  region: "us-east-1",
  allowedAccountIds: [otherAccountId],
});
const inOtherAccount = { provider: otherAccount };
const withTimeouts = { customTimeouts: { create: "21m" } };

/** Another company's service, which no catalog knows. */
const partnerId = "vpce-svc-0aaaaaaaaaaaaaaa1";
const partner = `com.amazonaws.vpce.${region}.${partnerId}`;
const partnerOverride = { ports: [8443], privateDnsNames: ["api.partner.example"] };

function policy(organization: string): string {
  return endpoints.endpointPolicy(
    endpoints.organizationPerimeter({ organizationId: `o-exampleorg${organization}` }),
  );
}

function vpc(name: string, ...cidrBlocks: string[]) {
  return {
    vpcId: `vpc-${name}`,
    cidrBlocks,
    subnets: ["a", "b"].map((zone) => ({
      subnetId: `subnet-${name}-${zone}`,
      availabilityZone: region + zone,
    })),
    routeTableIds: { a: `rtb-${name}-a`, b: `rtb-${name}-b` },
  };
}

/** The arguments of a spoke, besides its hub, which has its blocks and the Region. */
function spokeVpc(name: string) {
  const { vpcId, subnets, routeTableIds } = vpc(name);
  return { vpcId, routeTableIds, attachmentSubnets: subnets };
}

function newTransitGateway(): void {
  const hubBlocks = ["10.0.0.0/16", "2600:1f18:0:100::/56"];
  const hub = new endpoints.EndpointHub(
    "new",
    {
      ...vpc("new", ...hubBlocks),
      attachmentSubnetIds: ["subnet-new-tgw-a", "subnet-new-tgw-b"],
      accountId,
      services: ["logs", partner],
      overrides: { [partnerId]: partnerOverride },
      policy: policy("hub"),
      spokes: {
        own: { cidrBlocks: ["10.1.0.0/16", "2600:1f18:0:200::/56"] },
        foreign: { cidrBlocks: ["10.2.0.0/16"], accountId: otherAccountId, services: ["logs"] },
      },
      lookUpServices: false,
      region,
      tags: { Team: "core" },
    },
    withTimeouts,
  );
  new endpoints.EndpointSpoke(
    "own",
    {
      ...spokeVpc("own"),
      hub,
      gatewayServices: ["s3"],
      localServices: ["s3", "sqs"],
      localSubnets: vpc("own").subnets,
      localPolicy: policy("local"),
      tags: { Team: "own" },
    },
    withTimeouts,
  );
  const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();
  const registration = new endpoints.SpokeRegistration("foreign", {
    hub,
    attachmentId,
    vpcId: "vpc-foreign",
  });
  const foreign = new endpoints.EndpointSpoke(
    "foreign",
    { ...spokeVpc("foreign"), registration },
    inOtherAccount,
  );
  setAttachmentId(foreign.attachmentId);
}

function existingTransitGateway(): void {
  const ids = {
    transitGatewayId: "tgw-there",
    transitGatewaySpokeRouteTableId: `tgw-rtb-spokes-${tables}`,
    transitGatewayHubRouteTableId: `tgw-rtb-hub-${tables}`,
  };
  const hub = new endpoints.EndpointHub("there", {
    ...vpc("there", "10.3.0.0/16"),
    ...ids,
    services: ["logs"],
    dns: "Profile",
    shareWith: [otherAccountId],
    spokes: { near: { cidrBlocks: ["10.4.0.0/16"] } },
    lookUpServices: false,
    region,
  });
  new endpoints.EndpointSpoke("near", { ...spokeVpc("near"), hub });
}

function peering(): void {
  const hub = new endpoints.EndpointHub("peered", {
    ...vpc("peered", "10.5.0.0/16"),
    accountId,
    services: ["logs"],
    connectivity: "Peering",
    spokes: {
      pair: { cidrBlocks: ["10.6.0.0/16"], vpcId: "vpc-pair" },
      stranger: {
        cidrBlocks: ["10.7.0.0/16"],
        vpcId: "vpc-stranger",
        accountId: otherAccountId,
      },
    },
    lookUpServices: false,
    region,
  });
  for (const name of ["pair", "stranger"]) {
    const { attachmentSubnets: _, ...rest } = spokeVpc(name);
    const options = name === "stranger" ? inOtherAccount : {};
    new endpoints.EndpointSpoke(name, { ...rest, hub }, options);
  }
}

function cloudWan(): void {
  const ids = {
    connectivity: "CloudWan" as const,
    coreNetworkId: "core-network-there",
    coreNetworkArn: `arn:aws:networkmanager::${accountId}:core-network/core-network-there`,
  };
  const hub = new endpoints.EndpointHub("wan", {
    ...vpc("wan", "10.8.0.0/16", "2600:1f18:0:800::/56"),
    ...ids,
    accountId,
    services: ["logs"],
    spokes: {
      branch: { cidrBlocks: ["10.9.0.0/16"] },
      abroad: { cidrBlocks: ["10.10.0.0/16"], accountId: otherAccountId },
    },
    lookUpServices: false,
    region,
  });
  new endpoints.EndpointSpoke("branch", {
    ...spokeVpc("branch"),
    hub,
    hubCidrBlocks: ["10.8.0.0/16"],
  });
  const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();
  const registration = new endpoints.SpokeRegistration("abroad", {
    hub,
    attachmentId,
    vpcId: "vpc-abroad",
  });
  const abroad = new endpoints.EndpointSpoke(
    "abroad",
    { ...spokeVpc("abroad"), registration, hubCidrBlocks: ["10.8.0.0/16"] },
    inOtherAccount,
  );
  setAttachmentId(abroad.attachmentId);
}

function networks(): void {
  const ids = (name: string) => {
    const { cidrBlocks: _, ...rest } = vpc(name);
    return rest;
  };
  // Whatever the bundle downloads comes by S3's gateway, and S3 of the other Region by an interface endpoint.
  new endpoints.EndpointNetwork(
    "local",
    {
      topology: JSON.stringify({
        region,
        availabilityZones: 2,
        services: ["ssm-patch", "s3", partner],
        overrides: { s3: { serviceRegion: "eu-central-1" }, [partner]: partnerOverride },
        vpcs: { alone: { cidrBlocks: ["10.11.0.0/16"] } },
      }),
      vpcs: { alone: ids("alone") },
      policy: policy("network"),
      policies: { ssm: policy("ssm") },
      tags: { Team: "network" },
    },
    withTimeouts,
  );
  new endpoints.EndpointNetwork(
    "net",
    {
      topology: JSON.stringify({
        region,
        availabilityZones: 2,
        services: ["logs", "kms", partner],
        overrides: { [partner]: partnerOverride },
        hub: { name: "center", connectivity: "Peering", cidrBlocks: ["10.12.0.0/16"] },
        vpcs: { side: { cidrBlocks: ["10.13.0.0/16"] } },
      }),
      deploymentModel: "Centralized",
      hub: { vpc: ids("center") },
      vpcs: { side: ids("side") },
      policy: policy("network"),
      policies: { kms: policy("kms") },
      lookUpServices: false,
    },
    withTimeouts,
  );
}

function addressTypes(): void {
  new endpoints.GatewayEndpoints("dual", {
    vpcId: "vpc-dual",
    routeTableIds: ["rtb-dual"],
    services: ["s3"],
    ipAddressType: "dualstack",
    region,
  });
  new endpoints.InterfaceEndpoints("dual", {
    vpcId: "vpc-dual",
    subnets: vpc("dual").subnets,
    services: ["sqs"],
    allowedCidrBlocks: ["10.14.0.0/16"],
    ipAddressType: "dualstack",
    region,
  });
}

newTransitGateway();
existingTransitGateway();
peering();
cloudWan();
networks();
addressTypes();

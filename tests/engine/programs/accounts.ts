import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as endpoints from "pulumi-vpc-endpoints";

/**
 * Hubs with a spoke of their own account and one of an account outside the organization, all in one program and with VPCs of its
 * own: whatever AWS shows or takes only later has to be waited for. Both zones of a VPC share a route table.
 */
const region = "us-east-1";
const accountId = "111111111111";
const otherAccountId = "222222222222";

const otherAccount = new aws.Provider("other", { region, allowedAccountIds: [otherAccountId] });
const inOtherAccount = { provider: otherAccount };

function vpc(name: string, cidrBlock: string, options: pulumi.CustomResourceOptions = {}) {
  const made = new aws.ec2.Vpc(
    name,
    { cidrBlock, enableDnsHostnames: true, enableDnsSupport: true },
    options,
  );
  const table = new aws.ec2.RouteTable(name, { vpcId: made.id }, options);
  const subnets = ["a", "b"].map((zone, index) => ({
    subnetId: new aws.ec2.Subnet(
      `${name}-${zone}`,
      {
        vpcId: made.id,
        cidrBlock: cidrBlock.replace("0.0/16", `${index}.0/24`),
        availabilityZone: region + zone,
      },
      options,
    ).id,
    availabilityZone: region + zone,
  }));
  return { vpcId: made.id, subnets, routeTableIds: { a: table.id, b: table.id } };
}

/** A hub in one block, and its spokes in the two that follow. */
function network(
  name: string,
  block: number,
  args: Partial<endpoints.EndpointHubArgs>,
  waits: pulumi.Resource[] = [],
): void {
  const [hubBlock, ownBlock, farBlock] = [0, 1, 2].map((index) => `10.${block + index}.0.0/16`) as [
    string,
    string,
    string,
  ];
  const far = vpc(`${name}-far`, farBlock, inOtherAccount);
  const hub = new endpoints.EndpointHub(name, {
    ...vpc(name, hubBlock),
    cidrBlocks: [hubBlock],
    accountId,
    services: ["logs", "kms"],
    spokes: {
      own: { cidrBlocks: [ownBlock] },
      far: { cidrBlocks: [farBlock], accountId: otherAccountId },
    },
    allowedCidrBlocks: ["192.168.0.0/16"],
    region,
    ...args,
  });
  const spokeArgs = ({ subnets, ...rest }: ReturnType<typeof vpc>) => ({
    ...rest,
    attachmentSubnets: subnets,
  });
  new endpoints.EndpointSpoke(`${name}-own`, {
    ...spokeArgs(vpc(`${name}-own`, ownBlock)),
    hub,
    spokeName: "own",
  });
  const [attachmentId, setAttachmentId] = pulumi.deferredOutput<string | undefined>();
  const registration = new endpoints.SpokeRegistration(`${name}-far`, {
    hub,
    spokeName: "far",
    attachmentId,
    ...(args.dns === "Profile" ? {} : { vpcId: far.vpcId }),
  });
  const spoke = new endpoints.EndpointSpoke(
    `${name}-far`,
    {
      ...spokeArgs(far),
      registration,
      spokeName: "far",
      acceptShares: args.connectivity !== "CloudWan",
    },
    { ...inOtherAccount, dependsOn: waits },
  );
  setAttachmentId(spoke.attachmentId);
}

network("gateway", 0, { dns: "Profile", allowExternalPrincipals: true });

/** Segments by the tag of the components' attachments, each of which waits for acceptance. */
const byRole = (role: string, segment: string, rule: number) => ({
  "rule-number": rule,
  conditions: [{ type: "tag-value", key: "EndpointRole", operator: "equals", value: role }],
  action: { "association-method": "constant", segment },
});
const globalNetwork = new aws.networkmanager.GlobalNetwork("wan");
const coreNetwork = new aws.networkmanager.CoreNetwork("wan", {
  globalNetworkId: globalNetwork.id,
});
const policy = new aws.networkmanager.CoreNetworkPolicyAttachment("wan", {
  coreNetworkId: coreNetwork.id,
  policyDocument: JSON.stringify({
    version: "2021.12",
    segments: [{ name: "hub" }, { name: "spokes", "isolate-attachments": true }],
    "attachment-policies": [byRole("hub", "hub", 100), byRole("spoke", "spokes", 200)],
  }),
});
const share = new aws.ram.ResourceShare("wan", { allowExternalPrincipals: true });
const resource = new aws.ram.ResourceAssociation("wan", {
  resourceShareArn: share.arn,
  resourceArn: coreNetwork.arn,
});
const principal = new aws.ram.PrincipalAssociation("wan", {
  resourceShareArn: share.arn,
  principal: otherAccountId,
});
const accepted = new aws.ram.ResourceShareAccepter(
  "wan",
  { shareArn: share.arn },
  { ...inOtherAccount, dependsOn: [resource, principal, policy] },
);
network(
  "wan",
  10,
  { connectivity: "CloudWan", coreNetworkId: coreNetwork.id, coreNetworkArn: coreNetwork.arn },
  [accepted],
);

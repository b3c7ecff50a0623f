import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { decimal } from "../../../core/decimal";
import { estimate as estimatePlan } from "../../../cost/lines/estimate";
import { PriceBook } from "../../../cost/prices/prices";
import { BILLED_TYPES } from "../../../cost/programs/billedTypes";
import {
  created,
  endpoint,
  estimateOf,
  exportText,
  formulasOf,
  previewText,
  totalText,
  UNKNOWN_VALUE,
  zone,
  type MadeResource,
  type MadeStep,
} from "../../support/previews";
import { smallPlan } from "../../support/plans";

const sample = (name: string) =>
  readFileSync(join(__dirname, "..", "..", "cli", "samples", name), "utf8");

const resource = (
  type: string,
  inputs: Record<string, unknown> = {},
  name = "it",
): MadeResource => ({
  name,
  type: `aws:${type}`,
  inputs,
});
const ATTACHMENT = "ec2transitgateway/vpcAttachment:VpcAttachment";

describe("estimateResources on recorded programs", () => {
  it("prices a change: before, after and what lies between", () => {
    // Before: ENIs (2 + 2 + 2 + 3) x 7.30, NAT 32.85, address 3.65, two zones 1.00, attachment 36.50,
    // Ireland 2 x 730 x 0.011. After: kms and queue + 1 ENI each, sts gone, a zone, Tokyo's attachment
    // and Ireland's, 36.50.
    assert.equal(
      totalText(estimateOf(sample("network-change.json"))),
      ">= 155.76 -> >= 236.56 (unknown)",
    );
    const usage = { "*": 0 };
    assert.equal(
      totalText(estimateOf(sample("network-change.json"), { usage })),
      "155.76 -> 236.56 (+$80.80)",
    );
  });

  it("gives each Region its own prices, and its own subtotal", () => {
    const { regions } = estimateOf(sample("network-change.json"), { usage: { "*": 0 } });
    const shown = regions.map(
      ({ region, before, after }) =>
        `${region ?? ""} ${before.amount.toString()} ${after.amount.toString()} ${after.complete}`,
    );
    assert.deepEqual(shown, [
      "ap-northeast-1 0 51.1 true", // 730 x 0.07
      "eu-west-1 16.06 52.56 true", // and 730 x 0.05
      "us-east-1 139.7 132.9 true",
    ]);
  });

  it("prices what a preview creates as the export after it", () => {
    const usage = { "*": 3 };
    const preview = estimateOf(sample("network-change.json"), { usage }).totals[0]?.after;
    const streamed = estimateOf(sample("network-change.jsonl"), { usage }).totals[0]?.after;
    const steps = estimateOf(sample("network-change-steps.json"), { usage }).totals[0]?.after;
    const exported = estimateOf(sample("network-export.json"), { usage }).totals[0]?.after;
    // 236.56 and 3 GB each: 4 endpoints at 0.01, a NAT gateway at 0.045, three attachments at 0.02.
    assert.equal(exported?.amount.toString(), "236.995");
    assert.deepEqual(preview, exported);
    assert.deepEqual(streamed, exported);
    assert.deepEqual(steps, exported);
  });

  it("takes the traffic that this package's component states, and agrees with its report", () => {
    const text = sample("per-vpc-export.json");
    assert.equal(totalText(estimateOf(text)), "75.47 -> 75.47 ($0.00)");
    const { deployment } = JSON.parse(text) as {
      deployment: { resources: { type: string; outputs?: { costReport?: string } }[] };
    };
    const reports = deployment.resources.flatMap(({ outputs }) => outputs?.costReport ?? []);
    const totals = reports.map(
      (report) =>
        (JSON.parse(report) as { alternatives: { monthlyTotal: string }[] }).alternatives[0]
          ?.monthlyTotal,
    );
    assert.deepEqual(totals.sort(), ["0.00", "75.47"]);
  });

  it("counts what it does not look at, by type", () => {
    const { notPriced } = estimateOf(sample("per-vpc-create.json"));
    assert.deepEqual([...notPriced.values()], [2, 2, 2, 1, 1, 1]);
    assert.ok(notPriced.has("aws:ec2/subnet:Subnet"));
  });

  it("is 0 after everything is destroyed", () => {
    assert.equal(
      totalText(estimateOf(sample("network-destroy.json"), { usage: { "*": 0 } })),
      "236.56 -> 0 (-$236.56)",
    );
  });
});

describe("the number of network interfaces", () => {
  const cases: [string, unknown, string[]][] = [
    ["counts subnets that are known", ["a", "b"], ["2 ENI x 730 h x $0.01", "unknown GB x $0.01"]],
    [
      "counts subnets that nobody knows yet",
      [UNKNOWN_VALUE, UNKNOWN_VALUE, "c"],
      ["3 ENI x 730 h x $0.01", "unknown GB x $0.01"],
    ],
    ["counts a subnet once", ["a", "a"], ["1 ENI x 730 h x $0.01", "unknown GB x $0.01"]],
    [
      "is unknown for a list that is wholly unknown",
      UNKNOWN_VALUE,
      ["unknown ENI (at least 1) x 730 h x $0.01", "unknown GB x $0.01"],
    ],
    [
      "is unknown for a secret list",
      "[secret]",
      ["unknown ENI (at least 1) x 730 h x $0.01", "unknown GB x $0.01"],
    ],
    [
      "is unknown for an encrypted list of an export",
      {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        ciphertext: "v1:x",
      },
      ["unknown ENI (at least 1) x 730 h x $0.01", "unknown GB x $0.01"],
    ],
    [
      "is unknown for a secret list that the export shows in the clear",
      {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        plaintext: '["a","b"]',
      },
      ["unknown ENI (at least 1) x 730 h x $0.01", "unknown GB x $0.01"],
    ],
  ];
  for (const [what, subnetIds, formulas] of cases) {
    it(what, () => {
      assert.deepEqual(formulasOf(created([endpoint("logs", subnetIds)]), "logs"), formulas);
    });
  }

  it("is at least 1 where it is unknown, in the total too", () => {
    const usage = { logs: 0 };
    assert.equal(
      totalText(created([endpoint("logs", UNKNOWN_VALUE)], { usage })),
      "0 -> >= 7.3 (≥ +$7.30)",
    );
  });

  it("may have changed where it is unknown on both sides, and has not where nothing changed", () => {
    const before = endpoint("logs", UNKNOWN_VALUE);
    const usage = { logs: 0 };
    const text = (op: string) =>
      totalText(estimateOf(previewText([{ op, before, after: before }]), { usage }));
    assert.equal(text("update"), ">= 7.3 -> >= 7.3 (unknown)");
    assert.equal(text("same"), ">= 7.3 -> >= 7.3 ($0.00)");
  });

  it("comes from associations where the endpoint itself names no subnet", () => {
    const association = (name: string) =>
      resource(
        "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
        { vpcEndpointId: UNKNOWN_VALUE, subnetId: UNKNOWN_VALUE },
        name,
      );
    const estimated = created([endpoint("logs", undefined), association("a"), association("b")], {
      usage: { logs: 0 },
    });
    assert.equal(totalText(estimated), "0 -> 14.6 (+$14.60)");
  });

  it("of subnet configurations counts as that of subnets, not on top of it", () => {
    const both = endpoint("logs", ["a", "b"], {
      subnetConfigurations: [{ subnetId: "a", ipv4: "10.0.0.5" }],
    });
    assert.equal(totalText(created([both], { usage: { logs: 0 } })), "0 -> 14.6 (+$14.60)");
  });
});

describe("types that are billed", () => {
  it("each follow a page of AWS", () => {
    assert.ok(BILLED_TYPES.size >= 35);
    for (const { page, type } of BILLED_TYPES.values()) {
      assert.match(page, /^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/$/, type);
      assert.match(type, /^aws:[a-z0-9]+\/\w+:\w+$/);
    }
  });

  const cases: [string, MadeResource, string[]][] = [
    [
      "a gateway endpoint, which is what an endpoint is by default, is free",
      resource("ec2/vpcEndpoint:VpcEndpoint", { serviceName: "com.amazonaws.us-east-1.s3" }),
      ["free"],
    ],
    [
      "a gateway load balancer's endpoint",
      endpoint("it", ["a"], { vpcEndpointType: "GatewayLoadBalancer" }),
      ["1 ENI x 730 h x $0.01", "unknown GB x $0.0035"],
    ],
    [
      "a resource endpoint is billed once, whatever its subnets",
      endpoint("it", ["a", "b"], { vpcEndpointType: "Resource" }),
      ["1 endpoint x 730 h x $0.02", "unknown GB x $0.01"],
    ],
    [
      "a service network's endpoint",
      endpoint("it", ["a"], { vpcEndpointType: "ServiceNetwork" }),
      ["free: the service network is billed"],
    ],
    [
      "an endpoint of a type that nobody knows yet",
      endpoint("it", ["a"], { vpcEndpointType: UNKNOWN_VALUE }),
      ["unknown ENI x unknown"],
    ],
    [
      "an endpoint of a type that AWS adds some day",
      endpoint("it", ["a"], { vpcEndpointType: "Wormhole" }),
      ["1 endpoint x 730 h x unknown", "unknown GB x unknown"],
    ],
    [
      "an attachment to a Transit Gateway",
      resource(ATTACHMENT),
      ["1 attachment x 730 h x $0.05", "unknown GB x $0.02"],
    ],
    [
      "an attachment's acceptance, which is not billed twice",
      resource("ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter"),
      ["billed to the VPC's owner, at the attachment"],
    ],
    [
      "one side of a peering of Transit Gateways",
      resource("ec2transitgateway/peeringAttachment:PeeringAttachment"),
      ["1 attachment x 730 h x $0.05"],
    ],
    [
      "the other side, at the one price that attachments of a Region have",
      resource("ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter", {
        region: "ap-northeast-1",
      }),
      ["1 attachment x 730 h x $0.07"],
    ],
    [
      "the acceptance of an attachment to a core network",
      resource("networkmanager/attachmentAccepter:AttachmentAccepter"),
      ["billed to the attachment's owner, at the attachment"],
    ],
    [
      "a Connect attachment",
      resource("ec2transitgateway/connect:Connect"),
      ["1 attachment x 730 h x $0.05"],
    ],
    [
      "a VPN connection to a Transit Gateway",
      resource("ec2/vpnConnection:VpnConnection", { transitGatewayId: UNKNOWN_VALUE }),
      ["1 connection x 730 h x $0.05", "1 attachment x 730 h x $0.05", "unknown GB x $0.02"],
    ],
    [
      "a VPN connection to a gateway of its VPC",
      resource("ec2/vpnConnection:VpnConnection", { vpnGatewayId: "vgw-1" }),
      ["1 connection x 730 h x $0.05"],
    ],
    [
      "a peering connection: free, and billed where bytes cross zones",
      resource("ec2/vpcPeeringConnection:VpcPeeringConnection"),
      ["connection: free", "unknown GB x $0.01"],
    ],
    [
      "a peering connection to another Region, whose GB have a price each way",
      resource("ec2/vpcPeeringConnection:VpcPeeringConnection", { peerRegion: "eu-west-1" }),
      ["connection: free", "unknown GB x $0.02"],
    ],
    [
      "a Direct Connect gateway's association with a Transit Gateway: an attachment",
      resource("directconnect/gatewayAssociation:GatewayAssociation", {
        associatedGatewayId: "tgw-1",
      }),
      ["1 attachment x 730 h x $0.05", "unknown GB x $0.02"],
    ],
    [
      "a Direct Connect gateway's association with a virtual private gateway",
      resource("directconnect/gatewayAssociation:GatewayAssociation", {
        associatedGatewayId: "vgw-1",
      }),
      ["free at a virtual private gateway"],
    ],
    [
      "a NAT gateway",
      resource("ec2/natGateway:NatGateway"),
      ["1 NAT gateway x 730 h x $0.045", "unknown GB x $0.045"],
    ],
    [
      "a Regional NAT gateway with two zones",
      resource("ec2/natGateway:NatGateway", {
        availabilityMode: "regional",
        availabilityZoneAddresses: [
          { availabilityZone: "us-east-1a", allocationIds: ["a"] },
          { availabilityZone: "us-east-1b", allocationIds: ["b", "c"] },
          { availabilityZone: "us-east-1b", allocationIds: ["d"] },
        ],
      }),
      ["2 zones x 730 h x $0.045", "unknown GB x $0.045"],
    ],
    [
      "a Regional NAT gateway that finds its zones by itself",
      resource("ec2/natGateway:NatGateway", { availabilityMode: "regional" }),
      [
        "unknown zone (at least 1) x 730 h x $0.045",
        "unknown address (at least 1) x 730 h x $0.005",
        "unknown GB x $0.045",
      ],
    ],
    [
      "a public address",
      resource("ec2/eip:Eip", { domain: "vpc" }),
      ["1 address x 730 h x $0.005"],
    ],
    [
      "an address that one brings along",
      resource("ec2/eip:Eip", { publicIpv4Pool: "ipv4pool-ec2-1" }),
      ["unknown address x unknown"],
    ],
    ["a zone", zone("it"), ["1 zone x $0.50"]],
    [
      "a Resolver endpoint",
      resource("route53/resolverEndpoint:ResolverEndpoint", {
        ipAddresses: [{ subnetId: UNKNOWN_VALUE }, { subnetId: "b" }, { subnetId: "b" }],
      }),
      ["3 ENI x 730 h x $0.125", "unknown million queries x $0.40"],
    ],
    [
      "an attachment to a core network, in the Region of its VPC",
      resource("networkmanager/vpcAttachment:VpcAttachment", {
        vpcArn: "arn:aws:ec2:ap-northeast-1:111122223333:vpc/vpc-1",
      }),
      ["1 attachment x 730 h x $0.09", "unknown GB x $0.02"],
    ],
    [
      "the edges of a core network's policy, each in its Region",
      resource("networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment", {
        policyDocument: JSON.stringify({
          "core-network-configuration": {
            "edge-locations": [{ location: "us-east-1" }, { location: "sa-east-1" }],
          },
        }),
      }),
      ["1 edge x 730 h x $0.50", "1 edge x 730 h x unknown"],
    ],
    [
      "a core network with a policy of its own",
      resource("networkmanager/coreNetwork:CoreNetwork", {
        createBasePolicy: true,
        basePolicyRegions: ["us-east-1"],
      }),
      ["1 edge x 730 h x $0.50"],
    ],
    [
      "a firewall without a price in the Region",
      resource("networkfirewall/firewall:Firewall", {
        region: "cn-north-1",
        subnetMappings: [{}, {}],
      }),
      ["2 endpoints x 730 h x unknown", "unknown GB x unknown"],
    ],
    [
      "an endpoint service in its own Region",
      resource("ec2/vpcEndpointService:VpcEndpointService", { supportedRegions: ["us-east-1"] }),
      ["free in its own Region"],
    ],
    [
      "an endpoint service that two other Regions may use",
      resource("ec2/vpcEndpointService:VpcEndpointService", {
        region: "ap-northeast-1",
        supportedRegions: ["us-east-1", "ap-northeast-1", UNKNOWN_VALUE],
      }),
      ["2 remote Regions x 730 h x $0.05"],
    ],
    [
      "a Client VPN endpoint",
      resource("ec2clientvpn/endpoint:Endpoint"),
      ["unknown connection-hours x $0.05"],
    ],
    [
      "a service of VPC Lattice",
      resource("vpclattice/service:Service"),
      ["1 service x 730 h x $0.025", "unknown GB x $0.025"],
    ],
    [
      "a Client VPN's association with a subnet",
      resource("ec2clientvpn/networkAssociation:NetworkAssociation"),
      ["1 association x 730 h x $0.10"],
    ],
    [
      "a resource in a network of VPC Lattice",
      resource("vpclattice/serviceNetworkResourceAssociation:ServiceNetworkResourceAssociation"),
      ["1 resource x 730 h x $0.10"],
    ],
    [
      "a VPC in a network of VPC Lattice",
      resource("vpclattice/serviceNetworkVpcAssociation:ServiceNetworkVpcAssociation"),
      ["free"],
    ],
    [
      "a gateway load balancer, by the zones of its subnets",
      resource("lb/loadBalancer:LoadBalancer", {
        loadBalancerType: "gateway",
        subnets: ["a", "b"],
      }),
      ["2 zones x 730 h x $0.0125", "unknown GLCU-hours x $0.004"],
    ],
    [
      "a gateway load balancer with subnet mappings",
      resource("lb/loadBalancer:LoadBalancer", {
        loadBalancerType: "gateway",
        subnetMappings: [{}, {}, {}],
      }),
      ["3 zones x 730 h x $0.0125", "unknown GLCU-hours x $0.004"],
    ],
    [
      "a gateway load balancer whose subnets nobody names",
      resource("lb/loadBalancer:LoadBalancer", { loadBalancerType: "gateway" }),
      ["unknown zone (at least 1) x 730 h x $0.0125", "unknown GLCU-hours x $0.004"],
    ],
    [
      "a firewall by its zones",
      resource("networkfirewall/firewall:Firewall", { availabilityZoneMappings: [{}, {}, {}] }),
      ["3 endpoints x 730 h x $0.395", "unknown GB x $0.065"],
    ],
    [
      "a firewall whose subnets nobody names",
      resource("networkfirewall/firewall:Firewall"),
      ["unknown endpoint (at least 1) x 730 h x $0.395", "unknown GB x $0.065"],
    ],
    [
      "a NAT gateway that is Regional or not",
      resource("ec2/natGateway:NatGateway", { availabilityMode: UNKNOWN_VALUE }),
      ["unknown NAT gateway (at least 1) x 730 h x $0.045", "unknown GB x $0.045"],
    ],
    ...["publicIpv4Pool", "customerOwnedIpv4Pool", "ipamPoolId"].map(
      (pool): [string, MadeResource, string[]] => [
        `an address of ${pool}`,
        resource("ec2/eip:Eip", { [pool]: "pool-1" }),
        ["unknown address x unknown"],
      ],
    ),
    [
      "an address of Amazon's pool",
      resource("ec2/eip:Eip", { publicIpv4Pool: "amazon" }),
      ["1 address x 730 h x $0.005"],
    ],
    [
      "the acceptance of a peering connection",
      resource("ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter"),
      ["counted at the connection"],
    ],
    [
      "a Profile's association with what it shares",
      resource("route53/profilesResourceAssociation:ProfilesResourceAssociation"),
      ["free: VPC associations are billed"],
    ],
    [
      "a Connect attachment to a core network, at the price of its edge's Region",
      resource("networkmanager/connectAttachment:ConnectAttachment", {
        edgeLocation: "il-central-1",
      }),
      ["1 attachment x 730 h x $0.075"],
    ],
    [
      "a Connect attachment to a core network, where its kind has no price of its own",
      resource("networkmanager/connectAttachment:ConnectAttachment", {
        edgeLocation: "ap-northeast-1",
      }),
      ["1 attachment x 730 h x $0.09"],
    ],
    [
      "a Transit Gateway's peering with a core network, in the Region of the Transit Gateway",
      resource("networkmanager/transitGatewayPeering:TransitGatewayPeering", {
        transitGatewayArn: "arn:aws:ec2:ap-northeast-1:111122223333:transit-gateway/tgw-1",
      }),
      ["1 attachment x 730 h x $0.09"],
    ],
    [
      "a core network with a policy document that names no Region for one of two edges",
      resource("networkmanager/coreNetwork:CoreNetwork", {
        basePolicyDocument: JSON.stringify({
          "core-network-configuration": {
            "edge-locations": [{ location: "ap-northeast-1" }, {}],
          },
        }),
      }),
      ["1 edge x 730 h x $0.50", "unknown edge (at least 1) x 730 h x $0.50"],
    ],
    [
      "a core network whose Regions nobody knows yet",
      resource("networkmanager/coreNetwork:CoreNetwork", { basePolicyRegions: UNKNOWN_VALUE }),
      ["unknown edge (at least 1) x 730 h x $0.50"],
    ],
    [
      "a core network one of whose Regions nobody knows yet",
      resource("networkmanager/coreNetwork:CoreNetwork", {
        basePolicyRegions: ["ap-northeast-1", UNKNOWN_VALUE],
      }),
      ["1 edge x 730 h x $0.50", "unknown edge (at least 1) x 730 h x $0.50"],
    ],
    [
      "a core network without a policy, which has no edge",
      resource("networkmanager/coreNetwork:CoreNetwork"),
      [],
    ],
    [
      "a policy that is no JSON",
      resource("networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment", {
        policyDocument: "{",
      }),
      ["unknown edge (at least 1) x 730 h x $0.50"],
    ],
    [
      "a policy without edges",
      resource("networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment", {
        policyDocument: "null",
      }),
      [],
    ],
    [
      "a network load balancer",
      resource("lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" }),
      ["1 load balancer x 730 h x $0.0225", "unknown NLCU-hours x $0.006"],
    ],
    [
      "an application load balancer, whose price is not on file",
      resource("lb/loadBalancer:LoadBalancer"),
      ["1 load balancer x 730 h x unknown"],
    ],
  ];
  for (const type of ["alb", "applicationloadbalancing", "elasticloadbalancingv2"]) {
    cases.push([
      `a network load balancer by its name of ${type}`,
      resource(`${type}/loadBalancer:LoadBalancer`, { loadBalancerType: "network" }),
      ["1 load balancer x 730 h x $0.0225", "unknown NLCU-hours x $0.006"],
    ]);
  }
  for (const type of [
    "networkfirewall/vpcEndpointAssociation:VpcEndpointAssociation",
    "vpc/routeServerEndpoint:RouteServerEndpoint",
    "ec2/trafficMirrorSession:TrafficMirrorSession",
    "globalaccelerator/accelerator:Accelerator",
    "directconnect/connection:Connection",
  ]) {
    cases.push([
      `${type}, whose price is not on file`,
      resource(type),
      ["1 resource x 730 h x unknown"],
    ]);
  }
  for (const [what, made, formulas] of cases) {
    it(`${what}: ${formulas.join(", ")}`, () => {
      assert.deepEqual(formulasOf(created([made]), "it"), formulas);
    });
  }

  /** The list has none of these kinds, and no other item stands for them. */
  const attachedToCore = [
    ["siteToSiteVpnAttachment:SiteToSiteVpnAttachment", "vpnConnectionArn"],
    [
      "transitGatewayRouteTableAttachment:TransitGatewayRouteTableAttachment",
      "transitGatewayRouteTableArn",
    ],
    ["dxGatewayAttachment:DxGatewayAttachment", "directConnectGatewayArn"],
  ] as const;
  for (const [name, arn] of attachedToCore) {
    it(`${name} lack a price of their kind in the Region of their ARN`, () => {
      const type = `networkmanager/${name}`;
      const made = created([resource(type, { [arn]: "arn:aws:ec2:eu-west-1:1:it/it" })]);
      assert.deepEqual(formulasOf(made, "it"), ["1 attachment x 730 h x unknown"]);
      assert.equal(
        made.resources[0]?.after[0]?.lines[0]?.unknownBecause,
        `eu-west-1: no price of aws:${type} for this Region and currency in the snapshot`,
      );
    });
  }

  for (const [type, kind] of [
    ["ec2transitgateway/connect:Connect", "connect"],
    ["ec2transitgateway/peeringAttachment:PeeringAttachment", "peering"],
    ["ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter", "peering"],
  ] as const) {
    it(`${type} take the price of their own kind before the one of all kinds`, () => {
      const item = `tgw_${kind}_attachment_hour`;
      const prices = { overrides: [{ region: "us-east-1", item, price: "0.03" }] };
      assert.deepEqual(formulasOf(created([resource(type)], { prices }), "it"), [
        "1 attachment x 730 h x $0.03",
      ]);
    });
  }

  it("all have a case here or below", () => {
    const elsewhere = [
      "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
      "aws:route53/profilesProfile:ProfilesProfile",
      "aws:route53/profilesAssociation:ProfilesAssociation",
      ...attachedToCore.map(([type]) => `aws:networkmanager/${type}`),
    ];
    const here = cases.map(([, { type }]) => type);
    assert.deepEqual([...new Set([...here, ...elsewhere])].sort(), [...BILLED_TYPES.keys()].sort());
  });

  it("take the edge that AWS answered before the Region of an ARN", () => {
    const attachment = {
      ...resource("networkmanager/vpcAttachment:VpcAttachment", {
        vpcArn: "arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1",
      }),
      outputs: { edgeLocation: "ap-northeast-1" },
    };
    assert.deepEqual(formulasOf(estimateOf(exportText([attachment])), "it"), [
      "1 attachment x 730 h x $0.09",
      "unknown GB x $0.02",
    ]);
  });

  it("count the zones and addresses that a Regional NAT gateway has found by itself", () => {
    const nat = {
      ...resource("ec2/natGateway:NatGateway", { availabilityMode: "regional" }),
      outputs: {
        region: "us-east-1",
        regionalNatGatewayAddresses: [
          { availabilityZoneId: "use1-az1", publicIp: "198.51.100.1" },
          { availabilityZoneId: "use1-az1", publicIp: "198.51.100.2" },
          { availabilityZoneId: "use1-az2", publicIp: "198.51.100.3" },
        ],
      },
    };
    const estimated = estimateOf(exportText([nat]), { usage: { it: 0 } });
    // 2 x 730 x 0.045 and 3 x 730 x 0.005.
    assert.equal(totalText(estimated), "76.65 -> 76.65 ($0.00)");
  });

  it("make the total a lower bound where their price is not on file", () => {
    const estimated = created([resource("globalaccelerator/accelerator:Accelerator")]);
    assert.equal(totalText(estimated), "0 -> >= 0 (≥ $0.00)");
  });

  it("count the edges of a core network once, at its policy attachment", () => {
    const network = resource("networkmanager/coreNetwork:CoreNetwork", {
      basePolicyRegions: ["us-east-1"],
    });
    const policy = {
      ...resource(
        "networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment",
        {
          coreNetworkId: UNKNOWN_VALUE,
          policyDocument: JSON.stringify({
            "core-network-configuration": { "edge-locations": [{ location: "us-east-1" }] },
          }),
        },
        "policy",
      ),
      propertyDependencies: {
        coreNetworkId: ["urn:pulumi:dev::shop::aws:networkmanager/coreNetwork:CoreNetwork::it"],
      },
    };
    assert.equal(totalText(created([network, policy])), "0 -> 365 (+$365.00)"); // 730 x 0.50
  });

  it("count the edges of each core network whose own id no policy attachment names", () => {
    const core = (id: string): MadeResource => ({
      ...resource(
        "networkmanager/coreNetwork:CoreNetwork",
        { basePolicyRegions: ["us-east-1"] },
        id,
      ),
      outputs: { id },
    });
    const policy = resource(
      "networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment",
      { coreNetworkId: "core-1", policyDocument: "{}" },
      "policy",
    );
    const attachment = resource(
      "networkmanager/connectAttachment:ConnectAttachment",
      { coreNetworkId: "core-2", edgeLocation: "us-east-1" },
      "attachment",
    );
    const exported = estimateOf(exportText([core("core-1"), core("core-2"), policy, attachment]));
    assert.deepEqual(formulasOf(exported, "core-1"), [
      "its edges are billed as its policy attachment says",
    ]);
    assert.deepEqual(formulasOf(exported, "core-2"), ["1 edge x 730 h x $0.50"]);
    // Neither id is known, and nothing says that the two belong together.
    const unknown = {
      ...policy,
      inputs: { coreNetworkId: UNKNOWN_VALUE, policyDocument: UNKNOWN_VALUE },
    };
    const { outputs: _, ...fresh } = core("core-1");
    assert.deepEqual(formulasOf(created([fresh, unknown]), "core-1"), ["1 edge x 730 h x $0.50"]);
  });
});

describe("a line", () => {
  const said = (estimated: ReturnType<typeof created>, name: string) =>
    estimated.resources
      .filter(({ change }) => change.urn.endsWith(`::${name}`))
      .flatMap(({ after }) =>
        after.flatMap(({ lines }) =>
          lines.map(({ id, kind, vpc, service, unit, payer, note, unknownBecause }) => [
            id.replace(/^.*::/, ""),
            kind,
            vpc,
            ...[service, unit, payer, note, unknownBecause].map((text) => text ?? "-"),
          ]),
        ),
      )
      .map((texts) => texts.join("; "));
  const payer = "the provider's account";

  it("says what it is of, who is billed, and why it is unknown", () => {
    assert.deepEqual(said(created([endpoint("logs", ["a"])]), "logs"), [
      `logs/endpointHours; endpointHours; logs; logs; ENI-hours; ${payer}; -; -`,
      `logs/endpointData; endpointData; logs; logs; GB; ${payer}; -; no usage is given for logs`,
    ]);
    assert.deepEqual(said(created([resource("ec2clientvpn/endpoint:Endpoint")]), "it"), [
      `it/vpnHours; vpnHours; it; -; connection-hours; ${payer}; -; how long clients stay connected shows in no program`,
    ]);
    const balancer = resource("lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" });
    assert.deepEqual(said(created([balancer]), "it"), [
      `it/loadBalancerHours; loadBalancerHours; it; -; load balancer-hours; ${payer}; -; -`,
      `it/loadBalancerCapacity; loadBalancerCapacity; it; -; NLCU-hours; ${payer}; -; capacity units follow from the traffic; give lcus in the usage file`,
    ]);
    assert.deepEqual(said(created([zone("it")]), "it"), [
      `it/hostedZones; hostedZones; it; -; zone-months; ${payer}; -; -`,
    ]);
    assert.deepEqual(said(created([resource("route53/zone:Zone", { name: "x" })]), "it"), [
      `it/hostedZones; hostedZones; it; -; zone-months; ${payer}; queries are billed besides; -`,
    ]);
  });

  it("says why it is unknown where no price could be looked up, instead of naming a missing one", () => {
    assert.deepEqual(
      said(created([resource("ec2/eip:Eip", { ipamPoolId: "ipam-pool-1" })]), "it"),
      [
        `it/publicIpv4Hours; publicIpv4Hours; it; -; address; ${payer}; -; an address of a pool of one's own`,
      ],
    );
    assert.deepEqual(
      said(created([endpoint("it", ["a"], { vpcEndpointType: UNKNOWN_VALUE })]), "it"),
      [
        `it/endpointHours; endpointHours; it; it; ENI; ${payer}; -; the endpoint's type is not known yet`,
      ],
    );
  });

  it("says which side of a peering of gateways it is, and that data of VPC peering are both sides'", () => {
    const peering = resource("ec2transitgateway/peeringAttachment:PeeringAttachment");
    assert.deepEqual(said(created([peering]), "it"), [
      `it/attachmentHours; attachmentHours; it; -; attachment-hours; ${payer}; this side's; the peer's owner is billed for the other; -`,
    ]);
    const connection = resource("ec2/vpcPeeringConnection:VpcPeeringConnection");
    assert.deepEqual(said(created([connection]), "it"), [
      `it/peeringData; peeringData; it; -; resources; ${payer}; -; -`,
      `it/peeringData/data; peeringData; it; -; GB; ${payer}; GB across Availability Zones, both ways; no usage is given for it`,
    ]);
  });

  it("is one of a Region or a tier where a charge has several, each with an id of its own", () => {
    const network = resource("networkmanager/coreNetwork:CoreNetwork", {
      basePolicyRegions: ["us-east-1", "ap-northeast-1"],
    });
    const ids = (made: MadeResource, usage = {}) =>
      said(created([made], { usage }), "it").map((text) => text.split(";")[0]);
    assert.deepEqual(ids(network), [
      "it/coreNetworkEdgeHours/us-east-1",
      "it/coreNetworkEdgeHours/ap-northeast-1",
    ]);
    assert.deepEqual(ids(endpoint("it", ["a"]), { it: 5_000_000 }), [
      "it/endpointHours",
      "it/endpointData",
      "it/endpointData/tier2",
    ]);
  });

  it("names the missing price by the kind's own item, or the missing Region", () => {
    const reason = (made: MadeResource, config?: object) =>
      estimateOf(
        previewText([{ op: "create", after: made }], config === undefined ? {} : { config }),
      ).resources[0]?.after[0]?.lines[0]?.unknownBecause;
    const missing = (item: string, region = "us-east-1") =>
      `${region}: no price of ${item} for this Region and currency in the snapshot`;
    // The newest Region of those whose hours of a Transit Gateway nobody has published.
    assert.equal(
      reason(resource(ATTACHMENT), { "aws:region": "ap-southeast-6" }),
      missing("tgw_vpc_attachment_hour", "ap-southeast-6"),
    );
    const accelerator = "globalaccelerator/accelerator:Accelerator";
    assert.equal(reason(resource(accelerator)), missing(`aws:${accelerator}`));
    assert.equal(reason(resource(ATTACHMENT), {}), "the Region is not known: say it with --region");
  });

  it("names the account that the provider's role belongs to", () => {
    const provider: MadeResource = {
      name: "p",
      type: "pulumi:providers:aws",
      inputs: {
        region: "us-east-1",
        assumeRoles: JSON.stringify([{ roleArn: "arn:aws:iam::111122223333:role/deploy" }]),
      },
    };
    const made = { ...zone("it"), provider: "urn:pulumi:dev::shop::pulumi:providers:aws::p" };
    assert.deepEqual(said(created([provider, made]), "it"), [
      "it/hostedZones; hostedZones; it; -; zone-months; 111122223333; -; -",
    ]);
  });
});

describe("prices that count all of an account or a Region", () => {
  const zones = (count: number) =>
    Array.from({ length: count }, (_, index) => zone(`z${String(index).padStart(2, "0")}`));

  it("take 25 zones at $0.50 and the others at $0.10", () => {
    assert.equal(totalText(created(zones(27))), "0 -> 12.7 (+$12.70)");
  });

  it("give a zone that comes or goes the price of the last one, and leave the others alone", () => {
    const [first, ...others] = zones(26);
    assert.ok(first !== undefined);
    const same: MadeStep[] = others.map((one) => ({ op: "same", before: one, after: one }));
    const estimated = estimateOf(previewText([{ op: "delete", before: first }, ...same]));
    assert.equal(totalText(estimated), "12.6 -> 12.5 (-$0.10)");
    const changed = estimated.resources.filter(({ totals }) => {
      const difference = totals[0]?.difference.atLeast;
      return difference !== undefined && !difference.eq(decimal(0));
    });
    assert.deepEqual(
      changed.map(({ change }) => change.op),
      ["delete"],
    );
  });

  it("count the zones of two accounts apart", () => {
    const provider = (name: string, account: string): MadeResource => ({
      name,
      type: "pulumi:providers:aws",
      inputs: {
        region: "us-east-1",
        assumeRoles: JSON.stringify([{ roleArn: `arn:aws:iam::${account}:role/deploy` }]),
      },
    });
    const inAccount = (name: string) =>
      zones(20).map((one) => ({
        ...one,
        name: `${name}-${one.name}`,
        provider: `urn:pulumi:dev::shop::pulumi:providers:aws::${name}`,
      }));
    const estimated = created([
      provider("a", "111122223333"),
      provider("b", "444455556666"),
      ...inAccount("a"),
      ...inAccount("b"),
    ]);
    assert.equal(totalText(estimated), "0 -> 20 (+$20.00)");
  });

  it("bill a Profile once an account, with 100 associations", () => {
    const profile = (name: string) => resource("route53/profilesProfile:ProfilesProfile", {}, name);
    const associations = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        resource("route53/profilesAssociation:ProfilesAssociation", {}, `a${index}`),
      );
    assert.equal(
      totalText(created([profile("p"), profile("q"), ...associations(100)])),
      "0 -> 547.5 (+$547.50)", // 730 x 0.75
    );
    assert.equal(
      totalText(created([profile("p"), ...associations(103)])),
      "0 -> 550.566 (+$550.57)", // and 3 x 730 x 0.0014
    );
  });

  it("count an account's zones whatever their Region, and an amount of another currency apart", () => {
    const inRegion = (region: string, count: number) =>
      zones(count).map((one) => ({
        ...one,
        name: `${region}-${one.name}`,
        inputs: { ...one.inputs, region },
      }));
    // 26 zones: 25 x 0.50 + 0.10.
    assert.equal(
      totalText(created([...inRegion("us-east-1", 13), ...inRegion("ap-northeast-1", 13)])),
      "0 -> 12.6 (+$12.60)",
    );
    const override = { region: "cn-north-1", item: "r53_hosted_zone_month", price: "5" };
    const { totals } = created([...inRegion("us-east-1", 1), ...inRegion("cn-north-1", 1)], {
      prices: { overrides: [override] },
    });
    assert.deepEqual(
      totals.map(({ currency, after }) => `${currency} ${after.amount.toString()}`).sort(),
      ["CNY 5", "USD 0.5"],
    );
  });

  it("fill the tiers of data of each Region, and of each kind of endpoint, apart", () => {
    const there = endpoint("there", [], {
      serviceName: "com.amazonaws.eu-west-1.logs",
      region: "eu-west-1",
    });
    // 2 x 700,000 x 0.01; together they would cost 12,594.304.
    assert.equal(
      totalText(created([endpoint("here", []), there], { usage: { "*": 700_000 } })),
      "0 -> 14000 (+$14,000.00)",
    );
    const firewall = endpoint("it", [], { vpcEndpointType: "GatewayLoadBalancer" });
    // 1,000,000 x 0.01 and 1,000,000 x 0.0035.
    assert.equal(
      totalText(created([endpoint("here", []), firewall], { usage: { "*": 1_000_000 } })),
      "0 -> 13500 (+$13,500.00)",
    );
  });

  it("fill the tiers of data over all endpoints of the Region", () => {
    const estimated = created([endpoint("kms", []), endpoint("logs", [])], {
      usage: { "*": 1_048_576 },
    });
    // 1,048,576 x 0.01 and as many x 0.006.
    assert.equal(totalText(estimated), "0 -> 16777.216 (+$16,777.22)");
  });
});

describe("usage", () => {
  const traffic = (usage: Record<string, number>) =>
    formulasOf(created([endpoint("logs", ["a"])], { usage }), "logs")[1];
  const urn = "urn:pulumi:dev::shop::aws:ec2/vpcEndpoint:VpcEndpoint::logs";

  it("is found by URN, by name, by pattern and by service, the most exact first", () => {
    assert.equal(traffic({ [urn]: 1, logs: 2, "lo*": 3 }), "1 GB x $0.01");
    assert.equal(traffic({ logs: 2, "lo*": 3, "*": 4 }), "2 GB x $0.01");
    assert.equal(traffic({ "*": 4, "l?g*": 3 }), "3 GB x $0.01");
    const renamed = { ...endpoint("logs", ["a"]), name: "app-7" };
    const byService = created([renamed], { usage: { logs: 0.5 } });
    assert.deepEqual(formulasOf(byService, "app-7")[1], "0.5 GB x $0.01");
  });

  it("that no resource takes is named", () => {
    const { unusedUsage } = created([endpoint("logs", ["a"])], { usage: { lgos: 1, "x*": 2 } });
    assert.deepEqual(unusedUsage, ["lgos", "x*"]);
  });

  it("patterns match as the shell's do, in time that does not explode", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 8 }),
        (glob, name) => {
          fc.pre(/[*?]/.test(glob));
          const expression = `^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`;
          const { unusedUsage } = created([{ ...endpoint("logs", ["a"]), name }], {
            usage: { [glob]: 1 },
          });
          assert.equal(unusedUsage.length === 0, new RegExp(expression).test(name));
        },
      ),
    );
    const slow = `${"a*".repeat(30)}b`;
    assert.equal(
      created([{ ...endpoint("logs", ["a"]), name: "a".repeat(5000) }], { usage: { [slow]: 1 } })
        .unusedUsage.length,
      1,
    );
  });
});

describe("the Region of a resource", () => {
  const formula = (made: MadeResource, config: object, region?: string) =>
    formulasOf(
      estimateOf(previewText([{ op: "create", after: made }], { config }), { region }),
      made.name,
    )[0];

  it("is its own, before its provider's, before the caller's", () => {
    const attachment = resource(ATTACHMENT);
    const own = resource(ATTACHMENT, { region: "ap-northeast-1" });
    const east = { "aws:region": "us-east-1" };
    assert.equal(formula(own, east, "ap-southeast-5"), "1 attachment x 730 h x $0.07");
    assert.equal(formula(attachment, east, "ap-southeast-5"), "1 attachment x 730 h x $0.05");
    assert.equal(formula(attachment, {}, "ap-southeast-5"), "1 attachment x 730 h x $0.06");
    assert.equal(formula(attachment, {}), "1 attachment x 730 h x unknown");
  });

  it("shows in an endpoint's service name, unless that names another Region's service", () => {
    const name = { serviceName: "com.amazonaws.eu-west-1.logs" };
    assert.equal(formula(endpoint("it", ["a"], name), {}), "1 ENI x 730 h x $0.011");
    assert.equal(
      formula(endpoint("it", ["a"], { ...name, serviceRegion: "eu-west-1" }), {}),
      "1 ENI x 730 h x unknown",
    );
  });

  it("is what AWS answered where the program did not say", () => {
    const there = { ...resource(ATTACHMENT), outputs: { region: "ap-northeast-1" } };
    assert.equal(
      formulasOf(estimateOf(exportText([there])), "it")[0],
      "1 attachment x 730 h x $0.07",
    );
  });

  it("is that of its siblings where only the environment told the provider", () => {
    const there = { ...resource(ATTACHMENT, {}, "there"), outputs: { region: "ap-northeast-1" } };
    const text = previewText(
      [
        { op: "same", before: there, after: there },
        { op: "create", after: resource(ATTACHMENT) },
      ],
      { config: {} },
    );
    assert.equal(formulasOf(estimateOf(text), "it")[0], "1 attachment x 730 h x $0.07");
  });

  it("is that of its siblings' services before anything is there", () => {
    const text = previewText(
      [
        { op: "create", after: endpoint("logs", ["a"]) },
        { op: "create", after: zone("it") },
      ],
      { config: {} },
    );
    assert.equal(formulasOf(estimateOf(text), "it")[0], "1 zone x $0.50");
    const two = previewText(
      [
        { op: "create", after: endpoint("logs", ["a"]) },
        {
          op: "create",
          after: endpoint("kms", ["a"], { serviceName: "com.amazonaws.eu-west-1.kms" }),
        },
        { op: "create", after: zone("it") },
      ],
      { config: {} },
    );
    assert.equal(formulasOf(estimateOf(two), "it")[0], "1 zone x unknown");
  });

  it("of a core network's attachment is that of the VPC that its ARN will come from", () => {
    const vpc = resource("ec2/vpc:Vpc", { region: "ap-northeast-1" }, "vpc");
    const attachment = {
      ...resource("networkmanager/vpcAttachment:VpcAttachment", { vpcArn: UNKNOWN_VALUE }),
      propertyDependencies: { vpcArn: ["urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::vpc"] },
    };
    assert.equal(formulasOf(created([vpc, attachment]), "it")[0], "1 attachment x 730 h x $0.09");
    assert.equal(formulasOf(created([attachment]), "it")[0], "1 attachment x 730 h x unknown");
  });

  it("has its currency, and amounts of two are never added", () => {
    const china = resource(ATTACHMENT, { region: "cn-north-1" }, "china");
    const { totals } = created([resource(ATTACHMENT), china], { usage: { "*": 0 } });
    assert.deepEqual(
      totals.map(({ currency, after }) => `${currency} ${after.amount.toString()}`),
      ["USD 36.5", "CNY 365"], // 730 x 0.05, 730 x 0.5
    );
  });

  it("of a provider whose own is unknown is not the stack's", () => {
    const provider: MadeResource = {
      name: "elsewhere",
      type: "pulumi:providers:aws",
      inputs: { region: UNKNOWN_VALUE },
    };
    const attachment = {
      ...resource(ATTACHMENT),
      provider: "urn:pulumi:dev::shop::pulumi:providers:aws::elsewhere",
    };
    assert.equal(
      formulasOf(created([provider, attachment]), "it")[0],
      "1 attachment x 730 h x unknown",
    );
  });
});

describe("estimateResources and the plan's estimate", () => {
  it("price the same endpoints the same", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("us-east-1", "eu-west-1", "ap-northeast-1"),
        fc.integer({ min: 0, max: 400_000 }),
        (endpoints, availabilityZones, region, gb) => {
          const plan = smallPlan({ region, endpoints, availabilityZones, gb });
          const planned = estimatePlan(plan, new PriceBook(region), {
            hoursPerMonth: decimal(730),
            requestShare: decimal("0.5"),
          });
          const made = plan.endpoints.map(({ service, availabilityZones: zones }) =>
            endpoint(service.name, zones, { serviceName: service.serviceName, region }),
          );
          const total = created(made, { usage: { "*": gb } }).totals[0]?.after;
          assert.equal(total?.amount.toString(), planned.monthlyTotal.toString());
          assert.equal(total?.complete, planned.complete);
        },
      ),
    );
  });
});

describe("the difference of what is unknown on both sides", () => {
  const change = (before: MadeResource, after: MadeResource) =>
    totalText(estimateOf(previewText([{ op: "update", before, after }])));

  it("is what is known of it where the same traffic has the same price: $7.30 for a further zone", () => {
    assert.equal(
      change(endpoint("logs", ["a"]), endpoint("logs", ["a", "b"])),
      ">= 7.3 -> >= 14.6 (+$7.30)",
    );
  });

  it("is unknown where the same traffic has another price", () => {
    const gateway = endpoint("logs", ["a"], { vpcEndpointType: "GatewayLoadBalancer" });
    assert.equal(change(endpoint("logs", ["a"]), gateway), ">= 7.3 -> >= 7.3 (unknown)");
  });

  it("is a Region's own where a resource moves to another", () => {
    const { regions } = estimateOf(
      previewText([
        {
          op: "replace",
          before: resource(ATTACHMENT, { region: "us-east-1" }),
          after: resource(ATTACHMENT, { region: "ap-northeast-1" }),
        },
        { op: "create", after: resource("ec2/eip:Eip", { region: UNKNOWN_VALUE }, "nowhere") },
      ]),
      { usage: { "*": 0 } },
    );
    assert.deepEqual(
      regions.map(
        ({ region, currency, before, after }) =>
          `${region ?? "?"}: ${currency} ${before.amount.toString()} -> ${after.amount.toString()}`,
      ),
      // 730 x 0.07 and 730 x 0.05.
      ["ap-northeast-1: USD 0 -> 51.1", "us-east-1: USD 36.5 -> 0", "?: USD 0 -> 0"],
    );
  });
});

describe("the difference", () => {
  const made = fc
    .record({
      kind: fc.constantFrom("endpoint", "zone", "nat", "attachment"),
      size: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ kind, size }) => (name: string): MadeResource => {
      switch (kind) {
        case "endpoint":
          return { ...endpoint("logs", ["a", "b", "c", "d"].slice(0, size)), name };
        case "zone":
          return zone(name);
        case "nat":
          return resource("ec2/natGateway:NatGateway", {}, name);
        case "attachment":
          return resource(ATTACHMENT, {}, name);
      }
    });
  const step = fc.record({
    op: fc.constantFrom("same", "create", "delete", "update", "replace"),
    made,
  });
  const program = fc.array(step, { maxLength: 40 }).map((steps) =>
    steps.map((one, index): MadeStep => {
      const resourceOf = one.made(`r${index}`);
      return {
        op: one.op,
        ...(one.op === "create" ? {} : { before: resourceOf }),
        ...(one.op === "delete" ? {} : { after: resourceOf }),
      };
    }),
  );

  it("is what is paid after less what is paid before, and the sum of every resource's", () => {
    fc.assert(
      fc.property(program, (steps) => {
        const estimated = estimateOf(previewText(steps), { usage: { "*": 5 } });
        const [total] = estimated.totals;
        assert.ok(total !== undefined && total.before.complete && total.after.complete);
        const difference = total.after.amount.minus(total.before.amount).toString();
        assert.equal(total.difference.atLeast?.toString(), difference);
        assert.equal(total.difference.atMost?.toString(), difference);
        const parts = estimated.resources
          .flatMap(({ totals }) => totals[0]?.difference.atLeast ?? [])
          .reduce((sum, one) => sum.plus(one), decimal(0));
        assert.equal(parts.toString(), difference);
      }),
    );
  });

  it("holds the true one between its bounds, whatever the traffic turns out to be", () => {
    fc.assert(
      fc.property(program, fc.integer({ min: 0, max: 1000 }), (steps, gb) => {
        const text = previewText(steps);
        const guessed = estimateOf(text).totals[0]?.difference;
        const settled = estimateOf(text, { usage: { "*": gb } }).totals[0]?.difference.atLeast;
        assert.ok(settled !== undefined);
        assert.ok(guessed?.atLeast?.lte(settled) ?? true);
        assert.ok(guessed?.atMost?.gte(settled) ?? true);
      }),
    );
  });

  it("makes an export after the change cost what its preview said", () => {
    fc.assert(
      fc.property(program, (steps) => {
        const usage = { "*": 7 };
        const preview = estimateOf(previewText(steps), { usage });
        const exported = estimateOf(exportText(steps.flatMap(({ after }) => after ?? [])), {
          usage,
          region: "us-east-1",
        });
        assert.equal(
          exported.totals[0]?.after.amount.toString(),
          preview.totals[0]?.after.amount.toString(),
        );
      }),
    );
  });
});

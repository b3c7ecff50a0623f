import assert from "node:assert/strict";
import { quotas } from "./harness/echo/rules/quotas";
import type { Properties } from "./harness/echo/values";
import { inEcho, type EchoAccount, type EchoOptions, type Made } from "./support/accounts";

const HUB = "111111111111";
const SPOKE = "222222222222";

/** A VPC with a subnet in each zone and a route table. */
function network(account: EchoAccount, name: string, zones: readonly string[] = ["a", "b"]) {
  const vpc = account.make("ec2/vpc:Vpc", name, { cidrBlock: "10.0.0.0/16" });
  const subnets = zones.map((zone, index) =>
    account.make("ec2/subnet:Subnet", `${name}-${index}`, {
      vpcId: vpc.id,
      cidrBlock: `10.0.${index}.0/24`,
      ...(zone.includes("az")
        ? { availabilityZoneId: zone }
        : { availabilityZone: zone.length === 1 ? `us-east-1${zone}` : zone }),
    }),
  );
  const table = account.make("ec2/routeTable:RouteTable", name, { vpcId: vpc.id });
  return { vpc, table, subnetIds: subnets.map(({ id }) => id) };
}

type Network = ReturnType<typeof network>;

function endpoint(account: EchoAccount, { vpc, subnetIds }: Network, more: Properties = {}): Made {
  const serviceName = more["serviceName"] ?? "com.amazonaws.us-east-1.logs";
  return account.make("ec2/vpcEndpoint:VpcEndpoint", JSON.stringify(serviceName), {
    vpcId: vpc.id,
    serviceName,
    vpcEndpointType: "Interface",
    subnetIds,
    ...more,
  });
}

function gateway(account: EchoAccount, inputs: Properties = {}): Made {
  return account.make("ec2transitgateway/transitGateway:TransitGateway", "hub", inputs);
}

function attach(account: EchoAccount, { id }: Made, { vpc, subnetIds }: Network): Made {
  return account.make("ec2transitgateway/vpcAttachment:VpcAttachment", vpc.id, {
    transitGatewayId: id,
    vpcId: vpc.id,
    subnetIds,
  });
}

const CORE_NETWORK = "core-network-1";

function attachToCore(account: EchoAccount, { vpc, subnetIds }: Network, tags: Properties = {}) {
  const arn = (what: string) => `arn:aws:ec2:us-east-1:${HUB}:${what}`;
  return account.make("networkmanager/vpcAttachment:VpcAttachment", vpc.id, {
    coreNetworkId: CORE_NETWORK,
    vpcArn: arn(`vpc/${vpc.id}`),
    subnetArns: subnetIds.map((id) => arn(`subnet/${id}`)),
    tags,
  });
}

function lead(account: EchoAccount, { table }: Network, target: Properties, block = "10.9.0.0/16") {
  return account.make("ec2/route:Route", `${table.id}-${block}-${JSON.stringify(target)}`, {
    routeTableId: table.id,
    destinationCidrBlock: block,
    ...target,
  });
}

/** Shares with accounts or organizations, by hand: resource, then principals. */
function share(account: EchoAccount, resource: Made, more: Properties = {}) {
  const made = account.make("ram/resourceShare:ResourceShare", "share", { name: "share", ...more });
  account.make("ram/resourceAssociation:ResourceAssociation", "share", {
    resourceShareArn: made.id,
    resourceArn: resource.outputs["arn"] ?? "",
  });
  return {
    arn: made.id,
    with: (principal: string) =>
      account.make("ram/principalAssociation:PrincipalAssociation", principal, {
        resourceShareArn: made.id,
        principal,
      }),
  };
}

const alone = (work: (account: EchoAccount) => void, options?: EchoOptions) =>
  inEcho((accountOf) => work(accountOf(HUB)), options);
const both = (work: (hub: EchoAccount, spoke: EchoAccount) => void, options?: EchoOptions) =>
  inEcho((accountOf) => work(accountOf(HUB), accountOf(SPOKE)), options);

describe("the echo knows where an endpoint and an attachment may be", () => {
  it("in one subnet of each zone, by the zone's id where that was given", () => {
    alone((aws) => {
      const twice = network(aws, "twice", ["a", "use1-az1"]);
      assert.throws(() => endpoint(aws, twice), /DuplicateSubnetsInSameZone: .* use1-az1/);
      assert.throws(() => attach(aws, gateway(aws), twice), /DuplicateSubnetsInSameZone/);
      assert.throws(() => attachToCore(aws, twice), /DuplicateSubnetsInSameZone/);
      endpoint(aws, network(aws, "once"));
    });
  });

  it("after a change too", () => {
    alone((aws) => {
      const net = network(aws, "net", ["a", "b", "a"]);
      const made = endpoint(aws, { ...net, subnetIds: net.subnetIds.slice(0, 2) });
      assert.throws(
        () => aws.change(made, { ...made.inputs, subnetIds: net.subnetIds }),
        /DuplicateSubnetsInSameZone/,
      );
    });
  });

  it("in the zones that the service has", () => {
    alone((aws) => {
      const smtp = { serviceName: "com.amazonaws.us-east-1.email-smtp" };
      // SES's SMTP endpoint is not in use1-az2, use1-az3 and use1-az5.
      assert.throws(
        () => endpoint(aws, network(aws, "b", ["a", "b"]), smtp),
        /does not support the availability zone of the subnet: subnet-/,
      );
      endpoint(aws, network(aws, "a", ["a", "d"]), smtp);
    });
  });

  it("in no Local Zone, and attachments in no subnet without IPv4", () => {
    alone((aws) => {
      const local = network(aws, "local", ["us-east-1-bos-1a"]);
      assert.throws(() => endpoint(aws, local), /does not support the availability zone/);
      assert.throws(() => attach(aws, gateway(aws), local), /Local Zone us-east-1-bos-1a/);
      assert.throws(() => attachToCore(aws, local), /Local Zone us-east-1-bos-1a/);
      const { vpc, ...rest } = network(aws, "six");
      const native = aws.make("ec2/subnet:Subnet", "native", {
        vpcId: vpc.id,
        ipv6Native: true,
        ipv6CidrBlock: "2600:1f18:1:100::/64",
        availabilityZone: "us-east-1a",
      });
      assert.throws(
        () => attach(aws, gateway(aws), { ...rest, vpc, subnetIds: [native.id] }),
        /no subnet without IPv4/,
      );
    });
  });
});

describe("the echo attaches a VPC and leads from it", () => {
  it("to a gateway once", () => {
    alone((aws) => {
      const [hub, net] = [gateway(aws), network(aws, "net")];
      const attachment = attach(aws, hub, net);
      assert.throws(() => attach(aws, hub, net), /DuplicateTransitGatewayAttachment/);
      aws.change(attachment, { ...attachment.inputs, tags: { team: "a" } });
    });
  });

  it("to a block by one route, whether a resource or the table itself has it", () => {
    alone((aws) => {
      const net = network(aws, "net");
      lead(aws, net, { vpcPeeringConnectionId: "pcx-1" });
      assert.throws(
        () => lead(aws, net, { vpcPeeringConnectionId: "pcx-2" }),
        /RouteAlreadyExists: Route in Route Table \(rtb-\w+\) with destination \(10\.9\.0\.0\/16\)/,
      );
      lead(aws, net, { vpcPeeringConnectionId: "pcx-1" }, "10.8.0.0/16");
      const table = aws.make("ec2/routeTable:RouteTable", "own", {
        vpcId: net.vpc.id,
        routes: [{ cidrBlock: "10.9.0.0/16", gatewayId: "igw-1" }],
      });
      assert.throws(
        () => lead(aws, { ...net, table }, { vpcPeeringConnectionId: "pcx-1" }),
        /RouteAlreadyExists/,
      );
    });
  });

  it("to a service by one gateway endpoint in each table", () => {
    alone((aws) => {
      const { vpc, table } = network(aws, "net");
      const s3 = (name: string) =>
        aws.make("ec2/vpcEndpoint:VpcEndpoint", name, {
          vpcId: vpc.id,
          serviceName: "com.amazonaws.us-east-1.s3",
          vpcEndpointType: "Gateway",
          routeTableIds: [table.id],
        });
      s3("one");
      assert.throws(() => s3("two"), /RouteAlreadyExists: route table rtb-/);
    });
  });

  it("only once the gateway's account has accepted, and joins route tables no sooner", () => {
    both((hub, spoke) => {
      const own = { defaultRouteTableAssociation: "disable" };
      const [tgw, net] = [gateway(hub, own), network(spoke, "net")];
      share(hub, tgw).with(SPOKE);
      const attachment = attach(spoke, tgw, net);
      const join = (type: string) =>
        hub.make(`ec2transitgateway/${type}`, "spoke", {
          transitGatewayAttachmentId: attachment.id,
          transitGatewayRouteTableId: "tgw-rtb-1",
        });
      const joins = [
        "routeTableAssociation:RouteTableAssociation",
        "routeTablePropagation:RouteTablePropagation",
      ];
      const route = () => lead(spoke, net, { transitGatewayId: tgw.id });
      assert.throws(route, /InvalidTransitGatewayID\.NotFound/);
      for (const type of joins) assert.throws(() => join(type), /IncorrectState: tgw-attach-/);
      const accept = () =>
        hub.make("ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter", "spoke", {
          transitGatewayAttachmentId: attachment.id,
        });
      accept();
      route();
      joins.forEach(join);
    });
  });

  it("at once where the gateway accepts by itself, which leaves nothing to accept", () => {
    both((hub, spoke) => {
      const tgw = gateway(hub, { autoAcceptSharedAttachments: "enable" });
      const net = network(spoke, "net");
      share(hub, tgw).with(SPOKE);
      const attachment = attach(spoke, tgw, net);
      lead(spoke, net, { transitGatewayId: tgw.id });
      assert.throws(
        () =>
          hub.make("ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter", "spoke", {
            transitGatewayAttachmentId: attachment.id,
          }),
        /IncorrectState/,
      );
    });
  });
});

describe("the echo's core network", () => {
  const coreNetworkArn = `arn:aws:networkmanager::${HUB}:core-network/${CORE_NETWORK}`;

  function attached(aws: EchoAccount, tags: Properties): { net: Network; attachment: Made } {
    const net = network(aws, "net");
    return { net, attachment: attachToCore(aws, net, tags) };
  }

  it("takes a VPC once", () => {
    alone((aws) => {
      const { net, attachment } = attached(aws, {});
      assert.throws(() => attachToCore(aws, net), /ConflictException: vpc-/);
      aws.change(attachment, { ...attachment.inputs, tags: { team: "a" } });
    });
  });

  it("makes attachments of its own account wait too", () => {
    alone((aws) => {
      const { net, attachment } = attached(aws, {});
      assert.throws(() => lead(aws, net, { coreNetworkArn }), /InvalidCoreNetworkArn\.NotFound/);
      aws.make("networkmanager/attachmentAccepter:AttachmentAccepter", "net", {
        attachmentId: attachment.id,
        attachmentType: "VPC",
      });
      lead(aws, net, { coreNetworkArn });
    });
  });

  it("goes by its policy: segments by tags, each with or without acceptance", () => {
    const policyDocument = JSON.stringify({
      segments: [{ name: "hub", "require-attachment-acceptance": false }, { name: "spokes" }],
      "attachment-policies": ["hub", "spokes"].map((segment, index) => ({
        "rule-number": index + 1,
        conditions: [{ type: "tag-value", key: "role", operator: "equals", value: segment }],
        action: { "association-method": "constant", segment },
      })),
    });
    for (const [role, accepted] of [
      ["hub", true],
      ["spokes", false],
      ["neither", false],
    ] as const) {
      alone((aws) => {
        aws.make("networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment", "p", {
          coreNetworkId: CORE_NETWORK,
          policyDocument,
        });
        const { net } = attached(aws, { role });
        const route = () => lead(aws, net, { coreNetworkArn });
        if (accepted) route();
        else assert.throws(route, /InvalidCoreNetworkArn\.NotFound/, role);
      });
    }
  });
});

describe("the echo shows another account's gateway and Profile", () => {
  it("once the share has both the resource and the account, or its organization", () => {
    for (const principal of [SPOKE, `arn:aws:organizations::${HUB}:organization/o-example`]) {
      both((hub, spoke) => {
        const [tgw, net] = [gateway(hub), network(spoke, "net")];
        assert.throws(() => attach(spoke, tgw, net), /InvalidTransitGatewayID\.NotFound/);
        const shared = share(hub, tgw);
        assert.throws(() => attach(spoke, tgw, net), /InvalidTransitGatewayID\.NotFound/);
        shared.with(principal);
        attach(spoke, tgw, net);
      });
    }
  });

  it("outside the organization once it has accepted, if the share lets it in at all", () => {
    both(
      (hub, spoke) => {
        const [tgw, net] = [gateway(hub), network(spoke, "net")];
        const accept = (arn: string) =>
          spoke.make("ram/resourceShareAccepter:ResourceShareAccepter", arn, { shareArn: arn });
        const closed = share(hub, tgw);
        assert.throws(() => closed.with(SPOKE), /OperationNotPermittedException/);
        const open = share(hub, tgw, { allowExternalPrincipals: true });
        assert.throws(() => accept(open.arn), /invitation found/);
        open.with(SPOKE);
        assert.throws(() => attach(spoke, tgw, net), /InvalidTransitGatewayID\.NotFound/);
        accept(open.arn);
        attach(spoke, tgw, net);
      },
      { env: { ECHO_OUTSIDE: SPOKE } },
    );
  });

  it("and has no invitation for an account of the organization, which needs none", () => {
    both((hub, spoke) => {
      const { arn, with: invite } = share(hub, gateway(hub));
      invite(SPOKE);
      assert.throws(
        () => spoke.make("ram/resourceShareAccepter:ResourceShareAccepter", "a", { shareArn: arn }),
        /invitation found/,
      );
    });
  });

  it("a Profile alike", () => {
    both((hub, spoke) => {
      const profile = hub.make("route53/profilesProfile:ProfilesProfile", "hub", { name: "hub" });
      const associate = () =>
        spoke.make("route53/profilesAssociation:ProfilesAssociation", "app", {
          name: "app",
          profileId: profile.id,
          resourceId: "vpc-1",
        });
      assert.throws(associate, /ResourceNotFoundException/);
      share(hub, profile).with(SPOKE);
      associate();
    });
  });
});

describe("the echo's quotas", () => {
  const group = (
    aws: EchoAccount,
    blocks: number,
    property = "cidrBlocks",
    direction = "ingress",
  ) =>
    aws.make("ec2/securityGroup:SecurityGroup", `g${blocks}`, {
      [direction]: [443, 8443].map((port) => ({
        protocol: "tcp",
        fromPort: port,
        toPort: port,
        [property]: Array.from({ length: blocks / 2 }, (_, index) => `10.${index}.0.0/16`),
      })),
    });

  it("admit 60 rules of a family in a security group, when it is made and when it changes", () => {
    alone((aws) => {
      const made = group(aws, 60);
      group(aws, 60, "ipv6CidrBlocks");
      for (const direction of ["ingress", "egress"]) {
        assert.throws(
          () => group(aws, 62, "cidrBlocks", direction),
          new RegExp(`RulesPerSecurityGroupLimitExceeded.*62 ${direction}`),
        );
      }
      const ingress = (made.inputs["ingress"] as Properties[]).concat({
        protocol: "tcp",
        fromPort: 1,
        toPort: 1,
        cidrBlocks: ["10.200.0.0/16"],
      });
      assert.throws(() => aws.change(made, { ingress }), /RulesPerSecurityGroupLimitExceeded/);
    });
  });

  it("admit five security groups for an interface", () => {
    alone((aws) => {
      const groups = ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5"];
      const net = network(aws, "net");
      endpoint(aws, net, { securityGroupIds: groups });
      const more = { securityGroupIds: [...groups, "sg-6"] };
      assert.throws(() => endpoint(aws, net, more), /SecurityGroupsPerInterfaceLimitExceeded/);
    });
  });

  it("are those that the account asked AWS for, as far as AWS raises them", () => {
    alone((aws) => group(aws, 100), { env: { ECHO_QUOTAS: '{"rulesPerSecurityGroup":100}' } });
    const asked = (wanted: string) => () => {
      alone(() => quotas(), { env: { ECHO_QUOTAS: wanted } });
    };
    // 201 rules x 5 groups are 1,005.
    assert.throws(asked('{"rulesPerSecurityGroup":201}'), /at most 1,000 rules/);
    asked('{"rulesPerSecurityGroup":201,"securityGroupsPerInterface":4}')();
    assert.throws(asked('{"peeringConnectionsPerVpc":126}'), /at most 125/);
  });

  const few: readonly {
    readonly quota: string;
    readonly code: RegExp;
    readonly make: (aws: EchoAccount, net: Network, index: number) => unknown;
  }[] = [
    {
      quota: "interfaceEndpointsPerVpc",
      code: /VpcEndpointLimitExceeded.*interface/,
      make: (aws, net, index) =>
        endpoint(aws, net, {
          serviceName: `com.amazonaws.us-east-1.${["logs", "kms", "sts"][index] ?? ""}`,
        }),
    },
    {
      quota: "gatewayEndpointsPerRegion",
      code: /VpcEndpointLimitExceeded.*gateway/,
      make: (aws, _net, index) =>
        aws.make("ec2/vpcEndpoint:VpcEndpoint", `s3-${index}`, {
          vpcId: `vpc-${index}`,
          serviceName: "com.amazonaws.us-east-1.s3",
          vpcEndpointType: "Gateway",
        }),
    },
    {
      quota: "routesPerRouteTable",
      code: /RouteLimitExceeded/,
      make: (aws, net, index) =>
        lead(aws, net, { vpcPeeringConnectionId: "pcx-1" }, `10.${index}.0.0/16`),
    },
    {
      quota: "peeringConnectionsPerVpc",
      code: /ActiveVpcPeeringConnectionPerVpcLimitExceeded/,
      make: (aws, { vpc }, index) =>
        aws.make("ec2/vpcPeeringConnection:VpcPeeringConnection", `${index}`, {
          vpcId: vpc.id,
          peerVpcId: `vpc-${index}`,
        }),
    },
    {
      // The zone's own VPC is the first of the two.
      quota: "vpcsPerHostedZone",
      code: /LimitsExceeded/,
      make: (aws, { vpc }, index) => {
        if (index === 0) {
          aws.make("route53/zone:Zone", "zone", { name: "a.example", vpcs: [{ vpcId: vpc.id }] });
          return;
        }
        const [zone] = [aws.ask("route53/getZone:getZone", { name: "a.example" })];
        aws.make("route53/zoneAssociation:ZoneAssociation", `${index}`, {
          zoneId: zone["zoneId"] ?? "",
          vpcId: `vpc-${index}`,
        });
      },
    },
  ];
  for (const { quota, code, make } of few) {
    it(`count ${quota}`, () => {
      alone(
        (aws) => {
          const net = network(aws, "net");
          make(aws, net, 0);
          make(aws, net, 1);
          assert.throws(() => make(aws, net, 2), code);
        },
        { env: { ECHO_QUOTAS: `{"${quota}":2}` } },
      );
    });
  }
});

describe("the echo reads on a refresh what the provider reads", () => {
  it("a default route table as true that an attachment was put into explicitly", () => {
    alone((aws) => {
      const [tgw, net] = [gateway(aws), network(aws, "net")];
      const flag = "transitGatewayDefaultRouteTableAssociation";
      const attachment = aws.make("ec2transitgateway/vpcAttachment:VpcAttachment", "net", {
        transitGatewayId: tgw.id,
        vpcId: net.vpc.id,
        subnetIds: net.subnetIds,
        [flag]: false,
      });
      assert.equal(aws.refresh(attachment).inputs[flag], false);
      aws.make("ec2transitgateway/routeTableAssociation:RouteTableAssociation", "net", {
        transitGatewayAttachmentId: attachment.id,
        transitGatewayRouteTableId: tgw.outputs["associationDefaultRouteTableId"] ?? "",
      });
      assert.equal(aws.refresh(attachment).inputs[flag], true);
      assert.equal(aws.refresh(attachment).outputs[flag], true);
    });
  });

  it("names that AWS has added since, which look-ups answer too", () => {
    const added = "logs.us-east-1.added.example";
    alone(
      (aws) => {
        const made = endpoint(aws, network(aws, "net"), { privateDnsEnabled: true });
        const names = ({ outputs }: { readonly outputs: Properties }) =>
          (outputs["dnsEntries"] as Properties[]).map(({ dnsName }) => dnsName);
        assert.equal(names(made).includes(added), false);
        process.env["ECHO_NAMES"] = JSON.stringify({ logs: [added] });
        assert.deepEqual(names(aws.refresh(made)), [...names(made), added]);
        const answer = aws.ask("ec2/getVpcEndpointService:getVpcEndpointService", {
          service: "logs",
          serviceType: "Interface",
        });
        assert.ok((answer["privateDnsNames"] as string[]).includes(added));
      },
      { env: { ECHO_NAMES: "{}" } },
    );
  });
});

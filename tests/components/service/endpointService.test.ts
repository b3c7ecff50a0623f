import assert from "node:assert/strict";
import { EndpointService } from "../../../components/service/endpointService";
import type {
  EndpointServiceArgs,
  ServiceListener,
  ServiceLoadBalancer,
} from "../../../components/service/endpointServiceArgs";
import { recordResources, refusal, settled, valueOf } from "../../support/mocks";

interface Report {
  readonly alternatives: readonly {
    readonly monthlyTotal: string;
    readonly complete: boolean;
    readonly lines: readonly { readonly kind: string; readonly monthlyCost: string | null }[];
  }[];
}

const balancer = (more: Partial<ServiceLoadBalancer> = {}): ServiceLoadBalancer => ({
  vpcId: "vpc-b",
  subnetIds: ["subnet-a"],
  listeners: [{ port: 443 }],
  ...more,
});
const listening = (...listeners: ServiceListener[]): EndpointServiceArgs => ({
  loadBalancer: balancer({ listeners }),
});
const EXISTING: EndpointServiceArgs = { networkLoadBalancerArns: ["arn:nlb"] };

async function reportOf(args: EndpointServiceArgs) {
  await recordResources();
  const service = new EndpointService("api", { region: "us-east-1", ...args });
  const { alternatives } = JSON.parse(await valueOf(service.costReport)) as Report;
  return alternatives[0] as Report["alternatives"][number];
}

describe("what an endpoint service costs", () => {
  it("is its load balancer's hours and capacity, and Regions that may use it", async () => {
    // 730 h x $0.0243 = $17.739; 1,460 NLCU-h x $0.006 = $8.76; 2 Regions x 730 h x $0.05 = $73.00: $99.499
    const { monthlyTotal, complete } = await reportOf({
      region: "ap-northeast-1",
      loadBalancer: balancer(),
      monthlyNlcuHours: 1460,
      otherRegions: ["eu-west-1", "eu-central-1"],
    });
    assert.equal(monthlyTotal, "99.499");
    assert.equal(complete, true);
  });

  it("is unknown in part where the charge of other Regions is", async () => {
    const { monthlyTotal, complete } = await reportOf({ ...EXISTING, otherRegions: ["eu-west-1"] });
    assert.deepEqual([monthlyTotal, complete], ["0.00", false]);
  });

  it("is at least the hours while nobody says the capacity", async () => {
    const { monthlyTotal, complete } = await reportOf({ loadBalancer: balancer() });
    assert.equal(monthlyTotal, "16.425");
    assert.equal(complete, false);
  });

  it("is nothing before load balancers that exist", async () => {
    const { monthlyTotal, complete, lines } = await reportOf(EXISTING);
    assert.deepEqual([monthlyTotal, complete, lines], ["0.00", true, []]);
  });
});

describe("an endpoint service", () => {
  it("waits for acceptance and allows nobody unless asked", async () => {
    const recorder = await recordResources();
    new EndpointService("api", EXISTING);
    await settled();
    const { inputs } = recorder.named("api");
    assert.equal(inputs["acceptanceRequired"], true);
    assert.ok(!("allowedPrincipals" in inputs));
  });

  it("keeps its own Region among those that have it", async () => {
    const recorder = await recordResources({ region: "eu-west-1" });
    new EndpointService("api", { ...EXISTING, otherRegions: ["us-east-1"] });
    await settled();
    assert.deepEqual(recorder.named("api").inputs["supportedRegions"], ["eu-west-1", "us-east-1"]);
  });

  const REFUSED: readonly (readonly [string, EndpointServiceArgs, readonly string[]])[] = [
    ["no load balancer", {}, ["loadBalancer"]],
    [
      "load balancers of two kinds",
      { ...EXISTING, gatewayLoadBalancerArns: ["arn:gwlb"] },
      ["gatewayLoadBalancerArns"],
    ],
    [
      "an empty list of load balancers",
      { networkLoadBalancerArns: [] },
      ["networkLoadBalancerArns[0]"],
    ],
    [
      "a load balancer twice",
      { networkLoadBalancerArns: ["arn:a", "arn:a"] },
      ["networkLoadBalancerArns[1]"],
    ],
    ["no listener", listening(), ["loadBalancer.listeners[0]"]],
    ["no subnet", { loadBalancer: balancer({ subnetIds: [] }) }, ["loadBalancer.subnetIds[0]"]],
    [
      "a port twice, and one that is none",
      listening({ port: 443 }, { port: 443 }, { port: 0 }),
      ["loadBalancer.listeners[1].port", "loadBalancer.listeners[2].port"],
    ],
    [
      "ports of targets that are none",
      listening({
        port: 443,
        targetPort: 70_000,
        healthCheckPort: 1.5,
        targets: { a: { id: "10.0.0.1", port: -1 } },
      }),
      [
        "loadBalancer.listeners[0].targetPort",
        "loadBalancer.listeners[0].healthCheckPort",
        "loadBalancer.listeners[0].targets.a.port",
      ],
    ],
    [
      "TLS without a certificate, and a certificate without TLS",
      listening({ port: 443, protocol: "TLS" }, { port: 80, certificateArn: "arn:cert" }),
      ["loadBalancer.listeners[0].certificateArn", "loadBalancer.listeners[1].certificateArn"],
    ],
    [
      "an Application Load Balancer that ends TLS, reads the PROXY protocol and has a sibling",
      listening({
        port: 443,
        protocol: "UDP",
        targetType: "alb",
        proxyProtocolV2: true,
        targets: { a: { id: "arn:a" }, b: { id: "arn:b" } },
      }),
      [
        "loadBalancer.listeners[0].protocol",
        "loadBalancer.listeners[0].proxyProtocolV2",
        "loadBalancer.listeners[0].targets",
      ],
    ],
    [
      "security groups that are enforced and not given",
      { loadBalancer: balancer({ enforceSecurityGroupsOnEndpoints: true }) },
      ["loadBalancer.enforceSecurityGroupsOnEndpoints"],
    ],
    [
      "principals that AWS does not take",
      {
        ...EXISTING,
        allowedPrincipals: [
          "123456789012",
          "arn:aws:iam::123456789012:role/path/name",
          "o-abcdefghij",
          "arn:aws-cn:iam::123456789012:root",
          "arn:aws-cn:iam::123456789012:root",
        ],
      },
      [
        "allowedPrincipals[0]",
        "allowedPrincipals[1]",
        "allowedPrincipals[2]",
        "allowedPrincipals[4]",
      ],
    ],
    [
      "everybody without acceptance",
      { ...EXISTING, acceptanceRequired: false, allowedPrincipals: ["*"] },
      ["allowedPrincipals[0]"],
    ],
    [
      "acceptances where nothing waits for one",
      { ...EXISTING, acceptanceRequired: false, acceptedEndpointIds: { a: "vpce-1" } },
      ["acceptedEndpointIds"],
    ],
    [
      "a zone without a name to verify",
      { ...EXISTING, verificationZoneId: "Z1" },
      ["verificationZoneId"],
    ],
    [
      "a name that is no domain",
      { ...EXISTING, privateDnsName: "API.example.com" },
      ["privateDnsName"],
    ],
    [
      "a name and Regions of a service of appliances",
      {
        gatewayLoadBalancerArns: ["arn:gwlb"],
        privateDnsName: "api.example.com",
        otherRegions: ["eu-west-1"],
      },
      ["privateDnsName", "otherRegions"],
    ],
    [
      "IPv6 before a load balancer without it, and a type that is none",
      { loadBalancer: balancer(), supportedIpAddressTypes: ["ipv6", "dualstack"] },
      ["supportedIpAddressTypes[1]", "supportedIpAddressTypes[0]"],
    ],
    [
      "no address type",
      { ...EXISTING, supportedIpAddressTypes: [] },
      ["supportedIpAddressTypes[0]"],
    ],
    [
      "its own Region as another one, one twice and one that is none",
      {
        ...EXISTING,
        region: "us-east-1",
        otherRegions: ["us-east-1", "eu-west-1", "eu-west-1", "mars"],
      },
      ["otherRegions[3]", "otherRegions[2]", "otherRegions[0]"],
    ],
    [
      "events that nobody is told of",
      { ...EXISTING, notification: { topicArn: "arn:topic", events: ["Connected"] } },
      ["notification.events[0]"],
    ],
    ["capacity below 0", { loadBalancer: balancer(), monthlyNlcuHours: -1 }, ["monthlyNlcuHours"]],
    [
      "capacity of 301 digits",
      { loadBalancer: balancer(), monthlyNlcuHours: 1e300 },
      ["monthlyNlcuHours"],
    ],
  ];

  for (const [what, args, paths] of REFUSED) {
    it(`refuses ${what}, and creates nothing`, async () => {
      const recorder = await recordResources();
      const { paths: refused } = refusal(() => new EndpointService("api", args));
      await settled();
      assert.deepEqual(refused, paths);
      assert.deepEqual(
        recorder.resources.filter(({ custom }) => custom),
        [],
      );
    });
  }

  it("is open to everybody where that is acknowledged", async () => {
    const recorder = await recordResources();
    new EndpointService("api", {
      ...EXISTING,
      acceptanceRequired: false,
      allowedPrincipals: ["*"],
      acknowledgeOpenToEverybody: true,
    });
    await settled();
    assert.deepEqual(recorder.named("api").inputs["allowedPrincipals"], ["*"]);
    assert.deepEqual(
      recorder.logs.filter((line) => line.startsWith("warning")),
      [],
    );
  });

  it("warns of what has no effect", async () => {
    const recorder = await recordResources();
    new EndpointService("api", {
      ...EXISTING,
      acknowledgeOpenToEverybody: true,
      monthlyNlcuHours: 10,
    });
    await settled();
    const [warned] = recorder.logs.filter((line) => line.startsWith("warning"));
    assert.match(warned ?? "", /used-acknowledgement[^]*used-capacity/);
  });
});

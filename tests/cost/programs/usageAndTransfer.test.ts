import assert from "node:assert/strict";
import {
  created,
  endpoint,
  estimateOf,
  exportText,
  formulasOf,
  totalText,
  UNKNOWN_VALUE,
  type MadeResource,
} from "../../support/previews";

const resource = (
  type: string,
  inputs: Record<string, unknown> = {},
  name = "it",
): MadeResource => ({ name, type: `aws:${type}`, inputs });

describe("a peering connection", () => {
  it("is billed for each GB across zones on both sides", () => {
    const made = created([resource("ec2/vpcPeeringConnection:VpcPeeringConnection")], {
      usage: { it: 100 },
    });
    assert.deepEqual(formulasOf(made, "it"), ["connection: free", "100 GB x 2 sides x $0.01"]);
    // 100 GB x 2 x $0.01
    assert.equal(totalText(made), "0 -> 2 (+$2.00)");
  });
});

describe("an endpoint of a service in another Region", () => {
  const there = (serviceRegion: string) =>
    endpoint("it", ["a", "b"], {
      serviceName: "com.amazonaws.eu-west-1.kms",
      serviceRegion,
    });

  it("is billed for the transfer both ways, half of the traffic each", () => {
    const made = created([there("eu-west-1")], { usage: { it: 1000 } });
    assert.deepEqual(formulasOf(made, "it"), [
      "2 ENI x 730 h x $0.01",
      "1,000 GB x $0.01",
      "500 GB x $0.02",
      "500 GB x $0.02",
    ]);
    // 14.60 + 10 + 500 x 0.02 + 500 x 0.02
    assert.equal(totalText(made), "0 -> 44.6 (+$44.60)");
  });

  it("costs at least what is known where the transfer has no price", () => {
    const made = created([there("ap-southeast-6")], { usage: { it: 1000 } });
    // 14.60 + 10
    assert.equal(made.totals[0]?.after.amount.toString(), "24.6");
    assert.equal(made.totals[0]?.after.complete, false);
  });

  it("is unknown between Regions that nobody knows yet, and free of transfer in its own", () => {
    const unknown = formulasOf(created([there(UNKNOWN_VALUE)], { usage: { it: 1000 } }), "it");
    assert.equal(unknown[2], "unknown GB x unknown");
    const own = endpoint("it", ["a"], { serviceRegion: "us-east-1" });
    assert.equal(formulasOf(created([own]), "it").length, 2);
  });
});

describe("an endpoint without a subnet", () => {
  const notes = (resources: readonly MadeResource[]) =>
    created(resources).resources.flatMap(({ change, after }) =>
      change.urn.endsWith("::it") ? after.flatMap(({ lines }) => lines[0]?.note ?? []) : [],
    );

  it("is said to answer nobody", () => {
    assert.deepEqual(notes([endpoint("it", [])]), [
      "it has no subnet: it answers nobody and costs nothing until it has one",
    ]);
  });

  it("may have its subnets associated apart", () => {
    const association: MadeResource = {
      ...resource(
        "ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
        { vpcEndpointId: "vpce-1", subnetId: "subnet-a" },
        "apart",
      ),
    };
    const made = { ...endpoint("it", []), outputs: { id: "vpce-1" } };
    const { resources } = estimateOf(exportText([made, association]));
    assert.deepEqual(
      resources.flatMap(({ after }) => after.flatMap(({ lines }) => lines[0]?.note ?? [])),
      [
        "billed where subnets are associated",
        "a subnet that is associated apart from its endpoint",
      ],
    );
  });
});

describe("usage of other things than GB", () => {
  it("is millions of queries of a Resolver endpoint", () => {
    const resolver = resource("route53/resolverEndpoint:ResolverEndpoint", {
      ipAddresses: [{}, {}],
    });
    const made = created([resolver], { usage: { it: { millionQueries: 12 } } });
    assert.deepEqual(formulasOf(made, "it"), [
      "2 ENI x 730 h x $0.125",
      "12 million queries x $0.40",
    ]);
    // 182.50 + 12 x 0.40
    assert.equal(totalText(made), "0 -> 187.3 (+$187.30)");
  });

  it("is capacity units of a load balancer, for every hour of the month", () => {
    const balancer = resource("lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" });
    const made = created([balancer], { usage: { "i*": { lcus: 1.5 } }, hoursPerMonth: 700 });
    assert.deepEqual(formulasOf(made, "it"), [
      "1 load balancer x 700 h x $0.0225",
      "1.5 x 700 NLCU-hours x $0.006",
    ]);
    // 15.75 + 1.5 x 700 x 0.006 = 6.30
    assert.equal(totalText(made), "0 -> 22.05 (+$22.05)");
  });

  it("says what no resource took, measure by measure", () => {
    const made = created([endpoint("logs", ["a"])], {
      usage: { logs: { gb: 1, lcus: 2 }, other: 5, "x*": { millionQueries: 1 } },
    });
    assert.deepEqual(made.unusedUsage, ["logs (lcus)", "other", "x* (millionQueries)"]);
    assert.equal(made.totals[0]?.after.amount.toString(), "7.31");
  });

  it("does not end at a longer pattern that says something else", () => {
    const made = created([endpoint("logs-1", ["a"])], {
      usage: { "logs-*": { lcus: 2 }, "l*": 100 },
    });
    assert.equal(formulasOf(made, "logs-1")[1], "100 GB x $0.01");
  });
});

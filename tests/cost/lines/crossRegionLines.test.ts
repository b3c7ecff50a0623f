import assert from "node:assert/strict";
import { compare } from "../../../cost/compare/compare";
import type { LineItem } from "../../../cost/lines/lineItem";
import { checkPrices } from "../../../cost/prices/checkPrices";
import { PriceBook } from "../../../cost/prices/prices";
import { transferItem } from "../../../core/priceItem";
import { estimateOf, smallPlan } from "../../support/plans";
import { findings, topologyOf } from "../../support/topologies";

function input(serviceRegion: string, more: object = {}) {
  return {
    region: "us-east-1",
    services: ["kms", "sts"],
    usage: { kms: 100, sts: 10 },
    overrides: { kms: { serviceRegion } },
    vpcs: { app: {}, web: {} },
    ...more,
  };
}

function transfers(raw: unknown, model = "PerVpc"): LineItem[] {
  const { alternatives } = compare(topologyOf(raw));
  const found = alternatives.find(({ estimate }) => estimate.model === model);
  return (found?.estimate.lines ?? []).filter(({ kind }) => kind === "crossRegionTransfer");
}

const brief = ({ id, formula, monthlyCost, payer }: LineItem) => [
  id,
  formula,
  monthlyCost?.toString(),
  payer,
];

describe("a cross-Region endpoint", () => {
  it("pays each direction at the rate out of the Region that it leaves", () => {
    // 100 GB, half each way, at $0.01 between Virginia and Ohio.
    assert.deepEqual(transfers(input("us-east-2")).slice(0, 2).map(brief), [
      ["app/kms/crossRegionTransfer/request", "50 GB us-east-1 to us-east-2 x $0.01", "0.5", "app"],
      [
        "app/kms/crossRegionTransfer/response",
        "50 GB us-east-2 to us-east-1 x $0.01",
        "0.5",
        "app",
      ],
    ]);
  });

  it("splits the traffic by the share of requests", () => {
    const lines = transfers(input("us-east-2", { requestShare: 0.1 }));
    assert.deepEqual(
      lines.slice(0, 2).map(({ quantity }) => quantity?.toString()),
      ["10", "90"],
    );
  });

  it("is unknown, with a sentence, where no price of the way is on file: never another Region's", () => {
    const [request, response] = transfers(input("ap-southeast-3", { region: "sa-east-1" }));
    // São Paulo to Jakarta is on file, Jakarta to São Paulo is not: 50 GB x $0.138.
    assert.equal(request?.monthlyCost?.toString(), "6.9");
    assert.equal(response?.monthlyCost, undefined);
    assert.equal(
      response?.unknownBecause,
      "no price of data from ap-southeast-3 to sa-east-1 in the snapshot",
    );
  });

  it("takes a negotiated price of any way between Regions, of the Region that the data leaves", () => {
    const override = {
      region: "us-west-2",
      item: transferItem("us-east-1"),
      price: "0.015",
    };
    const [, response] = transfers(input("us-west-2", { prices: { overrides: [override] } }));
    assert.equal(response?.monthlyCost?.toString(), "0.75");
    assert.deepEqual(checkPrices({ overrides: [override] }, []), []);
  });

  it("is discounted like everything else", () => {
    const [request] = transfers(input("us-east-2", { prices: { discountPercent: 10 } }));
    assert.equal(request?.monthlyCost?.toString(), "0.45");
  });

  it("costs hours and GB like any endpoint, here and in the hub, which then pays the transfer", () => {
    const { alternatives } = compare(topologyOf(input("us-east-2")));
    const hours = alternatives[0]?.estimate.lines.find(({ id }) => id === "app/kms/endpointHours");
    assert.equal(hours?.formula, "2 ENI x 730 h x $0.01");
    assert.deepEqual(
      transfers(input("us-east-2"), "Centralized").map(({ vpc, payer }) => [vpc, payer]),
      [
        ["app", "hub"],
        ["app", "hub"],
        ["web", "hub"],
        ["web", "hub"],
      ],
    );
  });

  it("decides nothing between the models: its transfer is the same in each", () => {
    const near = compare(topologyOf(input("us-east-1"))).breakEven;
    assert.deepEqual(compare(topologyOf(input("us-east-2"))).breakEven, near);
    // Unknown in both directions, and yet the mix is priced.
    const far = compare(topologyOf(input("ap-northeast-1"))).alternatives;
    assert.equal(far[2]?.estimate.model, "Hybrid");
  });

  it("reaches the service by the names of its own Region", () => {
    const need = topologyOf(input("us-east-2")).vpcs[0]?.needs[0];
    assert.equal(need?.service.serviceName, "com.amazonaws.us-east-2.kms");
    assert.deepEqual(need.service.privateDnsNames, ["kms.us-east-2.amazonaws.com"]);
    assert.equal(need.privateDnsEnabled, true);
    assert.equal(need.serviceRegion, "us-east-2");
  });

  it("is an interface endpoint also for a service with a free gateway, and never a gateway", () => {
    const s3 = { services: ["s3"], usage: {}, overrides: { s3: { serviceRegion: "us-east-2" } } };
    assert.equal(topologyOf(input("", s3)).vpcs[0]?.needs[0]?.type, "Interface");
    const gateway = { s3: { serviceRegion: "us-east-2", endpointType: "Gateway" } };
    assert.deepEqual(findings(input("", { ...s3, overrides: gateway })), [
      "error gateway-of-region overrides.s3.serviceRegion",
    ]);
  });

  it("leaves a bundle's own gateway endpoint in its Region", () => {
    const needs = topologyOf({
      region: "us-east-1",
      services: ["ecs-fargate"],
      overrides: { s3: { serviceRegion: "us-east-2" } },
      vpcs: { app: {} },
    }).vpcs[0]?.needs.filter(({ service }) => service.name === "s3");
    assert.deepEqual(
      needs?.map(({ type, service, serviceRegion }) => [type, service.serviceName, serviceRegion]),
      [["Gateway", "com.amazonaws.us-east-1.s3", undefined]],
    );
  });

  it("opens a service of a home Region to other Regions, where AWS offers that", () => {
    const iam = (overrides: object) => ({
      region: "eu-west-1",
      services: ["iam"],
      overrides,
      vpcs: { app: {}, web: { services: ["sts"] } },
    });
    assert.deepEqual(findings(iam({})), ["error home-region services[0]"]);
    assert.deepEqual(findings(iam({ iam: { serviceRegion: "us-east-1" } })), []);
    assert.deepEqual(findings(iam({ iam: { serviceRegion: "us-west-2" } })), [
      "error home-region services[0]",
    ]);
  });

  it("is refused for other services, other partitions, no Regions and excluded zones", () => {
    assert.deepEqual(
      findings(input("us-east-2", { overrides: { sts: { serviceRegion: "us-east-2" } } })),
      ["error cross-region-enabled overrides.sts.serviceRegion"],
    );
    assert.deepEqual(findings(input("cn-north-1")), [
      "error same-partition overrides.kms.serviceRegion",
    ]);
    assert.deepEqual(findings(input("ohio")), ["error region-name overrides.kms.serviceRegion"]);
    const vpcs = { app: { availabilityZones: ["use1-az1", "use1-az3"] } };
    assert.deepEqual(findings(input("us-east-2", { vpcs })), [
      "error cross-region-az vpcs.app.availabilityZones",
    ]);
  });

  it("takes no price in another currency: $ and CNY never add up to a total", () => {
    const plan = smallPlan({ endpoints: 1, gb: 100 });
    const endpoints = plan.endpoints.map((one) => ({ ...one, serviceRegion: "cn-north-1" }));
    const item = transferItem("us-east-1");
    const override = { region: "cn-north-1", item, price: "0.6" };
    const prices = { overrides: [override] };
    assert.equal(new PriceBook("cn-north-1", prices).find(item)?.currency, "CNY");
    const response = estimateOf({ ...plan, endpoints }, { prices }).lines.find(({ id }) =>
      id.endsWith("crossRegionTransfer/response"),
    );
    assert.equal(response?.monthlyCost, undefined);
    assert.equal(
      response?.unknownBecause,
      "no price of data from cn-north-1 to us-east-1 in the snapshot",
    );
  });

  it("keeps the prices of Regions apart by their currency", () => {
    const book = new PriceBook("us-east-1", { discountPercent: 50 });
    assert.equal(book.of("us-east-1"), book);
    assert.equal(book.of("cn-north-1").currency, "CNY");
    assert.equal(book.of("eu-west-1"), book.of("eu-west-1"));
  });
});

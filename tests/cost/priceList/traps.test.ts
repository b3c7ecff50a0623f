import assert from "node:assert/strict";
import type { PriceRow } from "../../../core/priceSnapshot";
import { Collector } from "../../../cost/priceList/collector";
import { isUsageType, OfferColumns } from "../../../cost/priceList/offerFile";
import { NOT_IN_THE_LIST, SELECTIONS } from "../../../cost/priceList/selections";
import { verify } from "../../../cost/priceList/verify";
import { priceItems } from "../../../cost/prices/prices";
import { headerOf, PUBLICATION, recordOf, rows, type ListRow } from "../../support/priceList";

/** What the list's rows come to: `region item` with its tiers, and the rules that were broken. */
function readRows(offer: string, list: readonly ListRow[], regions = ["us-east-1"]) {
  const selections = SELECTIONS.filter((selection) => selection.offer === offer);
  const columns = new OfferColumns(headerOf(offer));
  assert.deepEqual(columns.missing(), []);
  const collector = new Collector(selections, new Set(regions), columns);
  for (const row of list) collector.add(recordOf(offer, row));
  const verdicts = collector
    .found({
      offer,
      publication: PUBLICATION,
      url: "https://example.com/index.csv",
      verified: true,
    })
    .map((found) => verify(found, [], { acceptChanges: false }));
  return {
    prices: Object.fromEntries(
      verdicts.flatMap(({ rows: [first, ...more] }) =>
        first === undefined
          ? []
          : [[`${first.region} ${first.item}`, [first, ...more].map(tierText).join("; ")]],
      ),
    ),
    rules: verdicts.flatMap(({ issues }) => issues.map(({ rule, place }) => `${rule} ${place}`)),
  };
}

const tierText = ({ from, to, price }: PriceRow) =>
  from === undefined && to === undefined ? price : `${from ?? ""}-${to ?? "Inf"} ${price}`;

const hour = rows.endpointHour("us-east-1", "USE1");
const nat = rows.nat("us-east-1", "NatGateway-Hours", "0.0450000000");

describe("the header of an offer file", () => {
  it("is to name what is read, and the Region or the one that sends", () => {
    const without = (...names: string[]) =>
      new OfferColumns(headerOf("AmazonVPC").filter((name) => !names.includes(name))).missing();
    assert.deepEqual(without(), []);
    assert.deepEqual(without("PricePerUnit"), ["PricePerUnit"]);
    assert.deepEqual(without("Unit", "Region Code"), ["Unit", "Region Code"]);
    assert.deepEqual(new OfferColumns(headerOf("AWSDataTransfer")).missing(), []);
  });
});

describe("traps of AWS's price list", () => {
  it("takes the edges of the endpoint's tiers from the list: 1,048,576 and 5,242,880 GB, no round numbers", () => {
    assert.deepEqual(readRows("AmazonVPC", rows.endpointGb("us-east-1", "USE1")).prices, {
      "us-east-1 vpce_interface_gb": "0-1048576 0.01; 1048576-5242880 0.006; 5242880-Inf 0.004",
    });
  });

  it("tells GWLBE and resource endpoints from interface endpoints by their whole usage type", () => {
    const { prices } = readRows("AmazonVPC", [
      hour,
      {
        ...hour,
        SKU: "CGTM7UBZH2TVW4HH",
        usageType: "USE1-VpcEndpoint-GWLBE-Hours",
        PricePerUnit: "0.0125",
      },
      {
        SKU: "RESOURCE",
        usageType: "USE1-VpcEndpoint-Resource-Hours",
        operation: "VpcResourceConsumer",
        Group: "VpcResources",
        PricePerUnit: "0.02",
      },
      { ...hour, SKU: "TUNNEL", usageType: "USE1-VpcEndpoint-Tunnel-Hours", PricePerUnit: "0.02" },
    ]);
    assert.deepEqual(prices, {
      "us-east-1 vpce_interface_hour": "0.01",
      "us-east-1 vpce_gwlb_hour": "0.0125",
      "us-east-1 vpce_resource_hour": "0.02",
    });
  });

  it("tells zonal from regional NAT gateways and from provisioned bandwidth", () => {
    const gb = rows.nat("us-east-1", "NatGateway-Bytes", "0.045", {
      SKU: "59S5R83GFPUAGVR5",
      Unit: "GB",
    });
    const regional = { operation: "RegionalNatGateway" };
    const { prices, rules } = readRows("AmazonEC2", [
      nat,
      gb,
      {
        ...nat,
        ...regional,
        SKU: "KVHMMSJX774M3XRN",
        usageType: "RegionalNatGateway-Hours",
        PricePerUnit: "0.0460",
      },
      {
        ...gb,
        ...regional,
        SKU: "REGIONALGB",
        usageType: "USE1-RegionalNatGateway-Bytes",
        PricePerUnit: "0.99",
      },
      {
        ...gb,
        SKU: "PF95WR6DG26CSW2U",
        usageType: "NatGateway-Prvd-Bytes",
        PricePerUnit: "0.0000000000",
      },
      { ...nat, SKU: "2QF2GD6XUCJHFMKF", usageType: "NatGateway-Prvd-Gbps", PricePerUnit: "1.076" },
    ]);
    assert.deepEqual(rules, []);
    assert.deepEqual(prices, {
      "us-east-1 nat_hour": "0.045",
      "us-east-1 nat_gb": "0.045",
      "us-east-1 nat_regional_hour": "0.046",
    });
  });

  it("reads NAT prices from AmazonEC2 and public IPv4 addresses from AmazonVPC, never the other way", () => {
    const address = {
      SKU: "4GQUNXTFWVSGPUZK",
      Group: "VPCPublicIPv4Address",
      usageType: "USE1-PublicIPv4:InUseAddress",
      PricePerUnit: "0.005",
    };
    assert.deepEqual(readRows("AmazonVPC", [nat, address]).prices, {
      "us-east-1 public_ipv4_in_use_hour": "0.005",
    });
    assert.deepEqual(readRows("AmazonEC2", [nat, address]).prices, {
      "us-east-1 nat_hour": "0.045",
    });
  });

  it("takes a Transit Gateway's GB from VPC attachments: what comes over peering is free", () => {
    const [hours, gb] = rows.transitGateway("us-east-1", "USE1") as [ListRow, ListRow];
    const peering = { operation: "TransitGatewayPeering", "Attachment Type": "Transit Gateway" };
    const { prices } = readRows("AmazonVPC", [
      hours,
      gb,
      { ...hours, ...peering, SKU: "PEERINGHOUR", PricePerUnit: "0.06" },
      { ...gb, ...peering, SKU: "PEERINGGB", PricePerUnit: "0.0000000000" },
    ]);
    assert.deepEqual(prices, {
      "us-east-1 tgw_vpc_attachment_hour": "0.05",
      "us-east-1 tgw_gb": "0.02",
      "us-east-1 tgw_peering_attachment_hour": "0.06",
    });
  });

  it("needs no product family of Transit Gateway rows, which some Regions leave empty", () => {
    const list = rows.transitGateway("us-east-1", "USE1");
    const withFamily = list.map((row) => ({ ...row, "Product Family": "Transit Gateway" }));
    assert.deepEqual(readRows("AmazonVPC", list), readRows("AmazonVPC", withFamily));
    assert.equal(readRows("AmazonVPC", list).prices["us-east-1 tgw_gb"], "0.02");
  });

  it("takes cross-AZ transfer, which is not waived for peering, and no peering row for it", () => {
    const transfer = {
      "Product Family": "Data Transfer",
      "Transfer Type": "IntraRegion",
      "From Location Type": "AWS Region",
      "From Region Code": "us-east-1",
      "To Region Code": "us-east-1",
      usageType: "DataTransfer-Regional-Bytes",
      SKU: "PNUBVW4CPC8XA46W",
      Unit: "directional-GB",
    };
    const peering = { ...transfer, SKU: "PEERING", "Transfer Type": "IntraRegion-VPCpeering-In" };
    assert.deepEqual(
      readRows("AWSDataTransfer", [transfer, { ...peering, PricePerUnit: "0.0000000000" }]).prices,
      { "us-east-1 dt_cross_az_gb_each_direction": "0.01" },
    );
  });

  it("reads nothing for what AWS waived or gives for free, since the list has no row of it", () => {
    for (const item of ["tgw_cross_az_gb", "privatelink_cross_az_gb", "vpce_gateway_hour"]) {
      assert.ok(item in NOT_IN_THE_LIST, item);
      assert.ok(
        SELECTIONS.every((selection) => selection.item !== item),
        item,
      );
    }
  });

  it("takes every spelling of hours and GB, and refuses any other unit", () => {
    for (const Unit of ["Hrs", "hour", "hours", "Hourly"]) {
      assert.equal(
        readRows("AmazonVPC", [{ ...hour, Unit }]).prices["us-east-1 vpce_interface_hour"],
        "0.01",
        Unit,
      );
    }
    const gb = rows.transitGateway("us-east-1", "USE1")[1] as ListRow;
    for (const Unit of ["GB", "GigaBytes"]) {
      assert.equal(
        readRows("AmazonVPC", [{ ...gb, Unit }]).prices["us-east-1 tgw_gb"],
        "0.02",
        Unit,
      );
    }
    assert.deepEqual(readRows("AmazonVPC", [{ ...hour, Unit: "GB" }]), {
      prices: {},
      rules: ["price-list-unit us-east-1 vpce_interface_hour"],
    });
  });

  it("takes us-east-1's usage types with and without a billing code, and `VPN-` for no code", () => {
    assert.ok(isUsageType("NatGateway-Hours", "NatGateway-Hours"));
    assert.ok(isUsageType("USE1-RegionalNatGateway-Bytes", "RegionalNatGateway-Bytes"));
    assert.ok(isUsageType("EU-VpcEndpoint-Hours", "VpcEndpoint-Hours"));
    assert.ok(isUsageType("VPN-Usage-Hours:ipsec.1", "VPN-Usage-Hours:ipsec.1"));
    assert.ok(!isUsageType("RegionalNatGateway-Hours", "NatGateway-Hours"));
    assert.ok(!isUsageType("NatGateway-Prvd-Bytes", "NatGateway-Bytes"));
    assert.ok(!isUsageType("USW2-LAX1-VpcEndpoint-Hours", "VpcEndpoint-Hours"));
    assert.ok(!isUsageType("USE1-VpcEndpoint-GWLBE-Hours", "VpcEndpoint-Hours"));
    assert.ok(isUsageType("USE1-USW1-AWS-Out-Bytes", "AWS-Out-Bytes", 2));
    assert.ok(!isUsageType("USE1-USW1-CloudFront-AWS-Out-Bytes", "AWS-Out-Bytes", 2));
  });

  it("files Mumbai's APS3 under ap-south-1 and Jakarta's APS4 under ap-southeast-3, by the Region's code", () => {
    const list = [
      rows.endpointHour("ap-south-1", "APS3", "0.013"),
      rows.endpointHour("ap-southeast-3", "APS4", "0.0131"),
      rows.endpointHour("us-east-1", "APS1", "0.010"),
    ];
    assert.deepEqual(readRows("AmazonVPC", list, ["ap-south-1", "ap-southeast-3"]).prices, {
      "ap-south-1 vpce_interface_hour": "0.013",
      "ap-southeast-3 vpce_interface_hour": "0.0131",
    });
  });

  it("leaves out Local and Wavelength Zones, which share a Region's file", () => {
    const zone = { ...hour, SKU: "ZONE", "Location Type": "AWS Local Zone", PricePerUnit: "0.02" };
    assert.deepEqual(readRows("AmazonVPC", [zone, hour]).prices, {
      "us-east-1 vpce_interface_hour": "0.01",
    });
  });

  it("takes on-demand terms only", () => {
    assert.deepEqual(readRows("AmazonVPC", [{ ...hour, TermType: "Reserved" }]), {
      prices: {},
      rules: [],
    });
  });

  it("drops free twins of a price, and refuses an item that is free altogether", () => {
    const free = { ...hour, SKU: "FREETIER", PricePerUnit: "0.0000000000" };
    assert.deepEqual(readRows("AmazonVPC", [free, hour]).prices, {
      "us-east-1 vpce_interface_hour": "0.01",
    });
    assert.deepEqual(readRows("AmazonVPC", [free]).rules, [
      "price-list-free us-east-1 vpce_interface_hour",
    ]);
  });

  it("refuses two products at two prices, and takes two at the same", () => {
    const other = { ...hour, SKU: "OTHER" };
    assert.deepEqual(readRows("AmazonVPC", [hour, { ...other, PricePerUnit: "0.011" }]), {
      prices: {},
      rules: ["price-list-once us-east-1 vpce_interface_hour"],
    });
    assert.deepEqual(readRows("AmazonVPC", [hour, other]).prices, {
      "us-east-1 vpce_interface_hour": "0.01",
    });
  });

  it("refuses tiers with a hole, an overlap, a late start or an early end", () => {
    const [first, second, third] = rows.endpointGb("us-east-1", "USE1") as [
      ListRow,
      ListRow,
      ListRow,
    ];
    for (const tiers of [
      [first, third],
      [first, second],
      [second, third],
      [first, { ...second, StartingRange: "1000000" }, third],
      [first, first, second, third],
    ]) {
      assert.deepEqual(readRows("AmazonVPC", tiers), {
        prices: {},
        rules: ["price-list-tiers us-east-1 vpce_interface_gb"],
      });
    }
    assert.deepEqual(
      readRows("AmazonVPC", [third, first, second]),
      readRows("AmazonVPC", [first, second, third]),
    );
  });

  it("wants dollars in us-east-1 and yuan in cn-north-1", () => {
    const china = { ...rows.endpointHour("cn-north-1", "CNN1", "0.08"), Currency: "CNY" };
    assert.deepEqual(readRows("AmazonVPC", [china], ["cn-north-1"]).prices, {
      "cn-north-1 vpce_interface_hour": "0.08",
    });
    assert.deepEqual(readRows("AmazonVPC", [{ ...hour, Currency: "CNY" }]).rules, [
      "price-list-currency us-east-1 vpce_interface_hour",
    ]);
  });

  it("counts Resolver queries by the million: $0.0000004 each is $0.40", () => {
    const query = {
      "Product Family": "DNS Query",
      usageType: "USE1-DNS-Queries",
      Unit: "Queries",
      SKU: "QUERIES",
    };
    const list = [
      { ...query, EndingRange: "1000000000", PricePerUnit: "0.0000004000" },
      { ...query, StartingRange: "1000000000", PricePerUnit: "0.0000002000" },
    ];
    assert.deepEqual(readRows("AmazonRoute53", list).prices, {
      "us-east-1 r53_resolver_query_million": "0-1000 0.4; 1000-Inf 0.2",
    });
  });

  it("files hosted zones, which have no Region, under what holds everywhere", () => {
    const zone = { "Product Family": "DNS Zone", usageType: "HostedZone", Unit: "HostedZone" };
    const any = { ...zone, SKU: "ZONE", Location: "Any", "Location Type": "", "Region Code": "" };
    const list = [
      { ...any, EndingRange: "25", PricePerUnit: "0.50" },
      { ...any, StartingRange: "25", PricePerUnit: "0.10" },
    ];
    assert.deepEqual(readRows("AmazonRoute53", list).prices, {
      "global r53_hosted_zone_month": "0-25 0.5; 25-Inf 0.1",
    });
  });

  it("tells Cloud WAN's VPC attachments from Connect attachments, without product families", () => {
    // The row of us-east-2 as the list of 2024-11-01 had it.
    const vpc = {
      SKU: "237RZZHK3CHHFHBT",
      Unit: "hour",
      PricePerUnit: "0.0650000000",
      Group: "CloudWAN",
      usageType: "USE2-CloudWAN-Attachment-Hours",
      operation: "CloudWANVPC",
      "Region Code": "us-east-2",
    };
    const connect = { ...vpc, SKU: "CONNECT", operation: "CloudWANConnect", PricePerUnit: "0.075" };
    assert.deepEqual(readRows("AWSCloudWAN", [vpc, connect], ["us-east-2"]).prices, {
      "us-east-2 cloudwan_attachment_hour": "0.065",
      "us-east-2 cloudwan_connect_attachment_hour": "0.075",
    });
  });

  it("files transfer between Regions under the one that sends, and tells receivers apart", () => {
    const between = (from: string, to: string, usageType: string, price: string): ListRow => ({
      "Product Family": "Data Transfer",
      "Transfer Type": "InterRegion Outbound",
      "From Location Type": "AWS Region",
      "To Location Type": "AWS Region",
      "From Region Code": from,
      "To Region Code": to,
      usageType,
      SKU: `SKU${price.replace(".", "")}`,
      Unit: "GB",
      PricePerUnit: price,
    });
    const list = [
      between("us-east-1", "us-west-1", "USE1-USW1-AWS-Out-Bytes", "0.02"),
      between("us-east-1", "us-east-2", "USE1-USE2-AWS-Out-Bytes", "0.01"),
      between("us-east-1", "eu-west-1", "USE1-EU-AWS-Out-Bytes", "0.03"),
      between("ap-northeast-1", "us-west-1", "APN1-USW1-AWS-Out-Bytes", "0.09"),
      {
        ...between("us-east-1", "us-west-1", "USE1-USW1-AWS-In-Bytes", "0.0000000000"),
        "Transfer Type": "InterRegion Inbound",
      },
    ];
    assert.deepEqual(readRows("AWSDataTransfer", list).prices, {
      "us-east-1 dt_interregion_out_gb_to_eu-west-1": "0.03",
      "us-east-1 dt_interregion_out_gb_to_us-east-2": "0.01",
      "us-east-1 dt_interregion_out_gb_to_us-west-1": "0.02",
    });
  });

  it("reads the internet's tiers and leaves out the free GB, which are a row of no Region", () => {
    const out = (from: string, to: string, price: string): ListRow => ({
      "Transfer Type": "AWS Outbound",
      "From Location Type": "AWS Region",
      "From Region Code": "us-east-1",
      "To Location": "External",
      usageType: "DataTransfer-Out-Bytes",
      SKU: "HQEH3ZWJVT46JHRG",
      Unit: "GB",
      StartingRange: from,
      EndingRange: to,
      PricePerUnit: price,
    });
    const free = {
      ...out("0", "100", "0.0000000000"),
      SKU: "FREE",
      usageType: "Global-DataTransfer-Out-Bytes",
      "From Region Code": "",
    };
    const list = [free, out("0", "10240", "0.09"), out("10240", "Inf", "0.085")];
    assert.deepEqual(readRows("AWSDataTransfer", list).prices, {
      "us-east-1 dt_internet_out_gb": "0-10240 0.09; 10240-Inf 0.085",
    });
  });

  it("tells Network from Gateway Load Balancers, which share their usage types", () => {
    const balancer = (kind: string, usageType: string, SKU: string, price: string): ListRow => ({
      "Product Family": `Load Balancer-${kind}`,
      operation: `LoadBalancing:${kind}`,
      usageType,
      SKU,
      Unit: usageType === "LCUUsage" ? "LCU-Hrs" : "Hrs",
      PricePerUnit: price,
    });
    const list = [
      balancer("Application", "LoadBalancerUsage", "A", "0.0226"),
      balancer("Network", "LoadBalancerUsage", "N", "0.0225"),
      balancer("Network", "LCUUsage", "NL", "0.006"),
      balancer("Gateway", "LoadBalancerUsage", "G", "0.0125"),
      balancer("Gateway", "LCUUsage", "GL", "0.004"),
      balancer("Gateway", "ReservedLCUUsage", "GR", "0.005"),
    ];
    assert.deepEqual(readRows("AWSELB", list).prices, {
      "us-east-1 nlb_hour": "0.0225",
      "us-east-1 nlb_nlcu_hour": "0.006",
      "us-east-1 gwlb_hour": "0.0125",
      "us-east-1 gwlb_glcu_hour": "0.004",
    });
  });

  it("tells site-to-site from client VPN, and associations from connections", () => {
    const cloud = { "Product Family": "Cloud Connectivity" };
    const list = [
      {
        ...cloud,
        usageType: "VPN-Usage-Hours:ipsec.1",
        operation: "CreateVpnConnection",
        PricePerUnit: "0.05",
        SKU: "A",
      },
      {
        ...cloud,
        usageType: "USE1-ClientVPN-EndpointHours",
        operation: "ClientVPNEndpoints",
        PricePerUnit: "0.10",
        SKU: "B",
      },
      {
        ...cloud,
        usageType: "USE1-ClientVPN-ConnectionHours",
        operation: "ClientVPNConnections",
        PricePerUnit: "0.055",
        SKU: "C",
      },
    ];
    assert.deepEqual(readRows("AmazonVPC", list).prices, {
      "us-east-1 s2s_vpn_hour": "0.05",
      "us-east-1 client_vpn_association_hour": "0.1",
      "us-east-1 client_vpn_connection_hour": "0.055",
    });
  });

  it("refuses what is no price and a SKU that would steer a terminal", () => {
    assert.deepEqual(readRows("AmazonVPC", [{ ...hour, PricePerUnit: "-1" }]).rules, [
      "price-list-price us-east-1 vpce_interface_hour",
    ]);
    assert.deepEqual(readRows("AmazonVPC", [{ ...hour, SKU: "\u001b[31mX" }]).rules, [
      "price-list-sku us-east-1 vpce_interface_hour",
    ]);
  });
});

describe("the table of selections", () => {
  it("has every item of the snapshot in one of two tables, with a reason", () => {
    const selected = new Set(SELECTIONS.map(({ item }) => item));
    for (const item of priceItems()) {
      assert.notEqual(selected.has(item), item in NOT_IN_THE_LIST, item);
    }
    for (const { item, why } of SELECTIONS) assert.ok(why.length > 0, item);
    for (const [item, why] of Object.entries(NOT_IN_THE_LIST)) assert.notEqual(why, "", item);
  });

  it("names columns that the offer's header has", () => {
    for (const { offer, item, columns, regionColumn } of SELECTIONS) {
      for (const name of [...Object.keys(columns), regionColumn ?? "Region Code"]) {
        assert.ok(headerOf(offer).includes(name), `${item}: ${name}`);
      }
    }
  });

  it("finds what the model asks for under the same names", () => {
    for (const item of ["cloudwan_attachment_hour", "cloudwan_gb", "cloudwan_cne_hour", "tgw_gb"]) {
      assert.ok(
        SELECTIONS.some((selection) => selection.item === item),
        item,
      );
    }
  });
});

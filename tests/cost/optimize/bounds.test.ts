import assert from "node:assert/strict";
import fc from "fast-check";
import { allServiceNames, serviceDetails } from "../../../core/catalog";
import { decimal } from "../../../core/decimal";
import { hostedZonesFor } from "../../../core/privateDns";
import type { TopologyInput } from "../../../core/topology/schema";
import { compare } from "../../../cost/compare/compare";
import { isMet } from "../../../cost/optimize/isMet";
import { optimize } from "../../../cost/optimize/optimize";
import { certificateSentence } from "../../../cost/report/optimum/sentences";
import { topologyOf } from "../../support/topologies";

const REGION = "us-east-1";
const SERVICES = ["logs", "kms", "sqs", "sts"];

const priceOf = (item: string, price: number) => ({ region: REGION, item, price: String(price) });

interface Choices {
  readonly services: number;
  readonly vpcs: readonly {
    readonly nat: "none" | "existing" | "new";
    readonly attached: boolean;
    readonly account: string | undefined;
    readonly gb: readonly number[];
  }[];
  readonly dns: "PrivateHostedZones" | "Profile";
  readonly connectivity: "TransitGateway" | "Peering";
  readonly consolidatedBilling: boolean;
  readonly attachmentHour: number;
  readonly natHour: number;
  readonly natGb: number;
  readonly dataGb: readonly number[];
}

/** VPCs of several accounts, billed together or apart, with tiers of data that end at 1,500 and 4,000 GB. */
function inputOf(given: Choices): TopologyInput {
  const services = SERVICES.slice(0, given.services);
  const [first = "", second = "", third = ""] = given.dataGb.map(String);
  return {
    region: REGION,
    availabilityZones: 2,
    services,
    consolidatedBilling: given.consolidatedBilling,
    hub: {
      name: "shared",
      account: "111111111111",
      dns: given.dns,
      connectivity: given.connectivity,
    },
    vpcs: Object.fromEntries(
      given.vpcs.map(({ nat, attached, account, gb }, at) => [
        `v${at}`,
        {
          nat,
          attached,
          ...(account === undefined ? {} : { account }),
          usage: Object.fromEntries(services.map((name, index) => [name, gb[index] ?? 0])),
        },
      ]),
    ),
    prices: {
      overrides: [
        priceOf("tgw_vpc_attachment_hour", given.attachmentHour),
        priceOf("nat_hour", given.natHour),
        priceOf("nat_gb", given.natGb),
        priceOf("public_ipv4_in_use_hour", 0.001),
        {
          region: REGION,
          item: "vpce_interface_gb",
          tiers: [
            { fromGb: "0", toGb: "1500", price: first },
            { fromGb: "1500", toGb: "4000", price: second },
            { fromGb: "4000", price: third },
          ],
        },
      ],
    },
  };
}

const choices: fc.Arbitrary<Choices> = fc.record({
  services: fc.integer({ min: 1, max: 4 }),
  vpcs: fc.array(
    fc.record({
      nat: fc.constantFrom("none", "existing", "new"),
      attached: fc.boolean(),
      account: fc.option(
        fc.integer({ min: 1, max: 6 }).map((digit) => String(digit).repeat(12)),
        { nil: undefined },
      ),
      gb: fc.array(fc.nat(6000), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  dns: fc.constantFrom("PrivateHostedZones", "Profile"),
  connectivity: fc.constantFrom("TransitGateway", "Peering"),
  consolidatedBilling: fc.boolean(),
  attachmentHour: fc.constantFrom(0, 0.001, 0.005, 0.03),
  natHour: fc.constantFrom(0.001, 0.01),
  natGb: fc.constantFrom(0.001, 0.012, 0.045),
  dataGb: fc.constantFrom([0.01, 0.006, 0.004], [0.02, 0.001, 0.0005]),
});

function assertNotAbovePerVpc(input: TopologyInput): void {
  const [perVpc, , hybrid] = compare(topologyOf(input)).alternatives;
  assert.ok(perVpc !== undefined);
  if (hybrid === undefined) return;
  const [most, found] = [perVpc.estimate.monthlyTotal, hybrid.estimate.monthlyTotal];
  assert.ok(found.lte(most), `${found.toString()} is more than ${most.toString()}`);
}

describe("the hybrid", () => {
  /** Six bills with tiers of their own: more combinations of them than are tried. */
  const apart = inputOf({
    services: 2,
    vpcs: (
      [
        ["new", "333333333333", [4494, 4832]],
        ["existing", "222222222222", [5075, 2614]],
        ["new", "444444444444", [4797, 5776]],
        ["new", "111111111111", [4057, 2180]],
        ["existing", undefined, [3835, 5964]],
        ["new", undefined, [1658, 3762]],
      ] as const
    ).map(([nat, account, gb]) => ({ nat, attached: false, account, gb })),
    dns: "PrivateHostedZones",
    connectivity: "Peering",
    consolidatedBilling: false,
    attachmentHour: 0,
    natHour: 0.001,
    natGb: 0.012,
    dataGb: [0.01, 0.006, 0.004],
  });

  it("keeps everything local where the lines that are tried lead to something dearer", () => {
    assertNotAbovePerVpc(apart);
    const [perVpc, , hybrid] = compare(topologyOf(apart)).alternatives;
    assert.equal(
      hybrid?.estimate.monthlyTotal.toString(),
      perVpc?.estimate.monthlyTotal.toString(),
    );
    assert.equal(hybrid?.certificate?.optimal, false);
  });

  it("never costs more than an endpoint of its own for everything, whatever the bills", () => {
    fc.assert(
      fc.property(choices, (given) => assertNotAbovePerVpc(inputOf(given))),
      { numRuns: 150 },
    );
  }).timeout(120_000);

  it("still goes to the hub where the file says so, and then may cost more", () => {
    const [perVpc, , hybrid] = compare(
      topologyOf({
        region: REGION,
        services: ["logs"],
        usage: { logs: 10 },
        hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
        vpcs: { app: { cidrBlocks: ["10.1.0.0/16"], placement: { logs: "hub" } } },
      }),
    ).alternatives;
    assert.deepEqual(
      hybrid?.plan.flows.map(({ throughHub }) => throughHub),
      [true],
    );
    assert.equal(hybrid?.estimate.monthlyTotal.gt(perVpc?.estimate.monthlyTotal ?? "0"), true);
  });
});

describe("hosted zones, which cost less beyond the 25th", () => {
  it("are certified where the services of the first names stay local", () => {
    const services = allServiceNames()
      .filter((name) => {
        const service = serviceDetails(name, REGION);
        return (
          service?.endpointTypes.join() === "Interface" &&
          service.homeRegions.length === 0 &&
          service.shadows.length === 0 &&
          !service.capturesPublicApis &&
          hostedZonesFor(service).length === 1
        );
      })
      .slice(0, 32);
    // Too loud for a hub: 5,000 GB against the 1,460 at which two zones of an endpoint are cheaper.
    const usage = Object.fromEntries(services.map((name, at) => [name, at < 10 ? 5000 : 20]));
    const [, centralized, hybrid] = compare(
      topologyOf({
        region: REGION,
        availabilityZones: 2,
        services,
        usage,
        hub: { name: "shared", cidrBlocks: ["10.99.0.0/20"], attached: true },
        vpcs: Object.fromEntries(
          Array.from({ length: 4 }, (_, at) => [
            `app-${at + 1}`,
            { cidrBlocks: [`10.${at + 1}.0.0/16`], attached: true },
          ]),
        ),
      }),
    ).alternatives;
    assert.equal(centralized?.plan.hub?.hostedZones.length, 32);
    assert.equal(hybrid?.plan.hub?.hostedZones.length, 22);
    assert.equal(hybrid.certificate?.optimal, true);
    assert.equal(
      hybrid.certificate.lowerBound?.toString(),
      hybrid.estimate.monthlyTotal.toString(),
    );
  });
});

/** Amounts of more digits than whole numbers hold: thousandths of a GB at three-digit discounts. */
const fine = fc
  .record({
    discountPercent: fc.constantFrom(12.125, 3.333, 7.5),
    requestShare: fc.constantFrom(0.5, 0.3333),
    nat: fc.constantFrom("none", "existing", "new"),
    consolidatedBilling: fc.boolean(),
    gb: fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 20, maxLength: 20 }),
    vpcs: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ gb, vpcs, discountPercent, ...more }) => ({
    ...more,
    region: REGION,
    availabilityZones: 2,
    services: SERVICES,
    prices: { discountPercent },
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
    vpcs: Object.fromEntries(
      Array.from({ length: vpcs }, (_, at) => [
        `v${at}`,
        {
          cidrBlocks: [`10.${at + 1}.0.0/16`],
          usage: Object.fromEntries(
            SERVICES.map((name, index) => [name, (gb[at * SERVICES.length + index] ?? 0) / 1000]),
          ),
        },
      ]),
    ),
  }));

describe("a certificate", () => {
  it("is to the cent: less than a cent between the bound and the total is no gap", () => {
    assert.equal(isMet(decimal("100"), decimal("100")), true);
    assert.equal(isMet(decimal("100"), decimal("99.9900001")), true);
    assert.equal(isMet(decimal("100"), decimal("99.99")), false);
    assert.equal(isMet(decimal("100"), decimal("99")), false);
  });

  it("never says that nothing costs less than the very total, and yet that it is not certified", () => {
    let rounded = 0;
    fc.assert(
      fc.property(fine, (input) => {
        const optimum = optimize(topologyOf(input));
        const { certified, lowerBound } = optimum.certificate;
        const { monthlyTotal } = optimum.estimate;
        assert.ok(lowerBound !== undefined && lowerBound.lte(monthlyTotal));
        const gap = monthlyTotal.minus(lowerBound);
        assert.equal(certified, gap.lt(decimal("0.01")), gap.toString());
        const sentence = certificateSentence(optimum);
        if (!certified) return;
        const exact = lowerBound.eq(monthlyTotal);
        if (!exact) rounded += 1;
        assert.match(
          sentence,
          exact
            ? /^Certified: no .* costs less than/
            : /^Certified to the cent: no .* costs a cent less than/,
        );
      }),
      { numRuns: 40, seed: 1 },
    );
    assert.ok(rounded > 0, "some amounts have more digits than whole numbers hold");
  }).timeout(120_000);
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { decimal } from "../../../core/decimal";
import { planCentralized, planPerVpc } from "../../../core/planTopology";
import {
  closedForm,
  gbThreshold,
  savings,
  smallestCount,
  trafficFactor,
} from "../../../cost/compare/breakEven";
import type { LineKind } from "../../../cost/lines/lineItem";
import { estimateOf } from "../../support/plans";
import { exampleInput, topologyOf } from "../../support/topologies";

type Count = number | "never";

function models(input: ReturnType<typeof exampleInput>) {
  const topology = topologyOf(input);
  return {
    perVpc: estimateOf(planPerVpc(topology)),
    centralized: estimateOf(planCentralized(topology)),
    names: topology.vpcs.map((vpc) => vpc.name),
  };
}

function counts(
  input: ReturnType<typeof exampleInput>,
  without: readonly LineKind[] = [],
): { fresh: Count; attached: Count } {
  const { perVpc, centralized, names } = models(input);
  const kept = (estimate: typeof perVpc) => ({
    ...estimate,
    lines: estimate.lines.filter((line) => !without.includes(line.kind)),
  });
  const saved = savings(kept(perVpc), kept(centralized), names);
  assert.ok(saved !== undefined);
  return {
    fresh: smallestCount(saved.perVpc, saved.hub),
    attached: smallestCount(saved.perVpcAttached, saved.hubAttached),
  };
}

/** The same number by pricing whole topologies, one VPC more at a time. */
function searched(
  input: (spokes: number) => ReturnType<typeof exampleInput>,
  most: number,
  without: readonly LineKind[] = [],
): Count {
  for (let spokes = 1; spokes <= most; spokes++) {
    const { perVpc, centralized } = models(input(spokes));
    const total = (lines: typeof perVpc.lines) =>
      lines
        .filter((line) => !without.includes(line.kind))
        .reduce((sum, line) => sum.plus(line.monthlyCost ?? decimal(0)), decimal(0));
    if (total(centralized.lines).lt(total(perVpc.lines))) return spokes;
  }
  return "never";
}

const QUIET = [
  "ecr.api",
  "kms",
  "secretsmanager",
  "sqs",
  "ssm",
  "sts",
  "logs",
  "lambda",
  "sns",
  "events",
];

/** Spokes that move no data at all. */
function silent(
  services: number,
  availabilityZones: number,
  spokes = 1,
): ReturnType<typeof exampleInput> {
  const names = QUIET.slice(0, services);
  return {
    ...exampleInput(spokes),
    availabilityZones,
    services: names,
    usage: Object.fromEntries(names.map((name) => [name, 0])),
  };
}

describe("the break-even in VPCs", () => {
  it("of the example is 4, zones left out, and 2 where the attachments exist", () => {
    assert.deepEqual(counts(exampleInput(), ["hostedZones"]), { fresh: 4, attached: 2 });
    // N = 3: 634.20 against 647.00; N = 4: 845.60 against 792.10.
    assert.equal(
      searched((spokes) => exampleInput(spokes), 6, ["hostedZones"]),
      4,
    );
  });

  it("of the example is 4 and 2 with its zones too", () => {
    assert.deepEqual(counts(exampleInput()), { fresh: 4, attached: 2 });
    assert.equal(
      searched((spokes) => exampleInput(spokes), 6),
      4,
    );
  });

  // A new Transit Gateway in us-east-1, no traffic, zones left out: services down, Availability Zones across.
  const TABLE: Record<number, readonly [Count, Count, Count]> = {
    2: ["never", "never", 12],
    3: ["never", 12, 4],
    4: ["never", 5, 3],
    5: ["never", 4, 3],
    6: [12, 3, 2],
    8: [5, 2, 2],
    10: [4, 2, 2],
  };
  for (const [services, row] of Object.entries(TABLE)) {
    it(`with ${services} silent services is ${row.join(", ")} at 1, 2 and 3 zones, in closed form and searched`, () => {
      row.forEach((expected, index) => {
        const input = (spokes: number) => silent(Number(services), index + 1, spokes);
        assert.equal(counts(input(1), ["hostedZones"]).fresh, expected);
        assert.equal(searched(input, 13, ["hostedZones"]), expected);
        const saving = decimal(Number(services) * (index + 1) * 73)
          .minus(decimal(365))
          .div(decimal(10));
        const hub = decimal(Number(services) * (index + 1) * 73)
          .plus(decimal(365))
          .div(decimal(10));
        assert.equal(closedForm({ perVpc: [saving, saving], hub })?.vpcs, expected);
      });
    });
  }

  it("is unknown while a line that decides is unknown", () => {
    const { usage: _, ...input } = exampleInput(2);
    const { perVpc, centralized, names } = models(input);
    assert.equal(savings(perVpc, centralized, names), undefined);
  });

  it("counts unlike VPCs in their order, and from the first again past the last", () => {
    const saved = [5, -1, 2].map((value) => decimal(value));
    assert.equal(smallestCount(saved, decimal(3)), 1); // 5, 4, 6, 11, 10, 12
    assert.equal(smallestCount(saved, decimal(4)), 3); // 5 exceeds 4, but the second VPC undoes it
    assert.equal(smallestCount(saved, decimal(6)), 4);
    assert.equal(smallestCount(saved, decimal(10)), 6); // 11, 10, 12
    assert.equal(smallestCount([decimal(5), decimal(-6)], decimal(4)), "never");
    assert.equal(smallestCount([decimal(-1)], decimal(0)), "never");
    assert.equal(smallestCount([], decimal(0)), "never");
  });

  it("is followed by no number at which a hub costs as much again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 30 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 200 }),
        (savings, hub) => {
          const round = savings.reduce((total, saving) => total + saving, 0);
          const counts = 6 * (300 + hub);
          let saved = 0;
          let lastShort = 0;
          for (let count = 1; count <= counts; count++) {
            saved += savings[(count - 1) % savings.length] ?? 0;
            if (saved <= hub) lastShort = count;
          }
          assert.equal(
            smallestCount(
              savings.map((saving) => decimal(saving)),
              decimal(hub),
            ),
            round > 0 ? lastShort + 1 : "never",
          );
        },
      ),
    );
  });

  it("has no closed form for VPCs that save differently", () => {
    assert.equal(closedForm({ perVpc: [decimal(1), decimal(2)], hub: decimal(1) }), undefined);
  });

  it("of the example in closed form is $215.70 / $66.30 = 3.25, so 4", () => {
    const { perVpc, centralized, names } = models(exampleInput());
    const saved = savings(perVpc, centralized, names);
    assert.ok(saved !== undefined);
    const form = closedForm(saved);
    assert.equal(form?.hub.toFixed(2), "215.70"); // 175.20 + 36.50 + 4.00
    assert.equal(form.savingPerVpc.toFixed(2), "66.30"); // 175.20 - 36.50 - 72.40
    assert.equal(form.vpcs, 4);
  });

  it("in closed form is what counting finds, for spokes that are alike", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 500 }),
        fc.integer({ min: 0, max: 5000 }),
        (saving, hub) => {
          assert.equal(
            closedForm({ perVpc: [decimal(saving)], hub: decimal(hub) })?.vpcs,
            smallestCount([decimal(saving)], decimal(hub)),
          );
        },
      ),
    );
  });
});

describe("the break-even in GB", () => {
  const us = {
    endpointHour: decimal("0.01"),
    hoursPerMonth: decimal(730),
    extraGb: decimal("0.02"),
  };

  it("is 365 GB a zone in us-east-1 and 511 in Tokyo", () => {
    assert.deepEqual(
      [1, 2, 3].map((zones) => gbThreshold({ ...us, availabilityZones: zones })?.toString()),
      ["365", "730", "1095"],
    );
    assert.equal(
      gbThreshold({ ...us, endpointHour: decimal("0.014"), availabilityZones: 1 })?.toString(),
      "511",
    );
  });

  it("is where pricing the pair either way changes sides", () => {
    const saving = (gb: number) => {
      const base = exampleInput(1, { transitGateway: "existing", attached: true });
      const vpcs = { "app-1": { ...base.vpcs["app-1"], attached: true } };
      const { perVpc, centralized } = models({
        ...base,
        vpcs,
        services: ["logs"],
        usage: { logs: gb },
      });
      const hubShare = decimal("21.90").plus(decimal("0.50"));
      return perVpc.monthlyTotal.minus(centralized.monthlyTotal.minus(hubShare));
    };
    assert.ok(saving(1094).gt(decimal(0)));
    assert.ok(saving(1095).eq(decimal(0)));
    assert.ok(saving(1096).lt(decimal(0)));
  });

  it("has no threshold where the way to the hub is free", () => {
    assert.equal(gbThreshold({ ...us, extraGb: decimal(0), availabilityZones: 3 }), undefined);
  });

  it("of the whole example is 1.667 times its traffic, where both totals meet", () => {
    const { perVpc, centralized } = models(exampleInput());
    const factor = trafficFactor(perVpc, centralized);
    // (2,102.40 - 175.20 - 474.50 - 4.00) / 868.80
    assert.equal(factor?.toFixed(4), "1.6675");
  });
});

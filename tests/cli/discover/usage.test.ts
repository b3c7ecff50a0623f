import assert from "node:assert/strict";
import fc from "fast-check";
import { gbOf, monthlyMicroGb, monthlyUsage, periodBefore } from "../../../cli/discover/usage";
import { GB, PERIOD } from "../../support/accounts";

const HOUR_MS = 3_600_000;
const old = { createdAtMs: PERIOD.startMs - 1 };

describe("usage from CloudWatch", () => {
  it("covers whole UTC days, the current one left out", () => {
    const { startMs, endMs } = periodBefore(Date.UTC(2026, 2, 31, 17, 5), 30);
    assert.equal(new Date(startMs).toISOString(), "2026-03-01T00:00:00.000Z");
    assert.equal(new Date(endMs).toISOString(), "2026-03-31T00:00:00.000Z");
  });

  it("scales 720 GB of 30 days to the 730 GB of a month with 730 hours", () => {
    const usage = monthlyUsage(old, { bytes: 720n * GB, datapoints: 30 }, PERIOD);
    assert.deepEqual(usage, { microGb: 730_000_000n });
  });

  it("scales an endpoint created within the period by the hours that it existed", () => {
    // 48 hours: 96 GB * 730 / 48 = 1,460 GB.
    const created = { createdAtMs: PERIOD.endMs - 48 * HOUR_MS };
    assert.deepEqual(monthlyUsage(created, { bytes: 96n * GB, datapoints: 2 }, PERIOD), {
      microGb: 1_460_000_000n,
      remark: "created within the period: scaled from 48 hours",
    });
  });

  const cases = [
    {
      what: "an answer without datapoints is no traffic",
      traffic: { bytes: 0n, datapoints: 0 },
      usage: { microGb: 0n, remark: "no traffic: no datapoint in 30 days" },
    },
    {
      what: "datapoints of 0 are no traffic",
      traffic: { bytes: 0n, datapoints: 3 },
      usage: { microGb: 0n, remark: "no traffic: every datapoint of 30 days is 0" },
    },
    {
      what: "no answer is unknown",
      traffic: undefined,
      usage: { unknown: "CloudWatch does not tell" },
    },
    {
      what: "less than a day of life is unknown",
      createdAtMs: PERIOD.endMs - 24 * HOUR_MS + 1,
      traffic: { bytes: GB, datapoints: 1 },
      usage: { unknown: "younger than a whole day" },
    },
    {
      what: "an endpoint created after the period is unknown",
      createdAtMs: PERIOD.endMs + HOUR_MS,
      traffic: { bytes: 0n, datapoints: 0 },
      usage: { unknown: "younger than a whole day" },
    },
    {
      what: "one byte is not nothing",
      traffic: { bytes: 1n, datapoints: 1 },
      usage: { microGb: 1n },
    },
  ];
  for (const { what, traffic, usage, createdAtMs = PERIOD.startMs } of cases) {
    it(what, () => assert.deepEqual(monthlyUsage({ createdAtMs }, traffic, PERIOD), usage));
  }

  it("is the exact product rounded once, to half a millionth of a GB", () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 18n),
        fc.integer({ min: 24, max: 455 * 24 }),
        (bytes, hours) => {
          const observedMs = BigInt(hours * HOUR_MS);
          const micro = monthlyMicroGb(bytes, observedMs);
          // |micro / 10^6 - bytes * 730 / (hours * 2^30)| <= 1 / (2 * 10^6), without a division.
          const away = micro * BigInt(hours) * GB - bytes * 730n * 1_000_000n;
          const half = (BigInt(hours) * GB) / 2n;
          assert.ok(micro === 1n || (away <= half && -away <= half));
          assert.ok(micro > 0n);
        },
      ),
    );
  });

  it("writes GB with every digit of the millionths", () => {
    assert.equal(gbOf(12_500_000n), 12.5);
    assert.equal(gbOf(1n), 0.000001);
    assert.equal(gbOf(1_234_567_000_001n), 1234567.000001);
    assert.equal(gbOf(0n), 0);
  });
});

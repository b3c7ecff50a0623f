import { HOURS_PER_MONTH } from "../../core/defaults";
import type { EndpointRecord, Period, Traffic } from "./records";

const DAY_MS = 86_400_000n;
const MONTH_MS = BigInt(HOURS_PER_MONTH) * 3_600_000n;
/** AWS's tiers count 1,048,576 GB to the PB, so its GB is binary. */
const BYTES_PER_GB = 2n ** 30n;
/** Usage is kept in millionths of a GB, about a kilobyte each. */
const MICRO = 1_000_000n;

/** A month's traffic of one endpoint in millionths of a GB, or why nobody can tell. */
export type MonthlyUsage =
  | { readonly microGb: bigint; readonly remark?: string }
  | { readonly microGb?: undefined; readonly unknown: string };

/** The `days` whole UTC days before `nowMs`, so that every day is complete. */
export function periodBefore(nowMs: number, days: number): Period {
  const endMs = nowMs - (nowMs % Number(DAY_MS));
  return { startMs: endMs - days * Number(DAY_MS), endMs };
}

/**
 * Scales what was measured to a month of 730 hours. An endpoint created within the period is scaled
 * by the time that it existed. AWS writes a datapoint for each minute in which an endpoint receives
 * traffic, so an answer without datapoints means no traffic; no answer means that nobody knows.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html
 */
export function monthlyUsage(
  endpoint: Pick<EndpointRecord, "createdAtMs">,
  traffic: Traffic | undefined,
  period: Period,
): MonthlyUsage {
  if (traffic === undefined) return { unknown: "CloudWatch does not tell" };
  const since = Math.max(period.startMs, endpoint.createdAtMs ?? period.startMs);
  const observedMs = BigInt(Math.max(0, period.endMs - Math.ceil(since)));
  if (observedMs < DAY_MS) return { unknown: "younger than a whole day" };
  const days = Number((period.endMs - period.startMs) / Number(DAY_MS));
  if (traffic.datapoints === 0) {
    return { microGb: 0n, remark: `no traffic: no datapoint in ${days} days` };
  }
  if (traffic.bytes === 0n) {
    return { microGb: 0n, remark: `no traffic: every datapoint of ${days} days is 0` };
  }
  const microGb = monthlyMicroGb(traffic.bytes, observedMs);
  if (since === period.startMs) return { microGb };
  const hours = observedMs / 3_600_000n;
  return { microGb, remark: `created within the period: scaled from ${hours} hours` };
}

/** Exact, rounded half up once; traffic never rounds to nothing. */
export function monthlyMicroGb(bytes: bigint, observedMs: bigint): bigint {
  const numerator = bytes * MONTH_MS * MICRO;
  const denominator = BYTES_PER_GB * observedMs;
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  return rounded === 0n && bytes > 0n ? 1n : rounded;
}

/** `12500000n` -> `12.5`. */
export function gbOf(microGb: bigint): number {
  return Number(`${microGb / MICRO}.${String(microGb % MICRO).padStart(6, "0")}`);
}

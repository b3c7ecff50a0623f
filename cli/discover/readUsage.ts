import {
  GetMetricDataCommand,
  type CloudWatchClient,
  type MetricDataQuery,
  type MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import type { EndpointRecord, Period, Traffic } from "./records";

/** AWS's limit for one GetMetricData. */
export const QUERIES_PER_CALL = 500;
const DAY_SECONDS = 86_400;
/** Types for which AWS publishes metrics; a service in another Region has none either. */
const MEASURED = new Set(["Interface", "GatewayLoadBalancer"]);

export type CloudWatch = Pick<CloudWatchClient, "send">;

export interface UsageRead {
  /** By endpoint id, of every endpoint whose answer is complete. */
  readonly traffic: ReadonlyMap<string, Traffic>;
  /** The error that ended the reading; what was complete before it counts. */
  readonly error?: unknown;
  /** Endpoints that CloudWatch answered without completing. */
  readonly incomplete: number;
}

/**
 * `BytesProcessed` of each endpoint: the bytes of both directions, which are the bytes billed.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html
 */
export async function readUsage(
  cloudWatch: CloudWatch,
  endpoints: readonly EndpointRecord[],
  period: Period,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<UsageRead> {
  const measured = endpoints.filter(isMeasured);
  const traffic = new Map<string, Traffic>();
  let incomplete = 0;
  for (let from = 0; from < measured.length; from += QUERIES_PER_CALL) {
    progress(from, measured.length);
    const batch = measured.slice(from, from + QUERIES_PER_CALL);
    try {
      const found = await readBatch(cloudWatch, batch, period);
      for (const [id, one] of found) traffic.set(id, one);
      incomplete += batch.length - found.size;
    } catch (error) {
      return { traffic, incomplete, error };
    }
  }
  return { traffic, incomplete };
}

export function isMeasured({ type, serviceRegion, state }: EndpointRecord): boolean {
  return MEASURED.has(type) && serviceRegion === undefined && !/^delet/i.test(state);
}

async function readBatch(
  cloudWatch: CloudWatch,
  batch: readonly EndpointRecord[],
  period: Period,
): Promise<Map<string, Traffic>> {
  const sums = batch.map(() => ({ bytes: 0n, datapoints: 0, complete: false, failed: false }));
  let NextToken: string | undefined;
  do {
    const page = await cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(period.startMs),
        EndTime: new Date(period.endMs),
        MetricDataQueries: batch.map(query),
        NextToken,
      }),
    );
    for (const result of page.MetricDataResults ?? []) {
      const sum = sums[Number(result.Id?.slice(1))];
      if (sum !== undefined) add(sum, result);
    }
    NextToken = page.NextToken === "" ? undefined : page.NextToken;
  } while (NextToken !== undefined);
  const found = new Map<string, Traffic>();
  batch.forEach(({ endpointId }, index) => {
    const sum = sums[index];
    if (sum?.complete !== true || sum.failed) return;
    found.set(endpointId, { bytes: sum.bytes, datapoints: sum.datapoints });
  });
  return found;
}

/** The dimensions under which AWS adds up an endpoint's subnets. */
function query(endpoint: EndpointRecord, index: number): MetricDataQuery {
  return {
    Id: `m${index}`,
    MetricStat: {
      Metric: {
        Namespace: "AWS/PrivateLinkEndpoints",
        MetricName: "BytesProcessed",
        Dimensions: [
          { Name: "Endpoint Type", Value: endpoint.type },
          { Name: "Service Name", Value: endpoint.serviceName },
          { Name: "VPC Endpoint Id", Value: endpoint.endpointId },
          { Name: "VPC Id", Value: endpoint.vpcId },
        ],
      },
      Period: DAY_SECONDS,
      Stat: "Sum",
    },
    ReturnData: true,
  };
}

interface Sum {
  bytes: bigint;
  datapoints: number;
  complete: boolean;
  failed: boolean;
}

/** Pages carry partial results; only the one that says Complete ends a metric. */
function add(sum: Sum, { Values = [], StatusCode }: MetricDataResult): void {
  for (const value of Values) {
    if (!Number.isFinite(value) || value < 0) sum.failed = true;
    // Sums of whole bytes, as doubles.
    else sum.bytes += BigInt(Math.round(value));
    sum.datapoints += 1;
  }
  if (StatusCode === "Complete") sum.complete = true;
  else if (StatusCode === "InternalError" || StatusCode === "Forbidden") sum.failed = true;
}

import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { EC2Client } from "@aws-sdk/client-ec2";
import { reasonOf } from "./awsErrors";
import type { CallName } from "./permissions";
import {
  readAttachments,
  readEndpoints,
  readNatGateways,
  readSubnets,
  readTransitGateways,
  readVpcs,
  type Ec2,
} from "./readNetwork";
import { isMeasured, readUsage, type CloudWatch } from "./readUsage";
import type { AccountRecords, EndpointRecord, Gap, Period, Traffic, VpcRecord } from "./records";

export interface AwsClients {
  readonly ec2: Ec2;
  readonly cloudWatch: CloudWatch;
  /** The Region of the option, the environment or the profile. */
  readonly region: () => Promise<string>;
  readonly destroy: () => void;
}

export interface ClientOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** Credentials come from the SDK's default chain, and stay in it. */
export function awsClients({ region, profile, endpointUrl }: ClientOptions): AwsClients {
  const options = {
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    // Waits between attempts as throttling asks for, and slows all calls down with it.
    retryMode: "adaptive",
    maxAttempts: 8,
  };
  const ec2 = new EC2Client(options);
  const cloudWatch = new CloudWatchClient(options);
  return {
    ec2,
    cloudWatch,
    region: () => ec2.config.region(),
    destroy: () => {
      ec2.destroy();
      cloudWatch.destroy();
    },
  };
}

export { readVpcs };

/** Everything besides the VPCs; a call without an answer leaves a gap and stops nothing. */
export async function readAccount(
  { ec2, cloudWatch }: Pick<AwsClients, "ec2" | "cloudWatch">,
  about: { readonly region: string; readonly period: Period; readonly vpcs: readonly VpcRecord[] },
  progress: (text: string) => void,
): Promise<AccountRecords> {
  const gaps: Gap[] = [];
  const attempt = async <T>(call: CallName, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      gaps.push({ call, reason: reasonOf(error) });
      return undefined;
    }
  };
  progress("endpoints, subnets and gateways");
  const [endpoints, subnets, transitGateways, attachments, natGateways] = await Promise.all([
    attempt("DescribeVpcEndpointsCommand", () => readEndpoints(ec2, about.region)),
    attempt("DescribeSubnetsCommand", () => readSubnets(ec2)),
    attempt("DescribeTransitGatewaysCommand", () => readTransitGateways(ec2)),
    attempt("DescribeTransitGatewayVpcAttachmentsCommand", () => readAttachments(ec2)),
    attempt("DescribeNatGatewaysCommand", () => readNatGateways(ec2)),
  ]);
  const usage = await measure(cloudWatch, endpoints ?? [], about.period, gaps, progress);
  return {
    ...about,
    endpoints,
    subnets,
    transitGateways,
    attachments,
    natGateways,
    usage,
    gaps: gaps.sort((a, b) => (a.call < b.call ? -1 : a.call > b.call ? 1 : 0)),
  };
}

async function measure(
  cloudWatch: CloudWatch,
  endpoints: readonly EndpointRecord[],
  period: Period,
  gaps: Gap[],
  progress: (text: string) => void,
): Promise<ReadonlyMap<string, Traffic>> {
  const { traffic, error, incomplete } = await readUsage(
    cloudWatch,
    endpoints,
    period,
    (done, total) => progress(`usage of ${done}/${total} endpoints`),
  );
  const wanted = endpoints.filter(isMeasured).length;
  if (error !== undefined) {
    const part = traffic.size === 0 ? "" : `, after ${traffic.size} of ${wanted} endpoints`;
    gaps.push({ call: "GetMetricDataCommand", reason: `${reasonOf(error)}${part}` });
  } else if (incomplete > 0) {
    gaps.push({
      call: "GetMetricDataCommand",
      reason: `no complete answer for ${incomplete} of ${wanted} endpoints`,
    });
  }
  // No datapoint is no traffic only where something shows that metrics arrive at all.
  if (traffic.size === 0 || [...traffic.values()].some(({ datapoints }) => datapoints > 0)) {
    return traffic;
  }
  gaps.push({
    call: "GetMetricDataCommand",
    reason: `not one datapoint for ${traffic.size} of ${wanted} endpoints, so nothing shows that metrics arrive`,
  });
  return new Map();
}

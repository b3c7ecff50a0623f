import { parse } from "yaml";
import { isRegionName } from "../core/partitions";
import { parseTopology } from "../core/topology/parse";
import { formatted, jsonText } from "../core/printed";
import { clock } from "./clock";
import { isCredentialsError, reasonOf } from "./discover/awsErrors";
import { findHub } from "./discover/hub";
import { vpcNames } from "./discover/names";
import { gapSentence } from "./discover/notes";
import { CALLS, iamPolicy } from "./discover/permissions";
import type * as account from "./discover/readAccount";
import type { AwsClients } from "./discover/readAccount";
import { toTopology, type DiscoveredTopology } from "./discover/toTopology";
import { toYaml } from "./discover/toYaml";
import { periodBefore } from "./discover/usage";
import { ExitCode, UserError } from "./exit";
import { withLibrary } from "./optionalLibrary";
import type { DiscoverOptions } from "./options";
import { checkOutput, writeOutput, type OutputFile } from "./outputFile";
import { print, printLines, Progress, say } from "./say";
import { count } from "./topologyFile";

/** CloudWatch keeps daily sums for 455 days. */
const MOST_DAYS = 455;

/** Reads an account and writes a topology: 0 with whatever could be read, 1 without its VPCs. */
export async function discover(options: DiscoverOptions): Promise<number> {
  if (options.permissions === true) {
    print(jsonText(iamPolicy()));
    return ExitCode.Fine;
  }
  const days = readDays(options.days);
  checkEndpointUrl(options.endpointUrl);
  const output = topologyOutput(options);
  if (output !== undefined) checkOutput(output);
  const reader = await loadReader();
  const clients = reader.awsClients(options);
  const progress = new Progress();
  try {
    const discovered = await read(reader, clients, options, days, progress);
    progress.clear();
    return deliver(discovered, output);
  } finally {
    progress.clear();
    clients.destroy();
  }
}

type Reader = typeof account;

function loadReader(): Promise<Reader> {
  return withLibrary(() => import("./discover/readAccount"), {
    who: "discover",
    what: "the AWS SDK",
    names: ["@aws-sdk/client-ec2", "@aws-sdk/client-cloudwatch"],
  });
}

async function read(
  reader: Reader,
  clients: AwsClients,
  options: DiscoverOptions,
  days: number,
  progress: Progress,
): Promise<DiscoveredTopology> {
  const region = await regionOf(clients);
  const reading = (what: string) => progress.show(`Reading ${what} …`);
  reading("VPCs");
  const vpcs = await reader.readVpcs(clients.ec2).catch((error: unknown) => {
    throw new UserError(unreadable(region, error));
  });
  const names = vpcNames(vpcs);
  // A mistyped hub is said before minutes of reading.
  const hub = options.hub === undefined ? undefined : findHub(options.hub, vpcs, names);
  const about = { region, period: periodBefore(clock.nowMs(), days), vpcs };
  const records = await reader.readAccount(clients, about, reading);
  progress.clear();
  say(...records.gaps.map((gap) => `warning ${gapSentence(gap)}`));
  return toTopology(records, names, hub);
}

async function regionOf(clients: AwsClients): Promise<string> {
  let region: string;
  try {
    region = await clients.region();
  } catch {
    throw new UserError("no Region is set. Give one with --region, or set AWS_REGION");
  }
  if (isRegionName(region)) return region;
  throw new UserError(
    `--region ${JSON.stringify(region)}: not the name of an AWS Region, such as us-east-1`,
  );
}

function unreadable(region: string, error: unknown): string {
  const { action, without } = CALLS.DescribeVpcsCommand;
  const wayOut = isCredentialsError(error)
    ? "Sign in, or name a profile with --profile"
    : "`vpc-endpoints discover --permissions` prints the policy that it needs";
  return `${region}: ${action}: ${reasonOf(error)}; ${without}. ${wayOut}`;
}

/** A topology is a person's to edit, so none is replaced unasked, not even one that was discovered. */
function topologyOutput({ out, force = false }: DiscoverOptions): OutputFile | undefined {
  return out === undefined ? undefined : { file: out, inputs: [], isOwn: () => false, force };
}

/** Nothing is written that the project's own parser refuses. */
function deliver(discovered: DiscoveredTopology, output: OutputFile | undefined): number {
  const text = toYaml(discovered);
  const { input, issues } = parseTopology(parse(text));
  if (input === undefined) {
    throw new UserError("what AWS described makes no valid topology; nothing is written", issues);
  }
  if (output === undefined) {
    print(formatted(text));
    return ExitCode.Fine;
  }
  const { file } = output;
  writeOutput(output, text);
  const { vpcs, endpoints, leftOut, withoutUsage } = discovered.counts;
  const details = [
    count(vpcs, "VPC"),
    count(endpoints, "endpoint"),
    ...(leftOut === 0 ? [] : [`${leftOut} left out`]),
    ...(withoutUsage === 0 ? [] : [`usage of ${count(withoutUsage, "service")} unknown`]),
  ];
  printLines([`${file}: ${details.join(", ")}. Next: vpc-endpoints compare ${file}`]);
  return ExitCode.Fine;
}

function readDays(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw new UserError(
    `--days ${JSON.stringify(text)}: not a whole number from 1 to ${MOST_DAYS}, for which CloudWatch keeps sums`,
  );
}

function checkEndpointUrl(url: string | undefined): void {
  if (url === undefined || (/^https?:\/\//.test(url) && URL.canParse(url))) return;
  throw new UserError(
    `--endpoint-url ${JSON.stringify(url)}: not a URL, such as http://127.0.0.1:5000`,
  );
}

import { serviceDetails } from "../core/catalog";
import type { Printed } from "../core/printed";
import { portText } from "../reach/filters";
import { askable, countNames, proveReadings, type Model, type ProofReport } from "../reach/prove";
import { proofJson } from "../reach/report/json";
import { proofMarkdown } from "../reach/report/markdown";
import { pathJson, pathMarkdown, pathText, type ExplainedPath } from "../reach/report/path";
import { proofText } from "../reach/report/text";
import type { Proof } from "../reach/walk";
import { isUnknown } from "../reach/values";
import { readResources, UnreadableError } from "../resources/read";
import type { Reading } from "../resources/resource";
import { ExitCode, UserError } from "./exit";
import type { ProveOptions } from "./options";
import { readText } from "./readText";
import { outputColors, print, say } from "./say";
import { wantsAscii } from "./terminal";

const HTTPS = { protocol: "tcp", from: 443, to: 443 } as const;

/** Proves what previews and exports promise, or explains one path of them. */
export function prove(files: readonly string[], options: ProveOptions): number {
  if ((options.from === undefined) !== (options.to === undefined)) {
    throw new UserError("--from and --to belong together: a VPC or subnet, and a service or name");
  }
  const model = proveReadings(files.map(read));
  if (options.from !== undefined && options.to !== undefined) {
    const path = explain(model, options.from, options.to, options.port);
    print(renderPath(path, options));
    return codeOf(path.proof.verdict === "blocked", path.proof.verdict === "unknown");
  }
  const report = model.report();
  say(...report.gaps.map((gap) => `warning: ${gap}`));
  const isEmpty = report.vpcs.length === 0 && report.missing.length === 0;
  if (isEmpty) {
    say("warning: nothing in the input promises a private name, so there is nothing to prove");
  }
  print(render(report, options));
  const { blocked, unknown } = countNames(report);
  const broken = report.isolation.some(({ verdict }) => verdict === "broken");
  const open =
    isEmpty ||
    unknown > 0 ||
    report.missing.length > 0 ||
    report.gaps.length > 0 ||
    report.isolation.some(({ verdict }) => verdict === "unknown");
  return codeOf(blocked > 0 || broken, open);
}

function codeOf(blocked: boolean, open: boolean): number {
  if (blocked) return ExitCode.Blocked;
  return open ? ExitCode.NotProven : ExitCode.Fine;
}

function read(file: string): Reading {
  try {
    return readResources(readText(file, "a file that `pulumi stack export` wrote"));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw new UserError(`${file === "-" ? "(stdin)" : file}: ${error.message}`);
  }
}

function sheetOptions(options: ProveOptions) {
  const colors = outputColors(options.color);
  return { ascii: wantsAscii(options), emphasize: (line: string) => colors.bold(line) };
}

function render(report: ProofReport, options: ProveOptions): Printed {
  switch (options.format) {
    case "json":
      return proofJson(report);
    case "markdown":
      return proofMarkdown(report);
    case "text":
      return proofText(report, sheetOptions(options));
  }
}

function renderPath(path: ExplainedPath, options: ProveOptions): Printed {
  switch (options.format) {
    case "json":
      return pathJson(path);
    case "markdown":
      return pathMarkdown(path);
    case "text":
      return pathText(path, sheetOptions(options));
  }
}

/** The worst path of a VPC's subnets, or that of one subnet. */
function explain(model: Model, from: string, to: string, port: string | undefined): ExplainedPath {
  const { walk } = model;
  const subnets = subnetsOf(model, from);
  const paths = subnets.flatMap(({ key, name: subnet, region }) => {
    const details = region === undefined ? undefined : serviceDetails(to, region);
    const ports = port === undefined ? details?.ports.map(spanOf) : [portsOf(port)];
    const name = askable(details === undefined ? to : (details.privateDnsNames[0] ?? to));
    return (ports ?? [HTTPS]).map((span): ExplainedPath => {
      const proof = walk.prove({ subnet: key, name, ports: span });
      return { from: subnet, name, ports: portText(span), proof };
    });
  });
  const rank: Record<Proof["verdict"], number> = { blocked: 0, unknown: 1, reachable: 2 };
  const [worst] = paths.sort((a, b) => rank[a.proof.verdict] - rank[b.proof.verdict]);
  if (worst === undefined) throw new UserError(`--from ${JSON.stringify(from)}: has no subnet`);
  if (!worst.name.includes(".")) {
    throw new UserError(
      `--to ${JSON.stringify(to)}: neither a service with private names nor a name. Give one such as logs, or logs.us-east-1.amazonaws.com`,
    );
  }
  return worst;
}

function spanOf({
  protocol,
  fromPort,
  toPort,
}: {
  protocol: string;
  fromPort: number;
  toPort: number;
}) {
  return { protocol, from: fromPort, to: toPort };
}

function portsOf(text: string) {
  const found = /^(?:(tcp|udp)[ /])?(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  const from = Number(found?.[2]);
  const to = Number(found?.[3] ?? found?.[2]);
  if (found === null || from > to || to > 65_535) {
    throw new UserError(
      `--port ${JSON.stringify(text)}: give a port or a range, such as 443 or tcp/1024-1064`,
    );
  }
  return { protocol: found[1] ?? "tcp", from, to };
}

/** Subnets that a name or an id means: one, or all of a VPC. */
function subnetsOf({ walk }: Model, from: string) {
  const { vpcs, subnets } = walk.network.data;
  const isMeant = ({ key, name }: { key: string; name: string }) => key === from || name === from;
  const meant = vpcs.filter(isMeant);
  const found =
    meant.length > 0
      ? subnets.filter(({ vpc }) => meant.some(({ key }) => key === vpc))
      : subnets.filter(isMeant);
  if (found.length === 0 && meant.length === 0) {
    const known = vpcs.map(({ name }) => name).sort();
    throw new UserError(
      `--from ${JSON.stringify(from)}: no VPC or subnet of this name or id is in the input. VPCs: ${known.join(", ")}`,
    );
  }
  return found.map(({ key, name, vpc }) => {
    const region = isUnknown(vpc) ? undefined : walk.network.find("vpcs", vpc)?.region;
    return { key, name, region: typeof region === "string" ? region : undefined };
  });
}

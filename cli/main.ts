#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { printable } from "../core/printable";
import { page } from "../cost/report/shared/page";
import { ExitCode, UserError } from "./exit";
import type {
  CompareOptions,
  DiscoverOptions,
  EstimateOptions,
  ExplainOptions,
  OptimizeOptions,
  PricesRefreshOptions,
  PricesShowOptions,
  ProveOptions,
  ServicesOptions,
} from "./options";

import { printLines, say, voice, whenReaderLeaves } from "./say";
import { columnsOf, wantsAscii } from "./terminal";
import { packageVersion } from "./version";

/** Loaded only when a subcommand needs them, so that `--help` and `services` start at once. */
const subcommands = {
  compare: () => import("./compare"),
  explain: () => import("./explain"),
  optimize: () => import("./optimize"),
  check: () => import("./check"),
  services: () => import("./services"),
  pricesShow: () => import("./prices/show"),
  pricesRefresh: () => import("./prices/refresh"),
  estimate: () => import("./estimate"),
  prove: () => import("./prove"),
  discover: () => import("./discover"),
};

const prices = new Option(
  "--prices <file>",
  "negotiated prices, laid over the snapshot's, or a list written by `prices refresh`",
);
const assumeGb = new Option(
  "--assume-gb <gb>",
  "GB a month for each service of a VPC whose usage the file leaves out",
);
const color = new Option("--no-color", "plain text, as with NO_COLOR or in a pipe");
const ascii = new Option(
  "--ascii",
  "only ASCII characters in text; the default unless the locale is UTF-8",
);

function program(argv: readonly string[]): Command {
  const command = new Command("vpc-endpoints")
    .description(
      "What VPC endpoints cost, an endpoint per VPC against a central hub, before anything is created.",
    )
    .version(packageVersion(), "-V, --version", "print the version of this package")
    .configureHelp({ helpWidth: columnsOf() })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printLines(linesOf(text)),
      writeErr: (text) => say(...linesOf(text)),
      outputError: (text) => say(...linesOf(withoutBreaksOf(argv, text))),
    })
    .showHelpAfterError("(`vpc-endpoints --help` shows every option)");
  addCompare(command);
  addExplain(command);
  addOptimize(command);
  addCheck(command);
  addEstimate(command);
  addProve(command);
  addServices(command);
  addPrices(command.command("prices").description("show the price list, or read AWS's anew"));
  addDiscover(command);
  return command;
}

function addCompare(command: Command): void {
  command
    .command("compare")
    .description("price each deployment model of a topology, side by side, with the break-even")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "markdown", "json", "csv", "html"])
        .default("text"),
    )
    .option("-o, --out <file>", "write the report into this file instead of printing it")
    .option("--force", "let --out replace a file that is no report; never one that is read")
    .option("--comment-id <id>", "tells several markdown comments of one pull request apart")
    .addOption(
      new Option("-m, --model <model>", "the model that --budget judges").choices([
        "PerVpc",
        "Centralized",
      ]),
    )
    .option(
      "-b, --budget <dollars>",
      "exit 2 when the judged model costs more a month; judges the recommended model by default",
    )
    .option("-r, --resources", "list the AWS resources that each model creates")
    .option(
      "-s, --sensitivity",
      "judge what turns the decision for every VPC and service, however long it takes",
    )
    .addOption(assumeGb)
    .addOption(prices)
    .addOption(ascii)
    .addOption(color)
    .action(async (file: string, options: CompareOptions) => {
      process.exitCode = await (await subcommands.compare()).compare(file, options);
    });
}

function addExplain(command: Command): void {
  command
    .command("explain")
    .description("show every line of an estimate with its formula, price, source and date")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .addOption(
      new Option("-m, --model <model>", "the model to explain")
        .choices(["PerVpc", "Centralized", "Hybrid"])
        .default("PerVpc"),
    )
    .option("--region <region>", "only this Region of a file of several")
    .option("--vpc <name>", "only lines of this VPC")
    .option("--service <name>", "only lines of this service")
    .addOption(prices)
    .addOption(ascii)
    .addOption(color)
    .action(async (file: string, options: ExplainOptions) => {
      process.exitCode = (await subcommands.explain()).explain(file, options);
    });
}

function addOptimize(command: Command): void {
  command
    .command("optimize")
    .description("find the cheapest placement of every service of every VPC, with its proof")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option("--fail-unless-certified", "exit 3 when the result is not proven to be the cheapest")
    .addOption(assumeGb)
    .addOption(prices)
    .addOption(ascii)
    .addOption(color)
    .action(async (file: string, options: OptimizeOptions) => {
      process.exitCode = (await subcommands.optimize()).optimize(file, options);
    });
}

function addCheck(command: Command): void {
  command
    .command("check")
    .description("report every problem of a topology at once")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .action(async (file: string) => {
      process.exitCode = (await subcommands.check()).check(file);
    });
}

function addEstimate(command: Command): void {
  command
    .command("estimate")
    .description("price the network resources of any Pulumi program, before and after a change")
    .argument(
      "<file>",
      "what `pulumi preview --json --show-sames` or `pulumi stack export` printed, or - for standard input",
    )
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option("--region <region>", "the Region of resources that show none")
    .option("--usage <file>", "GB a month by URN, logical name (with * and ?) or service (YAML)")
    .option("--hours <hours>", "hours of a month; 730 by default, as on AWS's price pages")
    .option("--lines", "every line by itself, with its formula, source and date")
    .option("--max-monthly <amount>", "exit 2 when a month costs more afterwards")
    .option("--max-increase <amount>", "exit 2 when a month becomes dearer by more")
    .option("--max-increase-percent <percent>", "the same in percent of what it cost before")
    .addOption(prices)
    .addOption(ascii)
    .addOption(color)
    .action(async (file: string, options: EstimateOptions) => {
      process.exitCode = (await subcommands.estimate()).estimate(file, options);
    });
}

function addProve(command: Command): void {
  command
    .command("prove")
    .description(
      "prove that private names answer and packets come back, before a deploy or after it",
    )
    .argument(
      "<files...>",
      "what `pulumi preview --json --show-sames` or `pulumi stack export` printed, of every stack that takes part",
    )
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option("--from <vpc>", "explain one path: the VPC or subnet that it starts in, by name or id")
    .option("--to <service>", "and the service or name that it leads to")
    .option("--port <port>", "the port or range of the path, such as 443 or 1024-1064")
    .addOption(ascii)
    .addOption(color)
    .action(async (files: string[], options: ProveOptions) => {
      process.exitCode = (await subcommands.prove()).prove(files, options);
    });
}

function addServices(command: Command): void {
  command
    .command("services")
    .description("search the catalog of services and bundles")
    .argument("[text]", "part of a name; everything is listed without it")
    .option("--region <region>", "the Region whose names are shown", "us-east-1")
    .addOption(
      new Option("-f, --format <format>", "output").choices(["text", "json"]).default("text"),
    )
    .addOption(color)
    .action(async (text: string | undefined, options: ServicesOptions) => {
      process.exitCode = (await subcommands.services()).services(text ?? "", options);
    });
}

function addDiscover(command: Command): void {
  command
    .command("discover")
    .description("write a topology file of an AWS account: its VPCs, endpoints and their traffic")
    .option("--region <region>", "the Region to read; AWS_REGION or the profile's by default")
    .option("--profile <name>", "the profile whose credentials are used")
    .option("--days <days>", "days of traffic, scaled to a month", "30")
    .option("--hub <vpc>", "the VPC, by id or name, that is the hub; a new one by default")
    .option("-o, --out <file>", "the file to write; standard output by default")
    .option("--force", "overwrite the file")
    .option("--endpoint-url <url>", "another endpoint than AWS's, such as an emulator's")
    .option("--permissions", "print the IAM policy that this needs, and read nothing")
    .action(async (options: DiscoverOptions) => {
      process.exitCode = await (await subcommands.discover()).discover(options);
    });
}

function addPrices(command: Command): void {
  command
    .command("show")
    .description("show prices with unit, tiers, source and date, and what a Region has no price of")
    .option("--region <region>", "the Region whose prices are shown", "us-east-1")
    .option("--item <items...>", "only these items, such as vpce_interface_hour")
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "json", "csv"])
        .default("text"),
    )
    .addOption(prices)
    .addOption(color)
    .action(async (options: PricesShowOptions) => {
      process.exitCode = (await subcommands.pricesShow()).show(options);
    });
  command
    .command("refresh")
    .description(
      "read AWS's public price list, print what differs and write it; NAT prices are in files of hundreds of MB",
    )
    .option(
      "--base-url <url>",
      "AWS, a mirror of it (http, https, file) or a directory",
      "https://pricing.us-east-1.amazonaws.com",
    )
    .option("--regions <regions>", "such as us-east-1,eu-west-1; every Region by default")
    .option("--item <items...>", "only these items, and only the offer files that hold them")
    .option(
      "--out <file>",
      "the list to write; a source of data/prices.json in a checkout of this package",
    )
    .option("--dry-run", "print the difference and write nothing")
    .option("--accept-changes", "take prices that changed by more than 50 % or look wrong")
    .option("--timeout <seconds>", "give a file up after so long without a byte", "60")
    .option("--max-time <seconds>", "give up what is not read after so long in all", "3600")
    .option(
      "--allow-redirect <hosts...>",
      "hosts that redirects may lead to besides the one of --base-url, over https; http://host for one without",
    )
    .action(async (options: PricesRefreshOptions) => {
      process.exitCode = await (await subcommands.pricesRefresh()).refresh(options);
    });
}

/** Lines of commander's own, as help has many. */
function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** A message of commander's breaks lines itself, before a hint; what it quotes of the arguments must not. */
function withoutBreaksOf(argv: readonly string[], message: string): string {
  const quotable = argv.flatMap((one) => [one, one.slice(one.indexOf("=") + 1), one.slice(2)]);
  return quotable
    .filter((one) => one.includes("\n"))
    .sort((a, b) => b.length - a.length)
    .reduce((text, one) => text.replaceAll(one, () => printable(one)), message);
}

/** Exit codes: 0 fine, 1 error, 2 over the budget, 3 not certified, 4 blocked, 5 not proven. */
export async function main(argv: readonly string[]): Promise<void> {
  whenReaderLeaves(
    () => process.exit(process.exitCode ?? ExitCode.Fine),
    () => process.exit(ExitCode.Error),
  );
  page.width = columnsOf();
  voice.ascii = wantsAscii({ ascii: argv.includes("--ascii") });
  try {
    await program(argv).parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.Fine : ExitCode.Error;
    } else if (error instanceof UserError) {
      say(...error.lines);
      process.exitCode = ExitCode.Error;
    } else {
      throw error;
    }
  }
}

/** A fault of this program keeps its stack; what it quotes steers no terminal either. */
function sayFault(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(...text.split("\n"));
  process.exitCode = ExitCode.Error;
}

if (require.main === module) main(process.argv).catch(sayFault);

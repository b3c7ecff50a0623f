#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { ExitCode, UserError } from "./exit";
import type { CompareOptions, ExplainOptions, ServicesOptions } from "./options";

/** Loaded only when a subcommand needs them, so that `--help` and `services` start at once. */
const subcommands = {
  compare: () => import("./compare"),
  explain: () => import("./explain"),
  check: () => import("./check"),
  services: () => import("./services"),
};

const prices = new Option("--prices <file>", "negotiated prices, laid over the snapshot's");
const color = new Option("--no-color", "plain text, as with NO_COLOR or in a pipe");
const ascii = new Option("--ascii", "only ASCII characters in tables");

function program(): Command {
  const command = new Command("vpc-endpoints")
    .description(
      "What VPC endpoints cost, an endpoint per VPC against a central hub, before anything is created.",
    )
    .exitOverride()
    .showHelpAfterError("(`vpc-endpoints --help` shows every option)");
  command
    .command("compare")
    .description("price each deployment model of a topology, side by side, with the break-even")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .addOption(
      new Option("-f, --format <format>", "output")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
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
    .addOption(prices)
    .addOption(ascii)
    .addOption(color)
    .action(async (file: string, options: CompareOptions) => {
      process.exitCode = (await subcommands.compare()).compare(file, options);
    });
  command
    .command("explain")
    .description("show every line of an estimate with its formula, price, source and date")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .addOption(
      new Option("-m, --model <model>", "the model to explain")
        .choices(["PerVpc", "Centralized", "Hybrid"])
        .default("PerVpc"),
    )
    .option("--vpc <name>", "only lines of this VPC")
    .option("--service <name>", "only lines of this service")
    .addOption(prices)
    .addOption(color)
    .action(async (file: string, options: ExplainOptions) => {
      process.exitCode = (await subcommands.explain()).explain(file, options);
    });
  command
    .command("check")
    .description("report every problem of a topology at once")
    .argument("<topology>", "topology file (YAML or JSON), or - for standard input")
    .action(async (file: string) => {
      process.exitCode = (await subcommands.check()).check(file);
    });
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
  return command;
}

/** Exit codes: 0 fine, 1 error, 2 over the budget. A reader that closes the pipe early is no error. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? ExitCode.Fine);
    throw error;
  });
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? ExitCode.Fine : ExitCode.Error;
    } else if (error instanceof UserError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = ExitCode.Error;
    } else {
      throw error;
    }
  }
}

if (require.main === module) void main(process.argv);

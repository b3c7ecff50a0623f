import { checkChoice } from "../../core/checks/choice";
import { error, type Issue } from "../../core/issues";
import { normalizeTopology } from "../../core/topology/normalize";
import { hasRegions, parseTopology } from "../../core/topology/parse";
import { readYaml, type YamlProblem } from "../../core/yamlText";
import type { Topology } from "../../core/topology/topology";
import type { Deployed } from "../../core/moves/deployed";
import { checkBudgetArguments } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { DeploymentModel } from "./deploymentModel";
import type { EndpointNetworkArgs } from "./networkArgs";
import { checkIdentity } from "./networkChecks";
import { checkPolicies } from "./networkPolicies";
import { ServiceMoves } from "./serviceMoves";

export interface ReadTopology {
  /** Absent where an error makes it meaningless. */
  readonly topology?: Topology;
  readonly issues: readonly Issue[];
}

/** The topology of the arguments, with everything that is wrong before any VPC is looked up. */
export function readTopology(args: EndpointNetworkArgs, deployed?: Deployed): ReadTopology {
  const { data: raw, problems } = readYaml(args.topology);
  if (problems.length > 0) return { issues: problems.map(yamlIssue) };
  if (hasRegions(raw)) return { issues: [severalRegionsIssue()] };
  const parsed = parseTopology(raw);
  const normalized = parsed.input === undefined ? parsed : normalizeTopology(parsed.input);
  const topology = "topology" in normalized ? normalized.topology : undefined;
  const issues = [
    ...normalized.issues.map((issue) => ({ ...issue, path: ["topology", ...issue.path] })),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
    ...checkBudgetArguments(args.budget),
    ...checkChoice(args.deploymentModel, Object.values(DeploymentModel), ["deploymentModel"]),
    ...checkChoice(args.moves, Object.values(ServiceMoves), ["moves"]),
    ...(topology === undefined
      ? []
      : [...checkIdentity(args, topology, deployed), ...checkPolicies(args, topology)]),
  ];
  return topology === undefined ? { issues } : { topology, issues };
}

function severalRegionsIssue(): Issue {
  return error("one-region", ["topology", "regions"], {
    message: "the topology has several Regions, and a network is in one",
    wayOut: "Build a network for each Region, each with the topology of its own",
  });
}

function yamlIssue({ at, message, wayOut }: YamlProblem): Issue {
  return error("yaml", ["topology"], {
    message: `line ${at.line}, column ${at.column}: ${message}`,
    wayOut,
  });
}

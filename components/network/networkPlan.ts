import { parseDocument } from "yaml";
import type { ServiceDetails } from "../../core/catalog";
import { checkChoice } from "../../core/checks/choice";
import { errorsOf, propertyPath, type Issue } from "../../core/issues";
import { hasOwnZones, staysLocalBecause } from "../../core/placement";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { normalizeTopology } from "../../core/topology/normalize";
import { hasRegions, parseTopology } from "../../core/topology/parse";
import type { ServiceNeed, Topology, VpcNetwork } from "../../core/topology/topology";
import { budgetIssues } from "../budget";
import { CostReport } from "../costReport";
import { zoneOf, type FoundVpc, type FoundVpcs } from "./findVpcs";
import { DeploymentModel } from "./deploymentModel";
import type { EndpointNetworkArgs, NetworkVpc } from "./endpointNetwork";

export interface ReadTopology {
  /** Absent where an error makes it meaningless. */
  readonly topology?: Topology;
  readonly issues: readonly Issue[];
}

/** The topology of the arguments, with everything that is wrong before any VPC is looked up. */
export function readTopology(args: EndpointNetworkArgs): ReadTopology {
  const document = parseDocument(args.topology, { prettyErrors: true });
  if (document.errors.length > 0) {
    return { issues: document.errors.map((error) => yamlIssue(error.message)) };
  }
  const raw: unknown = document.toJS({ maxAliasCount: 100 });
  if (hasRegions(raw)) return { issues: [severalRegionsIssue()] };
  const parsed = parseTopology(raw);
  const normalized = parsed.input === undefined ? parsed : normalizeTopology(parsed.input);
  const topology = "topology" in normalized ? normalized.topology : undefined;
  const issues = [
    ...normalized.issues.map((issue) => ({ ...issue, path: within("topology", issue.path) })),
    ...checkChoice(args.costReport, Object.values(CostReport), "costReport"),
    ...budgetIssues(args.budget),
    ...checkChoice(args.deploymentModel, Object.values(DeploymentModel), "deploymentModel"),
    ...(topology === undefined ? [] : identityIssues(args, topology)),
  ];
  return topology === undefined ? { issues } : { topology, issues };
}

export interface PlannedNetworkArgs {
  /** The topology as it is: zones of the given subnets, blocks of the VPCs found, names that AWS answers. */
  readonly topology: Topology;
  readonly found: FoundVpcs;
  /** Services whose private DNS names decide which zones there are. */
  readonly zoneServices: readonly ServiceDetails[];
  readonly issues: readonly Issue[];
}

/** Lays what was found, and what AWS answers of services, over the topology. */
export function planNetworkArgs(
  args: EndpointNetworkArgs,
  topology: Topology,
  found: FoundVpcs,
  answers?: ReadonlyMap<string, ServiceDetails>,
): PlannedNetworkArgs {
  const issues: Issue[] = [];
  const place = <N extends VpcNetwork>(network: N, path: readonly string[], one?: FoundVpc): N => {
    if (one === undefined) return network;
    issues.push(...placeIssues(network, one, path));
    return {
      ...network,
      cidrBlocks: network.cidrBlocks.length > 0 ? network.cidrBlocks : (one.cidrBlocks ?? []),
      availabilityZones: one.subnets.map(zoneOf),
      routeTables: Object.keys(one.routeTableIds).length,
    };
  };
  const vpcs = topology.vpcs.map((vpc) => ({
    ...place(vpc, ["vpcs", vpc.name], found.vpcs.get(vpc.name)),
    needs: vpc.needs.map((need) => withAnswers(need, answers)),
  }));
  const actual: Topology = {
    ...topology,
    vpcs,
    hub: place(topology.hub, ["hub", "vpc"], found.hub),
  };
  if (usesHub(args)) issues.push(...blockIssues(actual));
  return { topology: actual, found, zoneServices: zoneServices(args, topology), issues };
}

export function usesHub({ deploymentModel }: EndpointNetworkArgs): boolean {
  return deploymentModel !== undefined && deploymentModel !== "PerVpc";
}

/** Every VPC of the topology has its ids, and nothing else has. */
function identityIssues(args: EndpointNetworkArgs, topology: Topology): Issue[] {
  const names = new Set(topology.vpcs.map(({ name }) => name));
  const missing = [...names].filter((name) => args.vpcs[name] === undefined);
  const strange = Object.keys(args.vpcs).filter((name) => !names.has(name));
  const { hub } = topology;
  return [
    ...missing.map((name) =>
      needed(
        propertyPath(["vpcs", name]),
        "the topology has this VPC, and nothing says which it is",
      ),
    ),
    ...strange.map((name): Issue => ({
      severity: "error",
      rule: "vpc-of-topology",
      path: propertyPath(["vpcs", name]),
      value: name,
      message: "the topology has no VPC of this name",
      wayOut: `Its VPCs are ${[...names].join(", ")}`,
    })),
    ...topology.vpcs.flatMap((vpc) => {
      const ids = args.vpcs[vpc.name];
      return ids === undefined ? [] : vpcIssues(ids, vpc, ["vpcs", vpc.name], usesHub(args));
    }),
    ...(usesHub(args) ? hubIssues(args, topology) : []),
    ...(usesHub(args) ? crossRegionIssues(topology) : []),
    ...accountIssues([hub, ...topology.vpcs]),
  ];
}

function severalRegionsIssue(): Issue {
  return {
    severity: "error",
    rule: "one-region",
    path: within("topology", "regions"),
    message: "the topology has several Regions, and a network is in one",
    wayOut: "Build a network for each Region, each with the topology of its own",
  };
}

/** A hub serves its own Region; an endpoint into another one belongs to the VPC that needs it. */
function crossRegionIssues({ hub, vpcs }: Topology): Issue[] {
  const found = vpcs.flatMap((vpc) =>
    vpc.needs
      .filter(
        (need) =>
          need.serviceRegion !== undefined &&
          need.placement !== "local" &&
          staysLocalBecause(need, hub) === undefined,
      )
      .map((need) => ({
        severity: "error" as const,
        rule: "cross-region-local",
        path: within("topology", propertyPath(["overrides", need.service.name, "serviceRegion"])),
        value: need.serviceRegion,
        message: `${vpc.name} would reach ${need.service.name} of another Region through the hub, which EndpointHub does not build`,
        wayOut: `Say \`placement: { ${need.service.name}: local }\` in each VPC, so that it gets an endpoint of its own`,
      })),
  );
  // The same setting is wrong for every VPC: one report of it is enough.
  return [...new Map(found.reverse().map((issue) => [issue.path, issue])).values()];
}

function hubIssues(args: EndpointNetworkArgs, { hub, vpcs }: Topology): Issue[] {
  if (hub.assumed) {
    return [
      needed(
        within("topology", "hub"),
        `deploymentModel ${args.deploymentModel} has a hub, and the topology names none`,
      ),
    ];
  }
  if (args.hub === undefined) {
    return [needed("hub", `deploymentModel ${args.deploymentModel} has a hub`)];
  }
  const ids = args.hub;
  const wanted =
    hub.connectivity === "CloudWan"
      ? (["coreNetworkId", "coreNetworkArn"] as const)
      : hub.connectivity === "TransitGateway" && hub.connectivityExists
        ? ([
            "transitGatewayId",
            "transitGatewaySpokeRouteTableId",
            "transitGatewayHubRouteTableId",
          ] as const)
        : [];
  const newOne = hub.connectivity === "TransitGateway" && !hub.connectivityExists;
  const attached = [hub, ...vpcs].filter((vpc) => vpc.attached).map(({ name }) => name);
  return [
    ...vpcIssues(ids.vpc, hub, ["hub", "vpc"], true),
    ...notBuiltIssues(args, hub, vpcs),
    ...(newOne && attached.length > 0
      ? [
          {
            severity: "error" as const,
            rule: "attached-to-existing",
            path: within("topology", "hub.transitGateway"),
            value: attached,
            message: "no VPC is attached already to a Transit Gateway that is new",
            wayOut: "Say `transitGateway: existing`, or take `attached` out",
          },
        ]
      : []),
    ...wanted
      .filter((property) => ids[property] === undefined)
      .map((property) => needed(`hub.${property}`, "the topology says that it is there")),
    ...(newOne && ids.transitGatewayId !== undefined
      ? [
          {
            severity: "error" as const,
            rule: "existing-transit-gateway",
            path: "hub.transitGatewayId",
            message: "the topology plans a new Transit Gateway",
            wayOut: "Say `transitGateway: existing` in the topology's hub, or remove the id",
          },
        ]
      : []),
  ];
}

/** What a topology may plan and a network does not build. */
function notBuiltIssues(
  { deploymentModel }: EndpointNetworkArgs,
  hub: Topology["hub"],
  vpcs: Topology["vpcs"],
): Issue[] {
  const chooses = deploymentModel === "Hybrid" || deploymentModel === "Cheapest";
  const there = hub.existingServices ?? [];
  return [
    ...vpcs
      .filter(({ nat }) => chooses && nat === "new")
      .map(({ name }): Issue => ({
        severity: "error",
        rule: "nat-there",
        path: within("topology", propertyPath(["vpcs", name, "nat"])),
        value: "new",
        message: "the plan may use NAT gateways that are new, and a network builds none",
        wayOut: "Build them and say `nat: existing`, or `nat: none`",
      })),
    ...(there.length === 0
      ? []
      : [
          {
            severity: "error" as const,
            rule: "hub-all-new",
            path: within("topology", "hub.existingServices"),
            value: there,
            message: "a network builds its hub's endpoints itself, and these are there already",
            wayOut: "Remove the list and import the endpoints, or build spokes of that hub alone",
          },
        ]),
  ];
}

function vpcIssues(
  ids: NetworkVpc,
  network: VpcNetwork,
  path: readonly string[],
  hub: boolean,
): Issue[] {
  const at = (...rest: string[]) => propertyPath([...path, ...rest]);
  const attached = ids.transitGatewayAttachmentId !== undefined;
  const attachment: Issue[] =
    hub && attached !== network.attached
      ? [
          {
            severity: "error",
            rule: "attached-as-planned",
            path: at("transitGatewayAttachmentId"),
            message: attached
              ? "the topology says that the VPC is not attached yet"
              : "the topology says that the VPC is attached already",
            wayOut: attached
              ? "Say `attached: true` in the topology, or remove the id"
              : "Give the attachment's id, or take `attached` out of the topology",
          },
        ]
      : [];
  if (ids.lookUp !== undefined) {
    const both = (ids.lookUp.vpcId === undefined) === (ids.lookUp.tags === undefined);
    return [
      ...attachment,
      ...(ids.vpcId === undefined
        ? []
        : [conflict(at("lookUp"), "vpcId and lookUp are both given", "Give one of the two")]),
      ...(both
        ? [
            conflict(
              at("lookUp"),
              "a VPC is looked up by its id or by its tags",
              "Give one of them",
            ),
          ]
        : []),
    ];
  }
  const without = (["vpcId", "subnets", "routeTableIds"] as const).filter(
    (property) => ids[property] === undefined,
  );
  return [
    ...attachment,
    ...without.map((property) => needed(at(property), "it says where the endpoints are")),
  ];
}

function conflict(path: string, message: string, wayOut: string): Issue {
  return { severity: "error", rule: "one-of-two", path, message, wayOut };
}

/** One provider has one account: others need a hub, spokes and registrations of their own. */
function accountIssues(networks: readonly VpcNetwork[]): Issue[] {
  const accounts = new Set(
    networks.map(({ payer }) => payer).filter((payer) => /^\d{12}$/.test(payer)),
  );
  if (accounts.size <= 1) return [];
  return [
    {
      severity: "error",
      rule: "one-account",
      path: "topology",
      value: [...accounts],
      message: "the VPCs are in several accounts, and a network is in one",
      wayOut: "Build an EndpointHub, EndpointSpokes and SpokeRegistrations, each with its provider",
    },
  ];
}

/** The file is what was priced: what is built must not be more or less. */
function placeIssues(network: VpcNetwork, found: FoundVpc, path: readonly string[]): Issue[] {
  const planned = network.availabilityZones.length;
  const zones = new Set(found.subnets.map(zoneOf)).size;
  const issues: Issue[] = [];
  if (zones !== planned || found.subnets.length !== planned) {
    issues.push({
      severity: "error",
      rule: "zones-as-planned",
      path: propertyPath([...path, "subnets"]),
      value: found.subnets.length,
      message: `the topology plans ${planned} Availability Zones for ${network.name}, and the subnets are ${found.subnets.length} in ${zones}`,
      wayOut: "Give one subnet in each planned zone, or correct availabilityZones in the topology",
    });
  }
  const actual = found.cidrBlocks;
  if (actual !== undefined && network.cidrBlocks.length > 0) {
    const unlike = [
      ...actual.filter((block) => !network.cidrBlocks.includes(block)),
      ...network.cidrBlocks.filter((block) => !actual.includes(block)),
    ];
    if (unlike.length > 0) {
      issues.push({
        severity: "error",
        rule: "blocks-as-planned",
        path: within("topology", propertyPath([path[0] ?? "", ...path.slice(1), "cidrBlocks"])),
        value: network.cidrBlocks,
        message: `${network.name} has ${actual.join(", ")}`,
        wayOut: "Correct cidrBlocks in the topology, or leave them out for those that AWS says",
      });
    }
  }
  return issues;
}

/** Blocks that were looked up meet the same rule as those of the file. */
function blockIssues({ hub, vpcs }: Topology): Issue[] {
  const networks = [
    { ...hub, path: ["hub", "cidrBlocks"] },
    ...vpcs.map((vpc) => ({ ...vpc, path: ["vpcs", vpc.name, "cidrBlocks"] })),
  ];
  return [
    ...networks
      .filter(({ cidrBlocks }) => cidrBlocks.length === 0)
      .map(({ path }) =>
        needed(
          within("topology", propertyPath(path)),
          "without its blocks no route leads to the VPC",
        ),
      ),
    ...errorsOf(checkConnectedBlocks(networks, "error")).map((issue) => ({
      ...issue,
      path: within("topology", issue.path),
    })),
  ];
}

function withAnswers(
  need: ServiceNeed,
  answers: ReadonlyMap<string, ServiceDetails> | undefined,
): ServiceNeed {
  const answer = need.type === "Interface" ? answers?.get(need.service.name) : undefined;
  return answer === undefined ? need : { ...need, service: answer };
}

function zoneServices(args: EndpointNetworkArgs, { vpcs, hub }: Topology): ServiceDetails[] {
  if (!usesHub(args) || !hasOwnZones(hub)) return [];
  const needs = vpcs.flatMap((vpc) => vpc.needs);
  const hosted = needs.filter(
    (need) => need.placement !== "local" && staysLocalBecause(need, hub) === undefined,
  );
  return [...new Map(hosted.map(({ service }) => [service.name, service])).values()];
}

function needed(path: string, message: string): Issue {
  return { severity: "error", rule: "network-needs", path, message, wayOut: "Give it" };
}

function yamlIssue(message: string): Issue {
  return {
    severity: "error",
    rule: "yaml",
    path: "topology",
    message: message.split("\n")[0] ?? "not YAML",
    wayOut: "Correct the text; `vpc-endpoints check` shows the place",
  };
}

/** A path in the topology's own words, below the argument that holds it. */
function within(argument: string, path: string): string {
  if (path === "") return argument;
  return path.startsWith("[") ? `${argument}${path}` : `${argument}.${path}`;
}

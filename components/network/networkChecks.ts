import { ownValue } from "../../core/ownValue";
import { WAYS } from "../../core/connectivity/ways";
import { propertyPath, type Issue } from "../../core/issues";
import { staysLocalBecause } from "../../core/placement";
import type { Topology, VpcNetwork } from "../../core/topology/topology";
import type { EndpointNetworkArgs, NetworkVpc } from "./networkArgs";

/** Every VPC of the topology has its ids, and nothing else has. */
export function identityIssues(args: EndpointNetworkArgs, topology: Topology): Issue[] {
  const names = new Set(topology.vpcs.map(({ name }) => name));
  const missing = [...names].filter((name) => ownValue(args.vpcs, name) === undefined);
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
      const ids = ownValue(args.vpcs, vpc.name);
      return ids === undefined ? [] : vpcIssues(ids, vpc, ["vpcs", vpc.name], usesHub(args));
    }),
    ...(usesHub(args) ? hubIssues(args, topology) : []),
    ...(usesHub(args) ? crossRegionIssues(topology) : []),
    ...accountIssues([hub, ...topology.vpcs]),
  ];
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
  const way = WAYS[hub.connectivity];
  const wanted = way.alwaysExists || hub.connectivityExists ? way.ids : [];
  const newOne = way.attachesVpcs && !way.alwaysExists && !hub.connectivityExists;
  const [ownId] = way.ids;
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
            message: `no VPC is attached already to a ${way.name} that is new`,
            wayOut: "Say `transitGateway: existing`, or take `attached` out",
          },
        ]
      : []),
    ...wanted
      .filter((property) => ids[property] === undefined)
      .map((property) => needed(`hub.${property}`, "the topology says that it is there")),
    ...(newOne && ownId !== undefined && ids[ownId] !== undefined
      ? [
          {
            severity: "error" as const,
            rule: "existing-transit-gateway",
            path: `hub.${ownId}`,
            message: `the topology plans a new ${way.name}`,
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
  const accounts = new Set(networks.flatMap(({ account }) => account ?? []));
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

export function needed(path: string, message: string): Issue {
  return { severity: "error", rule: "network-needs", path, message, wayOut: "Give it" };
}

/** A path in the topology's own words, below the argument that holds it. */
export function within(argument: string, path: string): string {
  if (path === "") return argument;
  return path.startsWith("[") ? `${argument}${path}` : `${argument}.${path}`;
}

export function usesHub({ deploymentModel }: EndpointNetworkArgs): boolean {
  return deploymentModel !== undefined && deploymentModel !== "PerVpc";
}

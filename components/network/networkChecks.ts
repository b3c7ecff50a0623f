import { ownValue } from "../../core/ownValue";
import { WAYS } from "../../core/connectivity/ways";
import { error, propertyPath, required, type Issue, type Path } from "../../core/issues";
import { staysLocalBecause } from "../../core/placement";
import { isThereFor } from "../../core/planTopology";
import type { Topology, TopologyHub, VpcNetwork } from "../../core/topology/topology";
import { isHubDeployed, type Deployed } from "../../core/moves/deployed";
import type { EndpointNetworkArgs, NetworkVpc } from "./networkArgs";

/** Every VPC of the topology has its ids, and nothing else has. */
export function checkIdentity(
  args: EndpointNetworkArgs,
  topology: Topology,
  deployed: Deployed | undefined,
): Issue[] {
  const hasHub = usesHub(args, topology, deployed);
  const names = new Set(topology.vpcs.map(({ name }) => name));
  const missing = [...names].filter((name) => ownValue(args.vpcs, name) === undefined);
  const strange = Object.keys(args.vpcs).filter((name) => !names.has(name));
  const { hub } = topology;
  return [
    ...missing.map((name) =>
      required(["vpcs", name], "the topology has this VPC, and nothing says which it is"),
    ),
    ...strange.map((name): Issue =>
      error("vpc-of-topology", ["vpcs", name], {
        value: name,
        message: "the topology has no VPC of this name",
        wayOut: `Its VPCs are ${[...names].join(", ")}`,
      }),
    ),
    ...topology.vpcs.flatMap((vpc) => {
      const ids = ownValue(args.vpcs, vpc.name);
      const beside = hasHub ? hub : undefined;
      return ids === undefined ? [] : checkVpc(ids, vpc, ["vpcs", vpc.name], beside);
    }),
    ...(hasHub ? checkHub(args, topology) : []),
    ...(hasHub ? checkCrossRegion(topology) : []),
    ...checkAccount([hub, ...topology.vpcs]),
  ];
}

/** A hub serves its own Region; an endpoint into another one belongs to the VPC that needs it. */
function checkCrossRegion({ hub, vpcs }: Topology): Issue[] {
  const found = vpcs.flatMap((vpc) =>
    vpc.needs
      .filter(
        (need) =>
          need.serviceRegion !== undefined &&
          need.placement !== "local" &&
          staysLocalBecause(need, hub) === undefined,
      )
      .map((need) =>
        error("cross-region-local", ["topology", "overrides", need.service.name, "serviceRegion"], {
          value: need.serviceRegion,
          message: `${vpc.name} would reach ${need.service.name} of another Region through the hub, which EndpointHub does not build`,
          wayOut: `Say \`placement: { ${need.service.name}: local }\` in each VPC, so that it gets an endpoint of its own`,
        }),
      ),
  );
  // The same setting is wrong for every VPC: one report of it is enough.
  return [...new Map(found.reverse().map((issue) => [propertyPath(issue.path), issue])).values()];
}

function checkHub(args: EndpointNetworkArgs, { hub, vpcs }: Topology): Issue[] {
  const because = plansHub(args)
    ? `deploymentModel ${args.deploymentModel} has a hub`
    : "lastPlacements has services in a hub, which stays until they have left";
  if (hub.assumed) {
    return [required(["topology", "hub"], `${because}, and the topology names none`)];
  }
  if (args.hub === undefined) {
    return [required(["hub"], because)];
  }
  const ids = args.hub;
  const way = WAYS[hub.connectivity];
  const exists = hub.connectivityExists && isThereFor(hub);
  const wanted = way.alwaysExists || exists ? way.ids : [];
  const newOne = way.attachesVpcs && !way.alwaysExists && !exists;
  const [ownId] = way.ids;
  const attached = isThereFor(hub)
    ? [hub, ...vpcs].filter((vpc) => vpc.attached).map(({ name }) => name)
    : [];
  return [
    ...checkVpc(ids.vpc, hub, ["hub", "vpc"], hub),
    ...checkNotBuilt(args, hub, vpcs),
    ...(newOne && attached.length > 0
      ? [
          error("attached-to-existing", ["topology", "hub", "transitGateway"], {
            value: attached,
            message: `no VPC is attached already to a ${way.name} that is new`,
            wayOut: "Say `transitGateway: existing`, or take `attached` out",
          }),
        ]
      : []),
    ...wanted
      .filter((property) => ids[property] === undefined)
      .map((property) => required(["hub", property], "the topology says that it is there")),
    ...(newOne && ownId !== undefined && ids[ownId] !== undefined
      ? [
          error("existing-transit-gateway", ["hub", ownId], {
            message: `the topology plans a new ${way.name}`,
            wayOut: "Say `transitGateway: existing` in the topology's hub, or remove the id",
          }),
        ]
      : []),
  ];
}

/** What a topology may plan and a network does not build. */
function checkNotBuilt(
  { deploymentModel }: EndpointNetworkArgs,
  hub: Topology["hub"],
  vpcs: Topology["vpcs"],
): Issue[] {
  const chooses = deploymentModel === "Hybrid" || deploymentModel === "Cheapest";
  const there = hub.existingServices ?? [];
  return [
    ...vpcs
      .filter(({ nat }) => chooses && nat === "new")
      .map(({ name }): Issue =>
        error("nat-there", ["topology", "vpcs", name, "nat"], {
          value: "new",
          message: "the plan may use NAT gateways that are new, and a network builds none",
          wayOut: "Build them and say `nat: existing`, or `nat: none`",
        }),
      ),
    ...(there.length === 0
      ? []
      : [
          error("hub-all-new", ["topology", "hub", "existingServices"], {
            value: there,
            message: "a network builds its hub's endpoints itself, and these exist",
            wayOut: "Remove the list and import the endpoints, or build spokes of that hub alone",
          }),
        ]),
  ];
}

function checkVpc(
  ids: NetworkVpc,
  network: VpcNetwork,
  path: readonly string[],
  hub: TopologyHub | undefined,
): Issue[] {
  const at = (...rest: string[]) => [...path, ...rest];
  const attached = ids.transitGatewayAttachmentId !== undefined;
  const attachment: Issue[] =
    hub !== undefined && attached !== (network.attached && isThereFor(hub))
      ? [
          error("attached-as-planned", at("transitGatewayAttachmentId"), {
            message: attached
              ? "the topology says that the VPC is not attached yet"
              : "the topology says that the VPC is attached already",
            wayOut: attached
              ? "Say `attached: true` in the topology, or remove the id"
              : "Give the attachment's id, or take `attached` out of the topology",
          }),
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
    ...without.map((property) => required(at(property), "it says where the endpoints are")),
  ];
}

function conflict(path: Path, message: string, wayOut: string): Issue {
  return error("one-of-two", path, { message, wayOut });
}

/** One provider has one account: others need a hub, spokes and registrations of their own. */
function checkAccount(networks: readonly VpcNetwork[]): Issue[] {
  const accounts = new Set(networks.flatMap(({ account }) => account ?? []));
  if (accounts.size <= 1) return [];
  return [
    error("one-account", ["topology"], {
      value: [...accounts],
      message: "the VPCs are in several accounts, and a network is in one",
      wayOut: "Build an EndpointHub, EndpointSpokes and SpokeRegistrations, each with its provider",
    }),
  ];
}

/** A hub is planned, or one is deployed that services have yet to leave. */
export function usesHub(
  args: EndpointNetworkArgs,
  { vpcs }: Pick<Topology, "vpcs">,
  deployed: Deployed | undefined,
): boolean {
  return plansHub(args) || isHubDeployed(deployed, vpcs);
}

function plansHub({ deploymentModel }: EndpointNetworkArgs): boolean {
  return deploymentModel !== undefined && deploymentModel !== "PerVpc";
}

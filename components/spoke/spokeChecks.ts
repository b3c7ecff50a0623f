import { checkAccountId } from "../../core/account";
import { WAYS } from "../../core/connectivity/ways";
import { checkHas, lacksId } from "../hub/hubIds";
import { checkOneHub, type KnownHub } from "../hub/knownHub";
import { checkRouteTables, routeTablesOf } from "../shared/routeTables";
import type { DecidedSpoke } from "./plannedSpoke";
import { checkShares } from "./acceptShares";
import { SPOKE_WAYS } from "./connectivity/spokeWays";
import { checkChoice } from "../../core/checks/choice";
import { error, required, warning, type Issue, type Path } from "../../core/issues";
import { isAnywhere, isIn, onePerZone } from "../../core/subnetPlaces";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { checkBudgetArguments } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { checkShape } from "../hub/shapeChecks";
import type { EndpointSpokeArgs } from "./spokeArgs";

type Planned = Omit<DecidedSpoke, "issues">;

/** What is wrong with a spoke whatever its hub is, besides the names of services. */
export function checkOwn(args: EndpointSpokeArgs): Issue[] {
  return [
    ...checkOneHub(args, ["hub", "registration", "hubConnection"]),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
    ...checkBudgetArguments(args.budget),
    ...checkAccountId(args.accountId, ["accountId"]),
    ...checkRouteTables(args),
    ...(routeTablesOf(args).length === 0
      ? [required(["routeTableIds"], "no subnet gets a route to the hub")]
      : []),
    ...checkSubnets(args),
    ...checkLocal(args),
  ];
}

/** What is wrong with it beside its hub. */
export function checkWithHub(args: EndpointSpokeArgs, hub: KnownHub, planned: Planned): Issue[] {
  return [
    ...checkShape(hub),
    ...checkBlocks(args, hub, planned),
    ...checkAttachment(args, planned),
    ...checkConnection(args, hub, planned),
    ...checkDns(args, hub, planned),
    ...checkRegistration(args, hub, planned),
    ...checkShares(args, hub, planned.spoke),
  ];
}

function checkBlocks(args: EndpointSpokeArgs, { path }: KnownHub, planned: Planned): Issue[] {
  const { spoke } = planned;
  // That nobody knows the blocks is said where the spoke is looked for.
  const isKnown = args.cidrBlocks !== undefined || spoke.cidrBlocks.length > 0;
  const own = isKnown
    ? [
        {
          name: "the spoke",
          cidrBlocks: spoke.cidrBlocks,
          unroutedCidrBlocks: args.unroutedCidrBlocks ?? [],
          path: ["cidrBlocks"],
        },
      ]
    : [];
  const networks = [
    {
      name: "the hub",
      cidrBlocks: planned.hubCidrBlocks,
      path: args.hubCidrBlocks === undefined ? [path, "shape", "cidrBlocks"] : ["hubCidrBlocks"],
    },
    ...own,
  ];
  return [
    ...networks
      .filter(({ cidrBlocks }) => cidrBlocks.length === 0)
      .map((network) => required(network.path, "without its blocks no route leads to the VPC")),
    ...checkConnectedBlocks(networks, "error"),
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: no subnet in a zone, no way out of it. */
function checkAttachment(args: EndpointSpokeArgs, { connectivity }: Planned): Issue[] {
  const given = args.attachmentSubnets ?? args.attachmentSubnetIds;
  const { attachesVpcs } = WAYS[connectivity];
  const builds = attachesVpcs && args.transitGatewayAttachmentId === undefined;
  const path = ["attachmentSubnets"];
  if (!builds) {
    return given === undefined
      ? []
      : [unused(path, "no attachment is built here, so it has no subnets")];
  }
  return given === undefined || (Array.isArray(given) && given.length === 0)
    ? [required(path, "the attachment has no subnet to be in")]
    : [];
}

function checkSubnets(args: EndpointSpokeArgs): Issue[] {
  if (args.attachmentSubnets !== undefined && args.attachmentSubnetIds !== undefined) {
    return [
      error("one-of-two", ["attachmentSubnetIds"], {
        message: "attachmentSubnets and attachmentSubnetIds are both given",
        wayOut: "Give one of the two",
      }),
    ];
  }
  return [...checkZonesOnce(args), ...checkCoveredZones(args)];
}

function checkZonesOnce({ attachmentSubnets = [] }: EndpointSpokeArgs): Issue[] {
  const first = new Set(onePerZone(attachmentSubnets));
  return attachmentSubnets.flatMap((subnet, index): Issue[] =>
    first.has(subnet)
      ? []
      : [
          error("one-subnet-per-az", ["attachmentSubnets", index], {
            value: subnet.availabilityZone ?? subnet.availabilityZoneId,
            message: "an attachment has one subnet in each Availability Zone",
            wayOut: "List one subnet of each Availability Zone",
          }),
        ],
  );
}

function checkCoveredZones(args: EndpointSpokeArgs): Issue[] {
  const { attachmentSubnets: subnets } = args;
  if (subnets === undefined || subnets.some(isAnywhere)) return [];
  return (args.clientAvailabilityZones ?? []).flatMap((zone, index): Issue[] =>
    subnets.some((subnet) => isIn(zone, subnet))
      ? []
      : [
          error("attachment-in-every-az", ["clientAvailabilityZones", index], {
            value: zone,
            message: "clients here do not reach the hub: the attachment has no subnet in the zone",
            wayOut: "Add a subnet of the zone to attachmentSubnets",
          }),
        ],
  );
}

/** Ids that the way to the hub needs. */
function checkConnection(args: EndpointSpokeArgs, hub: KnownHub, planned: Planned): Issue[] {
  const { ids, because } = SPOKE_WAYS[planned.connectivity].needs(args, planned.spoke);
  return ids.flatMap((id) => checkHas(hub, id, because));
}

function checkDns(args: EndpointSpokeArgs, hub: KnownHub, planned: Planned): Issue[] {
  if (args.attachOnly === true) return [];
  if (planned.dns === "Profile") {
    return checkHas(hub, ["profileId"], "the hub's names come by its Profile");
  }
  if (args.hubServices?.length === 0) {
    return [required(["hubServices"], "no name of the hub's services would resolve to the hub")];
  }
  if (lacksId(hub, ["hostedZoneIds"])) {
    return checkHas(hub, ["hostedZoneIds"], "the hub's names come by its zones");
  }
  return planned.zones.flatMap((zone) =>
    checkHas(hub, ["hostedZoneIds", zone], "the shape's services name this zone"),
  );
}

/** Without the hub's half nothing comes back: the attachment waits, and no route leads here. */
function checkRegistration(args: EndpointSpokeArgs, hub: KnownHub, planned: Planned): Issue[] {
  const byRegistration = WAYS[planned.connectivity].attachesVpcs;
  const waits = hub.registered || args.attachOnly === true;
  if (!planned.spoke.foreign || !byRegistration || waits) return [];
  return [
    error("registered-spoke", [hub.path], {
      message: "the hub is in another account, which has to accept this spoke and route back to it",
      wayOut:
        "Build a SpokeRegistration there and give it as `registration`, or its output `connection` as hubConnection; or set attachOnly until it is built",
    }),
  ];
}

function checkLocal(args: EndpointSpokeArgs): Issue[] {
  const some = (args.localServices ?? []).length > 0;
  if (some && (args.localSubnets ?? []).length === 0) {
    return [required(["localSubnets"], "the local endpoints have no subnet to be in")];
  }
  return [];
}

function unused(path: Path, message: string): Issue {
  return warning("without-effect", path, { message, wayOut: "Remove it" });
}

import { checkAccountId } from "../../core/account";
import { connectivityOf, WAYS } from "../../core/connectivity/ways";
import { SPOKE_WAYS } from "./connectivity/spokeWays";
import { checkChoice } from "../../core/checks/choice";
import { error, required, warning, type Issue, type Path } from "../../core/issues";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { checkBudgetArguments } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { CONNECTIVITIES, HubDns } from "../shared/choices";
import type { EndpointSpokeArgs } from "./spokeArgs";

/** What is wrong with a spoke, besides the names of services. */
export function checkSpokeArguments(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  return [
    ...checkChoice(args.connectivity, CONNECTIVITIES, ["connectivity"]),
    ...checkChoice(args.dns, Object.values(HubDns), ["dns"]),
    ...checkChoice(args.costReport, Object.values(CostReport), ["costReport"]),
    ...checkBudgetArguments(args.budget),
    ...checkAccountId(args.accountId, ["accountId"]),
    ...checkAccountId(args.hubAccountId, ["hubAccountId"]),
    ...checkBlocks(args),
    ...checkAttachment(args),
    ...checkConnection(args, foreign),
    ...checkDns(args),
    ...checkRegistration(args, foreign),
    ...checkLocal(args),
  ];
}

function checkBlocks(args: EndpointSpokeArgs): Issue[] {
  const networks = [
    { name: "the hub", cidrBlocks: args.hubCidrBlocks, path: ["hubCidrBlocks"] },
    { name: "the spoke", cidrBlocks: args.cidrBlocks, path: ["cidrBlocks"] },
  ];
  return [
    ...networks
      .filter(({ cidrBlocks }) => cidrBlocks.length === 0)
      .map(({ path }) => required(path, "without its blocks no route leads to the VPC")),
    ...(Object.keys(args.routeTableIds).length === 0
      ? [required(["routeTableIds"], "no subnet gets a route to the hub")]
      : []),
    ...checkConnectedBlocks(networks, "error"),
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: no subnet in a zone, no way out of it. */
function checkAttachment(args: EndpointSpokeArgs): Issue[] {
  const given = args.attachmentSubnets ?? args.attachmentSubnetIds;
  const { attachesVpcs } = WAYS[connectivityOf(args.connectivity)];
  const builds = attachesVpcs && args.transitGatewayAttachmentId === undefined;
  const path = ["attachmentSubnets"];
  if (!builds) {
    return given === undefined
      ? []
      : [unused(path, "no attachment is built here, so it has no subnets")];
  }
  if (args.attachmentSubnets !== undefined && args.attachmentSubnetIds !== undefined) {
    return [
      error("one-of-two", ["attachmentSubnetIds"], {
        message: "attachmentSubnets and attachmentSubnetIds are both given",
        wayOut: "Give one of the two",
      }),
    ];
  }
  if (given === undefined || given.length === 0) {
    return [required(path, "the attachment has no subnet to be in")];
  }
  return [...checkZonesOnce(args), ...checkCoveredZones(args)];
}

function checkZonesOnce(args: EndpointSpokeArgs): Issue[] {
  const zones = (args.attachmentSubnets ?? []).map(({ availabilityZone }) => availabilityZone);
  return zones.flatMap((zone, index): Issue[] =>
    zone === undefined || zones.indexOf(zone) === index
      ? []
      : [
          error("one-subnet-per-az", ["attachmentSubnets", index], {
            value: zone,
            message: "an attachment has one subnet in each Availability Zone",
            wayOut: "List one subnet of each Availability Zone",
          }),
        ],
  );
}

function checkCoveredZones(args: EndpointSpokeArgs): Issue[] {
  const zones = (args.attachmentSubnets ?? []).map(({ availabilityZone }) => availabilityZone);
  if (args.attachmentSubnets === undefined || zones.includes(undefined)) return [];
  return (args.clientAvailabilityZones ?? []).flatMap((zone, index): Issue[] =>
    zones.includes(zone)
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
function checkConnection(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  const { properties, because } = SPOKE_WAYS[connectivityOf(args.connectivity)].needs(
    args,
    foreign,
  );
  return properties
    .filter((property) => args[property] === undefined)
    .map((property) => required([property], because));
}

function checkDns(args: EndpointSpokeArgs): Issue[] {
  if (args.attachOnly === true) return [];
  if ((args.dns ?? "PrivateHostedZones") === "Profile") {
    return args.profileId === undefined
      ? [required(["profileId"], "the hub's names come by its Profile")]
      : [];
  }
  if (args.hubServices.length === 0) {
    return [required(["hubServices"], "no name of the hub's services would resolve to the hub")];
  }
  return args.hostedZoneIds === undefined
    ? [required(["hostedZoneIds"], "the hub's names come by its zones")]
    : [];
}

/** Without the hub's half nothing comes back: the attachment waits, and no route leads here. */
function checkRegistration(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  const byRegistration = WAYS[connectivityOf(args.connectivity)].attachesVpcs;
  const waits = args.registrationId !== undefined || args.attachOnly === true;
  if (!foreign || !byRegistration || waits) return [];
  return [
    error("registered-spoke", ["registrationId"], {
      value: args.hubAccountId,
      message: "the hub is in another account, which has to accept this spoke and route back to it",
      wayOut:
        "Build a SpokeRegistration there and give its registrationId, or set attachOnly until it is built",
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

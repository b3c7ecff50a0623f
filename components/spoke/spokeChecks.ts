import { checkAccountId } from "../../core/account";
import { connectivityOf, WAYS } from "../../core/connectivity/ways";
import { SPOKE_WAYS } from "./connectivity/spokeWays";
import { checkChoice } from "../../core/checks/choice";
import { propertyPath, type Issue } from "../../core/issues";
import { checkConnectedBlocks } from "../../core/topology/cidrChecks";
import { budgetIssues } from "../shared/budget";
import { CostReport } from "../shared/costReport";
import { CONNECTIVITIES, HubDns } from "../shared/choices";
import type { EndpointSpokeArgs } from "./spokeArgs";

/** What is wrong with a spoke, besides the names of services. */
export function spokeArgumentIssues(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  return [
    ...checkChoice(args.connectivity, CONNECTIVITIES, "connectivity"),
    ...checkChoice(args.dns, Object.values(HubDns), "dns"),
    ...checkChoice(args.costReport, Object.values(CostReport), "costReport"),
    ...budgetIssues(args.budget),
    ...checkAccountId(args.accountId, "accountId"),
    ...checkAccountId(args.hubAccountId, "hubAccountId"),
    ...blockIssues(args),
    ...attachmentIssues(args),
    ...connectionIssues(args, foreign),
    ...dnsIssues(args),
    ...registrationIssues(args, foreign),
    ...localIssues(args),
  ];
}

function blockIssues(args: EndpointSpokeArgs): Issue[] {
  const networks = [
    { name: "the hub", cidrBlocks: args.hubCidrBlocks, path: ["hubCidrBlocks"] },
    { name: "the spoke", cidrBlocks: args.cidrBlocks, path: ["cidrBlocks"] },
  ];
  return [
    ...networks
      .filter(({ cidrBlocks }) => cidrBlocks.length === 0)
      .map(({ path }) =>
        needed(propertyPath(path), "without its blocks no route leads to the VPC"),
      ),
    ...(Object.keys(args.routeTableIds).length === 0
      ? [needed("routeTableIds", "no subnet gets a route to the hub")]
      : []),
    ...checkConnectedBlocks(networks, "error"),
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html: no subnet in a zone, no way out of it. */
function attachmentIssues(args: EndpointSpokeArgs): Issue[] {
  const given = args.attachmentSubnets ?? args.attachmentSubnetIds;
  const { attachesVpcs } = WAYS[connectivityOf(args.connectivity)];
  const builds = attachesVpcs && args.transitGatewayAttachmentId === undefined;
  const path = "attachmentSubnets";
  if (!builds) {
    return given === undefined
      ? []
      : [unused(path, "no attachment is built here, so it has no subnets")];
  }
  if (args.attachmentSubnets !== undefined && args.attachmentSubnetIds !== undefined) {
    return [
      {
        severity: "error",
        rule: "one-of-two",
        path: "attachmentSubnetIds",
        message: "attachmentSubnets and attachmentSubnetIds are both given",
        wayOut: "Give one of the two",
      },
    ];
  }
  if (given === undefined || given.length === 0) {
    return [needed(path, "the attachment has no subnet to be in")];
  }
  return [...repeatedZones(args), ...uncoveredZones(args)];
}

function repeatedZones(args: EndpointSpokeArgs): Issue[] {
  const zones = (args.attachmentSubnets ?? []).map(({ availabilityZone }) => availabilityZone);
  return zones.flatMap((zone, index): Issue[] =>
    zone === undefined || zones.indexOf(zone) === index
      ? []
      : [
          {
            severity: "error",
            rule: "one-subnet-per-az",
            path: propertyPath(["attachmentSubnets", index]),
            value: zone,
            message: "an attachment has one subnet in each Availability Zone",
            wayOut: "List one subnet of each Availability Zone",
          },
        ],
  );
}

function uncoveredZones(args: EndpointSpokeArgs): Issue[] {
  const zones = (args.attachmentSubnets ?? []).map(({ availabilityZone }) => availabilityZone);
  if (args.attachmentSubnets === undefined || zones.includes(undefined)) return [];
  return (args.clientAvailabilityZones ?? []).flatMap((zone, index): Issue[] =>
    zones.includes(zone)
      ? []
      : [
          {
            severity: "error",
            rule: "attachment-in-every-az",
            path: propertyPath(["clientAvailabilityZones", index]),
            value: zone,
            message: "clients here do not reach the hub: the attachment has no subnet in the zone",
            wayOut: "Add a subnet of the zone to attachmentSubnets",
          },
        ],
  );
}

/** Ids that the way to the hub needs. */
function connectionIssues(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  const { properties, because } = SPOKE_WAYS[connectivityOf(args.connectivity)].needs(
    args,
    foreign,
  );
  return properties
    .filter((property) => args[property] === undefined)
    .map((property) => needed(property, because));
}

function dnsIssues(args: EndpointSpokeArgs): Issue[] {
  if (args.attachOnly === true) return [];
  if ((args.dns ?? "PrivateHostedZones") === "Profile") {
    return args.profileId === undefined
      ? [needed("profileId", "the hub's names come by its Profile")]
      : [];
  }
  if (args.hubServices.length === 0) {
    return [needed("hubServices", "no name of the hub's services would resolve to the hub")];
  }
  return args.hostedZoneIds === undefined
    ? [needed("hostedZoneIds", "the hub's names come by its zones")]
    : [];
}

/** Without the hub's half nothing comes back: the attachment waits, and no route leads here. */
function registrationIssues(args: EndpointSpokeArgs, foreign: boolean): Issue[] {
  const byRegistration = WAYS[connectivityOf(args.connectivity)].attachesVpcs;
  const waits = args.registrationId !== undefined || args.attachOnly === true;
  if (!foreign || !byRegistration || waits) return [];
  return [
    {
      severity: "error",
      rule: "registered-spoke",
      path: "registrationId",
      value: args.hubAccountId,
      message: "the hub is in another account, which has to accept this spoke and route back to it",
      wayOut:
        "Build a SpokeRegistration there and give its registrationId, or set attachOnly until it is built",
    },
  ];
}

function localIssues(args: EndpointSpokeArgs): Issue[] {
  const some = (args.localServices ?? []).length > 0;
  if (some && (args.localSubnets ?? []).length === 0) {
    return [needed("localSubnets", "the local endpoints have no subnet to be in")];
  }
  return [];
}

function needed(path: string, message: string): Issue {
  return { severity: "error", rule: "spoke-needs", path, message, wayOut: "Give it" };
}

function unused(path: string, message: string): Issue {
  return { severity: "warning", rule: "without-effect", path, message, wayOut: "Remove it" };
}

import { checkPrivateNames } from "../checks/privateNames";
import { error, type Issue } from "../issues";
import { staysLocalBecause } from "../placement";
import { checkCidrBlocks } from "./cidrChecks";
import { checkCrossRegionZones } from "./crossRegionZones";
import { centralizedServices, checkTopologyZones } from "./hubZoneChecks";
import { checkQuotas } from "./quotaChecks";
import type { ServiceNeed, Topology, TopologyVpc } from "./topology";

/** Every static rule that a whole topology can break. Nothing here depends on prices. */
export function checkTopology(topology: Topology): Issue[] {
  return [...checkWithItsHub(topology), ...checkCandidates(topology)];
}

/** Every rule for each other candidate of the hub too; what holds for all of them is said once. */
function checkCandidates(topology: Topology): Issue[] {
  const { hubCandidates } = topology;
  if (hubCandidates.length === 1) return [];
  const known = new Set(checkWithItsHub(topology).map((issue) => JSON.stringify(issue)));
  const names = hubCandidates.map((hub) => hub.name);
  return hubCandidates.slice(1).flatMap((hub, at) => [
    ...(names.indexOf(hub.name) === at + 1 ? [] : [repeatedCandidate(hub.name)]),
    ...checkWithItsHub({ ...topology, hub })
      .filter((issue) => !known.has(JSON.stringify(issue)))
      .map((issue) => ({ ...issue, message: `with the hub ${hub.name}, ${issue.message}` })),
  ]);
}

/**
 * What is wrong with another way to the hub or another DNS for it. A hub that is only assumed is held
 * to the quotas too: what AWS does not grant is no alternative.
 */
export function checkHubChoice(topology: Topology): Issue[] {
  return [
    ...checkPlacement(topology),
    ...checkTopologyZones(topology),
    ...checkQuotas({ ...topology, hub: { ...topology.hub, assumed: false } }),
  ];
}

function repeatedCandidate(name: string): Issue {
  return error("candidate-once", ["hub", "candidates"], {
    value: name,
    message: "two candidates for the hub have this name",
    wayOut: "Give each candidate a name of its own",
  });
}

function checkWithItsHub(topology: Topology): Issue[] {
  return [
    ...checkNames(topology),
    ...checkAvailabilityZones(topology),
    ...checkCidrBlocks(topology),
    ...checkPlacement(topology),
    ...checkPrivateNameConflicts(topology),
    ...checkTopologyZones(topology),
    ...checkCrossRegionZones(topology),
    ...checkQuotas(topology),
  ];
}

function checkNames(topology: Topology): Issue[] {
  if (!topology.vpcs.some((vpc) => vpc.name === topology.hub.name)) return [];
  return [
    error("hub-is-no-spoke", ["hub", "name"], {
      value: topology.hub.name,
      message: "the same VPC is named as the hub and as a spoke",
      wayOut: "Give the hub a name of its own, or remove the VPC from `vpcs`",
    }),
  ];
}

function checkAvailabilityZones(topology: Topology): Issue[] {
  const networks = [
    ...topology.vpcs.map((vpc) => ({ vpc, path: ["vpcs", vpc.name] })),
    { vpc: topology.hub, path: ["hub"] },
  ];
  return networks.flatMap(({ vpc, path }) => {
    const repeated = vpc.availabilityZones.filter(
      (zone, index) => vpc.availabilityZones.indexOf(zone) !== index,
    );
    return repeated.map((zone) =>
      error("one-subnet-per-az", [...path, "availabilityZones"], {
        value: zone,
        message: "the Availability Zone is listed twice; an endpoint has one subnet in each",
        wayOut: "List each Availability Zone once",
      }),
    );
  });
}

function checkPlacement(topology: Topology): Issue[] {
  return topology.vpcs.flatMap((vpc) =>
    vpc.needs
      .filter((need) => need.placement === "hub")
      .flatMap((need) => {
        const reason = staysLocalBecause(need, topology.hub);
        return reason === undefined ? [] : [impossiblePlacement(vpc, need, reason)];
      }),
  );
}

function impossiblePlacement(vpc: TopologyVpc, need: ServiceNeed, reason: string): Issue {
  return error("can-be-centralized", ["vpcs", vpc.name, "placement", need.service.name], {
    value: "hub",
    message: `${need.service.name} cannot be served from a hub: ${reason}`,
    wayOut: "Remove the placement; the service gets an endpoint in this VPC",
  });
}

function checkPrivateNameConflicts(topology: Topology): Issue[] {
  const found = checkVpcNames(topology);
  const said = new Set(found.map(({ message }) => message));
  // The hub has zones, or private DNS, for what any VPC reaches through it.
  const hub = checkPrivateNames(centralizedServices(topology).map(({ service }) => service)).filter(
    ({ message }) => !said.has(message),
  );
  return [...found, ...hub.map((issue) => ({ ...issue, path: ["hub"] }))];
}

function checkVpcNames(topology: Topology): Issue[] {
  const checked = new Map<string, Issue[]>();
  return topology.vpcs.flatMap((vpc) => {
    const list = vpc.needs.filter((need) => need.privateDnsEnabled).map((need) => need.service);
    const key = list.map((service) => service.name).join(" ");
    const found = checked.get(key) ?? checkPrivateNames(list);
    // One report for VPCs that need the same services is enough to mend the file.
    const first = !checked.has(key);
    checked.set(key, found);
    return first ? found.map((issue) => ({ ...issue, path: ["vpcs", vpc.name] })) : [];
  });
}

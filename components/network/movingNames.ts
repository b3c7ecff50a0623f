import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { groupBy } from "../../core/groupBy";
import type { Stage } from "../../core/moves/stages";
import { hostedZonesFor } from "../../core/privateDns";
import type { TopologyVpc } from "../../core/topology/topology";
import type { Parking } from "../hub/parking";
import { builtEndpoint } from "../interface/builtEndpoints";
import type { EndpointsAfter } from "../interface/endpointsAfter";
import { named } from "../shared/tags";
import type { NetworkContext, WayToHub } from "./networkContext";

/**
 * The order in which a name changes hands in a VPC. Into the hub: the way there, private DNS of the VPC's endpoint off, the
 * association. Out of it: the association parked, private DNS on. Either waits for the one before.
 */
export function waits(context: NetworkContext, vpc: TopologyVpc): EndpointsAfter {
  const after = ({ associations, before }: WayToHub, { service, stage }: Pair) =>
    zonesOf(service).flatMap((zone) => {
      if (stage === "BothHubAnswers") return before(zone);
      const association = associations.get(zone);
      return association === undefined ? [] : [association];
    });
  const way = async (): Promise<WayToHub> => {
    const found = (await context.spokes).get(vpc.name);
    return found === undefined ? { associations: new Map(), before: () => [] } : await found;
  };
  return new Map(
    pairsOf(context, vpc, "BothHubAnswers", "BothVpcAnswers").map(
      (pair) => [pair.service.name, way().then((found) => after(found, pair))] as const,
    ),
  );
}

/** Endpoints of a spoke that give the name of a zone to the hub, or of all its zones where none is named. */
export function endpointsStandingBy(
  context: NetworkContext,
  spoke: string,
  zone: string | undefined,
): readonly pulumi.Resource[] {
  const vpc = context.planned.topology.vpcs.find(({ name }) => name === spoke);
  const endpoints = context.interfaces.get(spoke);
  if (vpc === undefined || endpoints === undefined) return [];
  return pairsOf(context, vpc, "BothHubAnswers")
    .filter(({ service }) => zone === undefined || zonesOf(service).includes(zone))
    .map(({ service }) => builtEndpoint(endpoints, service.name).resource);
}

/** Of each name that VPCs take back from the hub a zone that answers nobody's, in the hub's VPC as a private zone has to be. */
export function parkingZones(context: NetworkContext): Parking {
  const { name, args, planned, options } = context;
  const { hub, region, vpcs } = planned.topology;
  const parked = vpcs.flatMap((vpc) =>
    pairsOf(context, vpc, "BothVpcAnswers").flatMap(({ service }) =>
      zonesOf(service).map((zone) => ({ vpc: vpc.name, zone })),
    ),
  );
  const ids = new Map(
    [...groupBy(parked, ({ zone }) => zone)].map(([zone, uses]) => {
      const parkingZone = new aws.route53.Zone(
        `${name}-${hub.name}-parked-${zone}`,
        {
          name: `${zone}.parked.internal`,
          comment: `for associations of VPCs that answer ${zone} themselves again`,
          vpcs: [{ vpcId: planned.found.hub?.vpcId ?? "", vpcRegion: region }],
          tags: named(`${zone}.parked.internal`, args.tags),
        },
        { ...options, ignoreChanges: ["vpcs"] },
      );
      return [zone, { id: parkingZone.zoneId, vpcs: new Set(uses.map(({ vpc }) => vpc)) }] as const;
    }),
  );
  return (spoke, zone) => {
    const parking = ids.get(zone);
    return parking?.vpcs.has(spoke) === true ? parking.id : undefined;
  };
}

/** Those that have a service in both, in which a name may be about to change hands. */
export function vpcsOnTheirWay(context: NetworkContext): string[] {
  return context.planned.topology.vpcs
    .filter((vpc) => pairsOf(context, vpc, "BothHubAnswers", "BothVpcAnswers").length > 0)
    .map(({ name }) => name);
}

interface Pair {
  readonly service: TopologyVpc["needs"][number]["service"];
  readonly stage: Stage;
}

/** Services of a VPC on their way, in some stages. */
function pairsOf({ stage }: NetworkContext, vpc: TopologyVpc, ...stages: Stage[]): Pair[] {
  return vpc.needs
    .filter(({ type }) => type === "Interface")
    .map(({ service }) => ({ service, stage: stage(vpc.name, service.name) }))
    .filter((pair) => stages.includes(pair.stage));
}

function zonesOf(service: Pair["service"]): string[] {
  return hostedZonesFor(service).map(({ name }) => name);
}

import { checkClientBlocks } from "../../core/checks/clientBlocks";
import { checkChoice } from "../../core/checks/choice";
import { connectivityOf } from "../../core/connectivity/ways";
import { required, type Issue } from "../../core/issues";
import type { Connectivity } from "../../core/plan";
import { checkHas, hubId } from "../hub/hubIds";
import { checkOneHub, type KnownHub } from "../hub/knownHub";
import { checkShape } from "../hub/shapeChecks";
import { ANY_REGION } from "../shared/region";
import { checkRouteTables, routeTablesOf, type NamedTable } from "../shared/routeTables";
import { spokeOfHub, type SpokeOfHub } from "../spoke/spokeHub";
import { REGISTERED, registrationWayOf } from "./connectivity/registrationWays";
import type { SpokeRegistrationArgs } from "./registrationArgs";

/** A registration in plain data. */
export interface PlannedRegistration {
  readonly region: string;
  readonly spoke: SpokeOfHub;
  /** Zones that the VPC is authorized for, by name. */
  readonly zones: readonly string[];
  /** The tables that lead back: its own arguments', or the hub's. */
  readonly routeTables: readonly NamedTable[];
  readonly issues: readonly Issue[];
}

/** Decides what `SpokeRegistration` creates; without a hub it says what is wrong with the arguments by themselves. */
export function planRegistration(
  name: string,
  args: SpokeRegistrationArgs,
  hub: KnownHub | undefined,
  given: string | undefined,
): PlannedRegistration {
  const region = given ?? ANY_REGION;
  const spoke = spokeOfHub(name, args, hub, { region: given, servicesPath: "services" });
  const usesZones = args.vpcId !== undefined && hub?.shape.dns !== "Profile";
  const zones = usesZones ? [...new Set([...spoke.services.values()].flat())] : [];
  const own = routeTablesOf(args);
  const tablesOfHub = hub?.shape.routeTables ?? [];
  const named = args.routeTableIds !== undefined || args.routeTables !== undefined;
  return {
    region,
    spoke,
    zones,
    routeTables:
      hub === undefined || named
        ? own
        : tablesOfHub.map((table) => ({
            name: table,
            routeTableId: hubId(hub, ["routeTableIds", table]),
            formerNames: [],
          })),
    issues: [
      ...checkOneHub(args, ["hub", "hubConnection"]),
      ...checkRouteTables(args),
      ...spoke.issues,
      ...checkZones(args),
      ...checkBlocks(args, spoke, hub),
      ...(hub === undefined
        ? []
        : [
            ...checkShape(hub),
            ...checkWay(hub),
            ...(named ? [] : tablesOfHub.map((table) => ["routeTableIds", table] as const)).flatMap(
              (id) => checkHas(hub, id, "routes back lead from there"),
            ),
            ...((named ? own : tablesOfHub).length === 0
              ? [required(["routeTableIds"], "no endpoint subnet gets a route back to the spoke")]
              : []),
            ...zones.flatMap((zone) =>
              checkHas(hub, ["hostedZoneIds", zone], "the VPC is authorized for its zones"),
            ),
          ]),
    ],
  };
}

/** Ids that the way to the hub needs; by some ways there is nothing to register. */
function checkWay(hub: KnownHub): Issue[] {
  const { connectivity } = hub.shape;
  const wrong = checkChoice<Connectivity>(connectivity, REGISTERED, [
    hub.path,
    "shape",
    "connectivity",
  ]);
  // What does not exist at all is said of the shape.
  if (wrong.length > 0) return connectivityOf(connectivity) === connectivity ? wrong : [];
  return registrationWayOf(connectivity).needs.flatMap((id) =>
    checkHas(hub, [id], "it is how the spoke reaches the hub"),
  );
}

function checkZones({ services, vpcId }: SpokeRegistrationArgs): Issue[] {
  return services !== undefined && vpcId === undefined
    ? [required(["vpcId"], "the zones are authorized for a VPC, by service")]
    : [];
}

function checkBlocks(
  { cidrBlocks }: SpokeRegistrationArgs,
  spoke: SpokeOfHub,
  hub: KnownHub | undefined,
): Issue[] {
  const none = cidrBlocks?.length === 0;
  const known = cidrBlocks ?? (hub === undefined ? [] : spoke.cidrBlocks);
  return [
    ...(none
      ? [required(["cidrBlocks"], "without its blocks no route leads back to the spoke")]
      : []),
    ...checkClientBlocks(known, ["cidrBlocks"]),
  ];
}

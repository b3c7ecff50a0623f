import { connectivityOf } from "../../core/connectivity/ways";
import { error, type Issue } from "../../core/issues";
import { HUB_WAYS } from "./connectivity/hubWays";
import type { EndpointHubArgs } from "./hubArgs";
import type { PlannedSpoke } from "./plannedHub";

/** Ids that a way to the spokes needs, and those that belong to another one. */
export function checkConnectivity(args: EndpointHubArgs, spokes: readonly PlannedSpoke[]): Issue[] {
  const connectivity = connectivityOf(args.connectivity);
  const own = HUB_WAYS[connectivity];
  const misplaced = Object.values(HUB_WAYS)
    .filter((way) => way !== own)
    .flatMap(({ properties }) => properties)
    .filter((property) => args[property] !== undefined);
  return [
    ...misplaced.map((property): Issue =>
      error("of-other-connectivity", [property], {
        message: `connectivity ${connectivity} has no use for it`,
        wayOut: "Remove it, or choose the connectivity that it belongs to",
      }),
    ),
    ...own.check(args, spokes),
  ];
}

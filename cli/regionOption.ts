import { isRegionName } from "../core/partitions";
import { regionHint } from "../cost/prices/nearestRegion";
import { UserError } from "./exit";

/** Refuses an option that names no Region, and says which one was likely meant. */
export function checkRegionOption(region: string): void {
  if (isRegionName(region)) return;
  throw new UserError(
    `--region ${JSON.stringify(region)}: not the name of an AWS Region. ${regionHint(region)}`,
  );
}

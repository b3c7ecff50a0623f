import { error, type Issue, type Path } from "../issues";
import { isRegionName } from "../partitions";

/** The form of a Region's name; whether AWS has it, and this account uses it, AWS alone knows. */
export function checkRegionName(region: string, path: Path): Issue[] {
  if (isRegionName(region)) return [];
  return [
    error("region-name", path, {
      value: region,
      message: "not the name of an AWS Region",
      wayOut: "Give a Region such as us-east-1",
    }),
  ];
}

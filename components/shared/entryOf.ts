import * as pulumi from "@pulumi/pulumi";
import { error } from "../../core/issues";
import { ownValue } from "../../core/ownValue";
import { refuse } from "./errors";

export type InputMap = pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

/**
 * The zone's id in the hub's map. An output of the whole map is unknown as long as one of its values is;
 * taking the property off it leaves the others known, so that a preview shows what changes and no more.
 */
export function entryOf(map: InputMap, zone: string): pulumi.Input<string> {
  if (!pulumi.Output.isInstance(map) && !(map instanceof Promise)) {
    const given = ownValue(map, zone);
    // As it is: two hundred spokes with thirty zones each would make twelve thousand outputs more.
    return given ?? missing(zone);
  }
  const outputs = pulumi.output(map) as unknown as Readonly<Record<string, pulumi.Output<string>>>;
  const entry = outputs[zone] as unknown as pulumi.Output<string | undefined>;
  return entry.apply((id) => id ?? missing(zone));
}

function missing(zone: string): never {
  refuse(
    error("zone-of-hub", ["hostedZoneIds", zone], {
      message: "the hub has no such zone, so the service does not come from there",
      wayOut: "Take the service out of hubServices, or add it to the hub's services",
    }),
  );
}

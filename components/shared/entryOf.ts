import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import { raise } from "./errors";

export type InputMap = pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

/**
 * The zone's id in the hub's map. An output of the whole map is unknown as long as one of its values is;
 * taking the property off it leaves the others known, so that a preview shows what changes and no more.
 */
export function entryOf(
  map: InputMap,
  zone: string,
  component: pulumi.ComponentResource,
): pulumi.Input<string> {
  if (!pulumi.Output.isInstance(map) && !(map instanceof Promise)) {
    const given = ownValue(map, zone);
    // As it is: two hundred spokes with thirty zones each would make twelve thousand outputs more.
    return given ?? missing(zone, component);
  }
  const outputs = pulumi.output(map) as unknown as Readonly<Record<string, pulumi.Output<string>>>;
  const entry = outputs[zone] as unknown as pulumi.Output<string | undefined>;
  return entry.apply((id) => id ?? missing(zone, component));
}

function missing(zone: string, component: pulumi.ComponentResource): never {
  raise(
    [
      {
        severity: "error",
        rule: "zone-of-hub",
        path: `hostedZoneIds["${zone}"]`,
        message: "the hub has no such zone, so the service does not come from there",
        wayOut: "Take the service out of hubServices, or add it to the hub's services",
      },
    ],
    component,
  );
  throw new Error(zone);
}

import * as pulumi from "@pulumi/pulumi";
import { raise } from "../errors";

export type InputMap = pulumi.Input<{ [key: string]: pulumi.Input<string> }>;

/**
 * The zone's id in the hub's map. An output of the whole map is unknown as long as one of its values is;
 * taking the property off it leaves the others known, so that a preview shows what changes and no more.
 */
export function entryOf(
  map: InputMap,
  zone: string,
  component: pulumi.ComponentResource,
): pulumi.Output<string> {
  const plain = !pulumi.Output.isInstance(map) && !(map instanceof Promise);
  const entry = plain
    ? pulumi.output(map[zone])
    : (pulumi.output(map) as unknown as Readonly<Record<string, pulumi.Output<string>>>)[zone];
  return (entry ?? pulumi.output(undefined)).apply((id: string | undefined) => {
    if (id !== undefined) return id;
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
    return "";
  });
}

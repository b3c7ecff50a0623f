import * as v from "valibot";
import { topologySchema } from "./schema";

const { $schema, region: _, hub, vpcs, ...shared } = topologySchema.entries;

/** One Region's part of a file of several: a topology whose Region is its key. */
const regionSchema = v.strictObject({ ...shared, hub, vpcs });

/**
 * A file of several Regions. What stands at the top holds for every Region that says nothing of its
 * own: lists and numbers as a whole, `usage` and `overrides` service by service, `prices` property by
 * property with the negotiated prices of both.
 */
export const regionsSchema = v.strictObject({
  $schema,
  ...shared,
  connectedHubs: v.optional(
    v.pipe(
      v.array(
        v.pipe(v.array(v.string()), v.minLength(2, "at least two Regions")),
        "a list of lists of Regions",
      ),
      v.description(
        "Lists of Regions whose hubs reach each other, such as by Transit Gateway peering: CIDR blocks are then checked " +
          "across them. Not priced, since every VPC uses the endpoints of its own Region. Defaults to none.",
      ),
    ),
  ),
  regions: v.pipe(
    v.record(v.string(), regionSchema),
    v.check((map) => Object.keys(map).length > 0, "at least one Region"),
    v.description(
      "A topology for each Region, by the Region's name, in a file of several Regions. It takes the place of `region`, `hub` and " +
        "`vpcs`; VPC names are unique within a Region only.",
    ),
  ),
});

/** A file of several Regions as it is written. */
export type RegionsInput = v.InferOutput<typeof regionsSchema>;
export type RegionInput = v.InferOutput<typeof regionSchema>;

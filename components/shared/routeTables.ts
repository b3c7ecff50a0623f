import type * as pulumi from "@pulumi/pulumi";
import { error, required, type Issue } from "../../core/issues";

/**
 * A route table by a name of yours.
 */
export interface RouteTable {
  /**
   * Its name, which the names of its routes carry.
   */
  name: string;
  /**
   * The route table's id.
   */
  routeTableId: pulumi.Input<string>;
  /**
   * The name that it had before, where that was another one: its routes are then renamed instead of made a second time,
   * which AWS refuses.
   */
  formerName?: string;
}

/** How a component takes its route tables: one of the two. */
export interface RouteTableArgs {
  readonly routeTableIds?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly routeTables?: readonly RouteTable[];
}

/** A route table under one name, with every other one that its routes may have had. */
export interface NamedTable {
  readonly name: string;
  readonly routeTableId: pulumi.Input<string>;
  readonly formerNames: readonly string[];
}

/**
 * The route tables, whichever way they were given, each once: subnets of two zones may share one, which takes a route to a
 * block once. It goes by its first name, and its routes were called after the others before.
 */
export function routeTablesOf({ routeTableIds, routeTables }: RouteTableArgs): NamedTable[] {
  const given: readonly RouteTable[] =
    routeTables ??
    Object.entries(routeTableIds ?? {}).map(([name, routeTableId]) => ({ name, routeTableId }));
  const ids = [...new Set(given.map(({ routeTableId }) => routeTableId))];
  return ids.flatMap((routeTableId) => {
    const names = given
      .filter((table) => table.routeTableId === routeTableId)
      .flatMap(({ name, formerName }) => (formerName === undefined ? [name] : [name, formerName]));
    const [name, ...formerNames] = names;
    return name === undefined ? [] : [{ name, routeTableId, formerNames }];
  });
}

/** No list of route tables, two of them, and two tables of one name; `without` says what comes of none. */
export function checkRouteTables(args: RouteTableArgs, without?: string): Issue[] {
  const none = args.routeTableIds === undefined && args.routeTables === undefined;
  const both = args.routeTableIds !== undefined && args.routeTables !== undefined;
  const names = (args.routeTables ?? []).map(({ name }) => name);
  return [
    ...(none && without !== undefined
      ? [required(["routeTableIds"], without, "Give it, or routeTables")]
      : []),
    ...(both
      ? [
          error("one-of-two", ["routeTables"], {
            message: "routeTableIds and routeTables are both given",
            wayOut: "Give one of the two",
          }),
        ]
      : []),
    ...names.flatMap((name, index): Issue[] =>
      names.indexOf(name) === index
        ? []
        : [
            error("name-once", ["routeTables", index, "name"], {
              value: name,
              message: "another route table has this name already",
              wayOut: "Give each route table a name of its own",
            }),
          ],
    ),
  ];
}

import * as pulumi from "@pulumi/pulumi";
import type { Owner } from "../../core/account";
import { error, required, type Issue } from "../../core/issues";
import { refuse } from "../shared/errors";
import { isPlain, propertyOf } from "../shared/propertyOf";
import type { HubConnection } from "./connectionArgs";
import type { KnownHub } from "./knownHub";

/** Where an id stands in a connection: a property, and in a map its key. */
export type IdPath = readonly [keyof HubConnection, ...string[]];

/** One output an id, however many spokes take it: two hundred of them with thirty zones each would make six thousand. */
const found = new WeakMap<object, pulumi.Output<string>>();

/** An id of the hub, read off its connection by property; that it lacks one is said once that is known. */
export function hubId(hub: KnownHub, path: IdPath): pulumi.Input<string> {
  const { id } = idAt(hub, path);
  if (id === undefined) return missing(hub, path);
  if (!pulumi.Output.isInstance(id)) return id;
  const known = found.get(id) ?? id.apply((one: string | undefined) => one ?? missing(hub, path));
  found.set(id, known);
  return known;
}

/** A zone's id: of a spoke of another account the one that is known when the spoke is authorized for it. */
export function zoneIdOf(
  hub: KnownHub,
  spoke: { readonly name: string; readonly foreign: boolean },
  zone: string,
): pulumi.Input<string> {
  const own = () => hubId(hub, ["hostedZoneIds", zone]);
  return spoke.foreign ? idOr(hub, ["authorizedHostedZoneIds", spoke.name, zone], own) : own();
}

/** What a hub shares: a spoke of another account knows its id when it is shared with that account. */
export function sharedIdOf(
  hub: KnownHub,
  { foreign, owner }: { readonly foreign: boolean; readonly owner: Owner },
  id: "transitGatewayId" | "profileId",
): pulumi.Input<string> {
  const own = () => hubId(hub, [id]);
  return foreign && owner.account !== undefined
    ? idOr(hub, ["shares", owner.account, id], own)
    : own();
}

function idOr(
  hub: KnownHub,
  path: IdPath,
  other: () => pulumi.Input<string>,
): pulumi.Input<string> {
  const { id, isCertain } = idAt(hub, path);
  if (id === undefined) return other();
  return isCertain
    ? id
    : pulumi.output(id).apply((known: string | undefined) => pulumi.output(known ?? other()));
}

/** Whether the connection is known to lack an id, before anything is built. */
export function lacksId(hub: KnownHub, path: IdPath): boolean {
  return idAt(hub, path).id === undefined;
}

/** An id that the hub is known to lack. */
export function checkHas(hub: KnownHub, path: IdPath, because: string): Issue[] {
  return lacksId(hub, path) ? [required([hub.path, ...path], because)] : [];
}

/** The id, and whether it is certain that there is one: what is taken off an output may be nothing. */
function idAt(
  { connection }: KnownHub,
  path: IdPath,
): { readonly id: pulumi.Input<string> | undefined; readonly isCertain: boolean } {
  let value: unknown = connection;
  let isCertain = true;
  for (const key of path) {
    isCertain &&= isPlain(value);
    value = propertyOf(value as pulumi.Input<Record<string, unknown>> | undefined, key);
  }
  return { id: value as pulumi.Input<string> | undefined, isCertain };
}

function missing({ path: argument }: KnownHub, path: IdPath): never {
  const isZone = path[0] === "hostedZoneIds";
  return refuse(
    error(isZone ? "zone-of-hub" : "output-of-hub", [argument, ...path], {
      message: isZone
        ? "the hub has no such zone, or has not built it yet"
        : "the hub has no such id, or has not built it yet",
      wayOut:
        argument === "hubConnection"
          ? "Give it, or deploy the hub's stack first"
          : "Update the hub first: with --target, name it as a target too",
    }),
  );
}

import * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../../core/isRecord";
import { error, required, type Issue } from "../../core/issues";
import { refuse } from "../shared/errors";
import { given } from "../shared/given";
import { isPlain } from "../shared/propertyOf";
import { beforeOf, type Before } from "./before";
import { parkingOf, type Parking } from "./parking";
import type { HubConnection, HubReference, HubShape } from "./connectionArgs";
import { asFarAsKnown } from "../shared/asFarAsKnown";

/** The ways to name a hub, of which one is given. */
export interface HubArguments {
  readonly hub?: pulumi.Input<HubReference>;
  readonly registration?: pulumi.Input<HubReference>;
  readonly hubConnection?: pulumi.Input<HubConnection>;
}

/** A hub whose shape is known; its ids are read off the connection one by one. */
export interface KnownHub {
  /** The argument that names it. */
  readonly path: keyof HubArguments;
  readonly shape: HubShape;
  readonly connection: HubConnection;
  /** What stands before a spoke asks the hub for names, and goes after it. */
  readonly before: Before;
  /** Where a spoke's associations are put down while its VPC answers the names itself again. */
  readonly parking: Parking;
  /** A registration leads to it, so that the spoke's routes wait. */
  readonly registered: boolean;
  /** Somebody wrote it down in the program, so its shape may be wrong. */
  readonly written: boolean;
}

/**
 * Connections of components of this program, beside their outputs: an output holds all ids at once, and whatever takes one of
 * them would wait for all and depend on all.
 */
const built = new WeakMap<object, Promise<HubConnection>>();

/** For components that lead to a hub. Of one that fails nothing follows: it has said what is wrong. */
export function rememberConnection(
  component: pulumi.ComponentResource,
  data: Promise<{ readonly connection: HubConnection }>,
): void {
  const connection = data.then(
    (one) => one.connection,
    () => new Promise<never>(() => undefined),
  );
  built.set(component, connection);
}

const setAside = new WeakMap<object, HubArguments>();

/**
 * The engine gets a component's arguments before its children, and would wait for everything of the hub, and with a
 * registration for the spoke's own attachment: the hub stays out of them.
 */
export function withoutHub<A extends HubArguments>(args: A): Omit<A, keyof HubArguments> {
  const { hub, registration, hubConnection, ...rest } = args;
  setAside.set(rest, given({ hub, registration, hubConnection }));
  return rest;
}

/** What `withoutHub` took out. */
export function hubSetAside(rest: object): HubArguments {
  return setAside.get(rest) ?? {};
}

/** Exactly one of the ways names the hub. */
export function checkOneHub(args: HubArguments, ways: readonly (keyof HubArguments)[]): Issue[] {
  const [first, ...others] = ways.filter((way) => args[way] !== undefined);
  if (first === undefined) {
    const wayOut = "Give the EndpointHub itself, or its output `connection` as hubConnection";
    return [required(["hub"], "no hub is named", wayOut)];
  }
  return others.map((path) =>
    error("one-hub", [path], {
      message: `${first} names the hub already`,
      wayOut: "Give one of them",
    }),
  );
}

/** The hub where all that decides is written in the program: then everything is checked at once. */
export function plainHub({ hubConnection }: HubArguments): KnownHub | undefined {
  if (hubConnection === undefined || !isPlain(hubConnection)) return undefined;
  const { shape } = hubConnection;
  if (!isPlain(shape)) return undefined;
  return {
    path: "hubConnection",
    shape,
    connection: hubConnection,
    before: beforeOf(undefined),
    parking: parkingOf(undefined),
    registered: hubConnection.registrationId !== undefined,
    written: true,
  };
}

/** The hub, as soon as its shape is known. */
export async function knownHub(args: HubArguments): Promise<KnownHub> {
  const [path, reference] =
    args.hub !== undefined
      ? (["hub", args.hub] as const)
      : args.registration !== undefined
        ? (["registration", args.registration] as const)
        : (["hubConnection", undefined] as const);
  const component = reference === undefined ? undefined : await asFarAsKnown(reference);
  const named = reference === undefined ? args.hubConnection : await connectionOf(component);
  const connection = isPlain(named) ? named : await inParts(named);
  const shape = await asFarAsKnown(connection?.shape);
  if (connection === undefined || !isShape(shape)) {
    return refuse(unknownHub(path));
  }
  const registered = connection.registrationId !== undefined;
  return {
    path,
    shape,
    connection,
    before: beforeOf(component),
    parking: parkingOf(component),
    registered,
    written: false,
  };
}

/**
 * What an output holds as a plain object, each id taken off it by itself: a preview knows one while another is still to be
 * created.
 */
async function inParts(
  connection: pulumi.Input<HubConnection>,
): Promise<HubConnection | undefined> {
  const value = await asFarAsKnown(connection);
  if (!isKnownRecord(value)) return undefined;
  const { shape, ...ids } = value;
  const parts = partsOf(pulumi.output(connection), ids) as Omit<HubConnection, "shape">;
  return { ...parts, shape: shape as HubShape };
}

function partsOf(output: unknown, value: unknown): unknown {
  if (!isKnownRecord(value)) return output;
  const lifted = output as Readonly<Record<string, unknown>>;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  return Object.fromEntries(parts.map(([key, part]) => [key, partsOf(lifted[key], part)]));
}

/** The value's parts; none of what is not known yet. */
function isKnownRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && !pulumi.isUnknown(value);
}

/** Of a stack that is not deployed, or of a hub that a preview has left out, nothing is known, or less than all. */
function isShape(shape: unknown): shape is HubShape {
  const { cidrBlocks, services } = (shape ?? {}) as Partial<HubShape>;
  return Array.isArray(cidrBlocks) && typeof services === "object" && !containsUnknowns(shape);
}

function containsUnknowns(value: unknown): boolean {
  return (
    pulumi.isUnknown(value) ||
    (typeof value === "object" && value !== null && Object.values(value).some(containsUnknowns))
  );
}

function unknownHub(path: KnownHub["path"]): Issue {
  return error("hub-known", [path], {
    message: "what the hub serves is not known, and routes and names depend on it",
    wayOut:
      path === "hubConnection"
        ? "Give the output `connection` of an EndpointHub or a SpokeRegistration whose stack is deployed"
        : "Give the component itself; with --target, name it as a target too",
  });
}

/** The connection of a component: what it built here, or what the engine knows of it where it was built elsewhere. */
async function connectionOf(component: unknown): Promise<pulumi.Input<HubConnection> | undefined> {
  if (typeof component !== "object" || component === null) return undefined;
  const here = built.get(component);
  return here === undefined ? (component as Partial<HubReference>).connection : await here;
}

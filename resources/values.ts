import { isRecord } from "../core/isRecord";
/** What a preview writes in place of a value that only the deployment will know. */
const UNKNOWN_UUID = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** What a preview writes in place of a secret. */
const SECRET = "[secret]";
/** Key under which Pulumi marks secrets, assets and resource references. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** A value that is there and cannot be read: not computed yet, or secret. */
export const UNKNOWN = Symbol("unknown");

/** Undefined is a value that nobody gave, which is not the same as one that nobody knows. */
export type Maybe<T> = T | typeof UNKNOWN | undefined;

/** Properties of a resource as a program states them. */
export type Properties = Readonly<Record<string, unknown>>;

/** A number of things; `exact: false` is a lower bound. */
export interface Count {
  readonly number: number;
  readonly exact: boolean;
}

export const one: Count = { number: 1, exact: true };

/**
 * The value itself, or that it is unknown. A secret is, in an export with `--show-secrets` too, which holds
 * it in the clear: whoever reads the estimate need not be who may read the secret.
 */
export function readable(value: unknown): unknown {
  if (value === null) return undefined;
  if (value === UNKNOWN_UUID || value === SECRET) return UNKNOWN;
  return isRecord(value) && Object.hasOwn(value, SIGNATURE) ? UNKNOWN : value;
}

/** Properties without what is secret by name alone: `additionalSecretOutputs` of a state. */
export function withoutSecrets(properties: Properties, names: unknown): Properties {
  if (!Array.isArray(names)) return properties;
  const secret = new Set<unknown>(names);
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, secret.has(name) ? SECRET : value]),
  );
}

export function textOf(value: unknown): Maybe<string> {
  const read = readable(value);
  if (read === undefined || read === UNKNOWN || typeof read === "string") {
    // A text that is put together from an unknown one holds it in its middle.
    return typeof read === "string" && read.includes(UNKNOWN_UUID) ? UNKNOWN : read;
  }
  return undefined;
}

/** The text, or undefined where there is none or nobody knows it. */
export function knownText(value: unknown): string | undefined {
  const text = textOf(value);
  return text === UNKNOWN || text === "" ? undefined : text;
}

/** A text that Pulumi itself wrote: unknown parts, such as a provider's id, belong to it. */
export function plainText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function listOf(value: unknown): Maybe<readonly unknown[]> {
  const read = readable(value);
  if (read === UNKNOWN) return UNKNOWN;
  return Array.isArray(read) ? read : undefined;
}

/**
 * How many things a list names. Elements that are unknown still count, one each; of a wholly unknown
 * list only `atLeast` is known. Undefined where there is no list.
 */
export function countOf(value: unknown, atLeast = 1): Count | undefined {
  const list = listOf(value);
  if (list === undefined) return undefined;
  if (list === UNKNOWN) return { number: atLeast, exact: false };
  const known = new Set<unknown>();
  let unknown = 0;
  for (const element of list) {
    const read = readable(element);
    if (typeof read === "string") known.add(read);
    else unknown += 1;
  }
  return { number: known.size + unknown, exact: true };
}

/** The Region in an ARN, where it names one. */
export function regionInArn(value: unknown): string | undefined {
  const text = knownText(value);
  if (text?.startsWith("arn:") !== true) return undefined;
  const region = text.split(":")[3];
  return region === undefined || region === "" ? undefined : region;
}

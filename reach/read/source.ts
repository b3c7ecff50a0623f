import { isRecord } from "../../core/isRecord";
import { parseCidr, type CidrRange } from "../../core/cidr";
import { nameOf, type ResourceState } from "../../resources/resource";
import { listOf, readable, textOf, UNKNOWN, type Properties } from "../../resources/values";
import { isUnknown, Unknown, type Value } from "../values";

/** A resource with the key by which others refer to it. */
export interface Found {
  readonly key: string;
  readonly name: string;
  readonly state: ResourceState;
}

/** Where a reference stands: in a property of a resource, or in an object of one of its lists. */
export interface Place {
  readonly of: ResourceState;
  /** The property whose dependencies tell what an unknown value may be. */
  readonly property: string;
}

/**
 * The resources of all inputs, by type and by what refers to them. An id that is known names its resource; one
 * that a preview does not know yet is one of those that the property depends on.
 */
export class Source {
  private readonly byType = new Map<string, Found[]>();
  private readonly byUrn = new Map<string, Found>();
  private readonly keys = new Map<string, string>();

  constructor(readonly states: readonly ResourceState[]) {
    for (const state of states) {
      if (!state.custom) continue;
      const found = { key: state.id ?? state.urn, name: nameOf(state.urn), state };
      const alike = this.byType.get(state.type);
      if (alike === undefined) this.byType.set(state.type, [found]);
      else alike.push(found);
      this.byUrn.set(state.urn, found);
      const arn = textOf(state.outputs["arn"]);
      if (typeof arn === "string") this.keys.set(arn, found.key);
    }
  }

  /** Resources of these types, in the order of the types. */
  all(...types: readonly string[]): readonly Found[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The key that an id, an ARN or an unknown value stands for. */
  key(value: unknown, { of, property }: Place, types: readonly string[]): Value<string> {
    const text = textOf(value);
    if (typeof text === "string") return this.keys.get(text) ?? text;
    if (text === undefined) return new Unknown(`${nameOf(of.urn)} has no ${property}`);
    return this.one(this.candidates(of, property, types), `${property} of ${nameOf(of.urn)}`);
  }

  /** A property that is given or answered, as a reference. */
  ref(state: ResourceState, property: string, ...types: readonly string[]): Value<string> {
    return this.key(valueOf(state, property), { of: state, property }, types);
  }

  /**
   * Keys of a list. As many unknown elements as there are resources that the list depends on are these
   * resources: no list that AWS takes names one of them twice.
   */
  refs(values: unknown, place: Place, types: readonly string[]): Value<readonly string[]> {
    const list = listOf(values);
    const what = `${place.property} of ${nameOf(place.of.urn)}`;
    if (list === undefined) return [];
    const candidates = this.candidates(place.of, place.property, types);
    if (list === UNKNOWN) return new Unknown(`${what} is not known yet`, candidates);
    const known = list.flatMap((one) => {
      const text = textOf(one);
      return typeof text === "string" ? [this.keys.get(text) ?? text] : [];
    });
    const open = list.length - known.length;
    const left = candidates.filter((key) => !known.includes(key));
    if (open === 0) return known;
    if (open === left.length) return [...known, ...left];
    return new Unknown(
      `which of ${left.length} resources ${what} names is not known yet`,
      candidates,
    );
  }

  /** Keys of resources of these types that a property is made of. */
  candidates(state: ResourceState, property: string, types: readonly string[]): string[] {
    const urns = state.propertyDependencies[property] ?? [];
    return urns.flatMap((urn) => {
      const found = this.byUrn.get(urn);
      return found !== undefined && types.includes(found.state.type) ? [found.key] : [];
    });
  }

  private one(candidates: readonly string[], what: string): Value<string> {
    const [only, second] = candidates;
    if (only !== undefined && second === undefined) return only;
    return new Unknown(
      only === undefined
        ? `${what} is not known yet`
        : `${what} is one of ${candidates.length}, and which is not known yet`,
      candidates.length === 0 ? undefined : candidates,
    );
  }
}

/** What the program gives; where it gives nothing, what AWS answered. */
export function valueOf({ inputs, outputs }: ResourceState, property: string): unknown {
  return readable(inputs[property]) === undefined ? outputs[property] : inputs[property];
}

export function text(state: ResourceState, property: string): Value<string> | undefined {
  return textIn(valueOf(state, property), `${property} of ${nameOf(state.urn)}`);
}

export function textIn(value: unknown, what: string): Value<string> | undefined {
  const found = textOf(value);
  if (found === UNKNOWN) return notYet(what);
  return found === "" ? undefined : found;
}

export function flag(state: ResourceState, property: string, otherwise: boolean): Value<boolean> {
  const value = readable(valueOf(state, property));
  if (value === UNKNOWN) return notYet(`${property} of ${nameOf(state.urn)}`);
  if (typeof value === "boolean") return value;
  return value === "enable" || value === "true"
    ? true
    : value === "disable" || value === "false"
      ? false
      : otherwise;
}

export function numberIn(value: unknown, what: string): Value<number> | undefined {
  const found = readable(value);
  if (found === UNKNOWN) return notYet(what);
  if (typeof found === "number") return found;
  return typeof found === "string" && /^-?\d+$/.test(found) ? Number(found) : undefined;
}

/** A block as AWS writes it; bits beyond the prefix are dropped, as AWS drops them. */
export function blockIn(value: unknown, what: string): Value<CidrRange> | undefined {
  const found = textIn(value, what);
  if (found === undefined || isUnknown(found)) return found;
  const parsed = parseCidr(found);
  return "range" in parsed ? parsed.range : new Unknown(`${what} is no block: ${found}`);
}

/** Objects of a list; undefined where there is no list. */
export function objectsIn(value: unknown, what: string): Value<readonly Properties[]> | undefined {
  const list = listOf(value);
  if (list === UNKNOWN) return notYet(what);
  return list?.map((one) => {
    const read = readable(one);
    return isRecord(read) ? read : {};
  });
}

export function notYet(what: string): Unknown {
  return new Unknown(`${what} is not known yet`);
}

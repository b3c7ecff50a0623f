import type { Scope } from "../scope";
import type { Properties } from "../values";
import type { World } from "../world";

/** What a call asks AWS for, and who asks. */
export interface Asked {
  readonly world: World;
  readonly scope: Scope;
  readonly inputs: Properties;
  /** The resource that is to change; undefined for one that is to be made. */
  readonly id: string | undefined;
}

/** Why AWS says no, in its own words; undefined where it does not. */
export type Rule = (asked: Asked) => string | undefined;

/** A family of rules, by the type of the resource that is asked for. */
export type Rules = Readonly<Record<string, readonly Rule[]>>;

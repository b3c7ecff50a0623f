import type { Scope } from "./scope";
import type { Properties } from "./values";
import type { World } from "./world";

/** What a provider knows when it computes outputs. */
export interface Context {
  readonly world: World;
  readonly scope: Scope;
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: Properties;
}

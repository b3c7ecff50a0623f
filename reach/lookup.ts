import type { Named, NetworkData } from "./network";
import { isUnknown, mayBe, Unknown, type Value } from "./values";

/** What a list of things calls one of them, for "the subnet subnet-… is not in the input". */
const WORDS: Readonly<Record<keyof NetworkData, string>> = {
  vpcs: "VPC",
  subnets: "subnet",
  tables: "route table",
  tableAssociations: "route table association",
  routes: "route",
  gateways: "gateway",
  endpoints: "endpoint",
  endpointTables: "endpoint's route",
  zones: "hosted zone",
  records: "record",
  zoneVpcs: "zone association",
  profiles: "Profile",
  profileVpcs: "Profile association",
  profileResources: "Profile resource",
  resolverRules: "resolver rule",
  resolverRuleVpcs: "resolver rule association",
  transitGateways: "Transit Gateway",
  attachments: "Transit Gateway attachment",
  transitTables: "Transit Gateway route table",
  transitAssociations: "Transit Gateway association",
  propagations: "Transit Gateway propagation",
  transitRoutes: "Transit Gateway route",
  peerings: "peering connection",
  groups: "security group",
  groupRules: "security group rule",
  acls: "network ACL",
  aclSubnets: "network ACL association",
  aclRules: "network ACL rule",
  prefixLists: "prefix list",
};

/** Lists of things that refer to others; the property by which they are looked up. */
type Lists = { readonly [K in keyof NetworkData]: NetworkData[K][number] };

/** Those of a list that belong to a key, and those of which nobody knows whether they do. */
export interface Matches<T> {
  readonly sure: readonly T[];
  readonly perhaps: readonly T[];
}

/** A network with indices over it. What it is asked for and does not hold is unknown, never absent. */
export class Network {
  private readonly byKey = new Map<keyof NetworkData, Map<string, Named>>();
  private readonly byProperty = new Map<string, { sure: Map<string, Named[]>; unsure: Named[] }>();

  private readonly made = new Map<string, unknown>();

  constructor(readonly data: NetworkData) {}

  /** What follows from the network alone, worked out once: the routes of a table are asked for thousands of times. */
  once<T>(what: string, make: () => T): T {
    if (!this.made.has(what)) this.made.set(what, make());
    return this.made.get(what) as T;
  }

  /** The thing of a key, which may be unknown or not in the input. */
  get<K extends keyof NetworkData>(list: K, key: Value<string>): Value<Lists[K]> {
    if (isUnknown(key)) return key;
    return this.find(list, key) ?? new Unknown(`the ${WORDS[list]} ${key} is not in the input`);
  }

  find<K extends keyof NetworkData>(list: K, key: string): Lists[K] | undefined {
    let index = this.byKey.get(list);
    if (index === undefined) {
      const things: readonly Named[] = this.data[list];
      index = new Map(things.map((thing) => [thing.key, thing]));
      this.byKey.set(list, index);
    }
    return index.get(key) as Lists[K] | undefined;
  }

  /** What belongs to a key by a property: `of("routes", "table", key)`. */
  of<K extends keyof NetworkData, P extends keyof Lists[K] & string>(
    list: K,
    property: P,
    key: string,
  ): Matches<Lists[K]> {
    const name = `${list} ${property}`;
    let index = this.byProperty.get(name);
    if (index === undefined) {
      index = { sure: new Map(), unsure: [] };
      for (const thing of this.data[list] as readonly Lists[K][]) {
        const value = thing[property] as Value<string>;
        const group = isUnknown(value) ? index.unsure : index.sure.get(value);
        if (group !== undefined) group.push(thing);
        else index.sure.set(value as string, [thing]);
      }
      this.byProperty.set(name, index);
    }
    const perhaps = index.unsure as unknown as readonly Lists[K][];
    return {
      sure: (index.sure.get(key) ?? []) as unknown as readonly Lists[K][],
      perhaps: perhaps.filter((thing) => mayBe(thing[property] as Value<string>, key)),
    };
  }

  /** `the VPC app-1`; a thing that is not in the input by its key. */
  nameOf(list: keyof NetworkData, key: string): string {
    return `the ${WORDS[list]} ${this.find(list, key)?.name ?? key}`;
  }
}

/** Why something of which nobody knows whose it is leaves a question open. */
export function openBecause(list: keyof NetworkData, thing: Named, value: unknown): Unknown {
  const reason = isUnknown(value) ? `: ${value.because}` : "";
  return new Unknown(`it is not known where the ${WORDS[list]} ${thing.name} belongs${reason}`);
}

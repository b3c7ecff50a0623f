import type { Entry } from "../harness/echo/record";
import type { StateResource } from "./engine";

/** What a timeline reads of a call that the engine made. */
export type TimedCall = Pick<Entry, "op" | "urn" | "id" | "preview" | "refused"> & {
  readonly index: number;
};

/** What a timeline reads of a resource in a state. */
export type TimedResource = Pick<
  StateResource,
  "urn" | "type" | "id" | "parent" | "inputs" | "dependencies"
>;

/** Seconds that AWS takes to make, change or delete a resource of a type; everything else takes one. */
const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/:VpcEndpoint$/, 100],
  [/:VpcAttachment(Accepter)?$|:AttachmentAccepter$/, 60],
  [/route53\/.*:(Zone|Record|\w*Association)$/, 40],
  [/ec2transitgateway\/.*:RouteTable(Association|Propagation)$/, 40],
];

export function secondsOf(type: string): number {
  return SECONDS.find(([types]) => types.test(type))?.[1] ?? 1;
}

/** A resource and when it is there: seconds after the run began. */
export interface Timed {
  readonly resource: TimedResource;
  /** AWS may know it from here on, and until there. */
  readonly perhaps: Span;
  /** It surely works from here on, and until there. */
  readonly surely: Span;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

const ALWAYS: Span = { from: -Infinity, to: Infinity };

/**
 * When every resource was made and deleted if the engine had waited for AWS, by the order of its calls and what waits for
 * what: an update makes and changes what it can at the same time, and deletes last. Nothing here takes time.
 */
export class Timeline {
  private readonly after: ReadonlyMap<string, TimedResource>;
  private readonly before: ReadonlyMap<string, TimedResource>;
  private readonly calls: readonly TimedCall[];
  /** The last call that made or changed anything: deletions after it wait for all of that. */
  private readonly lastChange: number;
  private readonly ready = new Map<string, Span>();
  private readonly gone = new Map<string, Span>();

  constructor(
    calls: readonly TimedCall[],
    before: readonly TimedResource[],
    after: readonly TimedResource[],
  ) {
    this.before = new Map(before.map((resource) => [resource.urn, resource]));
    this.after = new Map(after.map((resource) => [resource.urn, resource]));
    this.calls = calls.filter(
      ({ op, preview, refused }) =>
        ["create", "update", "delete"].includes(op) && preview !== true && refused === undefined,
    );
    this.lastChange = Math.max(
      -1,
      ...this.calls.filter(({ op }) => op !== "delete").map(({ index }) => index),
    );
  }

  /** Whatever was there at any time, each resource with its time; a replacement and what it replaces are two. */
  all(): Timed[] {
    const made = [...this.after.values()].map((resource): Timed => {
      if (this.call("create", resource.urn) === undefined) return this.kept(resource);
      const { from, to } = this.madeIn(resource.urn);
      return {
        resource,
        perhaps: { from, to: Infinity },
        surely: { from: to, to: Infinity },
      };
    });
    const deleted = [...this.before.values()]
      .filter(({ urn }) => this.call("delete", urn) !== undefined)
      .map((resource): Timed => {
        const { from, to } = this.deletedIn(resource.urn);
        return {
          resource,
          perhaps: { from: -Infinity, to },
          surely: { from: -Infinity, to: from },
        };
      });
    return [...made, ...deleted];
  }

  private kept(resource: TimedResource): Timed {
    return { resource, perhaps: ALWAYS, surely: ALWAYS };
  }

  private call(op: TimedCall["op"], urn: string): TimedCall | undefined {
    return this.calls.find((call) => call.op === op && call.urn === urn);
  }

  /** From when to when a resource is made or changed: after everything that it waits for. */
  private madeIn(urn: string): Span {
    const known = this.ready.get(urn);
    if (known !== undefined) return known;
    const resource = this.after.get(urn);
    if (resource === undefined) return { from: 0, to: 0 };
    const others = waitedFor(resource, this.after).map((one) => this.madeIn(one).to);
    const [made, old] = [this.call("create", urn), this.call("delete", urn)];
    const replacedFirst = made !== undefined && old !== undefined && old.index < made.index;
    const from = Math.max(0, ...others, ...(replacedFirst ? [this.deletedIn(urn).to] : []));
    const works = made !== undefined || this.call("update", urn) !== undefined;
    const span = { from, to: from + (works ? secondsOf(resource.type) : 0) };
    this.ready.set(urn, span);
    return span;
  }

  /** From when to when a resource is deleted: after everything that waits for it. */
  private deletedIn(urn: string): Span {
    const known = this.gone.get(urn);
    if (known !== undefined) return known;
    const [resource, call] = [this.before.get(urn), this.call("delete", urn)];
    if (resource === undefined || call === undefined) return { from: 0, to: 0 };
    const dependents = [...this.before.values()]
      .filter((one) => waitedFor(one, this.before).includes(urn))
      .map((one) => this.deletedIn(one.urn).to);
    const changed =
      call.index > this.lastChange
        ? [...this.after.keys()].map((one) => this.madeIn(one).to)
        : waitedFor(resource, this.after).map((one) => this.madeIn(one).to);
    const from = Math.max(0, ...dependents, ...changed);
    const span = { from, to: from + secondsOf(resource.type) };
    this.gone.set(urn, span);
    return span;
  }
}

/** URNs that a resource waits for; of a component that is all that it is made of. */
function waitedFor(
  { urn, dependencies = [] }: TimedResource,
  all: ReadonlyMap<string, TimedResource>,
): string[] {
  const parts = dependencies.flatMap((one) => [one, ...descendants(one, all)]);
  return [...new Set(parts)].filter((one) => one !== urn);
}

function descendants(urn: string, all: ReadonlyMap<string, TimedResource>): string[] {
  // A custom resource has an id, and whatever belongs to it does not hold others up.
  if (all.get(urn)?.id !== undefined) return [];
  return [...all.values()]
    .filter(({ parent }) => parent === urn)
    .flatMap((one) => [one.urn, ...descendants(one.urn, all)]);
}

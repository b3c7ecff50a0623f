import { isForeign, ownerOf, type Owner } from "../../core/account";
import { error, type Issue } from "../../core/issues";
import { ownValue } from "../../core/ownValue";
import type { HubShape } from "../hub/connectionArgs";
import type { KnownHub } from "../hub/knownHub";
import { checkServiceKeys } from "../../core/topology/serviceMap";
import { ANY_REGION, issuesAtOnce } from "../shared/region";
import { namesResolver } from "../shared/services";

/** What a spoke or its registration says of itself, besides what the hub has for it. */
export interface SpokeFacts {
  readonly spokeName?: string;
  readonly cidrBlocks?: readonly string[];
  readonly accountId?: string;
  /** Services of the hub, by names of any kind. */
  readonly services?: readonly string[];
}

/** A spoke as its hub and its own arguments describe it together. */
export interface SpokeOfHub {
  /** The hub's name for it. */
  readonly name: string;
  readonly cidrBlocks: readonly string[];
  readonly owner: Owner;
  /** The hub belongs to another account. */
  readonly foreign: boolean;
  /** The hub's services that it uses, by short name, each with its domains. */
  readonly services: ReadonlyMap<string, readonly string[]>;
  readonly issues: readonly Issue[];
}

export interface SpokePlace {
  /** Undefined where it is not known yet. */
  readonly region: string | undefined;
  /** The property that lists services. */
  readonly servicesPath: string;
}

/** Names that mean nothing, or mean it twice: what the hub serves it answers for itself. */
const RULES_OF_NAMES: readonly string[] = ["known-service", "service-once"];

/**
 * Puts together what the hub knows of a spoke and what the spoke says. Without a hub only what can be said of the spoke alone
 * is.
 */
export function spokeOfHub(
  name: string,
  facts: SpokeFacts,
  hub: KnownHub | undefined,
  { region: given, servicesPath }: SpokePlace,
): SpokeOfHub {
  const region = given ?? ANY_REGION;
  const spokeName = facts.spokeName ?? name;
  const known = ownValue(hub?.shape.spokes, spokeName);
  const owner = ownerOf(facts.accountId ?? known?.accountId, name);
  const resolver = namesResolver(region, hub?.shape.services);
  const nameOf = (service: string) => resolver.resolveKey(service)?.name ?? service;
  // A hub that somebody wrote down may have full names.
  const served = new Map(
    Object.entries(hub?.shape.services ?? {}).map(([service, zones]) => [nameOf(service), zones]),
  );
  const requested = resolver.request(facts.services ?? [], [servicesPath]);
  const wanted =
    facts.services === undefined
      ? (known?.services?.map(nameOf) ?? [...served.keys()])
      : requested.services.map(({ service }) => service.name);
  return {
    name: spokeName,
    cidrBlocks: facts.cidrBlocks ?? known?.cidrBlocks ?? [],
    owner,
    foreign:
      hub !== undefined &&
      (hub.registered || isForeign(owner, ownerOf(hub.shape.accountId, "the hub"))),
    services: new Map(wanted.map((service) => [service, served.get(service) ?? []])),
    issues: [
      ...requested.issues.filter(({ rule }) => RULES_OF_NAMES.includes(rule)),
      ...(hub?.written === true
        ? issuesAtOnce(
            checkServiceKeys(hub.shape.services, {
              resolver,
              path: [hub.path, "shape", "services"],
            }),
            { given: given !== undefined },
          )
        : []),
      ...(hub === undefined
        ? []
        : [
            ...requested.services
              .filter(({ service }) => !served.has(service.name))
              .map(({ service }) => notServed(service.name, servicesPath)),
            ...checkBlocks(spokeName, facts, hub.shape),
          ]),
    ],
  };
}

function notServed(service: string, path: string): Issue {
  return error("service-of-hub", [path], {
    value: service,
    message: "the hub does not serve it",
    wayOut: `Take the service out of ${path}, or add it to the hub's services`,
  });
}

/** The hub's routes and security group go by its blocks of the spoke, so there are no others. */
function checkBlocks(name: string, { cidrBlocks }: SpokeFacts, { spokes }: HubShape): Issue[] {
  const known = ownValue(spokes, name);
  if (known === undefined) {
    if (cidrBlocks !== undefined) return [];
    const names = Object.keys(spokes ?? {});
    return [
      error("spoke-of-hub", ["spokeName"], {
        value: name,
        message: "the hub has no spoke of this name, so the blocks of the VPC are not known",
        wayOut:
          names.length === 0
            ? "Add it to the hub's spokes, or give cidrBlocks"
            : `The hub has ${names.join(", ")}: give one of them, or add it to the hub's spokes`,
      }),
    ];
  }
  if (cidrBlocks === undefined || sameBlocks(cidrBlocks, known.cidrBlocks)) return [];
  return [
    error("blocks-of-spoke", ["cidrBlocks"], {
      value: [...cidrBlocks],
      message: `the hub admits and leads back to ${known.cidrBlocks.join(", ")} for ${name}`,
      wayOut: "Leave cidrBlocks out here, and name every block of the VPC in the hub's spokes",
    }),
  ];
}

function sameBlocks(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}

import { serviceDetails } from "../../core/catalog";
import { isRecord } from "../../core/isRecord";
import { nameOf, type ResourceState } from "../../resources/resource";
import { knownText, listOf, readable } from "../../resources/values";
import { Source } from "./source";
import { TYPES } from "./types";
import { isUnknown } from "../values";

/** What this package's components in a state say that they made. */
export interface Promises {
  readonly hubs: readonly HubPromise[];
  /** VPCs that are spokes, whichever resources say so. */
  readonly spokes: readonly string[];
  /** Endpoints that a component counts as its own. */
  readonly endpoints: readonly EndpointPromise[];
}

export interface HubPromise {
  readonly name: string;
  readonly vpc: string | undefined;
  readonly services: readonly ServicePromise[];
}

export interface ServicePromise {
  /** Short name, as in the catalog. */
  readonly service: string;
  readonly names: readonly string[];
}

export interface EndpointPromise {
  readonly component: string;
  readonly service: string;
  readonly key: string;
}

const COMPONENT = /^vpc-endpoints:(?:index:)?(\w+)$/;

export function readPromises(states: readonly ResourceState[]): Promises {
  const source = new Source(states);
  const made = states.flatMap((state) => {
    const kind = COMPONENT.exec(state.type)?.[1];
    return kind === undefined || state.custom ? [] : [{ kind, state }];
  });
  const of = (...kinds: readonly string[]) =>
    made.flatMap(({ kind, state }) => (kinds.includes(kind) ? [state] : []));
  return {
    hubs: of("EndpointHub").map((state) => ({
      name: nameOf(state.urn),
      vpc: vpcOf(source, state),
      services: servicesOf(state),
    })),
    spokes: of("EndpointSpoke").flatMap((state) => vpcOf(source, state) ?? []),
    endpoints: of("InterfaceEndpoints", "GatewayEndpoints").flatMap(endpointsOf),
  };
}

function vpcOf(source: Source, state: ResourceState): string | undefined {
  const vpc = source.ref(state, "vpcId", TYPES.vpc);
  return isUnknown(vpc) ? undefined : vpc;
}

/** A hub that exists says which names it serves; one that is still to be made, which services. */
function servicesOf({ inputs, outputs }: ResourceState): ServicePromise[] {
  const connection = readable(outputs["connection"]);
  const shape = isRecord(connection) ? readable(connection["shape"]) : undefined;
  const services = isRecord(shape) ? readable(shape["services"]) : undefined;
  if (isRecord(services)) {
    return Object.entries(services).map(([service, names]) => ({
      service,
      names: Array.isArray(names) ? names.flatMap((name) => knownText(name) ?? []) : [],
    }));
  }
  const asked = listOf(inputs["services"]);
  const region = knownText(inputs["region"]);
  if (!Array.isArray(asked) || region === undefined) return [];
  return asked.flatMap((one) => {
    const details = serviceDetails(knownText(one) ?? "", region);
    return details === undefined ? [] : [{ service: details.name, names: details.privateDnsNames }];
  });
}

function endpointsOf({ urn, outputs }: ResourceState): EndpointPromise[] {
  const ids = readable(outputs["endpointIds"]);
  if (!isRecord(ids)) return [];
  return Object.entries(ids).flatMap(([service, id]) => {
    const key = knownText(id);
    return key === undefined ? [] : [{ component: nameOf(urn), service, key }];
  });
}

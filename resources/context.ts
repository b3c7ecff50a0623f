import { isRecord } from "../core/isRecord";
import { ownValue } from "../core/ownValue";
import { regionInServiceName } from "../core/serviceName";
import type { ResourceState } from "./resource";
import {
  knownText,
  listOf,
  regionInArn,
  textOf,
  UNKNOWN,
  type Maybe,
  type Properties,
} from "./values";

const AWS_PROVIDER = "pulumi:providers:aws";

/** Regions of the program: what the configuration says, and what the caller says where nothing does. */
export interface RegionDefaults {
  /** `aws:region` of the stack, for its default provider. */
  readonly configured: string | undefined;
  /** For resources whose Region shows nowhere. */
  readonly fallback: string | undefined;
}

/** All resources of one side of a change, before or after it, as a price rule may look at them. */
export class ResourceContext {
  private readonly byUrn: ReadonlyMap<string, ResourceState>;
  /** By the provider's URN; undefined where its resources answer differently. */
  private readonly answered = new Map<string, string | undefined>();

  constructor(
    readonly states: readonly ResourceState[],
    private readonly defaults: RegionDefaults,
  ) {
    this.byUrn = new Map(states.map((state) => [state.urn, state]));
    for (const state of states) this.learn(state);
  }

  /** A resource that names no Region is in its provider's: where it is, its siblings are. */
  private learn(state: ResourceState): void {
    const urn = providerUrn(state);
    const region = knownText(state.outputs["region"]) ?? regionOfService(state);
    if (urn === undefined || region === undefined || "region" in state.inputs) return;
    const known = this.answered.has(urn) ? this.answered.get(urn) : region;
    this.answered.set(urn, known === region ? region : undefined);
  }

  find(urn: string | undefined): ResourceState | undefined {
    return urn === undefined ? undefined : this.byUrn.get(urn);
  }

  /** The resources whose values this input is made of. */
  sourcesOf(state: ResourceState, input: string): ResourceState[] {
    return (ownValue(state.propertyDependencies, input) ?? []).flatMap(
      (urn) => this.find(urn) ?? [],
    );
  }

  /** The Region that a resource is in; unknown where nothing tells and the caller does not either. */
  regionOf(state: ResourceState): string | undefined {
    const own = textOf(state.inputs["region"]);
    if (own === UNKNOWN) return this.defaults.fallback;
    return (
      own ??
      knownText(state.outputs["region"]) ??
      this.providerRegion(state) ??
      regionOfService(state) ??
      this.defaults.fallback
    );
  }

  /** The Region of a resource that has none of its own: that of the ARN in an input, or of its source. */
  regionOfArn(state: ResourceState, input: string): string | undefined {
    const arn = textOf(state.inputs[input]);
    if (arn !== UNKNOWN) return regionInArn(arn) ?? this.defaults.fallback;
    const regions = new Set(
      this.sourcesOf(state, input).flatMap((source) => this.regionOf(source) ?? []),
    );
    const [region] = regions;
    return regions.size === 1 ? region : this.defaults.fallback;
  }

  /**
   * The account that is billed, as far as the provider says; "" is the account of the credentials that
   * nobody names. Prices that count an account's things need it.
   */
  accountOf(state: ResourceState): string {
    const inputs = this.find(providerUrn(state))?.inputs ?? {};
    return accountInRole(inputs) ?? onlyAllowed(inputs) ?? knownText(inputs["profile"]) ?? "";
  }

  private providerRegion(state: ResourceState): string | undefined {
    const urn = providerUrn(state);
    const provider = this.find(urn);
    if (provider !== undefined) {
      const region: Maybe<string> = textOf(provider.inputs["region"]);
      if (region === UNKNOWN) return undefined;
      if (region !== undefined) return region;
    }
    // A preview does not list default providers; their Region is the stack's, or the environment's.
    const configured = isDefaultProvider(urn) ? this.defaults.configured : undefined;
    return configured ?? (urn === undefined ? undefined : this.answered.get(urn));
  }
}

/** `urn:…::pulumi:providers:aws::default_7_48_0::<id>` without its id. */
function providerUrn({ provider }: ResourceState): string | undefined {
  return provider?.split("::").slice(0, -1).join("::");
}

function isDefaultProvider(urn: string | undefined): boolean {
  return urn !== undefined && new RegExp(`::${AWS_PROVIDER}::default(_|$)`).test(urn);
}

/** An endpoint's service name holds its Region, unless it names the service of another one. */
function regionOfService({ inputs }: ResourceState): string | undefined {
  const service = knownText(inputs["serviceName"]);
  return service === undefined || inputs["serviceRegion"] !== undefined
    ? undefined
    : regionInServiceName(service);
}

/** Providers write their structured inputs as JSON texts; exports of old ones as plain values. */
function structured(value: unknown): unknown {
  const text = textOf(value);
  if (typeof text !== "string") return value;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function accountInRole(inputs: Properties): string | undefined {
  const roles = listOf(structured(inputs["assumeRoles"]));
  const role: unknown = Array.isArray(roles) ? roles.at(-1) : structured(inputs["assumeRole"]);
  const arn = isRecord(role) ? knownText(role["roleArn"]) : undefined;
  return /^arn:[^:]*:iam::(\d{12}):/.exec(arn ?? "")?.[1];
}

function onlyAllowed(inputs: Properties): string | undefined {
  const accounts = listOf(structured(inputs["allowedAccountIds"]));
  return Array.isArray(accounts) && accounts.length === 1 ? knownText(accounts[0]) : undefined;
}

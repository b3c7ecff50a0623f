import {
  budgetSentence,
  checkBudget,
  decimal,
  estimateResources,
  type Reading,
} from "pulumi-vpc-endpoints";

/** What the engine writes for a value that nobody knows yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource as a stack policy sees it. */
export interface PolicyResource {
  readonly urn: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly provider?: Omit<PolicyResource, "propertyDependencies"> | undefined;
  /** The resources that each argument is made of. */
  readonly propertyDependencies: Readonly<Record<string, readonly { readonly urn: string }[]>>;
}

export interface BudgetConfig {
  /** The most that the stack's network resources may cost a month. */
  readonly maxMonthly: number;
  /** The Region of resources that show none. */
  readonly region?: string | undefined;
}

export interface Judgement {
  readonly over: readonly string[];
  /** What is not known to be within the limit. */
  readonly unknown: readonly string[];
}

/** Prices a stack's resources, all of them, and holds each currency's sum against the limit. */
export function judgeStack(
  resources: readonly PolicyResource[],
  { maxMonthly, region }: BudgetConfig,
): Judgement {
  const priced = estimateResources(readingOf(resources), { region });
  const findings = priced.totals.flatMap(({ after, currency }) =>
    checkBudget({ maxMonthly: decimal(maxMonthly) }, { monthly: after }).map((finding) => ({
      verdict: finding.verdict,
      sentence: budgetSentence(finding, currency),
    })),
  );
  const said = (verdict: "over" | "unknown") =>
    findings.filter((finding) => finding.verdict === verdict).map(({ sentence }) => sentence);
  return { over: said("over"), unknown: said("unknown") };
}

/** The stack as it will be; what it was a policy does not see. */
function readingOf(resources: readonly PolicyResource[]): Reading {
  const providers = new Map(
    resources.flatMap(({ provider }) => (provider === undefined ? [] : [[provider.urn, provider]])),
  );
  const states = [
    ...resources.map(stateOf),
    ...[...providers.values()].map((provider) =>
      stateOf({ ...provider, propertyDependencies: {} }),
    ),
  ];
  const changes = states.map((state) => {
    const { urn, type } = state;
    return { urn, type, op: "same" as const, before: state, after: state, note: undefined };
  });
  return { kind: "export", changes, defaultRegion: undefined, readOnly: 0, gaps: [] };
}

function stateOf({ urn, type, props, provider, propertyDependencies }: PolicyResource) {
  const outputs = plain(props) as Record<string, unknown>;
  const madeOf = Object.fromEntries(
    Object.entries(propertyDependencies).map(([name, sources]) => [
      name,
      sources.map((source) => source.urn),
    ]),
  );
  return {
    urn,
    id: undefined,
    type,
    inputs: withoutAnswers(outputs, madeOf),
    outputs,
    provider: provider === undefined ? undefined : `${provider.urn}::policy`,
    parent: undefined,
    propertyDependencies: madeOf,
    // Only lists of what is not priced leave components out, and a policy prints none.
    custom: true,
  };
}

/**
 * A policy is shown outputs alone. One that is not known yet is an argument where another resource
 * supplies it; otherwise nobody gave it, and AWS will answer: `region` of a resource that names none.
 */
function withoutAnswers(
  outputs: Readonly<Record<string, unknown>>,
  madeOf: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(outputs).filter(
      ([name, value]) => value !== UNKNOWN || (madeOf[name] ?? []).length > 0,
    ),
  );
}

/** A copy without traps: reading a value that is not known yet throws, and stands for the unknown. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return Array.from({ length: value.length }, (_, index) => plainAt(value, index));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, plainAt(value, key)]));
}

function plainAt(owner: object, key: string | number): unknown {
  try {
    return plain((owner as Readonly<Record<string | number, unknown>>)[key]);
  } catch {
    return UNKNOWN;
  }
}

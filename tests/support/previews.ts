import { estimateResources, type ResourceEstimate } from "../../cost/programs/estimate";
import { rangeText } from "../../cost/report/shared/budget";
import { readResources } from "../../resources/read";
import type { ResourceEstimateOptions } from "../../cost/programs/estimate";

/** What a preview writes for a value that only the deployment will know. */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0";

export interface MadeResource {
  readonly name: string;
  readonly type: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly provider?: string;
  readonly propertyDependencies?: Record<string, string[]>;
  /** Further fields of the state, such as `delete`. */
  readonly state?: Record<string, unknown>;
}

export interface MadeStep {
  readonly op: string;
  readonly before?: MadeResource;
  readonly after?: MadeResource;
}

export function urnOf({ type, name }: Pick<MadeResource, "type" | "name">): string {
  return `urn:pulumi:dev::shop::${type}::${name}`;
}

function stateOf(resource: MadeResource): Record<string, unknown> {
  const { type, inputs, outputs, propertyDependencies, state } = resource;
  return {
    urn: urnOf(resource),
    custom: true,
    type,
    inputs: inputs ?? {},
    ...(outputs === undefined ? {} : { outputs }),
    ...(type.startsWith("pulumi:")
      ? {}
      : { provider: `${resource.provider ?? PROVIDER}::${UNKNOWN_VALUE}` }),
    ...(propertyDependencies === undefined ? {} : { propertyDependencies }),
    ...state,
  };
}

/** The JSON of a preview in us-east-1, unless its configuration says otherwise. */
export function previewText(
  steps: readonly MadeStep[],
  more: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    config: { "aws:region": "us-east-1" },
    steps: steps.map(({ op, before, after }) => ({
      op,
      urn: urnOf((after ?? before) as MadeResource),
      ...(before === undefined ? {} : { oldState: stateOf(before) }),
      ...(after === undefined ? {} : { newState: stateOf(after) }),
    })),
    ...more,
  });
}

export function exportText(resources: readonly MadeResource[]): string {
  return JSON.stringify({ version: 3, deployment: { resources: resources.map(stateOf) } });
}

export function estimateOf(text: string, options?: ResourceEstimateOptions): ResourceEstimate {
  return estimateResources(readResources(text), options);
}

/** A preview that creates these resources and nothing else. */
export function created(
  resources: readonly MadeResource[],
  options?: ResourceEstimateOptions,
): ResourceEstimate {
  return estimateOf(previewText(resources.map((after) => ({ op: "create", after }))), options);
}

/** `before -> after (difference)` of the first currency, lower bounds marked. */
export function totalText({ totals: [total] }: ResourceEstimate): string {
  if (total === undefined) return "";
  const text = ({ amount, complete }: typeof total.after) =>
    `${complete ? "" : ">= "}${amount.toString()}`;
  return `${text(total.before)} -> ${text(total.after)} (${rangeText(total.difference, total.currency)})`;
}

/** Formulas of a resource's lines after the change, in order. */
export function formulasOf(estimate: ResourceEstimate, name: string): string[] {
  return estimate.resources
    .filter(({ change }) => change.urn.endsWith(`::${name}`))
    .flatMap(({ after }) => after.flatMap(({ lines }) => lines.map(({ formula }) => formula)));
}

export const endpoint = (
  name: string,
  subnetIds: unknown,
  more: Record<string, unknown> = {},
): MadeResource => ({
  name,
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  inputs: {
    serviceName: `com.amazonaws.us-east-1.${name}`,
    vpcEndpointType: "Interface",
    ...(subnetIds === undefined ? {} : { subnetIds }),
    ...more,
  },
});

export const zone = (name: string): MadeResource => ({
  name,
  type: "aws:route53/zone:Zone",
  inputs: { name: `${name}.example`, vpcs: [{ vpcId: "vpc-1" }] },
});

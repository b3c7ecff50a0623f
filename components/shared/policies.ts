import * as pulumi from "@pulumi/pulumi";
import type { EndpointType } from "../../core/catalog/serviceDetails";
import * as core from "../../core/endpointPolicy";
import type { OrganizationPerimeter } from "../../core/endpointPolicy";
import * as resourceSide from "../../core/policies/resourceSide";
import type { EndpointsOnly, OrganizationsEndpointsOnly } from "../../core/policies/resourceSide";
import {
  serviceOwnedBuckets as bucketsOf,
  type BucketOwner,
} from "../../core/policies/serviceOwnedBuckets";
import type { PolicyStatement } from "../../core/policies/statement";

/** The builders of `core/`, which know plain values alone, for Outputs too: those give an Output back. */

/** What a policy is written from: single statements and whatever builders give. */
export type PolicyPart = PolicyStatement | readonly PolicyStatement[];

/**
 * An endpoint policy as JSON text, its statements checked and merged; an Output where any statement is one, checked once
 * it is known. Throws where a statement is not usable.
 */
export function endpointPolicy(statements: readonly PolicyPart[], type?: EndpointType): string;
export function endpointPolicy(
  statements: pulumi.Input<readonly pulumi.Input<PolicyPart>[]>,
  type?: EndpointType,
): pulumi.Output<string>;
export function endpointPolicy(...given: readonly unknown[]): unknown {
  return lifted(core.endpointPolicy, given);
}

/** Statements that let the organization's identities through to its own resources alone; an Output where an argument is one. */
export function organizationPerimeter(perimeter: OrganizationPerimeter): PolicyStatement[];
export function organizationPerimeter(
  perimeter: InputsOf<OrganizationPerimeter>,
): pulumi.Output<PolicyStatement[]>;
export function organizationPerimeter(...given: readonly unknown[]): unknown {
  return lifted(core.organizationPerimeter, given);
}

/** A statement that lets requests of one VPC through alone; an Output where the id is one. */
export function requestsFromVpc(vpcId: string): PolicyStatement[];
export function requestsFromVpc(vpcId: pulumi.Input<string>): pulumi.Output<PolicyStatement[]>;
export function requestsFromVpc(...given: readonly unknown[]): unknown {
  return lifted(core.requestsFromVpc, given);
}

/** A statement that lets a service be read and not changed; an Output where the resources are. */
export function readOnly(
  service: string,
  ...resources: [resources?: readonly string[]]
): PolicyStatement[];
export function readOnly(
  service: string,
  resources: pulumi.Input<readonly pulumi.Input<string>[]>,
): pulumi.Output<PolicyStatement[]>;
export function readOnly(...given: readonly unknown[]): unknown {
  return lifted(core.readOnly, given);
}

/**
 * A bucket's statement that denies requests through anything but these endpoints; an Output where an id is one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
 */
export function onlyThroughEndpoints(endpoints: EndpointsOnly): PolicyStatement[];
export function onlyThroughEndpoints(
  endpoints: InputsOf<EndpointsOnly>,
): pulumi.Output<PolicyStatement[]>;
export function onlyThroughEndpoints(...given: readonly unknown[]): unknown {
  return lifted(resourceSide.onlyThroughEndpoints, given);
}

/** A bucket's statement that denies requests through anything but the organization's endpoints. */
export function onlyThroughOrganizationsEndpoints(
  endpoints: OrganizationsEndpointsOnly,
): PolicyStatement[];
export function onlyThroughOrganizationsEndpoints(
  endpoints: InputsOf<OrganizationsEndpointsOnly>,
): pulumi.Output<PolicyStatement[]>;
export function onlyThroughOrganizationsEndpoints(...given: readonly unknown[]): unknown {
  return lifted(resourceSide.onlyThroughOrganizationsEndpoints, given);
}

/** A bucket policy as JSON text, its statements checked and merged. Throws beyond 20 KB, and where a statement is not usable. */
export function bucketPolicy(statements: readonly PolicyPart[]): string;
export function bucketPolicy(
  statements: pulumi.Input<readonly pulumi.Input<PolicyPart>[]>,
): pulumi.Output<string>;
export function bucketPolicy(...given: readonly unknown[]): unknown {
  return lifted(resourceSide.bucketPolicy, given);
}

/** ARNs of the objects in buckets that AWS's own services need in a Region; an Output where the Region is one. */
export function serviceOwnedBuckets(region: string, ...owners: readonly BucketOwner[]): string[];
export function serviceOwnedBuckets(
  region: pulumi.Input<string>,
  ...owners: readonly BucketOwner[]
): pulumi.Output<string[]>;
export function serviceOwnedBuckets(...given: readonly unknown[]): unknown {
  return lifted(bucketsOf, given);
}

/** The same properties, each of which may be an Output. */
export type InputsOf<T> = {
  readonly [K in keyof T]: NonNullable<T[K]> extends readonly (infer I)[]
    ? pulumi.Input<readonly pulumi.Input<I>[]> | Extract<T[K], undefined>
    : pulumi.Input<NonNullable<T[K]>> | Extract<T[K], undefined>;
};

function lifted(build: (...args: never[]) => unknown, given: readonly unknown[]): unknown {
  const run = (known: readonly unknown[]): unknown => build(...(known as never[]));
  if (!given.some((one) => isLater(one))) return run(given);
  return pulumi.output([...given]).apply((known) => run(known as readonly unknown[]));
}

/** Whether any part of a value is an Output or a promise. */
function isLater(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return plain && Object.values(value).some((part) => isLater(part));
}

import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DnsEntry } from "../../core/dnsEntry";

/** One endpoint of `InterfaceEndpoints`, for components that build on it. */
export interface BuiltEndpoint {
  readonly resource: aws.ec2.VpcEndpoint;
  readonly regional: pulumi.Output<DnsEntry>;
}

/**
 * Endpoints by service, beside the component's outputs: a map of outputs is unknown as long as one of
 * its values is, and a preview that adds a service would show changes of all others.
 */
const built = new WeakMap<pulumi.ComponentResource, ReadonlyMap<string, BuiltEndpoint>>();

export function rememberEndpoints(
  component: pulumi.ComponentResource,
  endpoints: ReadonlyMap<string, BuiltEndpoint>,
): void {
  built.set(component, endpoints);
}

export function builtEndpoint(component: pulumi.ComponentResource, service: string): BuiltEndpoint {
  const found = built.get(component)?.get(service);
  if (found === undefined) throw new Error(`no endpoint of ${service} was built`);
  return found;
}

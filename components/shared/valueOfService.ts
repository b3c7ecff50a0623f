import * as pulumi from "@pulumi/pulumi";
import { error } from "../../core/issues";
import { refuse } from "./errors";

/**
 * One of a component's values by service, for a program that knows the service: a strict program takes no value of a map that
 * may lack it. Read by property, so that it is known while another one is still to be created.
 */
export function valueOfService(
  values: pulumi.Output<{ [service: string]: string }>,
  service: string,
): pulumi.Output<string> {
  const one = (values as unknown as Record<string, pulumi.Output<string | undefined>>)[service];
  return pulumi.output(one).apply((value) => value ?? none(service));
}

function none(service: string): never {
  return refuse(
    error("service-of-component", ["service"], {
      value: service,
      message: "the component has no endpoint of this service",
      wayOut: "Give one of its services by the short name",
    }),
  );
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import { withAnswer, type ServiceAnswer } from "../../core/serviceLookup";
import { inform, warn } from "./log";

/**
 * What AWS answers of each service, asked once in a run: two hundred spokes of a hub ask for the same
 * names. A run has its own monitor, so nothing is carried over to the next.
 */
const asked = new WeakMap<object, Map<string, Promise<ServiceAnswer | undefined>>>();

/** Regions of which was said that nobody asks for their services: once in a run as well. */
const said = new WeakMap<object, Set<string>>();

/**
 * The services with the private DNS names, policy support and address types that AWS itself answers.
 * Where AWS cannot be asked the catalog stands, and a warning says so; where the two differ the preview
 * says in what. `region` is the component's where its arguments name one: the question itself goes to the
 * provider's Region, which has other names and may have other services.
 */
export async function lookUpServices(
  component: pulumi.ComponentResource,
  services: readonly ServiceDetails[],
  region: string | undefined,
): Promise<ReadonlyMap<string, ServiceDetails>> {
  if (region !== undefined && (await isElsewhere(component, region))) {
    return new Map(services.map((service) => [service.name, service]));
  }
  const answers = await Promise.all(
    services.map(async (service) => [service, await answerFor(component, service)] as const),
  );
  const unanswered = answers.filter(([, answer]) => answer === undefined);
  if (unanswered.length > 0 && !pulumi.runtime.isDryRun()) {
    const names = unanswered.map(([service]) => service.name).join(", ");
    const said = `AWS did not answer for ${names} (ec2:DescribeVpcEndpointServices); the catalog's private DNS names are used`;
    warn([said], component);
  }
  return new Map(
    answers.map(([service, answer]) => {
      if (answer === undefined) return [service.name, service];
      const { service: corrected, differences } = withAnswer(service, answer);
      if (differences.length > 0) {
        inform([`${service.name}: ${differences.join("; ")}`], component);
      }
      return [service.name, corrected];
    }),
  );
}

/** What AWS answers of each service that it answers for, without a word where it does not. */
export async function answersOf(
  component: pulumi.ComponentResource,
  services: readonly ServiceDetails[],
): Promise<ReadonlyMap<string, ServiceAnswer>> {
  const answers = await Promise.all(
    services.map(
      async (service) => [service.name, await answerFor(component, service, "quiet")] as const,
    ),
  );
  return new Map(
    answers.flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer] as const])),
  );
}

/** Whether the provider asks another Region than this one. */
async function isElsewhere(component: pulumi.ComponentResource, region: string): Promise<boolean> {
  const answer = (await aws.getRegion({}, { parent: component })) as
    Partial<aws.GetRegionResult> | undefined;
  const asks = answer?.region;
  // A provider that is not configured yet answers with nothing, and then nothing of services either.
  if (asks === undefined || asks === region) return false;
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  const regions = (monitor === undefined ? undefined : said.get(monitor)) ?? new Set<string>();
  if (monitor !== undefined) said.set(monitor, regions);
  if (!regions.has(region)) {
    regions.add(region);
    inform(
      [
        `AWS's names of services in ${region} are the catalog's: the provider asks ${asks} alone. A provider of ${region} asks there`,
      ],
      component,
    );
  }
  return true;
}

function answerFor(
  component: pulumi.ComponentResource,
  { serviceName }: ServiceDetails,
  failure: "said" | "quiet" = "said",
): Promise<ServiceAnswer | undefined> {
  const monitor = pulumi.runtime.getMonitor() as object | undefined;
  const known = monitor === undefined ? undefined : asked.get(monitor);
  const cache = known ?? new Map<string, Promise<ServiceAnswer | undefined>>();
  if (monitor !== undefined) asked.set(monitor, cache);
  const answer = cache.get(serviceName) ?? ask(component, serviceName, failure);
  cache.set(serviceName, answer);
  return answer;
}

async function ask(
  component: pulumi.ComponentResource,
  serviceName: string,
  failure: "said" | "quiet",
): Promise<ServiceAnswer | undefined> {
  try {
    const answer = (await aws.ec2.getVpcEndpointService(
      { serviceName, serviceType: "Interface" },
      { parent: component },
    )) as Partial<aws.ec2.GetVpcEndpointServiceResult> | undefined;
    // A preview before the provider is configured answers with nothing.
    if (answer?.privateDnsNames === undefined) return undefined;
    return {
      privateDnsName: answer.privateDnsName ?? "",
      privateDnsNames: answer.privateDnsNames,
      vpcEndpointPolicySupported: answer.vpcEndpointPolicySupported ?? true,
      supportedIpAddressTypes: answer.supportedIpAddressTypes ?? [],
      availabilityZones: answer.availabilityZones ?? [],
    };
  } catch (error) {
    if (failure === "said") warn([`${serviceName}: ${messageOf(error)}`], component);
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

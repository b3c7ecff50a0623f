import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../../core/ownValue";
import { checkEndpointPolicy } from "../../core/checks/policy";

import type { PlannedEndpoint } from "../../core/plan";
import { checked, raise } from "../shared/errors";
import { checkListThatCame, listToCome } from "./interfaceChecks";
import type { InterfaceEndpointsArgs, InterfaceServiceOverrides } from "./interfaceArgs";
import type { EndpointsAfter } from "./endpointsAfter";
import type { InterfacePlan } from "./interfacePlan";
import { nameWhileUnknown, serviceNameFor, type ComponentRegion } from "../shared/region";

/** What every endpoint of a component shares. */
export interface EndpointContext {
  readonly name: string;
  readonly args: InterfaceEndpointsArgs;
  readonly region: ComponentRegion;
  readonly planned: InterfacePlan;
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly parent: pulumi.ComponentResource;
  readonly customTimeouts: pulumi.CustomTimeouts | undefined;
  readonly after: EndpointsAfter;
}

/** One planned endpoint as a resource; `earlier` are those that the component made before it. */
export function interfaceEndpoint(
  planned: PlannedEndpoint,
  context: EndpointContext,
  earlier: readonly [string, aws.ec2.VpcEndpoint][],
): aws.ec2.VpcEndpoint {
  const { name, args, region, parent } = context;
  const service = planned.service.name;
  const override = ownValue(args.overrides, service) ?? {};
  const serviceName = pulumi
    .output(override.serviceRegion ?? region.actual)
    .apply((known) => serviceNameFor(planned.service, "Interface", known));
  const tags = pulumi
    .all([args.tags ?? {}, override.tags ?? {}])
    .apply(([shared, own]) => ({ Name: `${name}-${service}`, ...shared, ...own }));
  return new aws.ec2.VpcEndpoint(
    `${name}-${service}`,
    {
      vpcId: afterGateway(args, service),
      vpcEndpointType: "Interface",
      serviceName,
      ...subnetArgs(context, service, override),
      securityGroupIds: override.securityGroupIds ?? context.securityGroupIds,
      privateDnsEnabled: planned.privateDnsEnabled,
      ...optionalArgs(planned, context, override),
      tags,
    },
    {
      parent,
      // Two endpoints cannot answer the same private names or have the same addresses, so the old one goes first;
      // one that does neither stays until its successor is there.
      deleteBeforeReplace: planned.privateDnsEnabled || override.privateIpAddresses !== undefined,
      aliases: [nameWhileUnknown(name, planned, override.serviceRegion ?? region.knownInPreviews)],
      dependsOn: dependencies(service, context, earlier),
      // A component's time limits do not reach its children by themselves.
      customTimeouts: context.customTimeouts,
    },
  );
}

/**
 * What the caller says, and of CodeArtifact's two endpoints the other one: they conflict over DNS names when they are created at
 * the same time.
 */
function dependencies(
  service: string,
  { after }: EndpointContext,
  earlier: readonly [string, aws.ec2.VpcEndpoint][],
): pulumi.Input<pulumi.Resource[]> {
  const isPair = (name: string) => name.startsWith("codeartifact.");
  const own = earlier.flatMap(([name, endpoint]) =>
    isPair(service) && isPair(name) ? [endpoint] : [],
  );
  const waits = after.get(service);
  return waits === undefined ? own : waits.then((others) => [...own, ...others]);
}

/** S3's interface endpoint comes after its gateway endpoint and goes before it. */
function afterGateway(args: InterfaceEndpointsArgs, service: string): pulumi.Input<string> {
  if (service !== "s3" || args.s3GatewayEndpointId === undefined) return args.vpcId;
  return pulumi.all([args.vpcId, args.s3GatewayEndpointId]).apply(([vpcId]) => vpcId);
}

/** Fixed addresses stand beside the list of subnets: the provider takes each in both, or none of them. */
function subnetArgs(
  { args, parent, planned }: EndpointContext,
  service: string,
  override: InterfaceServiceOverrides,
) {
  const addresses = override.privateIpAddresses;
  const toCome = listToCome(args, override);
  if (toCome !== undefined) {
    const subnetIds = pulumi.output(toCome).apply((ids) => {
      raise(checkListThatCame(ids), parent);
      return ids;
    });
    return addresses === undefined
      ? { subnetIds }
      : {
          subnetIds,
          subnetConfigurations: addresses.map((ipv4, at) => ({ subnetId: subnetIds[at], ipv4 })),
        };
  }
  const subnets = planned.subnets.get(service) ?? [];
  const subnetIds = subnets.map(({ subnetId }) => subnetId);
  if (addresses === undefined) return { subnetIds };
  return {
    subnetIds,
    subnetConfigurations: subnets.map(({ subnetId }, index) => ({
      subnetId,
      ipv4: addresses[index],
    })),
  };
}

/** Properties that are sent only when somebody asked for them, or when AWS's default would surprise. */
function optionalArgs(
  planned: PlannedEndpoint,
  { args, parent, planned: { overrideKey } }: EndpointContext,
  override: InterfaceServiceOverrides,
) {
  const service = planned.service.name;
  const path =
    override.policy === undefined ? ["policy"] : ["overrides", overrideKey(service), "policy"];
  const policy =
    planned.service.policySupported === false
      ? undefined
      : checked(
          override.policy ?? args.policy,
          (text) => checkEndpointPolicy(text, "Interface", path),
          parent,
        );
  const dnsRecordIpType = override.dnsRecordIpType ?? args.dnsRecordIpType;
  // AWS's default for S3 is true, which fails without a gateway endpoint.
  const inboundOnly =
    service === "s3" && planned.privateDnsEnabled
      ? {
          privateDnsOnlyForInboundResolverEndpoint:
            args.privateDnsOnlyForInboundResolverEndpoint ?? false,
        }
      : undefined;
  const sendsDnsOptions = inboundOnly !== undefined || dnsRecordIpType !== undefined;
  return {
    policy,
    ipAddressType: override.ipAddressType ?? args.ipAddressType,
    // An empty one would be sent as one.
    dnsOptions: sendsDnsOptions ? { ...inboundOnly, dnsRecordIpType } : undefined,
    serviceRegion: override.serviceRegion,
    region: args.region,
  };
}

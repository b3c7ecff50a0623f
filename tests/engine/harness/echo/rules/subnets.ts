import { awsService, zonesOfService } from "../services";
import { isAvailabilityZone } from "../scope";
import type { Properties } from "../values";
import { isObject, textOf, textsOf } from "../values";
import type { Living } from "../world";
import type { Asked, Rule, Rules } from "./rule";
import { ATTACHMENT, CORE_ATTACHMENT, ENDPOINT, SUBNET } from "./types";

/** Ids of the subnets that are asked for, by whatever property. */
export function subnetsAskedFor(inputs: Properties): string[] {
  const configured = Array.isArray(inputs.subnetConfigurations) ? inputs.subnetConfigurations : [];
  const ids = [
    ...textsOf(inputs.subnetIds),
    ...textsOf(inputs.subnetArns).map((arn) => arn.split("/").at(-1) ?? ""),
    ...configured.flatMap((item) => (isObject(item) ? (textOf(item.subnetId) ?? []) : [])),
  ];
  return [...new Set(ids)];
}

/** Subnets of this world; those of any other are believed. */
function known({ world, inputs }: Asked): Living[] {
  return subnetsAskedFor(inputs).flatMap((id) => world.find(SUBNET, id) ?? []);
}

/** Zones have a name for each account, and an id for all: AWS goes by the id. */
const oneInEachZone: Rule = (asked) => {
  const seen = new Map<string, string>();
  for (const { id, properties } of known(asked)) {
    const zone = textOf(properties.availabilityZoneId) ?? "";
    const other = seen.get(zone);
    if (other !== undefined) {
      return `DuplicateSubnetsInSameZone: ${other} and ${id} are both in ${zone}`;
    }
    seen.set(zone, id);
  }
  return undefined;
};

/** An endpoint service is in some zones of its Region, and in no Local Zone unless it says so. */
const zoneOfService: Rule = (asked) => {
  const { inputs, scope } = asked;
  if (inputs.vpcEndpointType !== "Interface") return undefined;
  const region = textOf(inputs.region) ?? scope.region;
  const serviceName = textOf(inputs.serviceName) ?? "";
  const service = awsService(serviceName, textOf(inputs.serviceRegion) ?? region);
  if (service === undefined) return undefined;
  const zones = zonesOfService(service, region);
  const outside = known(asked).find(
    ({ properties }) => !zones.includes(textOf(properties.availabilityZone) ?? ""),
  );
  return (
    outside &&
    `InvalidParameter: The VPC endpoint service ${serviceName} does not support the availability ` +
      `zone of the subnet: ${outside.id}.`
  );
};

/** https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
const attachable: Rule = (asked) => {
  for (const { id, properties } of known(asked)) {
    const zone = textOf(properties.availabilityZone) ?? "";
    if (!isAvailabilityZone(zone)) {
      return `InvalidParameterValue: an attachment takes no subnet of the Local Zone ${zone}: ${id}`;
    }
    if (properties.ipv6Native === true) {
      return `InvalidParameterValue: an attachment takes no subnet without IPv4: ${id}`;
    }
  }
  return undefined;
};

/** Which subnets an endpoint or an attachment may be in. */
export const SUBNET_RULES: Rules = {
  [ENDPOINT]: [zoneOfService, oneInEachZone],
  [ATTACHMENT]: [attachable, oneInEachZone],
  [CORE_ATTACHMENT]: [attachable, oneInEachZone],
};

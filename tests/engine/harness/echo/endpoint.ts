import type { Scope } from "./scope";
import { zonesOf } from "./scope";
import { awsService, baseDnsName, prefixListOf } from "./services";
import type { Properties, Value } from "./values";
import { digits, isObject, textOf, textsOf } from "./values";
import type { World } from "./world";

/** What AWS adds to a VPC endpoint. */
export function endpointOutputs(
  world: World,
  scope: Scope,
  id: string,
  inputs: Properties,
): Properties {
  const type = textOf(inputs.vpcEndpointType) ?? "Gateway";
  const region = textOf(inputs.region) ?? scope.region;
  const serviceName = textOf(inputs.serviceName) ?? "";
  const subnets = subnetsOf(inputs);
  const common: Properties = {
    ownerId: scope.account,
    requesterManaged: false,
    serviceRegion: textOf(inputs.serviceRegion) ?? region,
    state: "available",
    policy: type === "GatewayLoadBalancer" ? "" : FULL_ACCESS,
    privateDnsEnabled: false,
    ipAddressType: "ipv4",
    dnsOptions: { dnsRecordIpType: type === "Interface" ? "ipv4" : "service-defined" },
  };
  if (type === "Gateway") {
    const list = prefixListOf(serviceName, region);
    return { ...common, prefixListId: list.id, cidrBlocks: list.cidrs, ...NO_INTERFACES };
  }
  return {
    ...common,
    prefixListId: "",
    cidrBlocks: [],
    routeTableIds: [],
    subnetIds: subnets,
    networkInterfaceIds: subnets.map((subnet) => `eni-${digits(`${id} ${subnet}`, 17)}`),
    subnetConfigurations: subnets.map((subnetId) => ({ subnetId, ipv4: addressIn(id, subnetId) })),
    securityGroupIds: type === "Interface" ? [defaultGroup(world, inputs)] : [],
    dnsEntries: type === "Interface" ? dnsEntries(world, id, serviceName, region, inputs) : [],
  };
}

const NO_INTERFACES: Properties = {
  dnsEntries: [],
  networkInterfaceIds: [],
  routeTableIds: [],
  securityGroupIds: [],
  subnetConfigurations: [],
  subnetIds: [],
};

const FULL_ACCESS = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
});

function subnetsOf(inputs: Properties): string[] {
  const configured = Array.isArray(inputs.subnetConfigurations) ? inputs.subnetConfigurations : [];
  const named = configured.map((item) => (isObject(item) ? (item.subnetId ?? null) : null));
  return [...new Set([...textsOf(inputs.subnetIds), ...textsOf(named)])];
}

function addressIn(id: string, subnet: string): string {
  const last = parseInt(digits(`${id} ${subnet}`, 4), 16);
  return `10.0.${last >> 8}.${(last & 255) % 250 || 4}`;
}

function defaultGroup(world: World, inputs: Properties): string {
  const vpc = textOf(inputs.vpcId) ?? "";
  const known = world.find("aws:ec2/vpc:Vpc", vpc)?.properties.defaultSecurityGroupId;
  return textOf(known) ?? `sg-${digits(`default ${vpc}`, 17)}`;
}

/** In AWS's order: regional name, zonal names, private names, wildcards. */
function dnsEntries(
  world: World,
  id: string,
  serviceName: string,
  region: string,
  inputs: Properties,
): Value[] {
  const base = baseDnsName(serviceName, region);
  const star = awsService(serviceName, region)?.name === "s3" ? "*." : "";
  const label = `${id}-${digits(id, 8)}`;
  const zones = subnetsOf(inputs).map((subnet, index) => zoneOf(world, subnet, region, index));
  const own = [label, ...[...new Set(zones)].sort().map((zone) => `${label}-${zone}`)];
  const publicZone = `Z${digits(`${serviceName} ${region}`, 13).toUpperCase()}`;
  return [
    ...own.map((name) => ({ dnsName: `${star}${name}.${base}`, hostedZoneId: publicZone })),
    ...privateDnsEntries(id, region, inputs),
  ];
}

/** The service's own names, where the endpoint answers them; AWS adds to them now and then. */
export function privateDnsEntries(id: string, region: string, endpoint: Properties): Value[] {
  if (endpoint.privateDnsEnabled !== true) return [];
  const hostedZoneId = `Z${digits(`private ${id}`, 19).toUpperCase()}`;
  const service = awsService(textOf(endpoint.serviceName) ?? "", region);
  const exactFirst = [...(service?.privateDnsNames ?? [])].sort(
    (a, b) => Number(a.startsWith("*.")) - Number(b.startsWith("*.")),
  );
  return exactFirst.map((dnsName) => ({ dnsName, hostedZoneId }));
}

function zoneOf(world: World, subnet: string, region: string, index: number): string {
  const zone = world.find("aws:ec2/subnet:Subnet", subnet)?.properties.availabilityZone;
  return textOf(zone) ?? zonesOf(region)[index % 3] ?? `${region}a`;
}

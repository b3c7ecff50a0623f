import { readFileSync } from "node:fs";
import { checkObject } from "./check";
import { blank } from "./outputs";
import type { Scope } from "./scope";
import { partitionName, zoneId, zonesOf } from "./scope";
import { awsService, baseDnsName, prefixListOf, serviceNameFor, zonesOfService } from "./services";
import { functionType } from "./table";
import type { Properties } from "./values";
import { digits, isObject, textOf, textsOf } from "./values";
import type { Living, World } from "./world";

/** An answer of ECHO_ANSWERS: for calls whose arguments have at least those of `args`. */
interface GivenAnswer {
  readonly token: string;
  readonly args?: Properties;
  readonly result: Properties;
}

/** Answers a function as AWS does, from what exists; a function without an answer is an error. */
export function answer(world: World, scope: Scope, token: string, args: Properties): Properties {
  const described = functionType(token);
  const failure = checkObject(described, args)[0];
  if (failure !== undefined) throw new Error(`${token}: ${failure.reason}`);
  const region = textOf(args.region) ?? scope.region;
  const given = givenAnswers().find(
    (candidate) => candidate.token === token && covers(candidate.args ?? {}, args),
  );
  const result = given?.result ?? ANSWERS[token]?.({ world, scope, region, args });
  if (result === undefined) {
    throw new Error(
      `The echo provider has no answer for ${token} ${JSON.stringify(args)}: ` +
        "give one in the file that ECHO_ANSWERS names.",
    );
  }
  const complete: Properties = { id: region, region, ...result };
  for (const name of described.resultRequired) {
    complete[name] ??= blank(described.result[name] ?? "any");
  }
  return complete;
}

interface Call {
  readonly world: World;
  readonly scope: Scope;
  readonly region: string;
  readonly args: Properties;
}

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

const ANSWERS: Readonly<Record<string, (call: Call) => Properties | undefined>> = {
  "aws:index/getRegion:getRegion": ({ region }) => ({
    name: region,
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
  }),
  "aws:index/getCallerIdentity:getCallerIdentity": ({ scope }) => ({
    id: scope.account,
    accountId: scope.account,
    arn: `arn:${scope.partition}:iam::${scope.account}:root`,
    userId: scope.account,
  }),
  "aws:index/getPartition:getPartition": ({ region }) => {
    const partition = partitionName(region);
    const dnsSuffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    return {
      id: partition,
      partition,
      dnsSuffix,
      reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    };
  },
  "aws:index/getAvailabilityZones:getAvailabilityZones": ({ region }) => ({
    names: zonesOf(region),
    zoneIds: zonesOf(region).map(zoneId),
    groupNames: [region],
  }),
  "aws:ec2/getVpc:getVpc": (call) => vpcAnswer(byId(call, VPC, "vpc")),
  "aws:ec2/getSubnet:getSubnet": (call) => byId(call, SUBNET, "subnet").properties,
  "aws:ec2/getSubnets:getSubnets": (call) => ({ ids: subnetIds(call) }),
  "aws:ec2/getSecurityGroup:getSecurityGroup": (call) =>
    byId(call, "aws:ec2/securityGroup:SecurityGroup", "security group").properties,
  "aws:ec2/getRouteTables:getRouteTables": ({ world, args }) => ({
    ids: world
      .all("aws:ec2/routeTable:RouteTable")
      .filter((table) => args.vpcId === undefined || table.properties.vpcId === args.vpcId)
      .map((table) => table.id),
  }),
  "aws:ec2/getVpcEndpoint:getVpcEndpoint": (call) =>
    byId(call, "aws:ec2/vpcEndpoint:VpcEndpoint", "vpcEndpoint").properties,
  "aws:ec2/getVpcEndpointService:getVpcEndpointService": endpointService,
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": ({ args, region, scope }) => {
    const name = textOf(args.name);
    if (name === undefined || !/\.(s3|dynamodb)$/.test(name)) return undefined;
    const list = prefixListOf(name, region);
    return {
      id: list.id,
      name,
      addressFamily: "IPv4",
      arn: `arn:${scope.partition}:ec2:${region}:aws:prefix-list/${list.id}`,
      entries: list.cidrs.map((cidr) => ({ cidr, description: "" })),
      maxEntries: list.cidrs.length,
      ownerId: "AWS",
    };
  },
  "aws:ec2transitgateway/getTransitGateway:getTransitGateway": (call) =>
    byId(call, "aws:ec2transitgateway/transitGateway:TransitGateway", "transitGateway").properties,
  "aws:ec2transitgateway/getVpcAttachment:getVpcAttachment": (call) =>
    byId(call, "aws:ec2transitgateway/vpcAttachment:VpcAttachment", "attachment").properties,
  "aws:route53/getZone:getZone": ({ world, args }) => {
    const zone = world
      .all("aws:route53/zone:Zone")
      .find(({ id, properties }) => args.zoneId === id || args.name === properties.name);
    if (zone === undefined) throw new Error("no matching Route 53 Hosted Zone found");
    return { ...zone.properties, zoneId: zone.id, id: zone.id };
  },
};

/** As the data source does: found by id, and an error where it does not exist. */
function byId({ world, args }: Call, type: string, label: string): Living {
  const id = textOf(args.id);
  const found = id === undefined ? world.all(type)[0] : world.find(type, id);
  if (found === undefined) throw new Error(`no matching EC2 ${label} found: ${id ?? "any"}`);
  return found;
}

function vpcAnswer({ id, properties }: Living): Properties {
  const cidrBlock = textOf(properties.cidrBlock) ?? "";
  return {
    ...properties,
    id,
    cidrBlock,
    cidrBlockAssociations: [
      {
        associationId: `vpc-cidr-assoc-${digits(id, 17)}`,
        cidrBlock,
        state: "associated",
      },
    ],
    ipv6CidrBlockAssociations:
      (textOf(properties.ipv6CidrBlock) ?? "") === ""
        ? []
        : [
            {
              associationId: `vpc-cidr-assoc-${digits(`${id} ipv6`, 17)}`,
              ipv6CidrBlock: properties.ipv6CidrBlock ?? "",
              state: "associated",
            },
          ],
    default: false,
    enableDnsSupport: properties.enableDnsSupport ?? true,
    enableDnsHostnames: properties.enableDnsHostnames ?? false,
    instanceTenancy: properties.instanceTenancy ?? "default",
  };
}

function subnetIds({ world, args }: Call): string[] {
  const filters = Array.isArray(args.filters) ? args.filters.filter(isObject) : [];
  const vpcs = filters
    .filter((filter) => filter.name === "vpc-id")
    .flatMap((filter) => textsOf(filter.values));
  return world
    .all(SUBNET)
    .filter(({ properties }) => vpcs.length === 0 || vpcs.includes(textOf(properties.vpcId) ?? ""))
    .map(({ id }) => id);
}

function endpointService({ world, scope, region, args }: Call): Properties {
  const wanted = textOf(args.service) ?? textOf(args.serviceName) ?? "";
  const serviceRegion = textsOf(args.serviceRegions)[0] ?? region;
  const details = awsService(wanted, serviceRegion);
  if (details === undefined) return ownService(world, wanted, region);
  const wantedType = textOf(args.serviceType);
  const serviceType = wantedType ?? details.endpointTypes[0] ?? "Interface";
  const offered: readonly string[] = details.endpointTypes;
  const elsewhere = details.homeRegions.length > 0 && !details.homeRegions.includes(serviceRegion);
  if (!offered.includes(serviceType) || elsewhere) throw new Error(NO_SERVICE);
  const serviceName = serviceNameFor(details, serviceType, serviceRegion);
  const isInterface = serviceType === "Interface";
  const id = `vpce-svc-${digits(serviceName, 17)}`;
  return {
    id,
    acceptanceRequired: false,
    arn: `arn:${scope.partition}:ec2:${serviceRegion}:amazon:vpc-endpoint-service/${id}`,
    availabilityZones: zonesOfService(details, region),
    baseEndpointDnsNames: isInterface ? [baseDnsName(serviceName, serviceRegion)] : [],
    managesVpcEndpoints: false,
    owner: "amazon",
    privateDnsName: isInterface ? (details.privateDnsNames[0] ?? "") : "",
    privateDnsNames: isInterface ? [...details.privateDnsNames] : [],
    serviceId: id,
    serviceName,
    serviceRegion,
    serviceType,
    supportedIpAddressTypes: [...(details.ipAddressTypes ?? ["ipv4"])],
    tags: {},
    vpcEndpointPolicySupported: details.policySupported ?? true,
  };
}

const NO_SERVICE = "no matching EC2 VPC Endpoint Service found";

/** A service that a program in this world offers. */
function ownService(world: World, serviceName: string, region: string): Properties {
  const found = world
    .all("aws:ec2/vpcEndpointService:VpcEndpointService")
    .find(({ properties }) => properties.serviceName === serviceName);
  if (found === undefined) throw new Error(NO_SERVICE);
  const name = textOf(found.properties.privateDnsName) ?? "";
  return {
    ...found.properties,
    id: found.id,
    serviceId: found.id,
    serviceRegion: region,
    owner: "123456789012",
    privateDnsNames: name === "" ? [] : [name],
    vpcEndpointPolicySupported: false,
  };
}

function givenAnswers(): GivenAnswer[] {
  const file = process.env.ECHO_ANSWERS;
  return file ? (JSON.parse(readFileSync(file, "utf8")) as GivenAnswer[]) : [];
}

function covers(wanted: Properties, args: Properties): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(args[name]) === JSON.stringify(value),
  );
}

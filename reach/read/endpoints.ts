import { serviceDetails } from "../../core/catalog";
import { isRecord } from "../../core/isRecord";
import { regionInServiceName } from "../../core/serviceName";
import type { CidrRange } from "../../core/cidr";
import { knownText, listOf, readable, UNKNOWN } from "../../resources/values";
import { covers } from "../addresses";
import type { Endpoint, EndpointTable, NetworkData, PrefixList, Subnet } from "../network";
import { isUnknown, Unknown, type Value } from "../values";
import { blockIn, flag, notYet, objectsIn, text, valueOf, type Found, type Source } from "./source";
import { TYPES } from "./types";

type Part = Pick<NetworkData, "endpoints" | "endpointTables" | "prefixLists">;

export function readEndpoints(source: Source, subnets: readonly Subnet[]): Part {
  const found = source.all(TYPES.endpoint);
  return {
    endpoints: found.map((one) => endpointOf(source, one, subnets)),
    endpointTables: [
      ...found.flatMap((one) => tablesOf(source, one)),
      ...source.all(TYPES.endpointTable).map(({ key, name, state }) => ({
        key,
        name,
        endpoint: source.ref(state, "vpcEndpointId", TYPES.endpoint),
        table: source.ref(state, "routeTableId", TYPES.table, TYPES.mainTable),
      })),
    ],
    prefixLists: [
      ...found.flatMap((one) => serviceList(one)),
      ...source.all(TYPES.prefixList).map((one) => ownList(source, one)),
    ],
  };
}

function endpointOf(source: Source, found: Found, subnets: readonly Subnet[]): Endpoint {
  const { key, name, state } = found;
  const type = text(state, "vpcEndpointType") ?? "Gateway";
  const service = text(state, "serviceName") ?? notYet(`the service of ${name}`);
  const privateDns = privateDnsOf(source, found);
  return {
    key,
    name,
    type,
    vpc: source.ref(state, "vpcId", TYPES.vpc),
    service,
    state: knownText(state.outputs["state"]) ?? stateToBe(service, name),
    subnets: subnetsOf(source, found),
    groups: groupsOf(source, found),
    privateDns,
    privateNames: privateNamesOf(found, service, privateDns),
    inboundResolversOnly: inboundOnly(found, service),
    ownNames: dnsNames(found)?.filter(isOwnName) ?? notYet(`the names of ${name}`),
    addresses: addressesOf(found, subnets),
    prefixList: type === "Gateway" ? listKey(found) : notYet(`a prefix list of ${name}`),
  };
}

/** AWS accepts endpoints for its own services at once; whoever offers another one may take a while, or refuse. */
function stateToBe(service: Value<string>, name: string): Value<string> {
  const isOwn = !isUnknown(service) && !service.includes("vpce-svc-");
  return isOwn ? "available" : new Unknown(`whether ${name} will be accepted is not known yet`);
}

function privateDnsOf(source: Source, { key, state }: Found): Value<boolean> {
  const apart = source.all(TYPES.endpointPrivateDns).find((one) => {
    return source.ref(one.state, "vpcEndpointId", TYPES.endpoint) === key;
  });
  return flag(apart?.state ?? state, "privateDnsEnabled", false);
}

/** Subnets in the endpoint's own list, its configurations, and associations beside it. */
function subnetsOf(source: Source, { key, name, state }: Found): Value<readonly string[]> {
  const own = source.refs(valueOf(state, "subnetIds"), { of: state, property: "subnetIds" }, [
    TYPES.subnet,
  ]);
  if (isUnknown(own)) return own;
  const configured =
    objectsIn(state.inputs["subnetConfigurations"], `the subnets of ${name}`) ?? [];
  if (isUnknown(configured)) return configured;
  const place = { of: state, property: "subnetConfigurations" };
  const ids = configured.map((one) => one["subnetId"]);
  const more = source.refs(ids, place, [TYPES.subnet]);
  if (isUnknown(more)) return more;
  return beside(source, key, [...own, ...more], TYPES.endpointSubnet, "subnetId", TYPES.subnet);
}

function groupsOf(source: Source, { key, state }: Found): Value<readonly string[]> {
  const property = "securityGroupIds";
  const own = source.refs(valueOf(state, property), { of: state, property }, [
    TYPES.group,
    TYPES.defaultGroup,
  ]);
  if (isUnknown(own)) return own;
  return beside(source, key, own, TYPES.endpointGroup, "securityGroupId", TYPES.group);
}

function beside(
  source: Source,
  endpoint: string,
  own: readonly string[],
  association: string,
  property: string,
  type: string,
): Value<readonly string[]> {
  const all = new Set(own);
  for (const { state } of source.all(association)) {
    const of = source.ref(state, "vpcEndpointId", TYPES.endpoint);
    if (isUnknown(of) ? of.candidates?.includes(endpoint) === false : of !== endpoint) continue;
    const key = source.ref(state, property, type);
    if (isUnknown(of)) return of;
    if (isUnknown(key)) return key;
    all.add(key);
  }
  return [...all];
}

/** AWS lists an endpoint's names once it exists; before, the catalog knows those of AWS's services. */
function privateNamesOf(
  found: Found,
  service: Value<string>,
  privateDns: Value<boolean>,
): Value<readonly string[]> {
  const listed =
    privateDns === true ? dnsNames(found)?.filter((name) => !isOwnName(name)) : undefined;
  if (listed !== undefined && listed.length > 0) return listed;
  if (isUnknown(service)) return service;
  const region = regionInServiceName(service);
  const details = region === undefined ? undefined : serviceDetails(service, region);
  const known = details !== undefined && details.privateDnsConfidence !== "unknown";
  return known
    ? details.privateDnsNames
    : new Unknown(`the private names of ${service} are not in the catalog`);
}

function inboundOnly({ name, state }: Found, service: Value<string>): Value<boolean> {
  const options = readable(valueOf(state, "dnsOptions"));
  if (options === UNKNOWN) return notYet(`dnsOptions of ${name}`);
  const only = isRecord(options)
    ? readable(options["privateDnsOnlyForInboundResolverEndpoint"])
    : undefined;
  if (typeof only === "boolean") return only;
  if (only === UNKNOWN) return notYet(`dnsOptions of ${name}`);
  // AWS's own default differs from the provider's, and it is for S3 alone.
  return !isUnknown(service) && service.endsWith(".s3")
    ? new Unknown(`whether private DNS of ${name} is for inbound resolvers alone nothing says`)
    : false;
}

function dnsNames({ state }: Found): readonly string[] | undefined {
  const entries = listOf(state.outputs["dnsEntries"]);
  if (entries === UNKNOWN || entries === undefined) return undefined;
  const names = entries.map((entry) => (isRecord(entry) ? knownText(entry["dnsName"]) : undefined));
  return names.flatMap((name) => name?.toLowerCase() ?? []);
}

function isOwnName(name: string): boolean {
  return /^(\*\.)?vpce-[0-9a-f]+-/.test(name);
}

/** Addresses that AWS gave; one outside its subnet's block is none of them. */
function addressesOf(
  { name, state }: Found,
  subnets: readonly Subnet[],
): Readonly<Record<string, readonly CidrRange[]>> {
  const configured = objectsIn(valueOf(state, "subnetConfigurations"), `the subnets of ${name}`);
  if (configured === undefined || isUnknown(configured)) return {};
  const entries = configured.flatMap((one): [string, CidrRange[]][] => {
    const key = knownText(one["subnetId"]);
    const subnet = subnets.find((candidate) => candidate.key === key);
    if (key === undefined || subnet === undefined || isUnknown(subnet.blocks)) return [];
    const ipv4 = knownText(one["ipv4"]);
    const ipv6 = knownText(one["ipv6"]);
    const given = [ipv4 && `${ipv4}/32`, ipv6 && `${ipv6}/128`].flatMap((address) => {
      const block = address ? blockIn(address, name) : undefined;
      return block === undefined || isUnknown(block) ? [] : [block];
    });
    const inSubnet = given.filter((address) => {
      return !isUnknown(subnet.blocks) && subnet.blocks.some((block) => covers(block, address));
    });
    return inSubnet.length === 0 ? [] : [[key, inSubnet]];
  });
  return Object.fromEntries(entries);
}

function tablesOf(source: Source, { key, name, state }: Found): EndpointTable[] {
  const property = "routeTableIds";
  if (readable(state.inputs[property]) === undefined) return [];
  const tables = source.refs(state.inputs[property], { of: state, property }, [
    TYPES.table,
    TYPES.mainTable,
  ]);
  if (!isUnknown(tables))
    return tables.map((table) => ({ key: `${key}/${table}`, name, endpoint: key, table }));
  return [{ key: `${key}/${property}`, name, endpoint: key, table: tables }];
}

function listKey({ key, state }: Found): string {
  return knownText(state.outputs["prefixListId"]) ?? `${key}/prefix list`;
}

function serviceList(found: Found): PrefixList[] {
  const { name, state } = found;
  if ((text(state, "vpcEndpointType") ?? "Gateway") !== "Gateway") return [];
  const service = text(state, "serviceName");
  const blocks = listOf(state.outputs["cidrBlocks"]);
  const entries = Array.isArray(blocks)
    ? blocks.flatMap((block) => {
        const range = blockIn(block, name);
        return range === undefined || isUnknown(range) ? [] : [range];
      })
    : [];
  return [
    {
      key: listKey(found),
      name: listKey(found),
      service: isUnknown(service) ? undefined : service,
      entries: entries.length === 0 ? notYet(`the prefix list of ${name}`) : entries,
    },
  ];
}

function ownList(source: Source, { key, name, state }: Found): PrefixList {
  const written = objectsIn(valueOf(state, "entries"), `the entries of ${name}`) ?? [];
  const beside = source.all(TYPES.prefixListEntry).filter((one) => {
    const list = source.ref(one.state, "prefixListId", TYPES.prefixList);
    return isUnknown(list) ? list.candidates?.includes(key) === true : list === key;
  });
  const all = [
    ...(isUnknown(written)
      ? [written]
      : written.map((one) => blockIn(one["cidr"], `an entry of ${name}`))),
    ...beside.map((one) => blockIn(valueOf(one.state, "cidr"), `an entry of ${name}`)),
  ];
  const entries: CidrRange[] = [];
  for (const block of all) {
    if (isUnknown(block)) return { key, name, service: undefined, entries: block };
    if (block !== undefined) entries.push(block);
  }
  return { key, name, service: undefined, entries };
}

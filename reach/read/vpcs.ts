import { knownText } from "../../resources/values";
import type { NetworkData, Subnet, Vpc } from "../network";
import { isKnown, isUnknown, Unknown, type Value } from "../values";
import type { CidrRange } from "../../core/cidr";
import { blockIn, flag, notYet, text, valueOf, type Found, type Source } from "./source";
import { TYPES } from "./types";

type Part = Pick<NetworkData, "vpcs" | "subnets">;

export function readVpcs(source: Source): Part {
  return {
    vpcs: source.all(TYPES.vpc).map((found) => vpcOf(source, found)),
    subnets: source.all(TYPES.subnet).map((found) => subnetOf(source, found)),
  };
}

function vpcOf(source: Source, { key, name, state }: Found): Vpc {
  return {
    key,
    name,
    region: text(state, "region") ?? notYet(`the Region of ${name}`),
    blocks: blocksOf(source, { key, name, state }),
    dnsSupport: flag(state, "enableDnsSupport", true),
    dnsHostnames: flag(state, "enableDnsHostnames", false),
    asksAws: asksAws(source, key),
    mainTable: mainTableOf(source, { key, name, state }),
    defaultGroup: ownDefault(source, key, state.outputs["defaultSecurityGroupId"], {
      type: TYPES.defaultGroup,
      property: "vpcId",
      otherwise: `${key}/default security group`,
    }),
    defaultAcl: ownDefault(source, key, state.outputs["defaultNetworkAclId"], {
      type: TYPES.defaultAcl,
      property: "defaultNetworkAclId",
      otherwise: `${key}/default network ACL`,
    }),
  };
}

function blocksOf(source: Source, { key, name, state }: Found): Value<readonly CidrRange[]> {
  const own = [
    blockIn(valueOf(state, "cidrBlock"), `the block of ${name}`),
    blockIn(valueOf(state, "ipv6CidrBlock"), `the IPv6 block of ${name}`),
  ];
  const more = source.all(TYPES.vpcBlock).flatMap((found) => {
    const vpc = source.ref(found.state, "vpcId", TYPES.vpc);
    if (isUnknown(vpc) ? vpc.candidates?.includes(key) !== true : vpc !== key) return [];
    const block = blockIn(valueOf(found.state, "cidrBlock"), `the block of ${found.name}`);
    return [isUnknown(vpc) ? vpc : (block ?? notYet(`the block of ${found.name}`))];
  });
  const all = [...own, ...more].filter((block) => block !== undefined);
  const open = all.find(isUnknown);
  if (open !== undefined) return open;
  const known = all.filter(isKnown);
  return known.length === 0 ? notYet(`the block of ${name}`) : known;
}

/** DHCP options that name other servers than AWS's lead questions away from its resolver. */
function asksAws(source: Source, vpc: string): Value<boolean> {
  for (const association of source.all(TYPES.dhcpOfVpc)) {
    const of = source.ref(association.state, "vpcId", TYPES.vpc);
    if (!isUnknown(of) && of !== vpc) continue;
    const key = source.ref(association.state, "dhcpOptionsId", TYPES.dhcp);
    const options = source.all(TYPES.dhcp).find((one) => one.key === key);
    const servers = options === undefined ? undefined : valueOf(options.state, "domainNameServers");
    const own =
      Array.isArray(servers) && servers.every((one) => knownText(one) === "AmazonProvidedDNS");
    if (!own) return new Unknown(`which name servers the DHCP options of ${vpc} name is not known`);
  }
  return true;
}

function mainTableOf(source: Source, { key, state }: Found): Value<string> {
  for (const { state: association } of source.all(TYPES.tableOfVpc)) {
    const vpc = source.ref(association, "vpcId", TYPES.vpc);
    if (vpc === key) return source.ref(association, "routeTableId", TYPES.table, TYPES.mainTable);
    if (isUnknown(vpc)) return vpc;
  }
  return ownDefault(source, key, state.outputs["mainRouteTableId"], {
    type: TYPES.mainTable,
    property: "defaultRouteTableId",
    otherwise: `${key}/main route table`,
  });
}

/** What AWS makes with a VPC: by its id, by the resource that adopts it, or by a name of its own. */
function ownDefault(
  source: Source,
  vpc: string,
  id: unknown,
  known: { readonly type: string; readonly property: string; readonly otherwise: string },
): Value<string> {
  const found = knownText(id);
  if (found !== undefined) return found;
  const adopted = source
    .all(known.type)
    .find(({ state }) => source.candidates(state, known.property, [TYPES.vpc]).includes(vpc));
  return adopted?.key ?? known.otherwise;
}

function subnetOf(source: Source, { key, name, state }: Found): Subnet {
  const own = [
    blockIn(valueOf(state, "cidrBlock"), `the block of ${name}`),
    blockIn(valueOf(state, "ipv6CidrBlock"), `the IPv6 block of ${name}`),
  ].filter((block) => block !== undefined);
  const open = own.find(isUnknown);
  return {
    key,
    name,
    vpc: source.ref(state, "vpcId", TYPES.vpc),
    zone: text(state, "availabilityZone") ?? notYet(`the zone of ${name}`),
    zoneId: text(state, "availabilityZoneId") ?? notYet(`the zone's id of ${name}`),
    blocks: open ?? (own.length === 0 ? notYet(`the block of ${name}`) : own.filter(isKnown)),
    publicAddresses: flag(state, "mapPublicIpOnLaunch", false),
  };
}

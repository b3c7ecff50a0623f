import { listOf, readable, UNKNOWN, type Properties } from "../../resources/values";
import type { ResourceState } from "../../resources/resource";
import { blockOf } from "../addresses";
import type { AclRule, AclSubnet, GroupRule, Named, NetworkData, PortSpan, Vpc } from "../network";
import { isKnown, isUnknown, type Value } from "../values";
import {
  blockIn,
  flag,
  notYet,
  numberIn,
  objectsIn,
  text,
  textIn,
  valueOf,
  type Found,
  type Source,
} from "./source";
import { TYPES } from "./types";

type Part = Pick<NetworkData, "groups" | "groupRules" | "acls" | "aclSubnets" | "aclRules">;

const GROUPS = [TYPES.group, TYPES.defaultGroup];
const ACLS = [TYPES.acl, TYPES.defaultAcl];

/** Security groups and network ACLs, those included that AWS makes with every VPC. */
export function readFilters(source: Source, vpcs: readonly Vpc[]): Part {
  const groups = source.all(...GROUPS);
  const acls = source.all(...ACLS);
  const ownGroups = vpcs.flatMap(({ key, defaultGroup }) => madeBy(key, defaultGroup, groups));
  const ownAcls = vpcs.flatMap(({ key, defaultAcl }) => madeBy(key, defaultAcl, acls));
  const own = ({ key, name, state }: Found) => ({
    key,
    name,
    vpc: source.ref(state, "vpcId", TYPES.vpc),
  });
  return {
    groups: [...groups.map(own), ...ownGroups],
    groupRules: [
      ...groups.flatMap((found) => inlineRules(source, found)),
      ...source.all(TYPES.groupRule).flatMap((found) => ruleBeside(source, found)),
      ...source.all(TYPES.ingressRule).map((found) => ingressRule(source, found)),
      ...ownGroups.map(({ key, name }): GroupRule => {
        const ports = { protocol: "-1", from: 0, to: 65_535 };
        return { key: `${key}/self`, name, group: key, ports, source: { self: true } };
      }),
    ],
    acls: [...acls.map(own), ...ownAcls],
    aclSubnets: [
      ...acls.flatMap((found) => subnetsOf(source, found)),
      ...source.all(TYPES.aclOfSubnet).map(({ key, name, state }) => ({
        key,
        name,
        acl: source.ref(state, "networkAclId", ...ACLS),
        subnet: source.ref(state, "subnetId", TYPES.subnet),
      })),
    ],
    aclRules: [
      ...acls.flatMap((found) => inlineAclRules(found)),
      ...source.all(TYPES.aclRule).flatMap((found) => aclRuleBeside(source, found)),
      ...ownAcls.flatMap(({ key, name }) => openRules(key, name)),
    ],
  };
}

/** What AWS made with a VPC, unless a resource of the program has adopted it. */
function madeBy(vpc: string, key: Value<string>, adopted: readonly Found[]) {
  if (isUnknown(key) || adopted.some((one) => one.key === key)) return [];
  return [{ key, name: key, vpc }];
}

function openRules(acl: string, name: string): AclRule[] {
  return (["in", "out"] as const).flatMap((direction) =>
    ["0.0.0.0/0", "::/0"].map((block, index) => ({
      key: `${acl}/${direction}/${index}`,
      name,
      acl,
      direction,
      number: 100 + index,
      allows: true,
      ports: { protocol: "-1", from: 0, to: 65_535 },
      block: blockOf(block),
    })),
  );
}

function portsIn(
  protocol: Value<string> | undefined,
  from: Value<number> | undefined,
  to: Value<number> | undefined,
  what: string,
): Value<PortSpan> {
  if (protocol === undefined || isUnknown(protocol))
    return protocol ?? notYet(`the protocol of ${what}`);
  if (isUnknown(from)) return from;
  if (isUnknown(to)) return to;
  if (protocol === "-1" || protocol === "all") return { protocol, from: 0, to: 65_535 };
  return { protocol: protocol.toLowerCase(), from: from ?? 0, to: to ?? from ?? 65_535 };
}

function inlineRules(source: Source, { key, name, state }: Found): GroupRule[] {
  const written = objectsIn(state.inputs["ingress"], `the rules of ${name}`) ?? [];
  if (isUnknown(written)) {
    return [{ key: `${key}/ingress`, name, group: key, ports: written, source: written }];
  }
  return written.flatMap((rule, index) =>
    rulesIn(source, state, rule, `${name} ingress[${index}]`, "ingress").map((one) => ({
      ...one,
      group: key,
    })),
  );
}

function ruleBeside(source: Source, { name, state }: Found): GroupRule[] {
  if (text(state, "type") === "egress") return [];
  const group = source.ref(state, "securityGroupId", ...GROUPS);
  return rulesIn(source, state, state.inputs, name, undefined).map((one) => ({ ...one, group }));
}

/** A rule for each block, list or group that it names. */
function rulesIn(
  source: Source,
  state: ResourceState,
  rule: Properties,
  name: string,
  dependency: string | undefined,
): Omit<GroupRule, "group">[] {
  const ports = portsIn(
    textIn(rule["protocol"], name),
    numberIn(rule["fromPort"], name),
    numberIn(rule["toPort"], name),
    name,
  );
  const made: Omit<GroupRule, "group">[] = [];
  const add = (from: GroupRule["source"]) => {
    made.push({ key: `${state.urn}/${name}/${made.length}`, name, ports, source: from });
  };
  for (const property of ["cidrBlocks", "ipv6CidrBlocks"]) {
    const list = listOf(rule[property]);
    if (list === UNKNOWN) add(notYet(`${property} of ${name}`));
    else for (const block of list ?? []) add(blockIn(block, name) ?? notYet(`a block of ${name}`));
  }
  const refs = (property: string, types: readonly string[]) =>
    source.refs(rule[property], { of: state, property: dependency ?? property }, types);
  const lists = refs("prefixListIds", [TYPES.prefixList]);
  if (isUnknown(lists)) add(lists);
  else lists.forEach((prefixList) => add({ prefixList }));
  const groups = refs("securityGroups", GROUPS);
  if (isUnknown(groups)) add(groups);
  else groups.forEach((group) => add({ group }));
  const other = readable(rule["sourceSecurityGroupId"]);
  if (other !== undefined) add({ group: typeof other === "string" ? other : name });
  if (readable(rule["self"]) === true) add({ self: true });
  return made;
}

function ingressRule(source: Source, { key, name, state }: Found): GroupRule {
  const block =
    blockIn(valueOf(state, "cidrIpv4"), name) ?? blockIn(valueOf(state, "cidrIpv6"), name);
  const list = readable(state.inputs["prefixListId"]);
  const prefixList = source.ref(state, "prefixListId", TYPES.prefixList);
  const byList = isUnknown(prefixList) ? prefixList : { prefixList };
  return {
    key,
    name,
    group: source.ref(state, "securityGroupId", ...GROUPS),
    ports: portsIn(
      text(state, "ipProtocol"),
      numberIn(valueOf(state, "fromPort"), name),
      numberIn(valueOf(state, "toPort"), name),
      name,
    ),
    source: block ?? (list === undefined ? { group: name } : byList),
  };
}

function subnetsOf(source: Source, { key, name, state }: Found): AclSubnet[] {
  const property = "subnetIds";
  if (readable(state.inputs[property]) === undefined) return [];
  const subnets = source.refs(state.inputs[property], { of: state, property }, [TYPES.subnet]);
  if (isUnknown(subnets)) return [{ key: `${key}/${property}`, name, acl: key, subnet: subnets }];
  return subnets.map((subnet) => ({ key: `${key}/${subnet}`, name, acl: key, subnet }));
}

function inlineAclRules({ key, name, state }: Found): AclRule[] {
  return (["ingress", "egress"] as const).flatMap((property) => {
    const direction = property === "ingress" ? "in" : "out";
    const written = objectsIn(state.inputs[property], `${property} of ${name}`) ?? [];
    const named: Named = { key: `${key}/${property}`, name };
    if (isUnknown(written)) {
      return [
        {
          ...named,
          acl: key,
          direction,
          number: written,
          allows: written,
          ports: written,
          block: written,
        },
      ];
    }
    return written.map((rule, index): AclRule => {
      const action = textIn(rule["action"], name);
      return {
        ...named,
        key: `${key}/${property}/${index}`,
        acl: key,
        direction,
        number: numberIn(rule["ruleNo"], name) ?? notYet(`a rule's number of ${name}`),
        allows: isKnown(action) ? action?.toLowerCase() === "allow" : action,
        ports: portsIn(
          textIn(rule["protocol"], name),
          numberIn(rule["fromPort"], name),
          numberIn(rule["toPort"], name),
          name,
        ),
        block:
          blockIn(rule["cidrBlock"], name) ??
          blockIn(rule["ipv6CidrBlock"], name) ??
          notYet(`a rule's block of ${name}`),
      };
    });
  });
}

/** Until it is known which way a rule is for, both ways are open. */
function aclRuleBeside(source: Source, { key, name, state }: Found): AclRule[] {
  const action = text(state, "ruleAction");
  const outgoing = flag(state, "egress", false);
  const number = numberIn(valueOf(state, "ruleNumber"), name) ?? notYet(`the number of ${name}`);
  const rule = {
    key,
    name,
    acl: source.ref(state, "networkAclId", ...ACLS),
    allows: isKnown(action) ? action?.toLowerCase() === "allow" : action,
    ports: portsIn(
      text(state, "protocol"),
      numberIn(valueOf(state, "fromPort"), name),
      numberIn(valueOf(state, "toPort"), name),
      name,
    ),
    block:
      blockIn(valueOf(state, "cidrBlock"), name) ??
      blockIn(valueOf(state, "ipv6CidrBlock"), name) ??
      notYet(`the block of ${name}`),
  };
  if (isUnknown(outgoing)) {
    return (["in", "out"] as const).map((direction) => ({ ...rule, direction, number: outgoing }));
  }
  return [{ ...rule, direction: outgoing ? "out" : "in", number }];
}

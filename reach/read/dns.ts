import { knownText, listOf, readable, textOf, UNKNOWN } from "../../resources/values";
import type { ResourceState } from "../../resources/resource";
import type { CidrRange } from "../../core/cidr";
import { canonicalName } from "../names";
import type { DnsRecord, NetworkData, RecordAnswer, ZoneVpc } from "../network";
import { isUnknown, Unknown, type Value } from "../values";
import { blockIn, notYet, objectsIn, text, valueOf, type Found, type Source } from "./source";
import { TYPES } from "./types";

type Part = Pick<
  NetworkData,
  | "zones"
  | "records"
  | "zoneVpcs"
  | "profiles"
  | "profileVpcs"
  | "profileResources"
  | "resolverRules"
  | "resolverRuleVpcs"
>;

export function readDns(source: Source): Part {
  return {
    zones: source.all(TYPES.zone).map(({ key, name, state }) => ({
      key,
      name,
      domain: text(state, "name") ?? notYet(`the domain of ${name}`),
    })),
    records: source.all(TYPES.record).map((found) => recordOf(source, found)),
    zoneVpcs: [
      ...source.all(TYPES.zone).flatMap((found) => inlineVpcs(source, found)),
      ...source.all(TYPES.zoneVpc).map(({ key, name, state }) => ({
        key,
        name,
        zone: source.ref(state, "zoneId", TYPES.zone),
        vpc: source.ref(state, "vpcId", TYPES.vpc),
      })),
    ],
    profiles: source.all(TYPES.profile).map(({ key, name }) => ({ key, name })),
    profileVpcs: source.all(TYPES.profileVpc).map(({ key, name, state }) => ({
      key,
      name,
      profile: source.ref(state, "profileId", TYPES.profile),
      vpc: source.ref(state, "resourceId", TYPES.vpc),
    })),
    profileResources: source.all(TYPES.profileResource).map(({ key, name, state }) => ({
      key,
      name,
      profile: source.ref(state, "profileId", TYPES.profile),
      resource: source.ref(state, "resourceArn", TYPES.endpoint, TYPES.zone, TYPES.resolverRule),
    })),
    resolverRules: source.all(TYPES.resolverRule).map(({ key, name, state }) => ({
      key,
      name,
      domain: text(state, "domainName") ?? notYet(`the domain of ${name}`),
      type: text(state, "ruleType") ?? notYet(`the type of ${name}`),
    })),
    resolverRuleVpcs: source.all(TYPES.resolverRuleVpc).map(({ key, name, state }) => ({
      key,
      name,
      rule: source.ref(state, "resolverRuleId", TYPES.resolverRule),
      vpc: source.ref(state, "vpcId", TYPES.vpc),
    })),
  };
}

function inlineVpcs(source: Source, { key, name, state }: Found): ZoneVpc[] {
  const written = objectsIn(valueOf(state, "vpcs"), `the VPCs of ${name}`) ?? [];
  const place = { of: state, property: "vpcs" };
  const vpcs = isUnknown(written)
    ? written
    : source.refs(
        written.map((one) => one["vpcId"]),
        place,
        [TYPES.vpc],
      );
  if (isUnknown(vpcs)) return [{ key: `${key}/vpcs`, name, zone: key, vpc: vpcs }];
  return vpcs.map((vpc) => ({ key: `${key}/${vpc}`, name, zone: key, vpc }));
}

/** What makes one of several records with one name answer. */
const POLICIES = [
  "setIdentifier",
  "weightedRoutingPolicies",
  "latencyRoutingPolicies",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "cidrRoutingPolicy",
  "multivalueAnswerRoutingPolicy",
];

function recordOf(source: Source, found: Found): DnsRecord {
  const { key, name, state } = found;
  const policies = POLICIES.map((policy) => readable(state.inputs[policy]));
  return {
    key,
    name,
    zone: source.ref(state, "zoneId", TYPES.zone),
    domain: domainOf(source, found),
    type: text(state, "type") ?? notYet(`the type of ${name}`),
    answer: answerOf(source, found),
    isSimple: !policies.some((policy) => policy !== undefined && policy !== false),
  };
}

/** A record's name is written whole, or without its zone's. */
function domainOf(source: Source, { name, state }: Found): Value<string> {
  const whole = knownText(state.outputs["fqdn"]);
  if (whole !== undefined) return whole;
  const written = textOf(state.inputs["name"]);
  if (written === UNKNOWN) return notYet(`the name of ${name}`);
  const key = source.ref(state, "zoneId", TYPES.zone);
  const zone = source.all(TYPES.zone).find((one) => one.key === key);
  const domain = zone === undefined ? undefined : text(zone.state, "name");
  if (isUnknown(domain)) return domain;
  const own = written ?? "";
  if (domain === undefined || canonicalName(own).endsWith(canonicalName(domain))) return own;
  return own === "" ? domain : `${own}.${domain}`;
}

function answerOf(source: Source, { name, state }: Found): Value<RecordAnswer> {
  const aliases = objectsIn(state.inputs["aliases"], `the alias of ${name}`);
  if (isUnknown(aliases)) return aliasOfOne(source, state) ?? aliases;
  const [alias] = aliases ?? [];
  if (alias !== undefined) {
    const target = textOf(alias["name"]);
    if (typeof target === "string") return { kind: "alias", name: target };
    return aliasOfOne(source, state) ?? notYet(`the alias of ${name}`);
  }
  const values = listOf(state.inputs["records"]);
  if (values === undefined || values === UNKNOWN) return notYet(`the values of ${name}`);
  const texts = values.map(knownText);
  if (texts.some((one) => one === undefined)) return notYet(`the values of ${name}`);
  if (text(state, "type") === "CNAME") return { kind: "cname", name: texts[0] ?? "" };
  const addresses: CidrRange[] = [];
  for (const one of texts) {
    const block = blockIn(`${one}/${one?.includes(":") === true ? 128 : 32}`, `a value of ${name}`);
    if (block === undefined || isUnknown(block))
      return new Unknown(`${name} answers with no address`);
    addresses.push(block);
  }
  return { kind: "addresses", addresses };
}

/** An alias whose target is not known yet leads to the endpoint that it is made of, if it is one. */
function aliasOfOne(source: Source, state: ResourceState): RecordAnswer | undefined {
  const [endpoint, second] = source.candidates(state, "aliases", [TYPES.endpoint]);
  return endpoint === undefined || second !== undefined
    ? undefined
    : { kind: "endpoint", endpoint };
}

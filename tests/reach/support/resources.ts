import { TYPES } from "../../../reach/read/types";
import {
  exportText,
  previewText,
  UNKNOWN_VALUE,
  urnOf,
  type MadeResource,
} from "../../support/previews";
import type { WrittenNetwork } from "./network";

type Kind = keyof typeof TYPES;

/** A value that another resource has once it exists. */
class Ref {
  constructor(
    readonly kind: Kind,
    readonly name: string,
  ) {}
}

interface Drawn {
  readonly kind: Kind;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly provider?: string;
}

/** What no program can say of a network: such cases are about the network alone. */
export function isDrawable(network: WrittenNetwork): boolean {
  const text = JSON.stringify(network);
  const partsUnknown = /"unknown|\(propagated\)|\(blackhole\)|delegated/.test(text);
  const foreignList = Object.entries(network.prefixLists ?? {}).some(
    ([name, { service }]) =>
      service !== undefined &&
      !Object.values(network.endpoints ?? {}).some(({ prefixList }) => prefixList === name),
  );
  return !partsUnknown && !foreignList;
}

/** The network of a case as the export of the program that made it; ids are the case's names. */
export function exportOf(network: WrittenNetwork): string {
  return exportText(
    drawn(network).map((one) => ({
      ...plain(one),
      inputs: resolved(one.inputs, (ref) =>
        ref instanceof Alias ? ownName(ref.name) : ref.name,
      ) as Record<string, unknown>,
      outputs: { ...one.outputs },
      state: { id: one.name },
    })),
  );
}

/** The same as the preview of its first deployment, which knows no id and no answer of AWS. */
export function previewOf(network: WrittenNetwork): string {
  return previewText(
    drawn(network).map((one) => ({
      op: "create",
      after: {
        ...plain(one),
        inputs: resolved(one.inputs, () => UNKNOWN_VALUE) as Record<string, unknown>,
        propertyDependencies: Object.fromEntries(
          Object.entries(one.inputs).map(([property, value]) => [
            property,
            refsIn(value).map(urnOfRef),
          ]),
        ),
      },
    })),
  );
}

function plain({ kind, name, provider }: Drawn): MadeResource {
  return { type: TYPES[kind], name, ...(provider === undefined ? {} : { provider }) };
}

function urnOfRef({ kind, name }: Ref): string {
  return urnOf({ type: TYPES[kind], name });
}

function resolved(value: unknown, of: (ref: Ref) => unknown): unknown {
  if (value instanceof Ref) return of(value);
  if (Array.isArray(value)) return value.map((one) => resolved(one, of));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, of)]));
}

function refsIn(value: unknown): Ref[] {
  if (value instanceof Ref) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(refsIn);
}

function drawn(network: WrittenNetwork): Drawn[] {
  const { vpcs, subnets, tables, gateways, endpoints, zones, profiles, resolverRules } = network;
  const { transitGateways, attachments, transitTables, peerings, groups, acls, prefixLists } =
    network;
  const ref = (kind: Kind) => (name: string) => new Ref(kind, name);
  return [
    ...list(vpcs).flatMap(([name, one]): Drawn[] => [
      {
        kind: "vpc",
        name,
        inputs: {
          cidrBlock: one.blocks?.[0],
          enableDnsSupport: one.dnsSupport ?? true,
          enableDnsHostnames: one.dnsHostnames ?? true,
        },
        outputs: {
          mainRouteTableId: `${name}-main`,
          defaultSecurityGroupId: `${name}-default`,
          defaultNetworkAclId: `${name}-open`,
          region: "us-east-1",
        },
      },
      ...(one.ownDns === true
        ? [
            {
              kind: "dhcp" as const,
              name: `${name}-dhcp`,
              inputs: { domainNameServers: ["10.9.9.9"] },
            },
            {
              kind: "dhcpOfVpc" as const,
              name: `${name}-dhcp`,
              inputs: {
                vpcId: new Ref("vpc", name),
                dhcpOptionsId: new Ref("dhcp", `${name}-dhcp`),
              },
            },
          ]
        : []),
    ]),
    ...list(subnets).flatMap(([name, one]): Drawn[] => [
      {
        kind: "subnet",
        name,
        inputs: {
          vpcId: new Ref("vpc", one.vpc),
          availabilityZone: one.zone,
          cidrBlock: one.block,
          mapPublicIpOnLaunch: one.publicAddresses ?? false,
        },
      },
      ...(one.table === undefined
        ? []
        : [
            {
              kind: "tableOfSubnet" as const,
              name: `${name}-${one.table}`,
              inputs: {
                subnetId: new Ref("subnet", name),
                routeTableId: new Ref("table", one.table),
              },
            },
          ]),
    ]),
    ...list(tables).flatMap(([name, one]): Drawn[] => [
      { kind: "table", name, inputs: { vpcId: new Ref("vpc", one.vpc) } },
      ...(one.gateways ?? []).map((gateway): Drawn => ({
        kind: "tableOfSubnet",
        name: `${gateway}-${name}`,
        inputs: {
          gatewayId: new Ref("internetGateway", gateway),
          routeTableId: new Ref("table", name),
        },
      })),
      ...Object.entries(one.routes ?? {}).map(([to, text]): Drawn => ({
        kind: "route",
        name: `${name} ${to}`,
        inputs: { routeTableId: new Ref("table", name), ...destination(to), ...target(text) },
      })),
    ]),
    ...list(gateways).map(([name, one]): Drawn =>
      one.kind === "nat"
        ? {
            kind: "natGateway",
            name,
            inputs: {
              subnetId: new Ref("subnet", one.subnet ?? ""),
              connectivityType: one.isPublic === false ? "private" : "public",
            },
          }
        : { kind: "internetGateway", name, inputs: { vpcId: new Ref("vpc", one.vpc ?? "") } },
    ),
    ...list(endpoints).map(([name, one]): Drawn => {
      const entries = prefixLists?.[one.prefixList ?? ""]?.entries;
      const names = [
        ownName(name),
        ...(one.ownNames ?? []),
        ...(one.privateDns === true ? (one.names ?? []) : []),
      ];
      return {
        kind: "endpoint",
        name,
        inputs: {
          vpcEndpointType: one.type ?? "Interface",
          vpcId: new Ref("vpc", one.vpc),
          serviceName: one.service,
          subnetIds: (one.subnets ?? []).map(ref("subnet")),
          securityGroupIds: (one.groups ?? []).map(ref("group")),
          privateDnsEnabled: one.privateDns ?? false,
          dnsOptions: {
            privateDnsOnlyForInboundResolverEndpoint: one.inboundResolversOnly ?? false,
          },
          routeTableIds: (one.tables ?? []).map(ref("table")),
        },
        outputs: {
          state: one.state ?? "available",
          dnsEntries: names.map((dnsName) => ({ dnsName, hostedZoneId: "Z1" })),
          ...(one.prefixList === undefined ? {} : { prefixListId: one.prefixList }),
          ...(entries === undefined ? {} : { cidrBlocks: entries }),
        },
      };
    }),
    ...list(zones).flatMap(([name, one]): Drawn[] => [
      {
        kind: "zone",
        name,
        inputs: {
          name: one.domain,
          vpcs: (one.vpcs ?? []).slice(0, 1).map((vpc) => ({ vpcId: new Ref("vpc", vpc) })),
        },
      },
      ...(one.vpcs ?? []).slice(1).map((vpc): Drawn => ({
        kind: "zoneVpc",
        name: `${name}-${vpc}`,
        inputs: { zoneId: new Ref("zone", name), vpcId: new Ref("vpc", vpc) },
      })),
      ...Object.entries(one.records ?? {}).map(([record, text]): Drawn => ({
        kind: "record",
        name: `${name} ${record}`,
        inputs: { zoneId: new Ref("zone", name), name: record, ...answer(text) },
      })),
    ]),
    ...list(profiles).flatMap(([name, one]): Drawn[] => [
      { kind: "profile", name, inputs: {} },
      ...(one.vpcs ?? []).map((vpc): Drawn => ({
        kind: "profileVpc",
        name: `${name}-${vpc}`,
        inputs: { profileId: new Ref("profile", name), resourceId: new Ref("vpc", vpc) },
      })),
      ...(one.resources ?? []).map((what): Drawn => ({
        kind: "profileResource",
        name: `${name}-${what}`,
        inputs: {
          profileId: new Ref("profile", name),
          resourceArn: new Ref(zones?.[what] === undefined ? "endpoint" : "zone", what),
        },
      })),
    ]),
    ...list(resolverRules).flatMap(([name, one]): Drawn[] => [
      { kind: "resolverRule", name, inputs: { domainName: one.domain, ruleType: one.type } },
      ...(one.vpcs ?? []).map((vpc): Drawn => ({
        kind: "resolverRuleVpc",
        name: `${name}-${vpc}`,
        inputs: { resolverRuleId: new Ref("resolverRule", name), vpcId: new Ref("vpc", vpc) },
      })),
    ]),
    ...list(transitGateways).map(([name, one]): Drawn => ({
      kind: "transitGateway",
      name,
      inputs: {
        defaultRouteTableAssociation: onOff(one.defaultAssociation),
        defaultRouteTablePropagation: onOff(one.defaultPropagation),
      },
      outputs: {
        ownerId: "111111111111",
        associationDefaultRouteTableId: one.defaultAssociation,
        propagationDefaultRouteTableId: one.defaultPropagation,
      },
    })),
    ...list(transitTables).flatMap(([name, one]): Drawn[] => [
      {
        kind: "transitTable",
        name,
        inputs: { transitGatewayId: new Ref("transitGateway", one.gateway) },
      },
      ...Object.entries(one.routes ?? {}).map(([to, next]): Drawn => ({
        kind: "transitRoute",
        name: `${name} ${to}`,
        inputs: {
          transitGatewayRouteTableId: new Ref("transitTable", name),
          destinationCidrBlock: to,
          ...(next === "blackhole"
            ? { blackhole: true }
            : { transitGatewayAttachmentId: new Ref("attachment", next) }),
        },
      })),
    ]),
    ...list(attachments).flatMap(([name, one]): Drawn[] => {
      const inTable = (table: string) => ({
        transitGatewayAttachmentId: new Ref("attachment", name),
        transitGatewayRouteTableId: new Ref("transitTable", table),
      });
      const elsewhere = one.accepted === false;
      return [
        {
          kind: "attachment",
          name,
          inputs: {
            transitGatewayId: new Ref("transitGateway", one.gateway),
            vpcId: new Ref("vpc", one.vpc),
            subnetIds: one.subnets.map(ref("subnet")),
            transitGatewayDefaultRouteTableAssociation: one.takesDefaults ?? false,
            transitGatewayDefaultRouteTablePropagation: one.takesDefaults ?? false,
          },
          outputs: { vpcOwnerId: elsewhere ? "222222222222" : "111111111111" },
          ...(elsewhere
            ? { provider: "urn:pulumi:dev::shop::pulumi:providers:aws::elsewhere" }
            : {}),
        },
        ...(one.association === undefined
          ? []
          : [
              {
                kind: "transitAssociation" as const,
                name: `${name}-${one.association}`,
                inputs: inTable(one.association),
              },
            ]),
        ...(one.propagations ?? []).map((table): Drawn => ({
          kind: "propagation",
          name: `${name}-${table}`,
          inputs: inTable(table),
        })),
      ];
    }),
    ...list(peerings).map(([name, one]): Drawn => ({
      kind: "peering",
      name,
      inputs: {
        vpcId: new Ref("vpc", one.vpcs[0]),
        peerVpcId: new Ref("vpc", one.vpcs[1]),
        autoAccept: one.active ?? true,
      },
    })),
    ...list(groups).map(([name, one]): Drawn => ({
      kind: "group",
      name,
      inputs: { vpcId: new Ref("vpc", one.vpc), ingress: (one.in ?? []).map(ingress) },
    })),
    ...list(acls).map(([name, one]): Drawn => ({
      kind: "acl",
      name,
      inputs: {
        vpcId: new Ref("vpc", one.vpc),
        subnetIds: (one.subnets ?? []).map(ref("subnet")),
        ingress: aclRules(one.in),
        egress: aclRules(one.out),
      },
    })),
    ...list(prefixLists).flatMap(([name, one]): Drawn[] =>
      one.service === undefined
        ? [
            {
              kind: "prefixList",
              name,
              inputs: { entries: (one.entries ?? []).map((cidr) => ({ cidr })) },
            },
          ]
        : [],
    ),
  ];
}

function list<T>(written: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(written ?? {});
}

function onOff(table: string | undefined): string {
  return table === undefined ? "disable" : "enable";
}

function destination(to: string): Record<string, unknown> {
  if (!to.startsWith("pl-")) return { destinationCidrBlock: to };
  return { destinationPrefixListId: new Ref("prefixList", to) };
}

const TARGETS: Readonly<Record<string, (name: string) => Record<string, unknown>>> = {
  transitGateway: (name) => ({ transitGatewayId: new Ref("transitGateway", name) }),
  peering: (name) => ({ vpcPeeringConnectionId: new Ref("peering", name) }),
  nat: (name) => ({ natGatewayId: new Ref("natGateway", name) }),
  internet: (name) => ({ gatewayId: new Ref("internetGateway", name) }),
  vpnGateway: (name) => ({ gatewayId: `vgw-${name}` }),
  endpoint: (name) => ({ vpcEndpointId: new Ref("endpoint", name) }),
  coreNetwork: (name) => ({
    coreNetworkArn: `arn:aws:networkmanager::111111111111:core-network/${name}`,
  }),
};

function target(text: string): Record<string, unknown> {
  const [kind = "", name = ""] = text.split(" ");
  const made = TARGETS[kind];
  if (made === undefined) throw new Error(`no property names a target of the kind ${kind}`);
  return made(name);
}

function answer(text: string): Record<string, unknown> {
  const [kind = "", what = ""] = text.split(" ");
  if (kind === "address") return { type: "A", records: [what] };
  if (kind === "cname") return { type: "CNAME", records: [what] };
  return {
    type: kind === "endpoint6" ? "AAAA" : "A",
    aliases: [{ name: new Alias(what), zoneId: "Z1" }],
  };
}

/** The name that AWS gives an endpoint. */
function ownName(endpoint: string): string {
  return `vpce-${Buffer.from(endpoint).toString("hex")}-1.vpce.amazonaws.com`;
}

/** An alias to an endpoint: its own name, which is made up from the endpoint's. */
class Alias extends Ref {
  constructor(name: string) {
    super("endpoint", name);
  }
}

function ports(words: readonly string[]): Record<string, unknown> {
  const [protocol = "", range = "0"] = words;
  const [from = "0", to = from] = range.split("-");
  return {
    protocol: protocol === "all" ? "-1" : protocol,
    fromPort: Number(from),
    toPort: Number(to),
  };
}

function ingress(text: string): Record<string, unknown> {
  const [span = "", source = ""] = text.split(" from ");
  const [kind = "", what = ""] = source.split(" ");
  const from =
    kind === "self"
      ? { self: true }
      : kind === "group"
        ? { securityGroups: [what] }
        : kind === "list"
          ? { prefixListIds: [new Ref("prefixList", what)] }
          : { cidrBlocks: [kind] };
  return { ...ports(span.split(" ")), ...from };
}

function aclRules(rules: Readonly<Record<string, string>> = {}): Record<string, unknown>[] {
  return Object.entries(rules).map(([number, text]) => {
    const [action, ...words] = text.split(" ");
    return {
      ruleNo: Number(number),
      action,
      ...ports(words.slice(0, -1)),
      cidrBlock: words.at(-1),
    };
  });
}

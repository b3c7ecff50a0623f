import { ATTACHING, CONNECTIVITIES } from "../connectivity/ways";
import * as v from "valibot";
import { TOO_MANY_DIGITS, tooManyDigits } from "../decimal";
import { isPrintable, NOT_PRINTABLE } from "../printable";
import { ACCOUNT_ID, ACCOUNT_ID_RULE } from "../account";
import { MOST_VPCS, TOO_MANY_VPCS } from "./vpcCount";
import { describeQuota, type AdjustableQuota, type QuotaKey } from "../quotas";
import { GB_RANGE, isAscending, isShort } from "./gbRange";

/**
 * What a person writes: the command's file, and the shape of `EndpointNetwork`'s arguments.
 * Published as `schemas/topology.schema.json`, so that editors complete it.
 */
const RESERVED_KEYS = ["__proto__", "prototype", "constructor"];

/** A key that names a service: what is wrong with it otherwise, checks say. */
const serviceKey = v.pipe(v.string(), v.check(isPrintable, NOT_PRINTABLE));

const name = v.pipe(
  v.string(),
  v.minLength(1, "a name has at least one character"),
  v.maxLength(100, "a name has at most 100 characters"),
  v.check((text) => !text.includes("/"), "a name holds no /"),
  v.check(isPrintable, NOT_PRINTABLE),
  v.check((text) => text.trim() === text, "a name neither starts nor ends with a space"),
);

const shortNumber = v.check((value: number) => !tooManyDigits(value), TOO_MANY_DIGITS);

const gb = v.pipe(
  v.number(),
  shortNumber,
  v.finite("GB is a finite number"),
  v.minValue(0, "GB is 0 or more"),
  v.maxValue(1e12, "GB is at most 10^12"),
);

const positiveInteger = (most: number) =>
  v.pipe(
    v.number(),
    v.integer("a whole number"),
    v.minValue(1, "at least 1"),
    v.maxValue(most, `at most ${most}`),
  );

const price = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.regex(/^\d+(\.\d+)?$/, 'a decimal number of dollars, such as "0.0095"'),
  v.check((text) => !tooManyDigits(text), TOO_MANY_DIGITS),
);

const services = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1, "a service has a name"))),
  v.description(
    "Short names (`ecr.dkr`), full service names (`com.amazonaws.us-east-1.ecr.dkr`) or bundles (`ecs-fargate`). " +
      "`s3` and `dynamodb` mean their free gateway endpoints unless `overrides` says Interface; a short name always " +
      "means the service. `vpc-endpoints services bundle` lists the bundles.",
  ),
);

const gbRange = v.pipe(
  v.string(),
  v.regex(GB_RANGE, 'a range of GB is "100..5000", or "100.." for 100 and more'),
  v.check(isShort, TOO_MANY_DIGITS),
  v.check(isAscending, "a range begins with its lower end"),
);

const gbOrRange = v.union([gb, gbRange], 'GB such as 20, or a range such as "100..5000"');

const usage = v.pipe(
  v.record(serviceKey, gbOrRange),
  v.description(
    'GB per month and VPC by service, requests and responses together; a range where no more is known: `"100..5000"`, ' +
      '`"100.."`. `default` holds for every service that is not named. A service left out otherwise is unknown, never 0.',
  ),
);

const sharedUsage = v.pipe(
  v.record(
    serviceKey,
    v.union(
      [gb, gbRange, v.strictObject({ total: gbOrRange })],
      'GB such as 20, a range such as "100..5000", or {total} of all VPCs together',
    ),
  ),
  v.description(
    "GB per month and VPC by service, as in `usage` of a VPC, which may say otherwise. `{ total: 5000 }` is the traffic of all VPCs " +
      "together where nobody knows how it is spread: each VPC then moves anything from 0 to what is left of it.",
  ),
);

const zones = [
  positiveInteger(6),
  v.pipe(
    v.array(name),
    v.minLength(1, "at least one Availability Zone"),
    v.maxLength(6, "at most 6 Availability Zones"),
  ),
] as const;

const availabilityZones = v.pipe(
  v.union(
    [
      ...zones,
      v.strictObject({
        zones: v.optional(
          v.pipe(
            v.union([...zones], "a number from 1 to 6, or a list of Availability Zone names"),
            v.description("The VPC's Availability Zones. Defaults to 2."),
          ),
        ),
        minimum: v.pipe(
          positiveInteger(6),
          v.description(
            "How few of them `optimize` may give an endpoint. With fewer zones less survives the failure of one.",
          ),
        ),
      }),
    ],
    "a number from 1 to 6, a list of Availability Zone names, or {zones, minimum}",
  ),
  v.description(
    "Availability Zones of each interface endpoint, as a number or as names. Each is billed by the hour. Defaults to 2.",
  ),
);

const nat = v.pipe(
  v.picklist(["existing", "new", "none"], "`existing`, `new` or `none`"),
  v.description(
    "Whether traffic to public AWS endpoints may take NAT gateways, one in each Availability Zone. `existing`: they are there, " +
      "and only what they process is billed; `new`: their hours and public addresses too. Defaults to `none`.",
  ),
);

const cidrBlocks = v.pipe(
  v.array(v.string()),
  v.description(
    "Every IPv4 and IPv6 block of the VPC but those of `unroutedCidrBlocks`. Needed to find overlaps and to plan routes.",
  ),
);

const unroutedCidrBlocks = v.pipe(
  v.array(v.string()),
  v.description(
    "Secondary blocks that other VPCs have too, such as 100.64.0.0/16 of EKS's pods: no route leads to them, a hub does not admit " +
      "them, and they may overlap each other. Endpoints in the VPC itself admit them. Not in `cidrBlocks`.",
  ),
);

const account = v.pipe(
  v.string(),
  v.regex(ACCOUNT_ID, ACCOUNT_ID_RULE),
  v.description(
    "The AWS account that is billed. Defaults to one account a VPC, named like the VPC.",
  ),
);

const routeTables = v.pipe(
  positiveInteger(200),
  v.description("Route tables that get a route to or from the hub. Defaults to 1."),
);

const vpc = v.strictObject({
  cidrBlocks: v.optional(cidrBlocks),
  unroutedCidrBlocks: v.optional(unroutedCidrBlocks),
  account: v.optional(account),
  availabilityZones: v.optional(availabilityZones),
  routeTables: v.optional(routeTables),
  attached: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        "Whether the VPC is attached to the hub's Transit Gateway already: its attachment is then a sunk cost.",
      ),
    ),
  ),
  services: v.optional(
    v.pipe(services, v.description("Services that this VPC needs besides the file's own list.")),
  ),
  withoutServices: v.optional(
    v.pipe(services, v.description("Services of the file's list that this VPC does not need.")),
  ),
  usage: v.optional(usage),
  nat: v.optional(nat),
  placement: v.optional(
    v.pipe(
      v.record(
        serviceKey,
        v.picklist(["local", "hub"], "`local` (an endpoint of its own) or `hub`"),
      ),
      v.description("Forces a service of this VPC to an endpoint of its own or to the hub."),
    ),
  ),
});

/** One value, or the list of those that `optimize` compares. */
const choiceOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  v.union(
    [
      v.picklist(values),
      v.pipe(v.array(v.picklist(values)), v.minLength(1, "at least one to choose from")),
    ],
    `${values.join(", ")}, or a list of them`,
  );

const existingServices = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1, "a service has a name"))),
  v.description(
    "Services whose endpoint and zones the hub VPC has already: sunk costs, and nothing to build.",
  ),
);

const candidate = v.strictObject({
  name,
  account: v.optional(account),
  cidrBlocks: v.optional(cidrBlocks),
  unroutedCidrBlocks: v.optional(unroutedCidrBlocks),
  availabilityZones: v.optional(availabilityZones),
  routeTables: v.optional(routeTables),
  attached: v.optional(v.boolean()),
  transitGateway: v.optional(v.picklist(["new", "existing"])),
  existingServices: v.optional(existingServices),
});

const hub = v.strictObject({
  name: v.optional(v.pipe(name, v.description("The hub VPC's name. Defaults to `hub`."))),
  account: v.optional(account),
  cidrBlocks: v.optional(cidrBlocks),
  unroutedCidrBlocks: v.optional(unroutedCidrBlocks),
  availabilityZones: v.optional(
    v.pipe(
      availabilityZones,
      v.description(
        "Availability Zones of the hub's endpoints, as a number or as names. Defaults to the file's own; without those to the " +
          "zones of the VPC that has most, so that no spoke loses one.",
      ),
    ),
  ),
  routeTables: v.optional(routeTables),
  attached: v.optional(
    v.pipe(v.boolean(), v.description("Whether the hub VPC is attached already: a sunk cost.")),
  ),
  connectivity: v.optional(
    v.pipe(
      choiceOf(CONNECTIVITIES),
      v.description(
        "How spokes reach the hub. Defaults to `TransitGateway`. Of a list, `optimize` takes the cheapest and " +
          "everything else the first; without it, `optimize` compares `TransitGateway` with `Peering`.",
      ),
    ),
  ),
  transitGateway: v.optional(
    v.pipe(
      v.picklist(["new", "existing"]),
      v.description(
        "`existing`: the Transit Gateway (or core network) exists and nothing of it is built; which VPCs are attached, `attached` says. Defaults to `new`.",
      ),
    ),
  ),
  attachedTo: v.optional(
    v.pipe(
      v.picklist(ATTACHING),
      v.description(
        "To what VPCs with `attached` are attached, and what `transitGateway: existing` means, where `connectivity` lists several " +
          "ways that attach VPCs. Otherwise it is the one of them.",
      ),
    ),
  ),
  dns: v.optional(
    v.pipe(
      choiceOf(["PrivateHostedZones", "Profile"]),
      v.description(
        "How spokes resolve the hub's endpoints. `PrivateHostedZones` costs $0.50 a zone and month, `Profile` $0.75 an hour " +
          "for up to 100 VPCs. Defaults to `PrivateHostedZones`; a list, or none, is for `optimize` as with `connectivity`.",
      ),
    ),
  ),
  profileContents: v.optional(
    v.pipe(
      v.picklist(["Endpoints", "HostedZones"]),
      v.description(
        "What a Profile shares. `Endpoints`: the endpoints' own private DNS, no zones to pay. `HostedZones`: the same zones as " +
          "without a Profile, so that a hub with zones changes over without a gap. Defaults to `Endpoints`.",
      ),
    ),
  ),
  candidates: v.optional(
    v.pipe(
      v.array(candidate),
      v.minLength(1, "at least one candidate"),
      v.description(
        "VPCs that may be the hub instead: `optimize` takes the cheapest. What a candidate leaves out is as in `hub`, which is a " +
          "candidate itself where it has a name or blocks of its own.",
      ),
    ),
  ),
  existingServices: v.optional(existingServices),
  acknowledgeShadowing: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description(
        "Services whose zone may hide other names of the Region from every associated VPC. Each is refused unless listed.",
      ),
    ),
  ),
});

const override = v.strictObject({
  endpointType: v.optional(
    v.pipe(
      v.picklist(["Gateway", "Interface"]),
      v.description("Which endpoint of a service that has both. Defaults to the free `Gateway`."),
    ),
  ),
  privateDnsEnabled: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        "Whether the service's own names resolve to the endpoint. Defaults to true where AWS offers it.",
      ),
    ),
  ),
  privateDnsNames: v.optional(
    v.pipe(
      v.array(v.string()),
      v.description("Every private DNS name of a service that the catalog does not know."),
    ),
  ),
  ports: v.optional(
    v.pipe(
      v.array(positiveInteger(65535)),
      v.description("TCP ports of a service that the catalog does not know. Defaults to 443."),
    ),
  ),
  serviceRegion: v.optional(
    v.pipe(
      v.string(),
      v.description(
        "The Region whose service the endpoint reaches, for services that AWS offers across Regions, such as `kms`, `ecr.dkr`, " +
          "`s3` or `iam`. Billed like any endpoint, plus the transfer between the Regions. Defaults to the topology's Region.",
      ),
    ),
  ),
});

const priceOverride = v.strictObject({
  region: v.string(),
  item: v.pipe(
    v.string(),
    v.description(
      "The item's name in docs/prices.md or `prices show`, such as `vpce_interface_hour`.",
    ),
  ),
  price: v.optional(price),
  tiers: v.optional(
    v.array(
      v.strictObject({ fromGb: price, toGb: v.optional(price), price }),
      "a list of {fromGb, toGb, price}",
    ),
  ),
  source: v.optional(v.string()),
  asOf: v.optional(v.string()),
});

export const pricesSchema = v.strictObject({
  discountPercent: v.optional(
    v.pipe(
      v.number(),
      shortNumber,
      v.minValue(0, "from 0 to 100"),
      v.maxValue(100, "from 0 to 100"),
      v.description("A discount on every list price, in percent."),
    ),
  ),
  usePageDefaults: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        "Use the price page's defaults where no price of the Region itself is on file. Defaults to false: the line is unknown.",
      ),
    ),
  ),
  overrides: v.optional(
    v.pipe(
      v.array(priceOverride),
      v.description(
        "Negotiated prices: `{region, item, price}` or `{region, item, tiers}`, laid over the snapshot's.",
      ),
    ),
  ),
});

const granted = (key: QuotaKey) =>
  v.optional(
    v.pipe(positiveInteger(1_000_000), v.description(`AWS's quota ${describeQuota(key)}`)),
  );

const quotas = v.pipe(
  v.strictObject({
    interfaceEndpoints: granted("interfaceEndpoints"),
    gatewayEndpoints: granted("gatewayEndpoints"),
    securityGroupRules: granted("securityGroupRules"),
    securityGroupsPerInterface: granted("securityGroupsPerInterface"),
    routes: granted("routes"),
    peerings: granted("peerings"),
    zoneVpcs: granted("zoneVpcs"),
  } satisfies Record<AdjustableQuota, unknown>),
  v.description(
    "Quotas that the accounts have, where AWS raised them: what needs more than that is a warning with the quota's name.",
  ),
);

export const topologySchema = v.strictObject({
  $schema: v.optional(v.string()),
  region: v.pipe(v.string(), v.description("The AWS Region, such as `us-east-1`.")),
  services: v.optional(services),
  usage: v.optional(sharedUsage),
  availabilityZones: v.optional(availabilityZones),
  hoursPerMonth: v.optional(
    v.pipe(
      v.number(),
      shortNumber,
      v.minValue(1, "from 1 to 744"),
      v.maxValue(744, "from 1 to 744"),
      v.description("Hours in a month. Defaults to 730, as on AWS's price pages."),
    ),
  ),
  requestShare: v.optional(
    v.pipe(
      v.number(),
      shortNumber,
      v.minValue(0, "from 0 to 1"),
      v.maxValue(1, "from 0 to 1"),
      v.description(
        "The share of the traffic that the spoke sends; the rest is the hub's answer. It decides who is billed for " +
          "Transit Gateway data, not how much. Defaults to 0.5.",
      ),
    ),
  ),
  nat: v.optional(nat),
  consolidatedBilling: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        "Whether all accounts share one bill, so that endpoint data tiers count their GB together. Defaults to true.",
      ),
    ),
  ),
  hub: v.optional(hub),
  vpcs: v.pipe(
    v.record(name, vpc),
    v.check((map) => Object.keys(map).length > 0, "at least one VPC"),
    v.check((map) => Object.keys(map).length <= MOST_VPCS, TOO_MANY_VPCS),
    v.description("The spoke VPCs by name."),
  ),
  overrides: v.optional(
    v.pipe(v.record(serviceKey, override), v.description("Settings of a service, by its name.")),
  ),
  prices: v.optional(pricesSchema),
  quotas: v.optional(quotas),
});

export type UsageInput = v.InferOutput<typeof sharedUsage>;
/** A topology file as it is written. */
export type TopologyInput = v.InferOutput<typeof topologySchema>;
export type VpcInput = v.InferOutput<typeof vpc>;
export type HubCandidateInput = v.InferOutput<typeof candidate>;
export type HubInput = v.InferOutput<typeof hub>;
export type ServiceOverrideInput = v.InferOutput<typeof override>;
/** Prices as a topology file gives them. */
export type PricesInput = v.InferOutput<typeof pricesSchema>;
export { RESERVED_KEYS };

import { decimal, ONE, ZERO } from "../../core/decimal";
import { HOSTED_ZONE_MONTH, PROFILE_ASSOCIATION_HOUR, PROFILE_HOUR } from "../lines/dnsLines";
import type { Price } from "../prices/prices";
import { free, hourly, PAGES, type BilledType } from "./charge";
import { countOf, listOf, one } from "../../resources/values";

/** The Profile's hourly price covers this many VPC associations of the account. */
const ASSOCIATIONS_COVERED = decimal(100);

export const DNS_TYPES: readonly BilledType[] = [
  {
    type: "aws:route53/zone:Zone",
    page: PAGES.route53,
    // A private zone costs what a public one does, however many VPCs it is associated with.
    charges: ({ inputs }) => [
      {
        kind: "hostedZones",
        items: [HOSTED_ZONE_MONTH],
        pool: "account",
        quantity: { of: "months", count: one, noun: "zone" },
        note: listOf(inputs["vpcs"]) === undefined ? "queries are billed besides" : undefined,
      },
    ],
  },
  {
    type: "aws:route53/profilesProfile:ProfilesProfile",
    page: PAGES.route53,
    charges: () => [
      hourly("profileHours", "Profile", [PROFILE_HOUR], one, {
        pool: "account",
        adjust: firstOnly,
      }),
    ],
  },
  {
    type: "aws:route53/profilesAssociation:ProfilesAssociation",
    page: PAGES.route53,
    charges: () => [
      hourly("profileHours", "association", [PROFILE_ASSOCIATION_HOUR], one, {
        pool: "account",
        adjust: beyondCovered,
      }),
    ],
  },
  {
    type: "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
    page: PAGES.route53,
    charges: () => [free("profileHours", "free: VPC associations are billed")],
  },
  {
    type: "aws:route53/resolverEndpoint:ResolverEndpoint",
    page: PAGES.route53,
    charges: ({ inputs }) => [
      // AWS takes two addresses or more.
      hourly(
        "resolverHours",
        "ENI",
        ["r53_resolver_eni_hour"],
        countOf(inputs["ipAddresses"], 2) ?? { number: 2, exact: false },
      ),
      {
        kind: "resolverQueries",
        items: ["r53_resolver_query_million"],
        pool: "region",
        quantity: {
          of: "metered",
          measure: "millionQueries",
          perHour: false,
          noun: "million queries",
          because: "how many queries pass the endpoint shows in no program",
        },
      },
    ],
  },
];

/** $0.75 an hour for the account, whether it has one Profile or five. */
function firstOnly(price: Price): Price {
  const [tier] = price.tiers;
  if (tier === undefined) return price;
  return {
    ...price,
    tiers: [
      { ...tier, from: ZERO, to: ONE },
      { ...tier, from: ONE, to: undefined, price: ZERO },
    ],
  };
}

function beyondCovered(price: Price): Price {
  const [tier] = price.tiers;
  if (tier === undefined) return price;
  return {
    ...price,
    tiers: [
      { ...tier, from: ZERO, to: ASSOCIATIONS_COVERED, price: ZERO },
      { ...tier, from: ASSOCIATIONS_COVERED, to: undefined },
    ],
  };
}

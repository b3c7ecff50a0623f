import type { Decimal } from "../../core/decimal";
import type { PriceItem } from "../../core/priceItem";
import type { LineKind } from "../lines/lineItem";
import type { Price } from "../prices/prices";
import type { Measure } from "./usage";
import { one, type Count } from "../../resources/values";
import type { ResourceContext } from "../../resources/context";
import type { ResourceState } from "../../resources/resource";

/** What a resource is billed for, before anybody asks for a price. */
export interface Charge {
  readonly kind: LineKind;
  readonly quantity: Quantity;
  /** Names in the price snapshot; the first that has a price in the Region holds. */
  readonly items: readonly PriceItem[];
  /** What the tiers of the price count: this line alone, all of the Region, or all of the account. */
  readonly pool: "line" | "region" | "account";
  /** Where it is not the resource's own: each edge of a core network has its Region. */
  readonly region?: string | undefined;
  /** Laid over the price, such as what another price covers already. */
  readonly adjust?: (price: Price) => Price;
  /** Short name of the AWS service behind an endpoint. */
  readonly service?: string | undefined;
  readonly note?: string | undefined;
}

export type Quantity =
  /** Things that are billed for every hour that they exist. */
  | { readonly of: "hours"; readonly count: Count; readonly noun: string }
  | { readonly of: "months"; readonly count: Count; readonly noun: string }
  /** GB a month, which no preview knows: from the usage file. */
  | {
      readonly of: "data";
      readonly monthlyDataGb?: number | undefined;
      /** The part of the GB that this charge counts, where another one counts the rest. */
      readonly share?: Decimal;
      /** Whether each GB is billed twice, to the sender and to the receiver. */
      readonly bothSides?: boolean;
    }
  /** Something else that the usage file may say. */
  | {
      readonly of: "metered";
      readonly measure: Exclude<Measure, "gb">;
      readonly noun: string;
      /** Whether it lasts all month, as capacity does, and is billed by the hour. */
      readonly perHour: boolean;
      readonly because: string;
    }
  /** Billed by something that the usage file cannot say either. */
  | { readonly of: "unknown"; readonly noun: string; readonly because: string }
  | { readonly of: "free"; readonly because: string };

/** One type of resource, the page that says how it is billed, and how that reads off its properties. */
export interface BilledType {
  readonly type: string;
  readonly page: string;
  readonly charges: (state: ResourceState, context: ResourceContext) => readonly Charge[];
}

export const PAGES = {
  privateLink: "https://aws.amazon.com/privatelink/pricing/",
  transitGateway: "https://aws.amazon.com/transit-gateway/pricing/",
  cloudWan: "https://aws.amazon.com/cloud-wan/pricing/",
  vpc: "https://aws.amazon.com/vpc/pricing/",
  vpcPeering: "https://aws.amazon.com/ec2/pricing/on-demand/",
  route53: "https://aws.amazon.com/route53/pricing/",
  lattice: "https://aws.amazon.com/vpc/lattice/pricing/",
  vpn: "https://aws.amazon.com/vpn/pricing/",
  networkFirewall: "https://aws.amazon.com/network-firewall/pricing/",
  loadBalancing: "https://aws.amazon.com/elasticloadbalancing/pricing/",
  globalAccelerator: "https://aws.amazon.com/global-accelerator/pricing/",
  directConnect: "https://aws.amazon.com/directconnect/pricing/",
} as const;

type Extra = Partial<Pick<Charge, "service" | "note" | "region" | "adjust" | "pool">>;

export function hourly(
  kind: LineKind,
  noun: string,
  items: readonly PriceItem[],
  count: Count = one,
  extra: Extra = {},
): Charge {
  return { kind, items, pool: "line", quantity: { of: "hours", count, noun }, ...extra };
}

/** GB through the resource; their tiers count the Region's total where the price has any. */
export function data(kind: LineKind, items: readonly PriceItem[], extra: Extra = {}): Charge {
  return { kind, items, pool: "region", quantity: { of: "data" }, ...extra };
}

export function free(kind: LineKind, because: string, items: readonly PriceItem[] = []): Charge {
  return { kind, items, pool: "line", quantity: { of: "free", because } };
}

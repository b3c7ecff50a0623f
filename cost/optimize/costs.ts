import { decimal, sum, ZERO, type Decimal } from "../../core/decimal";
import { PROFILE_ASSOCIATIONS_COVERED } from "../lines/dnsLines";
import type { DataPrices } from "./dataBills";
import { costOf, type Readings } from "./readCosts";
import { sharedArithmetic } from "./sharedArithmetic";
import type { TierLine } from "./tierLines";

/** The costs of one cut, under one straight line of every tiered price. */
export interface Costs {
  readonly hub: Decimal;
  readonly services: ReadonlyMap<string, Decimal>;
  readonly spokes: ReadonlyMap<string, Decimal>;
  readonly gateways: ReadonlyMap<string, Decimal>;
  readonly pairs: readonly {
    readonly vpc: string;
    readonly service: string;
    readonly saving: Decimal;
    readonly natSaving: Decimal | undefined;
    readonly mayUseHub: boolean;
    readonly forced: boolean;
  }[];
  /** What everything local costs under these lines. */
  readonly allLocal: Decimal;
}

/** Reads the costs of a cut: one line of the zone price, one of each data bill, one of associations. */
export function costsUnder(
  readings: Readings,
  zoneLine: TierLine,
  data: DataPrices | undefined,
  payForAssociations: boolean,
): Costs {
  const { perVpc, hubPayer, zones, pairs } = readings;
  const perGb = (payer: string | undefined) =>
    data === undefined || payer === undefined ? ZERO : data.perGb(payer);
  const services = new Map(readings.services);
  for (const [service, count] of zones) {
    services.set(service, (services.get(service) ?? ZERO).plus(zoneLine.slope.times(count)));
  }
  const association = payForAssociations ? (readings.association ?? ZERO) : ZERO;
  const { plus, minus, times } = sharedArithmetic();
  const covered = decimal(PROFILE_ASSOCIATIONS_COVERED);
  const withZones = zones.size === 0 ? readings.hub : readings.hub.plus(zoneLine.intercept);
  return {
    hub: withZones.minus(association.times(covered)),
    services,
    spokes: new Map(
      [...readings.spokes].map(([vpc, cost]) => [
        vpc,
        association.eq(ZERO) ? cost : cost.plus(association),
      ]),
    ),
    gateways: readings.gateways,
    pairs: pairs
      .filter((pair) => pair.mayUseHub || pair.mayUseNat)
      .map(({ vpc, service, payer, gb, hours, transit, nat, mayUseHub, mustUseHub }) => {
        const dataHere = data === undefined ? ZERO : times(perGb(payer), gb);
        const dataThere = data === undefined ? ZERO : times(perGb(hubPayer), gb);
        const local = plus(hours, dataHere);
        return {
          vpc,
          service,
          saving: mayUseHub ? minus(minus(local, transit), dataThere) : ZERO,
          natSaving: nat === undefined ? undefined : minus(local, nat),
          mayUseHub,
          forced: mustUseHub,
        };
      }),
    allLocal: data === undefined ? perVpc.monthlyTotal : allLocalUnder(readings, data),
  };
}

function allLocalUnder({ perVpc, pairs }: Readings, data: DataPrices): Decimal {
  const billed = sum(perVpc.lines.filter((line) => line.kind === "endpointData").map(costOf));
  const linear = sum(pairs.map(({ payer, gb }) => data.perGb(payer).times(gb)));
  return perVpc.monthlyTotal.minus(billed).plus(data.intercept).plus(linear);
}

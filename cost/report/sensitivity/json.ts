import { exactMoney } from "../../../core/decimal";
import type { Comparison } from "../../compare/comparison";
import type { TurningPoint } from "../../sensitivity/turningPoint";
import type { PricedBest } from "../../sensitivity/answers";

/**
 * The `sensitivity` of the JSON report: absent where nobody asked for it, null where it was left out.
 * Turning points are decimals as text, `never` or `always`; null: nothing to decide, or unknown.
 */
export function sensitivityJson({ sensitivity }: Comparison): object {
  if (sensitivity === undefined) return {};
  if (sensitivity === "left out") return { sensitivity: null };
  const { band, hub, services, spokes, pairs, leftOut, unknownUsage } = sensitivity;
  return {
    sensitivity: {
      band:
        band?.map(({ factor, kept, reoptimized, reoptimizedModel }) => ({
          factor: factor.toString(),
          kept: exactMoney(kept),
          reoptimized: exactMoney(reoptimized),
          reoptimizedModel,
        })) ?? null,
      hub:
        hub === undefined
          ? null
          : {
              hubPays: hub.hubPays,
              belowTrafficFactor: digits(hub.belowTrafficFactor),
              fromVpcs: hub.fromVpcs,
              aboveEndpointHour: digits(hub.aboveEndpointHour),
              atAvailabilityZones: hub.atAvailabilityZones,
            },
      services: services.map(({ service, hosted, belowTrafficFactor }) => ({
        service,
        hosted,
        belowTrafficFactor: digits(belowTrafficFactor),
      })),
      spokes: spokes.map(({ vpcs, attached, attachment, attachedBelow, belowTrafficFactor }) => ({
        vpcs,
        attached,
        attachment: exactMoney(attachment),
        attachedBelow: exactMoney(attachedBelow),
        belowTrafficFactor: digits(belowTrafficFactor),
      })),
      pairs: pairs.map(({ vpcs, service, placement, monthlyDataGb, hubBelowGb }) => ({
        vpcs,
        service,
        placement,
        monthlyDataGb: monthlyDataGb?.toString() ?? null,
        hubBelowGb: digits(hubBelowGb),
      })),
      leftOut,
      unknownUsage:
        unknownUsage === undefined
          ? null
          : {
              pairs: unknownUsage.pairs,
              atNone: pricedJson(unknownUsage.atNone),
              hubBelowGb:
                unknownUsage.hubBelowGb === undefined ? null : digits(unknownUsage.hubBelowGb),
              atTurn: unknownUsage.atTurn === undefined ? null : pricedJson(unknownUsage.atTurn),
            },
    },
  };
}

function pricedJson({ model, monthlyTotal, complete }: PricedBest) {
  return { model, monthlyTotal: exactMoney(monthlyTotal), complete };
}

function digits(turn: TurningPoint): string {
  return typeof turn === "string" ? turn : turn.toString();
}

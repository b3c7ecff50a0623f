import { decimal, ZERO, type Decimal } from "../../core/decimal";
import type { Topology } from "../../core/topology/topology";
import { WAY_BILLS } from "../lines/connectivity/wayBills";
import type { PriceBook } from "../prices/prices";
import { choiceOf, type HubChoice } from "./choice";
import { fixed, proportional } from "./line";
import { best, questionsOf } from "./question";
import { firstAbove, lastAbove, type TurningPoint } from "./turningPoint";

/** At which values of one cause alone the best mix of local and hub endpoints uses a hub at all. */
export interface HubBreakEvens {
  /** Whether a hub pays as things are, unknown traffic counted as none. */
  readonly hubPays: boolean;
  /** A hub pays while all traffic together is less than this many times what it is. */
  readonly belowTrafficFactor: TurningPoint;
  /**
   * A hub pays from this many VPCs on, counted in their order and past the last from the first again.
   * What a Route 53 Profile costs beyond its 100th VPC is counted for the VPCs of the topology only.
   */
  readonly fromVpcs: number | "never";
  /** A hub pays above this price of an endpoint a zone and hour. */
  readonly aboveEndpointHour: TurningPoint;
  /** Numbers of Availability Zones, of every VPC and the hub alike, at which a hub pays. */
  readonly atAvailabilityZones: readonly number[];
}

/** Undefined where the file forces a service into the hub: then nothing is left to decide. */
export function hubBreakEvens(
  topology: Topology,
  choice: HubChoice,
  prices: PriceBook,
): HubBreakEvens | undefined {
  if (choice.pairs.some((pair) => pair.forced)) return undefined;
  return {
    hubPays: pays(choice),
    belowTrafficFactor: trafficFactor(choice),
    fromVpcs: fromVpcs(topology, choice),
    aboveEndpointHour: endpointHour(choice),
    atAvailabilityZones: [1, 2, 3, 4, 5, 6].filter((zones) => {
      const changed = atZones(topology, choice, prices, zones);
      return changed !== undefined && pays(changed);
    }),
  };
}

function pays(choice: HubChoice): boolean {
  return best(questionsOf(choice), ZERO).saving.gt(ZERO);
}

function trafficFactor(choice: HubChoice): TurningPoint {
  return lastAbove(
    questionsOf(choice, {
      transit: ({ monthlyDataGb, transitPerGb }) =>
        proportional((monthlyDataGb ?? ZERO).times(transitPerGb)),
    }),
  );
}

/** Above any price of an endpoint: a hub that does not pay here pays at no price. */
const HIGHEST_ENDPOINT_HOUR = decimal(10_000);

function endpointHour(choice: HubChoice): TurningPoint {
  const perHour = ({ eniHours }: { readonly eniHours: Decimal }) => proportional(eniHours);
  return firstAbove(
    questionsOf(choice, { local: perHour, hosted: perHour }),
    HIGHEST_ENDPOINT_HOUR,
  );
}

/** Beyond this many VPCs a break-even says nothing to anybody. */
const MOST_VPCS = 100_000;

/** One more VPC can always stay local, so it never makes a hub worse: halving finds the first. */
function fromVpcs(topology: Topology, choice: HubChoice): number | "never" {
  const names = topology.vpcs.map(({ name }) => name);
  const place = new Map(names.map((name, index) => [name, index]));
  const places = choice.spokes.map(({ vpcs }) => vpcs.map((vpc) => place.get(vpc) ?? 0));
  const questions = questionsOf(choice);
  const paysWith = (count: number) => {
    const rounds = Math.floor(count / names.length);
    const begun = count % names.length;
    const counts = places.map(
      (own) => own.length * rounds + own.filter((index) => index < begun).length,
    );
    const asked = questions.map((question) => ({ ...question, counts }));
    return best(asked, ZERO).saving.gt(ZERO);
  };
  if (!paysWith(MOST_VPCS)) return "never";
  let pays = MOST_VPCS;
  let short = 0;
  while (pays - short > 1) {
    const middle = Math.floor((pays + short) / 2);
    if (paysWith(middle)) pays = middle;
    else short = middle;
  }
  return pays;
}

/** Zones multiply the hours of endpoints; some ways to a hub also bill what crosses between zones. */
function atZones(topology: Topology, choice: HubChoice, prices: PriceBook, zones: number) {
  if (WAY_BILLS[topology.hub.connectivity].billsCrossingZones) {
    return choiceOf(withZones(topology, zones), prices);
  }
  const eniHours = decimal(zones).times(topology.hoursPerMonth);
  return {
    ...choice,
    services: choice.services.map((service) => ({ ...service, eniHours })),
    pairs: choice.pairs.map((pair) => ({ ...pair, eniHours })),
  };
}

function withZones(topology: Topology, count: number): Topology {
  const availabilityZones = Array.from({ length: count }, (_, index) => `az${index + 1}`);
  return {
    ...topology,
    hub: { ...topology.hub, availabilityZones },
    vpcs: topology.vpcs.map((vpc) => ({
      ...vpc,
      availabilityZones,
      needs: vpc.needs.map(({ availabilityZones: _, ...need }) => need),
    })),
  };
}

/** GB a month of each pair of unknown traffic up to which a hub pays, what is known staying as it is. */
export function unknownTrafficTurns(choice: HubChoice): TurningPoint {
  return lastAbove(
    questionsOf(choice, {
      transit: ({ monthlyDataGb, transitPerGb }) =>
        monthlyDataGb === undefined
          ? proportional(transitPerGb)
          : fixed(monthlyDataGb.times(transitPerGb)),
    }),
  );
}

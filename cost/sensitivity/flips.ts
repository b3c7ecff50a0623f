import { ZERO, type Decimal } from "../../core/decimal";
import type { HubChoice, ChoicePair } from "./choice";
import type { Line } from "./line";
import { fixed, proportional } from "./line";
import { best, changePairs, questionsOf, type Question, type QuestionPair } from "./question";
import { singleOut } from "./singleOut";
import { lastAbove, type TurningPoint } from "./turningPoint";

/** One service of one VPC; VPCs that are alike in everything share an entry, each flips alone. */
export interface PairFlip {
  readonly vpcs: readonly string[];
  readonly service: string;
  readonly placement: "local" | "hub";
  /** GB a month; undefined is unknown, and counted as none. */
  readonly monthlyDataGb: Decimal | undefined;
  /**
   * Below this the pair is cheaper in the hub, everything else standing; `never`: local at any
   * traffic; `always`: the way to the hub is free. A VPC alone rarely moves a service that the hub
   * would have to host for it.
   */
  readonly hubBelowGb: TurningPoint;
}

/** What an attachment may cost, and the traffic, at which VPCs change between the hub and endpoints of their own. */
export interface SpokeFlip {
  readonly vpcs: readonly string[];
  readonly attached: boolean;
  /** What the attachment costs a month now. */
  readonly attachment: Decimal;
  /** What it may cost for the VPC to use the hub; 0: not even free. */
  readonly attachedBelow: Decimal;
  /** The VPC uses the hub while its traffic is below this many times what it is. */
  readonly belowTrafficFactor: TurningPoint;
}

/** The traffic at which one service changes its place. */
export interface ServiceFlip {
  readonly service: string;
  readonly hosted: boolean;
  /** The hub hosts the service while its traffic, in all VPCs alike, is below this many times what it is. */
  readonly belowTrafficFactor: TurningPoint;
}

/** Answers for single pairs, spokes and services of one choice; what they share is made once. */
export class Flips {
  private readonly questions: readonly Question[];
  private readonly now: ReadonlySet<number>;
  private readonly singled = new Map<number, Singled>();

  constructor(private readonly choice: HubChoice) {
    this.questions = questionsOf(choice);
    this.now = new Set(best(this.questions, ZERO).chosen);
  }

  /** Each VPC's service by itself, with two cuts: one without it and one that forces it. */
  pairs(indexes: readonly number[]): PairFlip[] {
    return indexes.flatMap((index) => {
      const pair = this.choice.pairs[index];
      const vpcs = this.choice.spokes[pair?.spoke ?? -1]?.vpcs;
      const service = this.choice.services[pair?.service ?? -1]?.name;
      if (pair === undefined || pair.forced || vpcs === undefined || service === undefined) {
        return [];
      }
      return [
        {
          vpcs,
          service,
          placement: this.now.has(index) ? ("hub" as const) : ("local" as const),
          monthlyDataGb: pair.monthlyDataGb,
          hubBelowGb: this.hubBelowGb(pair),
        },
      ];
    });
  }

  /**
   * In the hub the pair is worth `savings with it at 0 + its own`, otherwise `savings without it`: it
   * belongs there while its own saving, local cost less GB x price, exceeds the difference.
   */
  private hubBelowGb(pair: ChoicePair): TurningPoint {
    const { questions, spoke } = this.single(pair.spoke);
    const isIt = (one: QuestionPair) => one.spoke === spoke && one.service === pair.service;
    const nothing = fixed(ZERO);
    const without = best(
      changePairs(questions, (one) => (isIt(one) ? undefined : one)),
      ZERO,
    );
    const withIt = best(
      changePairs(questions, (one) =>
        isIt(one) ? { ...one, saving: nothing, forced: true } : one,
      ),
      ZERO,
    );
    const local = pair.eniHours.times(this.choice.endpointHour);
    const room = local.minus(without.saving.minus(withIt.saving));
    if (room.lte(ZERO)) return "never";
    return pair.transitPerGb.gt(ZERO) ? room.div(pair.transitPerGb) : "always";
  }

  spokes(indexes: readonly number[]): SpokeFlip[] {
    const attached = new Set([...this.now].map((index) => this.choice.pairs[index]?.spoke));
    return indexes.flatMap((index) => {
      const spoke = this.choice.spokes[index];
      const forced = this.choice.pairs.some((pair) => pair.spoke === index && pair.forced);
      if (spoke === undefined || forced) return [];
      const single = this.single(index);
      const own = (pair: { readonly spoke: number }) => pair.spoke === single.spoke;
      const without = best(
        changePairs(single.questions, (pair) => (own(pair) ? undefined : pair)),
        ZERO,
      ).saving;
      const free = single.questions.map((question) => ({
        ...question,
        spokes: question.spokes.map((line, at) => (at === single.spoke ? fixed(ZERO) : line)),
      }));
      return [
        {
          vpcs: spoke.vpcs,
          attached: attached.has(index),
          attachment: spoke.attachment,
          attachedBelow: best(free, ZERO).saving.minus(without),
          belowTrafficFactor: lastAbove(scaled(single.choice, single.questions, own), without),
        },
      ];
    });
  }

  services(): ServiceFlip[] {
    const hosted = new Set([...this.now].map((index) => this.choice.pairs[index]?.service));
    return this.choice.services.flatMap(({ name }, service) => {
      const own = (pair: { readonly service: number }) => pair.service === service;
      if (this.choice.pairs.some((pair) => own(pair) && pair.forced)) return [];
      const without = best(
        changePairs(this.questions, (pair) => (own(pair) ? undefined : pair)),
        ZERO,
      ).saving;
      return [
        {
          service: name,
          hosted: hosted.has(service),
          belowTrafficFactor: lastAbove(scaled(this.choice, this.questions, own), without),
        },
      ];
    });
  }

  private single(spoke: number): Singled {
    const known = this.singled.get(spoke);
    if (known !== undefined) return known;
    const single = singleOut(this.choice, spoke);
    const questions = single.choice === this.choice ? this.questions : questionsOf(single.choice);
    const made = { ...single, questions };
    this.singled.set(spoke, made);
    return made;
  }
}

interface Singled {
  readonly choice: HubChoice;
  readonly questions: readonly Question[];
  /** Index of the spoke that is one VPC alone. */
  readonly spoke: number;
}

/** The same questions with the traffic of some pairs left open. */
function scaled(
  choice: HubChoice,
  questions: readonly Question[],
  own: (pair: QuestionPair) => boolean,
): Question[] {
  return changePairs(questions, (pair, index) => {
    const from = choice.pairs[index];
    if (from === undefined || !own(pair)) return pair;
    const transit = proportional((from.monthlyDataGb ?? ZERO).times(from.transitPerGb));
    const local: Line = fixed(from.eniHours.times(choice.endpointHour));
    return { ...pair, saving: local.minus(transit) };
  });
}

import { ZERO, type Decimal } from "../../core/decimal";
import { select } from "../optimize/select";
import { LARGEST_SUM, type Selection } from "../optimize/selection";
import type { HubChoice, ChoicePair, ServiceInHub } from "./choice";
import type { Line } from "./line";
import { double, fixed, sumLines } from "./line";

/** A choice with one thing left open: every amount is a line in it. */
export interface Question {
  readonly hub: Line;
  readonly services: readonly Line[];
  /** The attachment of one VPC of the spoke. */
  readonly spokes: readonly Line[];
  /** VPCs that each spoke stands for. */
  readonly counts: readonly number[];
  readonly pairs: readonly QuestionPair[];
}

export interface QuestionPair {
  readonly spoke: number;
  readonly service: number;
  /** What one VPC of the spoke saves. */
  readonly saving: Line;
  readonly forced: boolean;
}

/** What is varied; whatever is left out is as it is now. */
export interface Varied {
  /** The endpoint of a VPC's own; as now: ENI-hours x price. */
  readonly local?: (pair: ChoicePair) => Line;
  /** The way to the hub; as now: GB x price, and unknown GB are none. */
  readonly transit?: (pair: ChoicePair) => Line;
  /** The endpoint in the hub, without its zones. */
  readonly hosted?: (service: ServiceInHub) => Line;
}

/** One question for each straight line of the zones' price; the best of their answers is the answer. */
export function questionsOf(choice: HubChoice, varied: Varied = {}): Question[] {
  const perHour = ({ eniHours }: { readonly eniHours: Decimal }) =>
    fixed(eniHours.times(choice.endpointHour));
  const local = varied.local ?? perHour;
  const transit = varied.transit ?? currentTransit;
  const hosted = varied.hosted ?? perHour;
  const pairs = choice.pairs.map((pair) => ({
    spoke: pair.spoke,
    service: pair.service,
    saving: local(pair).minus(transit(pair)),
    forced: pair.forced,
  }));
  const spokes = choice.spokes.map(({ attachment }) => fixed(attachment));
  const counts = choice.spokes.map(({ vpcs }) => vpcs.length);
  return choice.zoneCosts.map((zoneCost) => ({
    hub: fixed(choice.hub.plus(zoneCost.intercept)),
    services: choice.services.map((service) =>
      sumLines([
        [hosted(service), 1],
        [fixed(service.zones.times(zoneCost.slope)), 1],
      ]),
    ),
    spokes,
    counts,
    pairs,
  }));
}

function currentTransit(pair: ChoicePair): Line {
  return fixed((pair.monthlyDataGb ?? ZERO).times(pair.transitPerGb));
}

/** The same questions with other savings of some pairs; all other amounts are shared. */
export function changePairs(
  questions: readonly Question[],
  change: (pair: QuestionPair, index: number) => QuestionPair | undefined,
): Question[] {
  const known = new Map<readonly QuestionPair[], readonly QuestionPair[]>();
  return questions.map((question) => {
    const pairs =
      known.get(question.pairs) ??
      question.pairs.flatMap((pair, index) => change(pair, index) ?? []);
    known.set(question.pairs, pairs);
    return { ...question, pairs };
  });
}

/** The best plan at one value of what is varied: which pairs use the hub, and what that saves. */
export interface Best {
  readonly saving: Decimal;
  /** What this same plan saves at other values. */
  readonly line: Line;
  /** Indexes of pairs in the hub. */
  readonly chosen: readonly number[];
}

export function best(questions: readonly Question[], x: Decimal): Best {
  const [first, ...others] = questions.map((question) => bestOf(question, x));
  if (first === undefined) throw new Error("a choice has at least one price of zones");
  return others.reduce((a, b) => (b.saving.gt(a.saving) ? b : a), first);
}

function bestOf(question: Question, x: Decimal): Best {
  const { chosen } = select(wholeNumbers(question, double(x)));
  const line = lineOf(question, chosen);
  return { chosen, line, saving: line.at(x) };
}

/** Exactly what a set of pairs saves, less every cost that it causes. */
function lineOf(
  { hub, services, spokes, counts, pairs }: Question,
  chosen: readonly number[],
): Line {
  if (chosen.length === 0) return fixed(ZERO);
  const terms: [Line, number][] = [[hub, -1]];
  const hosted = new Set<number>();
  const attached = new Set<number>();
  for (const index of chosen) {
    const pair = pairs[index];
    if (pair === undefined) continue;
    terms.push([pair.saving, counts[pair.spoke] ?? 0]);
    hosted.add(pair.service);
    attached.add(pair.spoke);
  }
  for (const service of hosted) terms.push([services[service] ?? fixed(ZERO), -1]);
  for (const spoke of attached) {
    terms.push([spokes[spoke] ?? fixed(ZERO), -(counts[spoke] ?? 0)]);
  }
  return sumLines(terms);
}

/** Plans that differ by less than a billionth of a dollar a month are alike. */
const MOST_DIGITS = 9;

function wholeNumbers({ hub, services, spokes, counts, pairs }: Question, x: number): Selection {
  const hubCost = hub.near(x);
  const serviceCosts = services.map((line) => line.near(x));
  const spokeCosts = spokes.map((line, spoke) => line.near(x) * (counts[spoke] ?? 0));
  const savings = pairs.map(({ saving, spoke }) => saving.near(x) * (counts[spoke] ?? 0));
  let total = Math.abs(hubCost) + 1;
  for (const amounts of [serviceCosts, spokeCosts, savings]) {
    for (const amount of amounts) total += Math.abs(amount);
  }
  const digits = Math.min(MOST_DIGITS, Math.floor(Math.log10(LARGEST_SUM / total)));
  const unit = 10 ** digits;
  const toUnits = (amount: number) => Math.round(amount * unit);
  return {
    hubCost: toUnits(hubCost),
    serviceCosts: serviceCosts.map(toUnits),
    spokeCosts: spokeCosts.map(toUnits),
    pairs: pairs.map(({ spoke, service, forced }, index) => ({
      spoke,
      service,
      saving: toUnits(savings[index] ?? 0),
      forced,
    })),
  };
}

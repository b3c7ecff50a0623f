import { decimal, type Decimal } from "../../core/decimal";
import { nameOf } from "../../resources/resource";

/** What a usage file may say of a resource, a month. */
export const MEASURES = ["gb", "millionQueries", "lcus"] as const;
/** What an amount of usage is measured in. */
export type Measure = (typeof MEASURES)[number];
/** GB, millions of DNS queries of a Resolver endpoint, and capacity units of a load balancer on average. */
export type UsageAmounts = Readonly<Partial<Record<Measure, number>>>;

/**
 * By URN, by logical name (`*` and `?` stand for anything) or by service (`ecr.dkr`): GB a month, or
 * each measure by its name.
 */
export type UsageInput = Readonly<Record<string, number | UsageAmounts>>;

interface Entry {
  readonly key: string;
  readonly amounts: ReadonlyMap<Measure, Decimal>;
}

interface Pattern extends Entry {
  readonly matches: (name: string) => boolean;
}

/** Finds the traffic of a resource, and remembers which keys nothing asked for. */
export class Usage {
  private readonly exact: ReadonlyMap<string, Entry>;
  private readonly patterns: readonly Pattern[];
  private readonly used = new Set<string>();

  constructor(input: UsageInput = {}) {
    const entries = Object.entries(input).map(([key, given]): Entry => {
      const amounts = typeof given === "number" ? { gb: given } : given;
      const known = MEASURES.flatMap((measure) => {
        const amount = amounts[measure];
        return amount === undefined ? [] : [[measure, decimal(amount)] as const];
      });
      return { key, amounts: new Map(known) };
    });
    this.exact = new Map(entries.map((entry) => [entry.key, entry]));
    // The longest pattern says most of what it means.
    this.patterns = entries
      .filter(({ key }) => /[*?]/.test(key))
      .sort(({ key: a }, { key: b }) => b.length - a.length || (a < b ? -1 : 1))
      .map((entry) => ({ ...entry, matches: globMatcher(entry.key) }));
  }

  /** The URN wins over the name, the name over a pattern, a pattern over the service. */
  of(measure: Measure, urn: string, service: string | undefined): Decimal | undefined {
    const name = nameOf(urn);
    return (
      this.take(measure, this.exact.get(urn)) ??
      this.take(measure, this.exact.get(name)) ??
      this.take(
        measure,
        this.patterns.find((one) => one.amounts.has(measure) && one.matches(name)),
      ) ??
      (service === undefined ? undefined : this.take(measure, this.exact.get(service)))
    );
  }

  /** Keys of which no resource took something: most likely misspelt. */
  get unused(): string[] {
    return [...this.exact.values()].flatMap(({ key, amounts }) => {
      const left = [...amounts.keys()].filter((measure) => !this.used.has(`${measure} ${key}`));
      if (left.length === 0) return [];
      return left.join() === "gb" ? [key] : [`${key} (${left.join(", ")})`];
    });
  }

  private take(measure: Measure, entry: Entry | undefined): Decimal | undefined {
    const amount = entry?.amounts.get(measure);
    if (entry !== undefined && amount !== undefined) this.used.add(`${measure} ${entry.key}`);
    return amount;
  }
}

/**
 * Whether a name has a glob's form. Without regular expressions, whose time can grow without bound:
 * after a mismatch only the last `*` takes one character more.
 */
function globMatcher(glob: string): (name: string) => boolean {
  return (name) => {
    let at = 0;
    let inName = 0;
    let star = -1;
    let resume = 0;
    while (inName < name.length) {
      if (glob[at] === "*") {
        star = at++;
        resume = inName;
      } else if (at < glob.length && (glob[at] === "?" || glob[at] === name[inName])) {
        at += 1;
        inName += 1;
      } else if (star >= 0) {
        at = star + 1;
        inName = ++resume;
      } else {
        return false;
      }
    }
    while (glob[at] === "*") at += 1;
    return at === glob.length;
  };
}

import { decimal, type Decimal } from "../../core/decimal";
import { nameOf } from "../../resources/resource";

/** GB a month by URN, by logical name (`*` and `?` stand for anything) or by service (`ecr.dkr`). */
export type UsageInput = Readonly<Record<string, number>>;

interface Pattern {
  readonly key: string;
  readonly gb: Decimal;
  readonly matches: (name: string) => boolean;
}

/** Finds the traffic of a resource, and remembers which keys nothing asked for. */
export class Usage {
  private readonly exact: ReadonlyMap<string, Decimal>;
  private readonly patterns: readonly Pattern[];
  private readonly used = new Set<string>();

  constructor(input: UsageInput = {}) {
    const entries = Object.entries(input).map(([key, gb]) => [key, decimal(gb)] as const);
    this.exact = new Map(entries);
    // The longest pattern says most of what it means.
    this.patterns = entries
      .filter(([key]) => /[*?]/.test(key))
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
      .map(([key, gb]) => ({ key, gb, matches: globMatcher(key) }));
  }

  /** The URN wins over the name, the name over a pattern, a pattern over the service. */
  monthlyDataGb(urn: string, service: string | undefined): Decimal | undefined {
    const name = nameOf(urn);
    return (
      this.take(urn) ??
      this.take(name) ??
      this.takePattern(name) ??
      (service === undefined ? undefined : this.take(service))
    );
  }

  /** Keys that no resource took: most likely misspelt. */
  get unused(): string[] {
    return [...this.exact.keys()].filter((key) => !this.used.has(key));
  }

  private take(key: string): Decimal | undefined {
    const gb = this.exact.get(key);
    if (gb !== undefined) this.used.add(key);
    return gb;
  }

  private takePattern(name: string): Decimal | undefined {
    const found = this.patterns.find(({ matches }) => matches(name));
    if (found !== undefined) this.used.add(found.key);
    return found?.gb;
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

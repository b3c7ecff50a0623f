/** One statement of a policy. Its principal is `*`, which every type of endpoint takes. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** As AWS writes it: one of something is no list. */
export function single(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : [...values];
}

/**
 * Equal statements once; statements that differ in their actions alone become one with all of them; of
 * several with the same Sid the later ones get a number.
 */
export function merged(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const byRest = new Map<string, { first: PolicyStatement; actions: Set<string> }>();
  for (const statement of statements) {
    const { Action, ...rest } = statement;
    const key = JSON.stringify(rest);
    const entry = byRest.get(key) ?? { first: statement, actions: new Set<string>() };
    for (const action of typeof Action === "string" ? [Action] : Action) entry.actions.add(action);
    byRest.set(key, entry);
  }
  return withOwnSids(
    [...byRest.values()].map(({ first, actions }) => {
      return { ...first, Action: single(actions.has("*") ? ["*"] : [...actions]) };
    }),
  );
}

function withOwnSids(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const given = new Set(statements.map(({ Sid }) => Sid));
  const taken = new Set<string>();
  return statements.map((statement) => {
    if (statement.Sid === undefined) return statement;
    let sid = statement.Sid;
    for (let number = 2; taken.has(sid); number += 1) {
      const next = `${statement.Sid}${number}`;
      sid = given.has(next) ? sid : next;
    }
    taken.add(sid);
    return sid === statement.Sid ? statement : { ...statement, Sid: sid };
  });
}

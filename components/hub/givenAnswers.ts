import type { ServiceDetails } from "../../core/catalog/serviceDetails";

type Answers = ReadonlyMap<string, ServiceDetails>;

const known = new WeakMap<object, Answers>();

/** Arguments of a hub whose services were asked for already: a network plans by AWS's answers before it builds. */
export function withAnswers<A extends object>(args: A, answers: Answers): A {
  known.set(args, answers);
  return args;
}

/** What AWS answered of the services, where the caller asked. */
export function givenAnswers(args: object): Answers | undefined {
  return known.get(args);
}

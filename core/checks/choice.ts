import { error, type Issue, type Path } from "../issues";

/** One of the values of an enumeration: programs in YAML and untyped ones can pass any text. */
export function checkChoice<T extends string>(
  value: T | undefined,
  choices: readonly T[],
  path: Path,
): Issue[] {
  if (value === undefined || choices.includes(value)) return [];
  return [
    error("one-of-choices", path, {
      value,
      message: "not one of the values of this property",
      wayOut: `Use ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`,
    }),
  ];
}

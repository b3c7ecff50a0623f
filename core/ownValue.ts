/**
 * What a map holds under a name that somebody typed. Plain objects inherit `constructor`, `toString` and
 * more, which nobody typed and which are found all the same.
 */
export function ownValue<T>(
  map: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}

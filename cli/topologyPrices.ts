import { propertyPath, warning, type Issue, type Path } from "../core/issues";
import type { RegionsInput } from "../core/topology/regionsSchema";
import type { PricesInput, ServiceOverrideInput, TopologyInput } from "../core/topology/schema";
import { EVERYWHERE } from "../core/priceSnapshot";
import { checkPrices } from "../cost/prices/checkPrices";

interface Part {
  readonly prices?: PricesInput | undefined;
  readonly overrides?: Readonly<Record<string, ServiceOverrideInput>> | undefined;
}

/** What is wrong with the negotiated prices of a file, where they are written. */
export function checkOverrides(input: TopologyInput | RegionsInput): Issue[] {
  const parts: (readonly [Part, Path])[] = [
    [input, []],
    ...("regions" in input
      ? Object.entries(input.regions).map(([name, region]) => [region, ["regions", name]] as const)
      : []),
  ];
  const own = "regions" in input ? Object.keys(input.regions) : [input.region];
  const used = new Set([
    EVERYWHERE,
    ...own,
    // The way to a service of another Region is billed at that Region's prices too.
    ...parts.flatMap(([{ overrides = {} }]) =>
      Object.values(overrides).flatMap(({ serviceRegion }) => serviceRegion ?? []),
    ),
  ]);
  return parts.flatMap(([{ prices }, path]) => {
    const wrong = checkPrices(prices ?? {}, [...path, "prices"], own[0]);
    // What is no Region at all is said once.
    const said = new Set(wrong.map((issue) => propertyPath(issue.path)));
    const unused = checkRegions(prices, [...path, "prices"], used, own);
    return [...wrong, ...unused.filter((issue) => !said.has(propertyPath(issue.path)))];
  });
}

function checkRegions(
  prices: PricesInput | undefined,
  path: Path,
  used: ReadonlySet<string>,
  own: readonly string[],
): Issue[] {
  return (prices?.overrides ?? []).flatMap(({ region }, at) =>
    used.has(region)
      ? []
      : [
          warning("used-price", [...path, "overrides", at, "region"], {
            value: region,
            message: "no Region of this file, so the price is not used",
            wayOut: `Name ${own.slice(0, 5).join(" or ")}, or ${EVERYWHERE} for every Region`,
          }),
        ],
  );
}

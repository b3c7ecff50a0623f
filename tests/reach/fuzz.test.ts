import assert from "node:assert/strict";
import fc from "fast-check";
import { proveReadings } from "../../reach/prove";
import { proofJson } from "../../reach/report/json";
import { proofText } from "../../reach/report/text";
import { readResources } from "../../resources/read";
import { UNKNOWN_VALUE } from "../support/previews";
import { allCases } from "./support/cases";
import { exportOf, isDrawable, previewOf } from "./support/resources";

const texts = allCases()
  .filter(({ network }) => isDrawable(network))
  .flatMap(({ network }) => [exportOf(network), previewOf(network)]);

/** What somebody may have put in the place of a value. */
const spoiled = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    UNKNOWN_VALUE,
    "[secret]",
    "constructor",
    "__proto__",
    "10.0.0.0/33",
    "300.0.0.0/8",
    "::/0",
    "0.0.0.0/0",
    -1,
    1e308,
    true,
    [],
    [null],
    {},
    [[]],
    [{}],
  ),
  fc.string(),
);

/** Puts a value in the place of another one, or takes it away. */
function spoil(document: unknown, at: number, value: unknown): string {
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const holder = node as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      places.push(() => {
        if (value === undefined) delete holder[key];
        else holder[key] = value;
      });
      visit(holder[key]);
    }
  };
  visit(
    (document as { deployment?: unknown }).deployment ?? (document as { steps?: unknown }).steps,
  );
  places[at % places.length]?.();
  return JSON.stringify(document);
}

describe("a spoiled export or preview", () => {
  it("is proven, blocked or unknown, and never ends in a fault", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.option(spoiled, { nil: undefined })), {
          minLength: 1,
          maxLength: 4,
        }),
        (text, changes) => {
          let changed = text;
          for (const [at, value] of changes) changed = spoil(JSON.parse(changed), at, value);
          const { walk, report } = proveReadings([readResources(changed)]);
          const found = report();
          for (const { names } of found.vpcs) {
            for (const { verdict, stop } of names)
              assert.equal(verdict === "reachable", stop === undefined);
          }
          assert.ok(proofText(found, {}).length > 0);
          assert.ok(proofJson(found).length > 0);
          assert.ok(walk.network.data.vpcs.every(({ key }) => typeof key === "string"));
        },
      ),
      { numRuns: 500 },
    );
  }).timeout(120_000);
});

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { assertGolden } from "./golden";
import { listingOf } from "./listing";
import { recordResources, settled, type MockOptions } from "./mocks";
import { builtBy } from "../../components/shared/initialize";

/** A program of one component, and what its listing is there to show. */
export interface RegistrationCase {
  readonly title: string;
  readonly build: () => pulumi.ComponentResource;
  readonly mocks?: MockOptions;
}

/**
 * For each case everything that its program registers, against the listing in the repository: type, name,
 * all inputs, what it waits for and every option. A listing that no case writes any more is a failure.
 */
export function registersExactly(
  component: string,
  cases: Readonly<Record<string, RegistrationCase>>,
): void {
  const folder = join("registrations", component);
  describe(`${component} registers exactly what its listing says`, () => {
    for (const [name, { title, build, mocks }] of Object.entries(cases)) {
      it(title, async () => {
        const recorder = await recordResources(mocks);
        const component = build();
        await settled();
        // What an `initialize` throws reaches nobody else: the listing would just be short.
        await builtBy(component);
        await settled();
        assertGolden(join(folder, `${name}.yaml`), listingOf(recorder));
      });
    }

    it("and there is no listing without its case", () => {
      assert.deepEqual(
        readdirSync(join(__dirname, "..", "golden", folder)).sort(),
        Object.keys(cases)
          .map((name) => `${name}.yaml`)
          .sort(),
      );
    });
  });
}

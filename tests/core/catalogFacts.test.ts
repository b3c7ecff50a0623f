import assert from "node:assert/strict";
import source from "../../data/services.json";
import { BUNDLES, expandServices, missingCompanions } from "../../core/bundles";
import { serviceDetails } from "../../core/catalog";
import type { ServiceDetails } from "../../core/catalog/serviceDetails";
import facts from "./catalogFacts.json";

/** What a source says of one service, or of a bundle; in us-east-1 where no Region stands. */
interface Fact {
  readonly service: string;
  readonly region?: string;
  readonly field: string;
  readonly value: unknown;
  readonly source: string;
  readonly confidence: string;
}

interface SourceEntry {
  readonly name: string;
  readonly notes?: string;
  readonly possibleExtraPrivateDnsNames?: readonly string[];
  readonly evidence?: readonly { readonly source: string; readonly confidence: string }[];
}

const FACTS = facts as readonly Fact[];
const ENTRIES = new Map(
  (source as unknown as { services: readonly SourceEntry[] }).services.map((one) => [
    one.name,
    one,
  ]),
);

/** How a fact is read off the catalog, by its field. */
const READ: Readonly<Record<string, (service: ServiceDetails, entry: SourceEntry) => unknown>> = {
  ports: ({ ports }) =>
    ports.map(({ protocol, fromPort, toPort }) =>
      fromPort === toPort ? `${protocol} ${fromPort}` : `${protocol} ${fromPort}-${toPort}`,
    ),
  entry: ({ serviceName, privateDnsNames }) => ({ serviceName, privateDnsNames }),
  partialZones: ({ partialZones }) => ({ offered: partialZones?.offered, of: partialZones?.of }),
  privateDnsNames: (service) => service.privateDnsNames,
  privateDnsConfidence: (service) => service.privateDnsConfidence,
  homeRegions: (service) => service.homeRegions,
  unsupportedRegions: (service) => service.unsupportedRegions,
  unsupportedAvailabilityZoneIds: (service) => service.unsupportedAvailabilityZoneIds,
  ipAddressTypes: (service) => service.ipAddressTypes ?? null,
  policySupported: (service) => service.policySupported,
  endOfSupport: (service) => service.endOfSupport,
  possibleExtraPrivateDnsNames: (_, entry) => entry.possibleExtraPrivateDnsNames ?? null,
  companions: ({ name }) => missingCompanions([name]).map(({ missing }) => missing),
};

/** Words of a text or names of a list that have to be there, beside others. */
const HOLD: Readonly<Record<string, (name: string, entry?: SourceEntry) => string>> = {
  notes: (_, entry) => entry?.notes ?? "",
  bundleNote: (name) => (BUNDLES[name.replace("bundle:", "")]?.notes ?? []).join(),
};

describe("the catalog says what its sources say:", () => {
  for (const { service, region = "us-east-1", field, value } of FACTS) {
    it(`${field} of ${service} in ${region}`, () => {
      const entry = ENTRIES.get(service);
      const held = HOLD[field]?.(service, entry);
      if (held !== undefined) {
        assert.ok(held.includes(String(value)), held);
        return;
      }
      if (field === "bundle") {
        const names = expandServices([service.replace("bundle:", "")]).map(({ name }) => name);
        assert.deepEqual(names, value);
        return;
      }
      const details = serviceDetails(service, region);
      assert.ok(details !== undefined && entry !== undefined);
      assert.deepEqual(READ[field]?.(details, entry), value);
    });
  }

  it("each with its source and how sure it is", () => {
    const unsaid = FACTS.filter(
      ({ service, source: from, confidence, field }) =>
        !service.startsWith("bundle:") &&
        field !== "companions" &&
        ENTRIES.get(service)?.evidence?.some(
          (one) => one.source === from && one.confidence === confidence,
        ) !== true,
    );
    assert.deepEqual(unsaid, []);
  });
});

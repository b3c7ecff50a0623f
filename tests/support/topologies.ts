import assert from "node:assert/strict";
import fc from "fast-check";
import { formatIssue, propertyPath } from "../../core/issues";
import { normalizeTopology } from "../../core/topology/normalize";
import { parseTopology } from "../../core/topology/parse";
import type { TopologyInput } from "../../core/topology/schema";
import type { PriceItem } from "../../core/priceItem";
import type { PriceSnapshot } from "../../core/priceSnapshot";
import type { Topology } from "../../core/topology/topology";
import { PACKAGED_SNAPSHOT } from "../../cost/prices/prices";

/** Parses and normalizes; fails the test with every reason if that is not possible. */
export function topologyOf(raw: unknown): Topology {
  const parsed = parseTopology(raw);
  assert.ok(parsed.input !== undefined, parsed.issues.map(formatIssue).join("\n"));
  const { topology, issues } = normalizeTopology(parsed.input);
  assert.ok(topology !== undefined, issues.map(formatIssue).join("\n"));
  return topology;
}

/** The package's own list, but for the prices of some items in a Region. */
export function snapshotWithout(region: string, ...items: readonly PriceItem[]): PriceSnapshot {
  const rows = PACKAGED_SNAPSHOT.rows.filter(
    (row) => row.region !== region || !items.includes(row.item),
  );
  return { ...PACKAGED_SNAPSHOT, rows };
}

/** A topology whose Region has no price of some items. */
export function withoutPrices(topology: Topology, ...items: readonly PriceItem[]): Topology {
  const snapshot = snapshotWithout(topology.region, ...items);
  return { ...topology, prices: { ...topology.prices, snapshot } };
}

/** Rules and paths of everything wrong with a topology, sorted for comparison. */
export function findings(raw: unknown): string[] {
  const parsed = parseTopology(raw);
  if (parsed.input === undefined) return parsed.issues.map((issue) => issue.rule);
  return normalizeTopology(parsed.input).issues.map(
    (issue) => `${issue.severity} ${issue.rule} ${propertyPath(issue.path)}`,
  );
}

const QUIET = ["ecr.api", "kms", "secretsmanager", "sqs", "ssm", "sts"];

/** The example of the README: six quiet services and two loud ones, in `spokes` VPCs of 3 AZs. */
export function exampleInput(spokes = 12, hub: object = {}): TopologyInput {
  return {
    region: "us-east-1",
    availabilityZones: 3,
    services: [...QUIET, "ecr.dkr", "logs", "s3"],
    usage: { ...Object.fromEntries(QUIET.map((name) => [name, 20])), "ecr.dkr": 1500, logs: 2000 },
    hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"], ...hub },
    vpcs: Object.fromEntries(
      Array.from({ length: spokes }, (_, index) => [
        `app-${index + 1}`,
        { cidrBlocks: [`10.${index + 1}.0.0/16`] },
      ]),
    ),
  };
}

const SERVICES = [...QUIET, "ecr.dkr", "logs", "lambda", "sns", "states", "events"];

/** GB as people write them: up to a million, with up to three decimals. */
const thousandths = fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => value / 1000);

interface TopologySize {
  readonly vpcs: number;
  readonly zones: number;
  /** Services that every VPC needs, and those that one needs besides. */
  readonly services: number;
  readonly ownServices: number;
}

/** Topologies of one Region that break no rule: any services, zones, usage and attachments. */
export const topologyInputs = topologiesUpTo({ vpcs: 6, zones: 6, services: 8, ownServices: 4 });

/** The same shapes with as little of each as shows them, for tests that build what they say. */
export const smallTopologyInputs = topologiesUpTo({
  vpcs: 3,
  zones: 3,
  services: 2,
  ownServices: 1,
});

function topologiesUpTo(most: TopologySize): fc.Arbitrary<TopologyInput> {
  return fc
    .record({
      services: fc.uniqueArray(fc.constantFrom(...SERVICES), { maxLength: most.services }),
      availabilityZones: fc.integer({ min: 1, max: most.zones }),
      hub: fc.record({
        transitGateway: fc.constantFrom("new" as const, "existing" as const),
        attached: fc.boolean(),
        dns: fc.constantFrom("PrivateHostedZones" as const, "Profile" as const),
      }),
      vpcs: fc.array(
        fc.record({
          attached: fc.boolean(),
          availabilityZones: fc.integer({ min: 1, max: most.zones }),
          services: fc.uniqueArray(fc.constantFrom(...SERVICES), { maxLength: most.ownServices }),
          gb: fc.array(fc.option(thousandths, { nil: undefined }), {
            minLength: SERVICES.length,
            maxLength: SERVICES.length,
          }),
        }),
        { minLength: 1, maxLength: most.vpcs },
      ),
    })
    .map(({ services, availabilityZones, hub, vpcs }) => ({
      region: "us-east-1",
      services,
      availabilityZones,
      hub: {
        name: "shared",
        cidrBlocks: ["10.0.0.0/20"],
        ...hub,
        attached: hub.attached && hub.transitGateway === "existing",
      },
      vpcs: Object.fromEntries(
        vpcs.map((vpc, index) => {
          const wanted = new Set([...services, ...vpc.services]);
          const usage = SERVICES.flatMap((name, at) => {
            const gb = vpc.gb[at];
            return wanted.has(name) && gb !== undefined ? [[name, gb] as const] : [];
          });
          return [
            `app-${index + 1}`,
            {
              cidrBlocks: [`10.${index + 1}.0.0/16`],
              // Nothing is attached to what is still to be made.
              attached: vpc.attached && hub.transitGateway === "existing",
              availabilityZones: vpc.availabilityZones,
              services: vpc.services.filter((name) => !services.includes(name)),
              usage: Object.fromEntries(usage),
            },
          ];
        }),
      ),
    }));
}

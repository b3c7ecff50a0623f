import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EndpointNetworkArgs } from "../../../components/network/networkArgs";
import { EngineStack, succeeded, type Preview, type Run } from "./engine";
import { graphOf, type GraphResource } from "./graph";

const PROGRAM = readFileSync(join(__dirname, "..", "programs", "moves.ts"), "utf8");
const PLACE = "const settings = {} as MoveSettings;";

/** Over peering, whose hub costs little, the mix of both has `logs` in the VPCs and the others in the hub. */
export const USAGE: Readonly<Record<string, number>> = { "ecr.dkr": 1, kms: 1, logs: 5000 };

/** The ways in which a hub's names come about. */
export const HUB_NAMES = {
  "zones of the hub": { dns: "PrivateHostedZones" },
  "a Profile of endpoints": { dns: "Profile" },
  "a Profile of zones": { dns: "Profile", profileContents: "HostedZones" },
} as const;

export interface Wanted {
  readonly model: NonNullable<EndpointNetworkArgs["deploymentModel"]>;
  readonly hub?: Readonly<Record<string, unknown>>;
  readonly usage?: Readonly<Record<string, number>>;
  readonly moves?: EndpointNetworkArgs["moves"];
  readonly lastPlacements?: string;
  /** Reads them off the stack's own outputs instead. */
  readonly readsItself?: boolean;
}

/** A network of two VPCs whose services move. */
export class MovingNetwork {
  private constructor(readonly stack: EngineStack) {}

  /** Deploys it for the first time. */
  static async start(wanted: Wanted): Promise<MovingNetwork> {
    const stack = await EngineStack.inline(programFor({ lastPlacements: "", ...wanted }), {
      config: { "aws:region": "us-east-1" },
    });
    const network = new MovingNetwork(stack);
    succeeded(await stack.up());
    await network.checkAnswers();
    return network;
  }

  /** What the last update left. */
  async placements(): Promise<string> {
    const { resources } = await graphOf(this.stack);
    return String(resources.find(({ type }) => type === STACK)?.outputs["placements"]);
  }

  /** One update with what the last one left, unless other placements are given. */
  async update(wanted: Wanted): Promise<Run> {
    await this.want(wanted);
    return await this.stack.up();
  }

  async preview(wanted: Wanted): Promise<Preview> {
    await this.want(wanted);
    return succeeded(await this.stack.preview());
  }

  /** As many updates as it takes until nothing is on its way. */
  async moveTo(wanted: Wanted): Promise<Run[]> {
    const runs: Run[] = [];
    do {
      assert.ok(runs.length < MOST_UPDATES, "the services arrive");
      runs.push(succeeded(await this.update({ ...wanted, moves: "Apply" })));
      await this.checkAnswers();
    } while ((await this.placements()).includes("Both"));
    return runs;
  }

  private async want(wanted: Wanted): Promise<void> {
    const lastPlacements = wanted.lastPlacements ?? (await this.placements());
    this.stack.rewrite(programFor({ ...wanted, lastPlacements }));
  }

  /** Each VPC has one private answer for each name, neither none nor two. */
  async checkAnswers(): Promise<void> {
    const { resources } = await graphOf(this.stack);
    for (const vpc of ["vpc-app-1", "vpc-app-2"]) {
      for (const name of NAMES) {
        assert.equal(answersOf(resources, vpc, name).length, 1, `${name} in ${vpc}`);
      }
    }
  }
}

const STACK = "pulumi:pulumi:Stack";
const MOST_UPDATES = 4;
const NAMES = ["dkr.ecr", "kms", "logs"].map((name) => `${name}.us-east-1.amazonaws.com`);

function answersOf(resources: readonly GraphResource[], vpc: string, name: string): string[] {
  const of = (kind: string) => resources.filter(({ label }) => label.startsWith(`${kind} `));
  const answers = (resource: GraphResource) =>
    (resource.outputs["dnsEntries"] as { dnsName: string }[]).some(
      ({ dnsName }) => dnsName.replace(/^\*\./, "") === name,
    );
  const own = of("VpcEndpoint").filter(
    (endpoint) => endpoint.inputs["vpcId"] === vpc && answers(endpoint),
  );
  const zones = of("Zone").filter(({ inputs }) => inputs["name"] === name);
  const associated = of("ZoneAssociation").filter(
    ({ inputs }) => inputs["vpcId"] === vpc && zones.some(({ id }) => id === inputs["zoneId"]),
  );
  // A Profile gives way to the VPC's own names.
  const hasProfile = of("ProfilesAssociation").some(({ inputs }) => inputs["resourceId"] === vpc);
  const shared = of("ProfilesResourceAssociation").map(({ inputs }) => inputs["resourceArn"]);
  const given = [...zones, ...of("VpcEndpoint").filter(answers)].filter(({ outputs }) =>
    shared.includes(outputs["arn"]),
  );
  const local = [...own, ...associated].map(({ label }) => label);
  return local.length > 0 || !hasProfile ? local : given.map(({ label }) => label);
}

export function programFor({ model, hub = {}, usage = USAGE, ...wanted }: Wanted): string {
  const { moves, lastPlacements, readsItself = false } = wanted;
  const args = { deploymentModel: model, moves, lastPlacements };
  const settings = { args, hub: { connectivity: "Peering", ...hub }, usage, readsItself };
  assert.ok(PROGRAM.includes(PLACE));
  return PROGRAM.replace(
    PLACE,
    `const settings = ${JSON.stringify(settings)} as unknown as MoveSettings;`,
  );
}

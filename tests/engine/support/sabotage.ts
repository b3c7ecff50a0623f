import { proveReadings, type ProofReport } from "../../../reach/prove";
import { readResources } from "../../../resources/read";
import { labelOf } from "./graph";
import type { StateResource } from "./engine";

/** An export as text, as the command reads it. */
export type Export = string;

export function reportOf(...exports: readonly Export[]): ProofReport {
  return proveReadings(exports.map((text) => readResources(text))).report();
}

/** Everything that keeps a report from being a proof. */
export function doubts({ vpcs, isolation, missing, gaps }: ProofReport): string[] {
  return [
    ...vpcs.flatMap(({ name: vpc, names }) =>
      names.flatMap(({ name, verdict, stop }) =>
        verdict === "reachable" ? [] : [`${vpc} ${name} ${verdict} ${JSON.stringify(stop)}`],
      ),
    ),
    ...isolation.flatMap(({ from, to, verdict }) =>
      verdict === "holds" ? [] : [`${from} ${to} ${verdict}`],
    ),
    ...missing,
    ...gaps,
  ];
}

export interface Sabotage {
  readonly tried: number;
  readonly noticed: number;
  /** Labels of resources whose loss nothing noticed. */
  readonly unnoticed: readonly string[];
}

/** Takes each resource of AWS out of the exports, one at a time, and proves what is left. */
export function sabotage(exports: readonly Export[]): Sabotage {
  const unnoticed: string[] = [];
  let tried = 0;
  exports.forEach((text, index) => {
    const resources = resourcesOf(text);
    for (const lost of resources) {
      if (!lost.custom || lost.type.startsWith("pulumi:")) continue;
      tried += 1;
      const rest = { resources: resources.filter((one) => one !== lost) };
      const without = JSON.stringify({ version: 3, deployment: rest });
      const left = exports.map((other, place) => (place === index ? without : other));
      if (doubts(reportOf(...left)).length === 0) unnoticed.push(labelOf(lost.urn));
    }
  });
  return { tried, noticed: tried - unnoticed.length, unnoticed: unnoticed.sort() };
}

/** The export with one property of one resource changed, inputs and outputs alike. */
export function changed(text: Export, label: string, change: Record<string, unknown>): Export {
  const resources = resourcesOf(text).map((one) =>
    labelOf(one.urn) === label
      ? { ...one, inputs: { ...one.inputs, ...change }, outputs: { ...one.outputs, ...change } }
      : one,
  );
  return JSON.stringify({ version: 3, deployment: { resources } });
}

/** The export with one resource more, which a program of its own may have made. */
export function added(text: Export, type: string, inputs: Record<string, unknown>): Export {
  const resources = resourcesOf(text);
  const more = {
    urn: `urn:pulumi:test::more::${type}::${resources.length}`,
    custom: true,
    type,
    inputs,
  };
  return JSON.stringify({ version: 3, deployment: { resources: [...resources, more] } });
}

/** The id of a resource, by its label; of several it is the last. */
export function idIn(text: Export, label: string): string {
  const found = resourcesOf(text).filter(({ urn }) => labelOf(urn) === label);
  return found.at(-1)?.id ?? "";
}

function resourcesOf(text: Export): readonly StateResource[] {
  const { deployment } = JSON.parse(text) as { deployment: { resources: StateResource[] } };
  return deployment.resources;
}

import {
  Emphasized,
  jsonText,
  sheet,
  type Line,
  type Printed,
  type SheetOptions,
} from "../../core/printed";
import { escape } from "../../core/markdown";
import { pathOf } from "../prove";
import type { Hop } from "../verdict";
import type { Proof } from "../walk";
import { NOT_JUDGED, stopSentence } from "./sentences";

/** One question with its way, as `--from` and `--to` ask it. */
export interface ExplainedPath {
  readonly from: string;
  readonly name: string;
  readonly ports: string;
  readonly proof: Proof;
}

/** One path hop by hop, with what lost at each hop and why. */
export function pathText(path: ExplainedPath, options: SheetOptions): Printed {
  return sheet(linesOf(path), options);
}

export function pathMarkdown(path: ExplainedPath): Printed {
  const [first, ...rest] = linesOf(path).map((line) =>
    typeof line === "string" ? line : line.text,
  );
  return sheet([
    `**${escape(first ?? "")}**`,
    "",
    ...rest
      .filter((line) => line !== "")
      .map((line) => `${/^ */.exec(line)?.[0] ?? ""}- ${escape(line.trim())}`),
    "",
  ]);
}

export function pathJson({ from, name, ports, proof }: ExplainedPath): Printed {
  const { verdict, stop, crossings, names, there, back } = proof;
  return jsonText({
    schemaVersion: 1,
    from,
    name,
    ports,
    verdict,
    stop,
    crossings,
    names,
    there,
    back,
  });
}

function linesOf({ from, name, ports, proof }: ExplainedPath): Line[] {
  const { verdict, stop, crossings } = proof;
  const by = verdict === "reachable" ? `, by ${pathOf(crossings)}` : "";
  return [
    new Emphasized(`${name} from ${from} on ${ports}: ${verdict}${by}`),
    ...section("name", proof.names),
    ...section("there", proof.there),
    ...section("back", proof.back),
    ...(stop === undefined ? [] : [`stops: ${stopSentence(stop)}`]),
    ...(stop?.verdict === "blocked" ? [`way out: ${stop.wayOut}`] : []),
    "",
    NOT_JUDGED,
  ];
}

function section(title: string, hops: readonly Hop[]): string[] {
  if (hops.length === 0) return [];
  return [
    title,
    ...hops.flatMap(({ at, does, lost }) => [
      `  ${at}: ${does}`,
      ...lost.map((one) => `    lost: ${one}`),
    ]),
  ];
}

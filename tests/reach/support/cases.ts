import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord } from "../../../core/isRecord";
import type { WrittenNetwork } from "./network";

const folder = join(__dirname, "..", "cases");

/** A question of a case, with what its page says of it. */
export interface WrittenQuestion {
  readonly from: string;
  readonly name: string;
  /** `443`, `1024-1064`; TCP 443 where it is left out. */
  readonly port?: number | string;
  /** `reachable`, `unknown`, or the code of what blocks it. */
  readonly verdict: string;
  /** What it crosses: `transitGateway`, `peering`, `nat`, `internet`, `gatewayEndpoint`. */
  readonly by?: readonly string[];
  /** What blocks it, or what is not known, or a route that lost: a part of the sentence. */
  readonly says?: string;
}

/** A small network with what a page of AWS's documentation, or a report, says of it. */
export interface Case {
  readonly title: string;
  readonly file: string;
  readonly source: string;
  readonly network: WrittenNetwork;
  readonly ask: readonly WrittenQuestion[];
}

interface WrittenCase {
  readonly title: string;
  /** A network of cases/bases that this one changes; null takes something away. */
  readonly base?: string;
  readonly network?: WrittenNetwork;
  readonly ask: readonly WrittenQuestion[];
}

/** Every case of the folder; a file holds those of one page. */
export function allCases(): Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => {
      const page = read(file) as {
        readonly source: string;
        readonly cases: readonly WrittenCase[];
      };
      return page.cases.map(({ title, base, network, ask }) => ({
        title,
        file,
        source: page.source,
        network: merged(
          base === undefined ? {} : read(join("bases", `${base}.yaml`)),
          network ?? {},
        ) as WrittenNetwork,
        ask,
      }));
    });
}

function read(file: string): unknown {
  return parse(readFileSync(join(folder, file), "utf8")) as unknown;
}

function merged(base: unknown, change: unknown): unknown {
  if (!isRecord(base) || !isRecord(change)) return change;
  const entries = [...new Set([...Object.keys(base), ...Object.keys(change)])].map((key) => [
    key,
    key in change ? merged(base[key], change[key]) : base[key],
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

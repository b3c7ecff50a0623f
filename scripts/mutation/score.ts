import type { Mutant } from "./mutants";
import { THRESHOLDS, type Thresholds } from "./settings";

export type Status =
  "Killed" | "Timeout" | "Survived" | "NoCoverage" | "RuntimeError" | "Ignored" | "Pending";

export interface Tried {
  readonly mutant: Mutant;
  readonly status: Status;
  /** Runs while files load: only a new process shows whether a test notices. */
  readonly atLoad: boolean;
}

/** A change that no test can notice, since nothing that anybody sees depends on it. */
export interface Equivalent {
  readonly file: string;
  /** The line on which it starts, trimmed. */
  readonly code: string;
  readonly text: string;
  readonly replacement: string;
  readonly reason: string;
}

export interface Score {
  readonly room: string;
  readonly tried: number;
  readonly noticed: number;
  readonly survived: number;
  readonly noCoverage: number;
  readonly equivalent: number;
  /** Percent of what was tried, equivalents left out. */
  readonly score: number;
}

export interface Verdict {
  readonly scores: readonly Score[];
  /** Unnoticed, and not known to be equivalent. */
  readonly unnoticed: readonly Tried[];
  /** Runs only while files load: not tried. */
  readonly onlyAtLoad: number;
  /** Why the run fails. */
  readonly problems: readonly string[];
}

type Kind = "noticed" | "survived" | "noCoverage" | "equivalent";

const KINDS: Readonly<Record<Status, Kind | undefined>> = {
  Killed: "noticed",
  Timeout: "noticed",
  Survived: "survived",
  NoCoverage: "noCoverage",
  // Stryker's worker ended twice: nothing was seen.
  RuntimeError: "survived",
  Ignored: undefined,
  Pending: undefined,
};

export function isNoticed(status: Status): boolean {
  return KINDS[status] === "noticed";
}

/**
 * What was tried by room and over all. `listed` is every change that could have been tried in the files of
 * the run: an entry of the list of equivalents that fits none of them is stale.
 */
export function judge(
  tried: readonly Tried[],
  equivalents: readonly Equivalent[],
  listed: readonly Mutant[],
  thresholds: Thresholds = THRESHOLDS,
): Verdict {
  const known = new Set(equivalents.map(identity));
  const counted = tried.flatMap((one) => {
    const { mutant, status } = one;
    const kind = KINDS[status];
    if (kind === undefined) return [];
    const equivalent = kind !== "noticed" && known.has(identity(mutant));
    return [{ ...one, kind: equivalent ? ("equivalent" as const) : kind }];
  });
  const rooms = [...new Set(counted.map(({ mutant }) => roomOf(mutant.file)))].sort();
  const scores = [
    ...rooms.map((room) => scoreOf(room, counted)),
    ...(rooms.length === 1 ? [] : [scoreOf("all", counted)]),
  ];
  const files = new Set(listed.map(({ file }) => file));
  const possible = listed.map(identity);
  const noticed = counted
    .filter(({ kind }) => kind === "noticed")
    .map(({ mutant }) => identity(mutant));
  const times = (all: readonly string[], one: Equivalent) =>
    all.filter((other) => other === identity(one)).length;
  const problems = [
    ...equivalents
      .filter((one) => files.has(one.file) && times(possible, one) === 0)
      .map((one) => `no such change is possible anymore: ${describe(one)}`),
    ...equivalents
      // The same words can stand twice in a file, and be equivalent in one place only.
      .filter((one) => times(noticed, one) > 0 && times(noticed, one) === times(possible, one))
      .map((one) => `a test notices what is listed as equivalent: ${describe(one)}`),
    ...(["components", "all"] as const).flatMap((room) => {
      const total =
        room === "all" ? scoreOf(room, counted) : scores.find((one) => one.room === room);
      const least = thresholds[room];
      return total === undefined || least === undefined || total.score >= least
        ? []
        : [`${room}: ${percent(total.score)} noticed, less than ${least} %`];
    }),
  ];
  return {
    scores,
    unnoticed: counted.filter(({ kind }) => kind === "survived" || kind === "noCoverage"),
    onlyAtLoad: tried.filter(({ status }) => status === "Ignored").length,
    problems,
  };
}

function scoreOf(room: string, counted: readonly { mutant: Mutant; kind: Kind }[]): Score {
  const own = counted.filter(({ mutant }) => room === "all" || roomOf(mutant.file) === room);
  const count = (kind: Kind) => own.filter((one) => one.kind === kind).length;
  const equivalent = count("equivalent");
  const noticed = count("noticed");
  const rest = own.length - equivalent;
  return {
    room,
    tried: own.length,
    noticed,
    survived: count("survived"),
    noCoverage: count("noCoverage"),
    equivalent,
    score: rest === 0 ? 100 : (100 * noticed) / rest,
  };
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function identity({ file, code, text, replacement }: Omit<Equivalent, "reason">): string {
  return JSON.stringify([file, code, text, replacement]);
}

const WIDTH = 100;

function short(text: string): string {
  return text.length <= WIDTH ? text : `${text.slice(0, WIDTH - 2)} …`;
}

function describe({ file, text, replacement }: Omit<Equivalent, "reason">): string {
  return `${file}: ${short(text)} -> ${short(replacement)}`;
}

export function percent(score: number): string {
  // Rounded down, so that what is shown never reaches a threshold that the score misses.
  return `${(Math.floor(score * 10) / 10).toFixed(1)} %`;
}

/** One line for an editor to jump to. */
export function survivor({ mutant, status }: Tried): string {
  const never = status === "NoCoverage" ? " (no test runs it)" : "";
  const { file, line, column, text, replacement } = mutant;
  return `${file}:${line}:${column}  ${short(text)} -> ${short(replacement)}${never}`;
}

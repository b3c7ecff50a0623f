import { parseCidr, type CidrRange } from "../cidr";
import { error, type Issue, type Path } from "../issues";
import { memoized } from "../memoized";
import { invalidBlockIssue } from "./cidrBlock";

/** A block with the place where it was written. */
export interface PlacedBlock {
  readonly range: CidrRange;
  readonly path: Path;
}

/**
 * Blocks that name clients of an endpoint or a hub: each is one, and together they are not everybody.
 * What is no text is not known yet, and is checked once it is.
 */
export function checkClientBlocks(blocks: readonly unknown[], path: Path): Issue[] {
  const placed: PlacedBlock[] = [];
  const issues = blocks.flatMap((text, index): Issue[] => {
    if (typeof text !== "string") return [];
    const at = [...path, index];
    const parsed = parseCidr(text);
    if ("problem" in parsed) return [invalidBlockIssue(text, at, parsed.problem)];
    placed.push({ range: parsed.range, path: at });
    return [];
  });
  return [...issues, ...checkNotEverybody(placed)];
}

/**
 * Addresses of no client on the internet: whoever admits all others admits everybody, with or without
 * these. https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry
 */
const NOBODY: Readonly<Record<CidrRange["family"], readonly string[]>> = {
  ipv4: [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
  ],
  // Global unicast is 2000::/3.
  ipv6: ["::/3", "4000::/2", "8000::/1"],
};
const LAST = { ipv4: (1n << 32n) - 1n, ipv6: (1n << 128n) - 1n } as const;

/** Blocks that together are every public address of a family, in however many pieces. */
export function checkNotEverybody(blocks: readonly PlacedBlock[]): Issue[] {
  return (["ipv4", "ipv6"] as const).flatMap((family): Issue[] => {
    const own = blocks.filter(({ range }) => range.family === family);
    const last = own.at(-1);
    if (last === undefined || !coversAll(family, own)) return [];
    const whole = own.filter(({ range }) => range.canonical.endsWith("/0"));
    if (whole.length > 0) {
      return whole.map(({ path, range }) =>
        everybodyIssue(path, range.canonical, "every address would be a client of the endpoints"),
      );
    }
    const pieces = own.map(({ range }) => range.canonical);
    const message =
      "together these blocks are every public address, so everybody would be a client";
    return [everybodyIssue(last.path, pieces.length === 1 ? pieces[0] : pieces, message)];
  });
}

/** Read once: every VPC of a topology asks. */
const nobodys = memoized((family: CidrRange["family"]): readonly CidrRange[] =>
  NOBODY[family].flatMap((text) => {
    const parsed = parseCidr(text);
    return "range" in parsed ? [parsed.range] : [];
  }),
);

function coversAll(family: CidrRange["family"], blocks: readonly PlacedBlock[]): boolean {
  const ranges = [...blocks.map(({ range }) => range), ...nobodys(family)].sort((a, b) =>
    a.first < b.first ? -1 : 1,
  );
  let covered = -1n;
  for (const { first, last } of ranges) {
    if (first > covered + 1n) return false;
    if (last > covered) covered = last;
  }
  return covered === LAST[family];
}

function everybodyIssue(path: Path, value: unknown, message: string): Issue {
  return error("not-open-to-all", path, {
    value,
    message,
    wayOut: "Name the blocks of the clients' VPCs",
  });
}

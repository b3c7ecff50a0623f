import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where the files are that no test may change. */
export const checkout = { root: join(__dirname, "..", "..") };

/** What commands and generators of this package write, and the variable that lets a test do so. */
const KEPT: readonly { readonly path: string; readonly unless?: string }[] = [
  { path: "core/catalog.data.json" },
  { path: "data" },
  { path: "data/sources" },
  { path: "examples" },
  { path: "README.md" },
  { path: "schema.json" },
  { path: "schemas" },
  { path: "tests/engine/harness/awsTypes.data.json" },
  { path: "tests/golden", unless: "UPDATE_GOLDEN" },
  { path: "tests/cli/samples", unless: "RECORD_SAMPLES" },
];

function filesIn(path: string): string[] {
  const place = join(checkout.root, path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(path, entry.name)] : [],
  );
}

/** Each kept file with when it was written, and the files beside package.json by name. */
function photograph(): ReadonlyMap<string, string> {
  const kept = KEPT.filter(({ unless }) => unless === undefined || process.env[unless] !== "1");
  const writtenAt = (file: string) => {
    const { ino, size, mtimeMs } = statSync(join(checkout.root, file));
    return `${ino} ${size} ${mtimeMs}`;
  };
  return new Map([
    ...filesIn(".").map((file) => [file, "there"] as const),
    ...kept.flatMap(({ path }) => filesIn(path)).map((file) => [file, writtenAt(file)] as const),
  ]);
}

let before: ReadonlyMap<string, string> = new Map();

export function photographCheckout(): void {
  before = photograph();
}

/** Tests write into folders of their own: a run that changed a file of the checkout fails. */
export function changedFiles(): string[] {
  const after = photograph();
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .map((file) => `the tests changed the checkout: ${file}`);
}

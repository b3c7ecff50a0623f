import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-tests-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A directory of its own, taken away with the process. */
export function temporaryFolder(): string {
  return mkdtempSync(join(folder, "folder-"));
}

/** A file in a directory of its own; its name is what messages show. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

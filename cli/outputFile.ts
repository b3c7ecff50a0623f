import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "./exit";
import { say } from "./say";

/** A file that a subcommand writes. Every one goes through `checkOutput` and `writeOutput`. */
export interface OutputFile {
  readonly file: string;
  /** As the message names it: `--out report.html`; the file itself where nobody named it. */
  readonly label?: string;
  /** Files that the run reads, as they were named; `-` is none. */
  readonly inputs: readonly (string | undefined)[];
  /** Whether the beginning of a file is that of one which this subcommand wrote: it may be replaced. */
  readonly isOwn: (beginning: string) => boolean;
  /** Replaces a file of somebody else; never an input. */
  readonly force: boolean;
}

/** What an existing file is judged by. */
const BEGINNING = 65_536;

/** Throws when the file must not be written. Called before anything is read, so that nobody waits for a refusal. */
export function checkOutput(output: OutputFile): void {
  placeOf(output);
}

/**
 * Writes the whole text or nothing: into a file beside it, which then takes its place. An existing file
 * keeps its permissions and its owner, and a symbolic link stays one; a pipe or a device is written to as it is.
 */
export function writeOutput(output: OutputFile, text: string): void {
  const { path, existing, linked } = placeOf(output);
  try {
    if (existing === undefined || existing.isFile()) replace(path, existing, text);
    else writeFileSync(path, text);
  } catch (error) {
    throw new UserError(`${labelOf(output)}: ${reasonOf(error)}. Nothing was changed`);
  }
  if (linked) say(`note: ${output.file} is a symbolic link: ${path} was written`);
}

interface Place {
  /** What is written, behind symbolic links. */
  readonly path: string;
  readonly existing: Stats | undefined;
  readonly linked: boolean;
}

function placeOf(output: OutputFile): Place {
  const { file } = output;
  const refuse = (reason: string) => new UserError(`${labelOf(output)}: ${reason}`);
  const link = statOf(() => lstatSync(file), refuse);
  const existing = statOf(() => statSync(file), refuse);
  const linked = link?.isSymbolicLink() === true;
  if (existing === undefined) {
    if (linked) throw refuse("a symbolic link to nothing. Remove it, or name another file");
    const folder = statOf(() => statSync(dirname(resolve(file))), refuse);
    if (folder === undefined) throw refuse("its directory does not exist. Create it first");
    return { path: resolve(file), existing, linked };
  }
  if (existing.isDirectory()) throw refuse("this is a directory. Name a file in it");
  if (existing.isBlockDevice()) throw refuse("this is a disk. Name a file");
  if (!existing.isFile()) return { path: file, existing, linked };
  const read = output.inputs.find((input) => input !== undefined && isSame(input, existing));
  if (read !== undefined) {
    throw refuse(
      `${read === file ? "this is" : `the same file as ${read},`} what the command reads. Name another file`,
    );
  }
  const path = realpathSync(file);
  if (!output.force && existing.size > 0 && !output.isOwn(beginningOf(path, refuse))) {
    throw refuse("exists already. Overwrite it with --force, or name another file");
  }
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw refuse(reasonOf(error));
  }
  return { path, existing, linked };
}

/** By device and number: symbolic and hard links have other names for the same file. */
function isSame(input: string, existing: Stats): boolean {
  if (input === "-") {
    // Redirected from a file, standard input is one too.
    const piped = fstatSync(0, { bigint: false });
    return piped.isFile() && piped.dev === existing.dev && piped.ino === existing.ino;
  }
  try {
    const { dev, ino } = statSync(input);
    return dev === existing.dev && ino === existing.ino;
  } catch {
    return false;
  }
}

function beginningOf(path: string, refuse: (reason: string) => UserError): string {
  try {
    const descriptor = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(BEGINNING);
      return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, BEGINNING, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw refuse(reasonOf(error));
  }
}

function replace(path: string, existing: Stats | undefined, text: string): void {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`,
  );
  // What stands there already is somebody else's: opening fails, and nothing is removed.
  const descriptor = openSync(temporary, "wx", existing === undefined ? 0o666 : 0o600);
  try {
    try {
      if (existing !== undefined) keepOwner(descriptor, existing);
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (existing === undefined) putInPlace(temporary, path);
    else renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A file that came into being meanwhile is not replaced; where links cannot be made, a rename has to do. */
function putInPlace(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    renameSync(temporary, path);
    return;
  }
  rmSync(temporary);
}

/** Only an administrator gives files away; for anybody else a new file is their own. */
function keepOwner(descriptor: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Permissions are kept all the same.
  }
  fchmodSync(descriptor, mode & 0o777);
}

function statOf(stat: () => Stats, refuse: (reason: string) => UserError): Stats | undefined {
  try {
    return stat();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw refuse(reasonOf(error));
  }
}

function labelOf({ label, file }: OutputFile): string {
  return label ?? `--out ${file}`;
}

function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
      return "its directory does not exist";
    case "ENOTDIR":
      return "what it is in is no directory. Name a file in a directory";
    case "EEXIST":
      return "exists already, since just now";
    case "EISDIR":
      return "a directory has taken its place";
    case "ELOOP":
      return "symbolic links that lead back to themselves. Name another file";
    case "ENOSPC":
      return "the disk is full";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "permission denied";
    default:
      return code === "" ? message : `cannot be written (${code})`;
  }
}

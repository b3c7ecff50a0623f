import { appendFileSync, closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import type { Properties } from "./values";
import { textOf, textsOf } from "./values";

/** A resource that exists. */
export interface Living {
  readonly id: string;
  readonly type: string;
  /** Whose it is. */
  readonly account: string;
  readonly properties: Properties;
}

/** One line of the journal. */
export type Change =
  { readonly put: Living } | { readonly drop: { readonly id: string; type: string } };

/**
 * What exists in the pretended AWS, in the file of ECHO_STATE: a journal that several providers
 * append to and each reads on from where it stopped. Without the variable: in memory.
 */
export class World {
  private readonly living = new Map<string, Living>();
  /** Every id that was ever given, so that a replacement gets another one. */
  private readonly given = new Set<string>();
  private offset = 0;

  constructor(private readonly file: string | undefined) {}

  put(resource: Living): void {
    this.write({ put: resource });
  }

  drop(type: string, id: string): void {
    this.write({ drop: { type, id } });
  }

  wasGiven(type: string, id: string): boolean {
    this.readOn();
    return this.given.has(key(type, id));
  }

  find(type: string, id: string): Living | undefined {
    this.readOn();
    return this.living.get(key(type, id));
  }

  all(type: string): Living[] {
    this.readOn();
    return [...this.living.values()].filter((resource) => resource.type === type);
  }

  /** Those of some types that name an id in one of the properties. */
  holding(id: string, types: Readonly<Record<string, readonly string[]>>): Living[] {
    this.readOn();
    return [...this.living.values()].filter(({ type, properties }) =>
      (types[type] ?? []).some(
        (name) => textOf(properties[name]) === id || textsOf(properties[name]).includes(id),
      ),
    );
  }

  private write(line: Change): void {
    if (this.file === undefined) this.apply(line);
    else appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }

  private readOn(): void {
    if (this.file === undefined || !existsSync(this.file)) return;
    const length = statSync(this.file).size - this.offset;
    if (length <= 0) return;
    const buffer = Buffer.alloc(length);
    const handle = openSync(this.file, "r");
    readSync(handle, buffer, 0, length, this.offset);
    closeSync(handle);
    const complete = buffer.lastIndexOf("\n") + 1;
    this.offset += complete;
    for (const text of buffer.subarray(0, complete).toString().split("\n")) {
      if (text !== "") this.apply(JSON.parse(text) as Change);
    }
  }

  private apply(line: Change): void {
    if ("put" in line) {
      this.living.set(key(line.put.type, line.put.id), line.put);
      this.given.add(key(line.put.type, line.put.id));
    } else {
      this.living.delete(key(line.drop.type, line.drop.id));
    }
  }
}

function key(type: string, id: string): string {
  return `${type} ${id}`;
}

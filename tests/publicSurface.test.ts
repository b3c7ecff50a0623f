import assert from "node:assert/strict";
import { publicSurface, surfaceOf, type Surface } from "../scripts/surface/publicSurface";

describe("what the package exports", () => {
  let surface: Surface;

  before(function () {
    // The whole program is read with its types: seconds on a machine that does nothing else.
    this.timeout(120_000);
    surface = publicSurface();
  });

  it("names no type that a program cannot import", () => {
    assert.deepEqual(surface.notExported, []);
  });

  it("is documented, every name of it", () => {
    assert.deepEqual(surface.undocumented, []);
  });

  it("is read through types of types, without what is private or only a value", () => {
    const files = new Map([
      [
        "/surface/index.d.ts",
        [
          'import { Inner, Secret, TABLE } from "./inner";',
          "/** A class. */",
          "export declare class Outer<T> {",
          "  private readonly secret: Secret;",
          "  protected build(secret: Secret): void;",
          "  inner(of: T): Promise<Inner>;",
          "}",
          "export type Key = keyof typeof TABLE;",
        ].join("\n"),
      ],
      [
        "/surface/inner.d.ts",
        [
          "export interface Secret { readonly hidden: string }",
          "export interface Innermost { readonly value: string }",
          "export interface Inner { readonly innermost: readonly Innermost[] }",
          "export declare const TABLE: { readonly a: 1 };",
        ].join("\n"),
      ],
    ]);
    assert.deepEqual(surfaceOf(files, "/surface/index.d.ts"), {
      notExported: ["Inner", "Innermost"],
      undocumented: ["Key"],
    });
  });
}).timeout(120_000);

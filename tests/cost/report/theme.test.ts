import assert from "node:assert/strict";
import { STYLE } from "../../../cost/report/compare/html/theme";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const THEMES = STYLE.match(/:root \{[^}]*--ground[^}]*\}/g)?.map(
  (block) =>
    new Map(
      [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, role, color]) => [role, color]),
    ),
);

describe("the theme of pictures", () => {
  it("has a light, a dark and a printed form of the same roles", () => {
    assert.equal(THEMES?.length, 3);
    assert.deepEqual(THEMES[2], THEMES[0]);
    assert.deepEqual([...(THEMES[1]?.keys() ?? [])], [...(THEMES[0]?.keys() ?? [])]);
    assert.equal(contrast("#000000", "#ffffff"), 21);
  });

  for (const [index, scheme] of ["light", "dark"].entries()) {
    const color = (role: string) => THEMES?.[index]?.get(role) ?? "";

    it(`keeps words legible in the ${scheme} form: 4.5 to 1 at least`, () => {
      for (const ground of ["ground", "card", "local", "hub", "nat", "forced", "unknown"]) {
        assert.ok(contrast(color("ink"), color(ground)) >= 4.5, ground);
      }
      for (const words of ["muted", "link"]) {
        for (const ground of ["ground", "card"]) {
          assert.ok(contrast(color(words), color(ground)) >= 4.5, `${words} on ${ground}`);
        }
      }
    });

    it(`keeps lines and bars visible in the ${scheme} form: 3 to 1 at least`, () => {
      for (const line of ["per-vpc", "centralized", "hybrid"]) {
        assert.ok(contrast(color(line), color("ground")) >= 3, line);
      }
    });
  }
});

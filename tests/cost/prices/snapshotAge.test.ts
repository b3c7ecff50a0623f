import assert from "node:assert/strict";
import fc from "fast-check";
import { ageNote, snapshotAge } from "../../../cost/prices/snapshotAge";

const DAY = 86_400_000;
const text = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

describe("snapshotAge", () => {
  it("counts days: 2026-09-17 to 2026-11-21 are 13 + 31 + 21 = 65", () =>
    assert.deepEqual(snapshotAge({ asOf: "2026-09-17" }, "2026-11-21"), {
      asOf: "2026-09-17",
      days: 65,
      old: false,
    }));

  it("calls prices old after 90 days, not on the 90th", () => {
    assert.equal(snapshotAge({ asOf: "2026-01-01" }, "2026-04-01")?.days, 90);
    assert.equal(snapshotAge({ asOf: "2026-01-01" }, "2026-04-01")?.old, false);
    assert.equal(snapshotAge({ asOf: "2026-01-01" }, "2026-04-02")?.old, true);
  });

  it("counts as the calendar does, leap years and centuries included", () => {
    // From 1600 to 2500.
    const day = fc.integer({ min: -135_140, max: 193_578 });
    fc.assert(
      fc.property(day, day, (from, to) => {
        assert.equal(snapshotAge({ asOf: text(from) }, text(to))?.days, to - from);
      }),
    );
  });

  it("knows no age where a date is a year, a word or no day at all", () => {
    for (const asOf of ["2026", "stored copy", "2026-13-01", "2026-00-01", "2026-01-32"]) {
      assert.equal(snapshotAge({ asOf }, "2026-11-21"), undefined, asOf);
    }
  });

  it("has a note for old prices only", () => {
    assert.equal(ageNote(undefined), undefined);
    assert.equal(ageNote(snapshotAge({ asOf: "2026-09-17" }, "2026-11-21")), undefined);
    assert.equal(
      ageNote(snapshotAge({ asOf: "2026-09-17" }, "2027-01-01")),
      "prices are as of 2026-09-17, 106 days ago. `vpc-endpoints prices refresh` reads today's price list",
    );
  });
});

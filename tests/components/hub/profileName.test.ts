import assert from "node:assert/strict";
import { profileName } from "../../../components/hub/profile";

describe("the name of a Profile and of its associations", () => {
  it("keeps letters, digits, dashes, underscores and spaces, and turns the rest into dashes", () => {
    assert.equal(profileName("app 1_a-B.c/ö"), "app 1_a-B-c--");
  });

  it("is not of digits alone, which AWS refuses", () => {
    assert.equal(profileName("12"), "p-12");
    assert.equal(profileName("1".repeat(70)), `p-${"1".repeat(62)}`);
    assert.equal(profileName("12a"), "12a");
  });

  it("is cut at the 64 characters that AWS takes", () => {
    assert.equal(profileName(`${"a".repeat(63)}.b`), `${"a".repeat(63)}-`);
    assert.equal(profileName("a".repeat(64)), "a".repeat(64));
  });
});

import assert from "node:assert/strict";
import { textOf } from "../../resources/values";

describe("a value that is to be a text", () => {
  it("is none where it is a number, a list or a map", () => {
    for (const value of [5, true, ["us-east-1"], { region: "us-east-1" }])
      assert.equal(textOf(value), undefined);
    assert.equal(textOf("us-east-1"), "us-east-1");
  });
});

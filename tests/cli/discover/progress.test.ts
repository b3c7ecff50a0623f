import assert from "node:assert/strict";
import { progressOn } from "../../../cli/discover/progress";

function stream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  return { written, stream: { isTTY, write } as unknown as NodeJS.WriteStream };
}

describe("progress", () => {
  it("replaces its line on a terminal and clears it at the end", () => {
    const { written, stream: terminal } = stream(true);
    const progress = progressOn(terminal);
    progress.show("VPCs");
    progress.clear();
    assert.deepEqual(written, ["\r\u001b[KReading VPCs …", "\r\u001b[K"]);
  });

  it("is silent in a pipe", () => {
    const { written, stream: pipe } = stream(false);
    const progress = progressOn(pipe);
    progress.show("VPCs");
    progress.clear();
    assert.deepEqual(written, []);
  });
});

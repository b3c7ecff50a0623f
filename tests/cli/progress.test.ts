import assert from "node:assert/strict";
import { Progress } from "../../cli/say";

function stream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  return { written, stream: { isTTY, write } as unknown as NodeJS.WriteStream };
}

describe("progress", () => {
  it("is one line on a terminal that is written over and then wiped", () => {
    const terminal = stream(true);
    const progress = new Progress(terminal.stream);
    progress.show("AmazonVPC us-east-1 1 MB");
    progress.show("AmazonVPC us-east-1 2 MB");
    progress.clear();
    assert.equal(terminal.written[0], "\r\u001b[KAmazonVPC us-east-1 1 MB");
    assert.equal(terminal.written.at(-1), "\r\u001b[K");
  });

  it("is written ten times a second at most, however fast things go", () => {
    const { now } = Date;
    const terminal = stream(true);
    const progress = new Progress(terminal.stream);
    try {
      for (let time = 1_000_000; time < 1_001_000; time += 10) {
        Date.now = () => time;
        progress.show(String(time));
      }
    } finally {
      Date.now = now;
    }
    assert.equal(terminal.written.length, 10);
  });

  it("is silent in a pipe", () => {
    const pipe = stream(false);
    const progress = new Progress(pipe.stream);
    progress.show("AmazonVPC us-east-1 1 MB");
    progress.clear();
    assert.deepEqual(pipe.written, []);
  });
});

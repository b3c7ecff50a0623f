import assert from "node:assert/strict";
import { proveReadings } from "../../reach/prove";
import { readResources } from "../../resources/read";
import { isDrawable, exportOf, previewOf } from "./support/resources";
import { allCases, type WrittenQuestion } from "./support/cases";

const drawable = allCases().filter(({ network }) => isDrawable(network));

/** The verdict for a question to a program's text, as the corpus writes it. */
function verdictOf(text: string, { from, name, port }: WrittenQuestion): string {
  const { walk } = proveReadings([readResources(text)]);
  const [first, last] = String(port ?? 443).split("-");
  const ports = { protocol: "tcp", from: Number(first), to: Number(last ?? first) };
  const subnet = walk.network.data.subnets.find((one) => one.name === from)?.key ?? from;
  const { stop, verdict } = walk.prove({ subnet, name, ports });
  return stop?.verdict === "blocked" ? stop.code : verdict;
}

describe("a network that is read", () => {
  it("from an export gets the verdicts of the network itself", () => {
    assert.ok(drawable.length >= 80, String(drawable.length));
    for (const { file, title, network, ask } of drawable) {
      const text = exportOf(network);
      for (const question of ask) {
        const got = verdictOf(text, question);
        assert.equal(
          got,
          question.verdict,
          `${file}: ${title}: ${question.name} from ${question.from}`,
        );
      }
    }
  });

  it("from a preview, which knows no id, gets the same or none, and the same nearly always", () => {
    let same = 0;
    let open = 0;
    for (const { file, title, network, ask } of drawable) {
      const text = previewOf(network);
      for (const question of ask) {
        const got = verdictOf(text, question);
        if (got === question.verdict) same += 1;
        else {
          open += 1;
          assert.equal(got, "unknown", `${file}: ${title}: ${question.name} from ${question.from}`);
        }
      }
    }
    assert.ok(open * 10 <= same, `${open} open, ${same} the same`);
  });
});

import assert from "node:assert/strict";
import { Network } from "../../reach/lookup";
import { Walk, type Proof } from "../../reach/walk";
import { allCases, type Case, type WrittenQuestion } from "./support/cases";
import { networkOf } from "./support/network";

const cases = allCases();

function proofOf({ network }: Case, { from, name, port }: WrittenQuestion): Proof {
  const [first, last] = String(port ?? 443).split("-");
  const ports = { protocol: "tcp", from: Number(first), to: Number(last ?? first) };
  return new Walk(new Network(networkOf(network))).prove({ subnet: from, name, ports });
}

/** Verdict and reasons as one text, for questions and for failures. */
function said({ verdict, stop, names, there, back }: Proof): string {
  const code = stop?.verdict === "blocked" ? `${stop.code} ${stop.resource}: ${stop.message}` : "";
  const because = stop?.verdict === "unknown" ? stop.because : "";
  const hops = [...names, ...there, ...back].map(
    ({ at, does, lost }) => `${at}: ${does} [${lost.join("; ")}]`,
  );
  return [verdict, code, because, ...hops].join("\n");
}

describe("the corpus of small networks", () => {
  it("holds at least 60, each with the address of its page", () => {
    assert.ok(cases.length >= 60, String(cases.length));
    for (const { source } of cases) assert.match(source, /^https:\/\//);
    const titles = cases.map(({ file, title }) => `${file} ${title}`);
    assert.equal(new Set(titles).size, titles.length);
  });

  for (const one of cases) {
    it(`${one.file}: ${one.title}`, () => {
      for (const question of one.ask) {
        const proof = proofOf(one, question);
        const verdict = proof.stop?.verdict === "blocked" ? proof.stop.code : proof.verdict;
        assert.equal(
          verdict,
          question.verdict,
          `${question.name} from ${question.from}\n${said(proof)}`,
        );
        if (question.by !== undefined) assert.deepEqual(proof.crossings, question.by, said(proof));
        if (question.says !== undefined)
          assert.ok(said(proof).includes(question.says), said(proof));
      }
    });
  }
});

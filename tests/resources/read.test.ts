import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readResources, UnreadableError } from "../../resources/read";
import {
  endpoint,
  estimateOf,
  exportText,
  previewText,
  totalText,
  zone,
} from "../support/previews";

const sample = (name: string) =>
  readFileSync(join(__dirname, "..", "cli", "samples", name), "utf8");

describe("readResources", () => {
  it("knows a preview, its streaming form and an export by their content", () => {
    assert.equal(readResources(sample("network-change.json")).kind, "preview");
    assert.equal(readResources(sample("network-change.jsonl")).kind, "events");
    assert.equal(readResources(sample("network-export.json")).kind, "export");
  });

  it("knows a checkpoint of a file backend and a bare deployment", () => {
    const { deployment } = JSON.parse(exportText([zone("a")])) as { deployment: object };
    const checkpoint = JSON.stringify({
      version: 3,
      checkpoint: { stack: "dev", latest: deployment },
    });
    assert.equal(totalText(estimateOf(checkpoint, { region: "us-east-1" })), "0.5 -> 0.5 ($0.00)");
    const bare = JSON.stringify({ manifest: {}, ...deployment });
    assert.equal(totalText(estimateOf(bare, { region: "us-east-1" })), "0.5 -> 0.5 ($0.00)");
  });

  it("reads a preview after messages of a plugin's installation and a byte order mark", () => {
    const text = previewText([{ op: "create", after: zone("a") }]);
    assert.equal(totalText(estimateOf(`Installing plugin…\n${text}`)), "0 -> 0.5 (+$0.50)");
    assert.equal(totalText(estimateOf(`\uFEFF${text}`)), "0 -> 0.5 (+$0.50)");
  });

  it("reads a preview without changes, which has no steps", () => {
    const { changes, gaps } = readResources('{"duration":1,"changeSummary":{"same":7}}');
    assert.equal(changes.length, 0);
    assert.match(gaps[0]?.sentence ?? "", /^7 unchanged resources are not in this preview/);
  });

  it("counts a replacement once, with or without the steps that it is made of", () => {
    for (const name of [
      "network-change.json",
      "network-change-steps.json",
      "network-change.jsonl",
    ]) {
      const { changes } = readResources(sample(name));
      const queue = changes.filter(({ urn }) => urn.endsWith("::queue"));
      assert.deepEqual(
        queue.map(({ op }) => op),
        ["replace"],
        name,
      );
    }
  });

  it("counts what an interrupted replacement left behind beside what replaced it", () => {
    const old = { ...endpoint("logs", ["a"]), state: { delete: true, id: "vpce-old" } };
    const now = { ...endpoint("logs", ["a", "b"]), state: { id: "vpce-new" } };
    const both = exportText([now, old]);
    // (2 + 1) x 730 h x $0.01: both exist.
    assert.equal(totalText(estimateOf(both)), ">= 21.9 -> >= 21.9 ($0.00)");
    const cleaned = previewText([
      { op: "same", before: now, after: now },
      { op: "delete-replaced", before: old },
    ]);
    assert.equal(totalText(estimateOf(cleaned)), ">= 21.9 -> >= 14.6 (≤ -$7.30)");
  });

  it("keeps on the bill what Pulumi only forgets, and what it takes over", () => {
    const kept = { ...zone("a"), state: { retainOnDelete: true } };
    assert.equal(
      totalText(estimateOf(previewText([{ op: "delete", before: kept }]))),
      "0.5 -> 0.5 ($0.00)",
    );
    assert.equal(
      totalText(estimateOf(previewText([{ op: "import", after: zone("a") }]))),
      "0.5 -> 0.5 ($0.00)",
    );
  });

  it("leaves out what a program only reads", () => {
    const read = previewText([{ op: "read", after: zone("a") }]);
    assert.equal(totalText(estimateOf(read)), "0 -> 0 ($0.00)");
    assert.equal(estimateOf(read).readOnly, 1);
    const reference = { name: "other", type: "pulumi:pulumi:StackReference" };
    assert.equal(estimateOf(previewText([{ op: "read", after: reference }])).readOnly, 0);
    const external = exportText([{ ...zone("a"), state: { external: true } }]);
    assert.equal(estimateOf(external).readOnly, 1);
  });

  it("takes a refresh that finds nothing for a deletion", () => {
    const gone = previewText([{ op: "refresh", before: zone("a") }]);
    assert.equal(totalText(estimateOf(gone)), "0.5 -> 0 (-$0.50)");
  });

  it("calls totals lower bounds where a preview failed, and the difference unknown", () => {
    const failed = previewText([{ op: "create", after: zone("a") }], {
      diagnostics: [{ severity: "error", message: "boom" }],
    });
    assert.equal(totalText(estimateOf(failed)), ">= 0 -> >= 0.5 (unknown)");
  });

  it("calls totals lower bounds where unchanged resources are missing, and keeps the difference", () => {
    const partly = previewText([{ op: "create", after: zone("a") }], {
      changeSummary: { create: 1, same: 3 },
    });
    assert.equal(totalText(estimateOf(partly)), ">= 0 -> >= 0.5 (+$0.50)");
  });

  /** Events of a preview that creates a zone, unchanged resources apart. */
  const events = (same: number, ...more: object[]) => {
    const preview = JSON.parse(previewText([{ op: "create", after: zone("a") }])) as {
      steps: [{ urn: string; newState: object }];
    };
    const [{ urn, newState }] = preview.steps;
    const lines = [
      { preludeEvent: { config: { "aws:region": "us-east-1" } } },
      { resourcePreEvent: { metadata: { op: "create", urn, new: newState } } },
      ...more,
      { summaryEvent: { resourceChanges: { create: 1, same } } },
    ];
    return lines.map((line) => JSON.stringify(line)).join("\n");
  };

  it("calls totals of events lower bounds where the preview failed or unchanged resources are missing", () => {
    const said = (severity: string) => events(0, { diagnosticEvent: { severity } });
    assert.equal(totalText(estimateOf(said("info"))), "0 -> 0.5 (+$0.50)");
    assert.equal(totalText(estimateOf(said("error"))), ">= 0 -> >= 0.5 (unknown)");
    assert.equal(totalText(estimateOf(events(1))), ">= 0 -> >= 0.5 (+$0.50)");
  });

  it("takes what is deleted already, its replacement pending, for nothing, and the replacement for new", () => {
    const deleted = { ...zone("a"), state: { pendingReplacement: true } };
    const kept = readResources(previewText([{ op: "same", before: deleted, after: deleted }]));
    assert.deepEqual(kept.changes, []);
    const { changes } = readResources(
      previewText([{ op: "replace", before: deleted, after: zone("a") }]),
    );
    assert.deepEqual(
      changes.map(({ op, before }) => [op, before]),
      [["create", undefined]],
    );
  });

  const refusals: Record<string, { text: string; says: RegExp }> = {
    "an empty input": { text: "", says: /^the input is empty\. Give what/ },
    "a text that is no JSON": { text: "Previewing update", says: /^this is no JSON\. Give what/ },
    "other JSON": { text: '{"a":1}', says: /neither steps nor a deployment/ },
    "a cut preview": {
      text: sample("network-change.json").slice(0, 5000),
      says: /^the JSON ends in its middle/,
    },
    "a cut line of events": {
      text: sample("network-change.jsonl").slice(0, -400),
      says: /line \d+: the JSON ends in its middle|before their summary/,
    },
    "events without their end": {
      text: sample("network-change.jsonl").split("\n").slice(0, 5).join("\n"),
      says: /^the events end before their summary/,
    },
  };
  for (const [what, { text, says }] of Object.entries(refusals)) {
    it(`refuses ${what} with the way out`, () => {
      assert.throws(
        () => readResources(text),
        (error) => error instanceof UnreadableError && says.test(error.message),
      );
    });
  }

  it("quotes nothing of a broken input, which may hold secrets", () => {
    const broken = '{"steps": [ {"op": "create", "password": "hunter2" oops ] }';
    assert.throws(
      () => readResources(broken),
      (error) => error instanceof UnreadableError && !/hunter2|oops/.test(error.message),
    );
  });

  it("either reads or refuses whatever is cut off, and never crashes", () => {
    const text = sample("network-create.json");
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        try {
          readResources(text.slice(0, length));
        } catch (error) {
          assert.ok(error instanceof UnreadableError, String(error));
        }
      }),
    );
  });
});

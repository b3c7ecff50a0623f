import { isRecord } from "../core/isRecord";
import type { Gap, Reading } from "./resource";
import { mergeSteps, type Step } from "./steps";
import { knownText, plainText, type Properties } from "./values";

/** Why a text could not be read, with the way out. */
export class UnreadableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnreadableError";
  }
}

const WAY_OUT =
  "Give what `pulumi preview --json --show-sames` or `pulumi stack export` prints, whole";

/**
 * Reads the output of `pulumi preview --json`, its streaming form, engine events in JSON lines, a
 * stack export or a checkpoint; which of them it is shows in the content.
 */
export function readResources(text: string): Reading {
  // Messages about what is installed on the way may precede the JSON.
  const start = text.search(/^[ \t\uFEFF]*\{/m);
  if (start < 0) {
    throw new UnreadableError(
      text.trim() === "" ? `the input is empty. ${WAY_OUT}` : `this is no JSON. ${WAY_OUT}`,
    );
  }
  const json = text.slice(start).replace(/^\uFEFF/, "");
  const events = looksLikeEvents(json);
  const linesBefore = text.slice(0, start).split("\n").length - 1;
  return events ? readEvents(json, linesBefore) : readDocument(json);
}

function looksLikeEvents(json: string): boolean {
  const [first = ""] = json.split("\n", 1);
  return /^\s*\{\s*"(sequence|timestamp|[a-zA-Z]+Event)"/.test(first);
}

function readDocument(json: string): Reading {
  const document = parse(json, "");
  if (!isRecord(document)) throw new UnreadableError(`this is no JSON object. ${WAY_OUT}`);
  const { steps, changeSummary, deployment, checkpoint, resources, manifest } = document;
  if (steps !== undefined || changeSummary !== undefined) return readPreview(document);
  if (isRecord(deployment)) return readDeployment(deployment);
  if (isRecord(checkpoint)) {
    return readDeployment(isRecord(checkpoint["latest"]) ? checkpoint["latest"] : {});
  }
  if (Array.isArray(resources) && manifest !== undefined) return readDeployment(document);
  throw new UnreadableError(`this JSON has neither steps nor a deployment. ${WAY_OUT}`);
}

function parse(json: string, where: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const ends = [json.length, json.trimEnd().length];
    const cut =
      /Unexpected end|Unterminated/i.test(reason) ||
      ends.some((end) => new RegExp(`at position ${end}\\b`).test(reason));
    const said = cut ? "the JSON ends in its middle" : `no JSON: ${withoutContent(reason)}`;
    throw new UnreadableError(`${where}${said}. ${WAY_OUT}`);
  }
}

/** The parser quotes the text around the mistake, which may hold a secret. */
function withoutContent(reason: string): string {
  const place = /\(?(?:at position \d+|line \d+ column \d+)[^)]*\)?/.exec(reason)?.[0];
  return place === undefined ? "a character that does not belong here" : `a mistake ${place}`;
}

function readPreview(document: Properties): Reading {
  const { steps, changeSummary, diagnostics, config } = document;
  const list = Array.isArray(steps) ? steps.filter(isRecord) : [];
  const merged = mergeSteps(
    list.map((step) => ({
      op: plainText(step["op"]) ?? "",
      urn: plainText(step["urn"]) ?? "",
      provider: plainText(step["provider"]),
      before: step["oldState"],
      after: step["newState"],
    })),
  );
  const errors = Array.isArray(diagnostics)
    ? diagnostics.filter((one) => isRecord(one) && one["severity"] === "error").length
    : 0;
  return {
    kind: "preview",
    ...merged,
    defaultRegion: configuredRegion(config),
    gaps: gapsOf(changeSummary, list.filter((step) => step["op"] === "same").length, errors > 0),
  };
}

function gapsOf(changeSummary: unknown, listed: number, failed: boolean): Gap[] {
  const counted = isRecord(changeSummary) ? changeSummary["same"] : undefined;
  const missing = typeof counted === "number" ? Math.max(0, counted - listed) : 0;
  const left = `${missing} unchanged ${missing === 1 ? "resource is" : "resources are"}`;
  return [
    ...(missing === 0
      ? []
      : [
          {
            sentence: `${left} not in this preview, and so not in its totals: run it with --show-sames`,
            differenceHolds: true,
          },
        ]),
    ...(failed
      ? [
          {
            sentence:
              "the preview ended with an error: what it had not reached is not in its totals",
            differenceHolds: false,
          },
        ]
      : []),
  ];
}

/** Only the default provider reads the stack's configuration. */
function configuredRegion(config: unknown): string | undefined {
  return isRecord(config) ? knownText(config["aws:region"]) : undefined;
}

function readEvents(lines: string, linesBefore: number): Reading {
  const steps: Step[] = [];
  let config: unknown;
  let summary: unknown;
  let failed = false;
  let complete = false;
  lines.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const event = parse(line, `line ${linesBefore + index + 1}: `);
    if (!isRecord(event)) return;
    const { preludeEvent, resourcePreEvent, diagnosticEvent, summaryEvent, cancelEvent } = event;
    if (isRecord(preludeEvent)) config = preludeEvent["config"];
    if (isRecord(resourcePreEvent) && isRecord(resourcePreEvent["metadata"])) {
      const { op, urn, provider, old, new: after } = resourcePreEvent["metadata"];
      steps.push({
        op: plainText(op) ?? "",
        urn: plainText(urn) ?? "",
        provider: plainText(provider),
        before: old,
        after,
      });
    }
    if (isRecord(diagnosticEvent)) failed ||= diagnosticEvent["severity"] === "error";
    if (isRecord(summaryEvent)) summary = summaryEvent["resourceChanges"];
    complete ||= summaryEvent !== undefined || cancelEvent !== undefined;
  });
  if (!complete) {
    throw new UnreadableError(`the events end before their summary. ${WAY_OUT}`);
  }
  const same = steps.filter(({ op }) => op === "same").length;
  return {
    kind: "events",
    ...mergeSteps(steps),
    defaultRegion: configuredRegion(config),
    gaps: gapsOf(summary, same, failed),
  };
}

/** An export knows what is there, and of its future nothing: everything is as it was. */
function readDeployment(deployment: Properties): Reading {
  const resources = deployment["resources"];
  const pending = deployment["pending_operations"];
  const merged = mergeSteps(
    (Array.isArray(resources) ? resources.filter(isRecord) : []).map((state) => ({
      op: "same",
      urn: plainText(state["urn"]) ?? "",
      provider: undefined,
      before: state,
      after: state,
    })),
  );
  const open = Array.isArray(pending) ? pending.length : 0;
  return {
    kind: "export",
    ...merged,
    defaultRegion: undefined,
    gaps:
      open === 0
        ? []
        : [
            {
              sentence: `${open} operations of an interrupted deployment are pending: whether their resources exist is not known`,
              differenceHolds: false,
            },
          ],
  };
}

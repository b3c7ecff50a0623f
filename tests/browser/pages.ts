import { compare } from "../../cost/compare/compare";
import { htmlReport } from "../../cost/report/compare/html/report";
import { vpcName } from "../support/names";
import { exampleInput, topologyOf } from "../support/topologies";

const page = (input: object) => htmlReport(compare(topologyOf(input)));

/** Everything at once that could break a layout: long, wide, right-to-left and hostile names, forced and unknown pairs. */
function awkward(): object {
  const input = exampleInput(0, { name: "<img src=x onerror=alert(1)>" });
  const { logs: _, ...usage } = input.usage ?? {};
  const named = (name: string, rest: object = {}) => [vpcName(name), rest] as const;
  return {
    ...input,
    services: [...(input.services ?? []), "dynamodb", "lambda"],
    usage: { ...usage, "ecr.dkr": 1_234_567.891, lambda: 987_654_321.123 },
    vpcs: Object.fromEntries([
      named("unbroken".repeat(12), { placement: { kms: "local" }, account: "123456789012" }),
      named("a name of many words that somebody in a hurry has typed", {
        placement: { sqs: "hub" },
      }),
      named("日本語の名前の長い日本語の名前の長い"),
      named("ערב עברית\u202e", { usage: { logs: 3 } }),
      named("</svg><script>alert(1)</script>", { withoutServices: ["logs", "lambda"] }),
    ]),
  };
}

/** 200 VPCs of which no two are alike, so that nothing can be drawn as one. */
export function large(): object {
  const input = exampleInput(200);
  Object.values(input.vpcs).forEach((vpc, index) =>
    Object.assign(vpc, { usage: { logs: 10 * index, "ecr.dkr": 3_000 - 10 * index } }),
  );
  return input;
}

/** Pages by what is special about them. */
export const PAGES: Readonly<Record<string, () => string>> = {
  "the example": () => page(exampleInput()),
  "awkward names and unknown usage": () => page(awkward()),
  "a single VPC without a hub": () =>
    page({ region: "eu-central-1", services: ["logs"], vpcs: { a: {} } }),
  "200 VPCs": () => page(large()),
};

import { PolicyPack } from "@pulumi/policy";
import { judgeStack, type BudgetConfig } from "./budget";

/**
 * A budget for the network resources of every stack that the pack is applied to: VPC endpoints, NAT
 * gateways, attachments, hosted zones and the like, whoever's components made them.
 *
 * `pulumi preview --policy-pack policy --policy-pack-config budget.json`, where `budget.json` is
 * `{"network-budget": {"maxMonthly": 2000}}`.
 */
new PolicyPack("vpc-endpoints", {
  policies: [
    {
      name: "network-budget",
      description: "The stack's network resources stay within a monthly budget.",
      enforcementLevel: "mandatory",
      configSchema: {
        properties: {
          maxMonthly: { type: "number", minimum: 0 },
          region: { type: "string" },
        },
        required: ["maxMonthly"],
      },
      validateStack: (stack, reportViolation) => {
        const { over, unknown } = judgeStack(stack.resources, stack.getConfig<BudgetConfig>());
        for (const sentence of over) reportViolation(sentence);
        // A limit that cannot be judged stops nobody; it is said all the same.
        for (const sentence of unknown) console.error(sentence);
      },
    },
  ],
});

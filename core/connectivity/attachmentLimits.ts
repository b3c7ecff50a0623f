import type { SpokeLimit } from "./way";

/** The hub's VPC has an attachment too. https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-quotas.html */
export const ATTACHMENT_LIMITS: readonly SpokeLimit[] = [
  {
    rule: "quota-attachments",
    most: 5000 - 1,
    severity: "error",
    message: "more than 5,000 attachments of one Transit Gateway",
    wayOut: "Split the topology into several hubs",
  },
];

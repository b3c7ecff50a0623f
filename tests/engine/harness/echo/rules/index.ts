import { ATTACHMENT_RULES } from "./attachments";
import { QUOTA_RULES } from "./quotas";
import type { Asked, Rules } from "./rule";
import { ROUTE_RULES } from "./routes";
import { SHARING_RULES } from "./sharing";
import { SUBNET_RULES } from "./subnets";

/** Every family of rules; what AWS would say first comes first. */
const FAMILIES: readonly Rules[] = [
  SHARING_RULES,
  SUBNET_RULES,
  ATTACHMENT_RULES,
  ROUTE_RULES,
  QUOTA_RULES,
];

/** The first rule of any family that says no. */
export function refusedByRules(type: string, asked: Asked): string | undefined {
  for (const rule of FAMILIES.flatMap((family) => family[type] ?? [])) {
    const refused = rule(asked);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

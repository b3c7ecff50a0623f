import { checkAccountId } from "../../core/account";
import { checkChoice } from "../../core/checks/choice";
import type { Issue } from "../../core/issues";
import { CONNECTIVITIES, HUB_DNS } from "../shared/choices";
import type { KnownHub } from "./knownHub";

/** What is wrong with the shape of a hub that somebody wrote down; a component's own is right. */
export function checkShape({ shape, path }: KnownHub): Issue[] {
  return [
    ...checkChoice(shape.connectivity, CONNECTIVITIES, [path, "shape", "connectivity"]),
    ...checkChoice(shape.dns, HUB_DNS, [path, "shape", "dns"]),
    ...checkAccountId(shape.accountId, [path, "shape", "accountId"]),
  ];
}

import type * as pulumi from "@pulumi/pulumi";
import { serviceDetails } from "../../core/catalog";
import { warning, type Issue } from "../../core/issues";
import type { KnownHub } from "../hub/knownHub";
import { raise } from "../shared/errors";
import { answersOf } from "../shared/serviceLookup";
import type { DecidedSpoke } from "./plannedSpoke";

/**
 * Names that AWS gave a service after the hub of another stack was updated: the hub has no zone of them, so
 * they resolve to public addresses. Never a stop, since the spoke works as before. A hub of the same program
 * has just asked for itself.
 */
export async function warnOfNewNames(
  component: pulumi.ComponentResource,
  hub: KnownHub,
  { spoke, dns, region }: DecidedSpoke,
): Promise<void> {
  if (hub.path !== "hubConnection" || dns === "Profile") return;
  const services = [...spoke.services.keys()].flatMap((name) => serviceDetails(name, region) ?? []);
  const answers = await answersOf(component, services);
  const issues = services.flatMap(({ name }): Issue[] => {
    const zones = new Set(spoke.services.get(name));
    const added = (answers.get(name)?.privateDnsNames ?? []).filter(
      (one) => one !== "" && !zones.has(one.replace(/^\*\./, "")),
    );
    if (added.length === 0) return [];
    return [
      warning("name-new-to-hub", [hub.path, "shape", "services", name], {
        value: added,
        message:
          "AWS answers more names of the service than the hub has zones for, and these stay public",
        wayOut: "Update the hub's stack, then this one",
      }),
    ];
  });
  raise(issues, component);
}

import type { ServiceDetails, Shadow } from "../catalog/serviceDetails";
import { warning, type Issue, type Path } from "../issues";

/** Names that a service's own names take in and that none of the services present answers. */
export function hiddenNames(service: ServiceDetails, present: ReadonlySet<string>): Shadow[] {
  return service.shadows.filter(
    (shadow) => !shadow.companions.some((companion) => present.has(companion)),
  );
}

/** `Add oidc-eks; or ` in front of another way out, where a service answers what is hidden. */
export function addCompanions(hidden: readonly Shadow[], other: string): string {
  const companions = [...new Set(hidden.flatMap((shadow) => shadow.companions))];
  if (companions.length === 0) return other;
  return `Add ${companions.join(", ")}; or ${other.charAt(0).toLowerCase()}${other.slice(1)}`;
}

/**
 * Names that endpoints with private DNS hide from their own VPC: AWS keeps a zone for each private name,
 * and what is below it and has no record there does not fall through to public DNS. `present` are the
 * services whose names answer in the VPC, by whatever way. A hub's zones do the same to its spokes.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
export function checkOwnShadows(
  services: readonly ServiceDetails[],
  present: ReadonlySet<string>,
  path: Path,
  by: "endpoint" | "zone" = "endpoint",
): Issue[] {
  const wayOut = `${by === "zone" ? "Take it out" : "Turn its private DNS off"}, or leave it so where nobody in the VPC needs them`;
  const names = by === "zone" ? "the hub's zone of it" : "its private DNS";
  return services.flatMap((service) => {
    if (service.capturesPublicApis) {
      return [
        warning("private-names-shadow", path, {
          value: service.name,
          message: `${names} takes every public API of the Region away from the VPC`,
          wayOut,
        }),
      ];
    }
    const hidden = hiddenNames(service, present);
    if (hidden.length === 0) return [];
    return [
      warning("private-names-shadow", path, {
        value: service.name,
        message: `${names} hides ${hidden.map(({ name }) => name).join(", ")} from the VPC`,
        wayOut: addCompanions(hidden, wayOut),
      }),
    ];
  });
}

import type { ServiceDetails } from "../catalog/serviceDetails";
import { error, type Issue } from "../issues";

/**
 * Endpoints of one VPC that claim the same private DNS name: AWS refuses the second. Give the services
 * whose private DNS is on; the path is for the caller to fill in.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
export function checkPrivateNames(services: readonly ServiceDetails[]): Issue[] {
  const owner = new Map<string, string>();
  const issues: Issue[] = [];
  for (const service of services) {
    for (const name of service.privateDnsNames) {
      const other = owner.get(name);
      if (other === undefined) owner.set(name, service.name);
      else if (other !== service.name) {
        issues.push(
          error("private-name-once", [], {
            value: name,
            message: `${other} and ${service.name} both answer this private DNS name in one VPC, which AWS refuses`,
            wayOut: "Remove one of the two, or turn its private DNS off in `overrides`",
          }),
        );
      }
    }
  }
  return issues;
}

import type { ServiceDetails } from "../catalog/serviceDetails";
import { error, type Issue } from "../issues";

/**
 * Services that claim the same private DNS name in one VPC: AWS refuses the second. Give the services whose
 * private DNS is on, or whose names a hub's zones answer; the path is for the caller to fill in. A name and
 * its wildcard have one zone: `x.example` and `*.x.example` are the same.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html
 */
export function checkPrivateNames(services: readonly ServiceDetails[]): Issue[] {
  const owner = new Map<string, string>();
  const issues: Issue[] = [];
  const said = new Set<string>();
  for (const service of services) {
    for (const name of service.privateDnsNames) {
      const domain = name.replace(/^\*\./, "");
      const other = owner.get(domain);
      if (other === undefined) owner.set(domain, service.name);
      else if (other !== service.name && !said.has(`${domain} ${service.name}`)) {
        said.add(`${domain} ${service.name}`);
        issues.push(
          error("private-name-once", [], {
            value: domain,
            message: `${other} and ${service.name} both answer this private DNS name in one VPC, which AWS refuses`,
            wayOut:
              "Remove one of the two, or turn its private DNS off or correct its privateDnsNames in `overrides`",
          }),
        );
      }
    }
  }
  return issues;
}

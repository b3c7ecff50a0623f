/** What AWS lists of an endpoint's DNS: the name, and the hosted zone to point an alias at. */
export interface DnsEntry {
  readonly dnsName: string;
  readonly hostedZoneId: string;
}

/** `vpce-0123-abcd.logs.…`: the Regional name. A zonal one has `-us-east-1a` before its first dot. */
const REGIONAL = /^(?:\*\.)?vpce-[0-9a-f]+-[0-9a-z]+\.(.+)$/;

/**
 * The Regional entry among an endpoint's DNS entries, whatever their order: never a zonal name, never
 * a private one. AWS lists several Regional names where a service has several base names, as SageMaker
 * notebooks do (`….vpce.amazonaws.com` and `….vpce.sagemaker.aws`): then the one whose base belongs to
 * the domain of the private names.
 */
export function regionalDnsEntry<T extends DnsEntry>(
  entries: readonly T[],
  privateDnsNames: readonly string[] = [],
): T | undefined {
  const regional = entries.flatMap((entry) => {
    const base = REGIONAL.exec(entry.dnsName)?.[1];
    return base === undefined ? [] : [{ entry, base }];
  });
  const ofService = regional.find(({ base }) => {
    const [, domain] = base.split(".vpce.");
    return domain !== undefined && privateDnsNames.some((name) => name.endsWith(`.${domain}`));
  });
  return (ofService ?? regional[0])?.entry;
}

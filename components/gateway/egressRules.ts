/** A rule of a client's security group. */
export interface EgressRule {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly prefixListIds: string[];
  readonly description: string;
}

/** HTTPS to every service of gateway endpoints, by their prefix lists, and to nothing else. */
export function egressRules(prefixListIds: Readonly<Record<string, string>>): EgressRule[] {
  return Object.entries(prefixListIds).map(([service, prefixListId]) => ({
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    prefixListIds: [prefixListId],
    description: `HTTPS to ${service} through its gateway endpoint`,
  }));
}

import { isForeign } from "./account";
import type { PlannedHub } from "./plan";

/** One AWS resource that a plan creates, by Pulumi's type and a name that tells what it is for. */
export interface PlannedResource {
  /** Pulumi's type token, such as `aws:ec2/vpcEndpoint:VpcEndpoint`. */
  readonly type: string;
  /** `app-1/logs`: the VPC first, then what in it. */
  readonly name: string;
  readonly vpc: string;
}

export function resource(type: string, vpc: string, what: string): PlannedResource {
  return { type, name: `${vpc}/${what}`, vpc };
}

/** Accounts of spokes that are not the hub's, each once. */
export function foreignAccounts(hub: PlannedHub): string[] {
  const accounts = hub.attachments
    .filter((attachment) => isForeign(attachment, hub))
    .flatMap(({ account }) => account ?? []);
  return [...new Set(accounts)].sort();
}

/** Accounts other than the hub's reach the Transit Gateway, or the Profile, through a RAM share. */
export function shareResources(hub: PlannedHub, what: string): PlannedResource[] {
  const others = foreignAccounts(hub);
  if (others.length === 0) return [];
  return [
    resource("aws:ram/resourceShare:ResourceShare", hub.vpc, what),
    resource("aws:ram/resourceAssociation:ResourceAssociation", hub.vpc, what),
    ...others.map((account) =>
      resource("aws:ram/principalAssociation:PrincipalAssociation", hub.vpc, `${what}/${account}`),
    ),
  ];
}

import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { after } from "../shared/after";
import { named } from "../shared/tags";
import type { HubContext } from "./hubConnection";
import type { Shared } from "./shared";

/**
 * Shares a resource with accounts, organizational units or organizations; nothing where there are none.
 * Within an organization that has RAM sharing on, nobody has to accept.
 * https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html
 */
export function share(
  name: string,
  resourceArn: pulumi.Input<string>,
  principals: readonly string[],
  { args, parent, region }: HubContext,
): Shared | undefined {
  if (principals.length === 0) return undefined;
  const resourceShare = new aws.ram.ResourceShare(
    name,
    {
      name,
      allowExternalPrincipals: args.allowExternalPrincipals ?? false,
      region,
      tags: named(name, args.tags),
    },
    { parent },
  );
  const resource = new aws.ram.ResourceAssociation(
    name,
    { resourceShareArn: resourceShare.arn, resourceArn, region },
    { parent },
  );
  const associations = principals.map((principal) => ({
    principal,
    id: new aws.ram.PrincipalAssociation(
      `${name}-${principal.split("/").at(-1) ?? principal}`,
      { resourceShareArn: resourceShare.arn, principal, region },
      { parent },
    ).id,
  }));
  return {
    shareArn: resourceShare.arn,
    forAccount: (value, account) => {
      const own = associations.filter(({ principal }) => principal === account);
      // One that is not named comes in by its organization or unit; which one that is nobody knows here.
      const waitsFor = own.length > 0 ? own : associations;
      return after(value, [resource.id, ...waitsFor.map(({ id }) => id)]);
    },
  };
}

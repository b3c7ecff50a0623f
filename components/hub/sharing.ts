import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { named } from "../shared/tags";
import type { HubContext } from "./hubConnection";

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
): void {
  if (principals.length === 0) return;
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
  new aws.ram.ResourceAssociation(
    name,
    { resourceShareArn: resourceShare.arn, resourceArn, region },
    { parent },
  );
  for (const principal of principals) {
    new aws.ram.PrincipalAssociation(
      `${name}-${principal.split("/").at(-1) ?? principal}`,
      { resourceShareArn: resourceShare.arn, principal, region },
      { parent },
    );
  }
}

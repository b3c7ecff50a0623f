import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { error, warning, type Issue } from "../../core/issues";
import { hubId, lacksId, type IdPath } from "../hub/hubIds";
import type { KnownHub } from "../hub/knownHub";
import type { SpokeContext } from "./connectivity/spokeWay";
import type { EndpointSpokeArgs } from "./spokeArgs";
import type { SpokeOfHub } from "./spokeHub";

/** What a hub may share: the ends of names, where the share's ARN stands, and which spokes use it. */
const SHARES = [
  {
    what: "transit-gateway",
    arn: "transitGatewayShareArn",
    isUsed: (args: EndpointSpokeArgs) => args.transitGatewayAttachmentId === undefined,
  },
  {
    what: "profile",
    arn: "profileShareArn",
    isUsed: (args: EndpointSpokeArgs) => args.attachOnly !== true,
  },
] as const;

/** Where the ARNs stand of what the hub shares with the spoke's account and the spoke uses. */
function sharesOf(
  args: EndpointSpokeArgs,
  hub: KnownHub,
  { foreign, owner }: SpokeOfHub,
): [string, IdPath][] {
  const { account } = owner;
  if (!foreign || account === undefined) return [];
  return SHARES.filter(({ isUsed }) => isUsed(args))
    .map(({ what, arn }): [string, IdPath] => [what, ["shares", account, arn]])
    .filter(([, path]) => !lacksId(hub, path));
}

/** What asks for shares to be accepted where there are none. */
export function checkShares(args: EndpointSpokeArgs, hub: KnownHub, spoke: SpokeOfHub): Issue[] {
  if (args.acceptShares !== true || sharesOf(args, hub, spoke).length > 0) return [];
  if (!spoke.foreign) {
    return [
      warning("without-effect", ["acceptShares"], {
        message: "the hub is in the same account, so nothing is shared",
        wayOut: "Remove it",
      }),
    ];
  }
  return [
    error("shares-of-hub", ["acceptShares"], {
      value: true,
      message: "the hub shares nothing with this account, so there is no invitation",
      wayOut:
        "Name the account in the hub's spokes and set its allowExternalPrincipals, or remove it and accept whatever share there is",
    }),
  ];
}

/**
 * Accepts what the hub shares. Within an organization that has RAM sharing on there is no invitation, and AWS refuses.
 * https://docs.aws.amazon.com/ram/latest/userguide/working-with-shared-invitations.html
 */
export function acceptShares({
  name,
  args,
  hub,
  planned,
  parent,
  region,
}: Omit<SpokeContext, "acceptedShares">): pulumi.Resource[] {
  if (args.acceptShares !== true) return [];
  return sharesOf(args, hub, planned.spoke).map(
    ([what, path]) =>
      new aws.ram.ResourceShareAccepter(
        `${name}-${what}`,
        { shareArn: hubId(hub, path), region },
        { parent },
      ),
  );
}

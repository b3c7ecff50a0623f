import { textOf } from "../values";
import type { Living, World } from "../world";
import type { Asked, Rule, Rules } from "./rule";
import {
  ATTACHMENT,
  CORE_ATTACHMENT,
  CORE_NETWORK,
  GATEWAY,
  PROFILE,
  PROFILE_ASSOCIATION,
} from "./types";

const SHARE = "aws:ram/resourceShare:ResourceShare";
const RESOURCE = "aws:ram/resourceAssociation:ResourceAssociation";
const PRINCIPAL = "aws:ram/principalAssociation:PrincipalAssociation";
const ACCEPTER = "aws:ram/resourceShareAccepter:ResourceShareAccepter";

/** Accounts that are outside the organization: ECHO_OUTSIDE lists them, and everybody else is inside. */
function isOutside(account: string): boolean {
  return (process.env.ECHO_OUTSIDE ?? "").split(",").includes(account);
}

/** Inside the organization nobody has to accept; outside each account does. */
function isVisible(world: World, resource: Living, account: string): boolean {
  if (resource.account === account) return true;
  const { arn } = resource.properties;
  return world
    .all(RESOURCE)
    .filter(({ properties }) => properties.resourceArn === arn)
    .some(({ properties: { resourceShareArn: share } }) => {
      const outside = isOutside(account);
      const invited = world
        .all(PRINCIPAL)
        .filter(({ properties }) => properties.resourceShareArn === share)
        .map(({ properties }) => textOf(properties.principal) ?? "")
        .some((one) => one === account || (!outside && one.includes(":organizations:")));
      return invited && (!outside || hasAccepted(world, textOf(share) ?? "", account));
    });
}

function hasAccepted(world: World, share: string, account: string): boolean {
  return world
    .all(ACCEPTER)
    .some((one) => one.properties.shareArn === share && one.account === account);
}

/** Whoever a resource is not shared with is told that there is none. */
function visible(type: string, property: string, say: (id: string) => string): Rule {
  return ({ world, scope, inputs }: Asked) => {
    const id = textOf(inputs[property]) ?? "";
    const resource = world.find(type, id);
    if (resource === undefined || isVisible(world, resource, scope.account)) return undefined;
    return say(id);
  };
}

const invitesOutsiders: Rule = ({ world, inputs }) => {
  const principal = textOf(inputs.principal) ?? "";
  const share = world.find(SHARE, textOf(inputs.resourceShareArn) ?? "");
  if (!isOutside(principal) || share === undefined) return undefined;
  if (share.properties.allowExternalPrincipals === true) return undefined;
  return `OperationNotPermittedException: The resource you are attempting to share can only be shared within your AWS Organization: ${principal}`;
};

const isInvited: Rule = ({ world, scope, inputs }) => {
  const share = textOf(inputs.shareArn) ?? "";
  const invited =
    isOutside(scope.account) &&
    world
      .all(PRINCIPAL)
      .some(
        ({ properties }) =>
          properties.resourceShareArn === share && properties.principal === scope.account,
      );
  return invited ? undefined : `No RAM Resource Share (${share}) invitation found`;
};

/** What AWS RAM shows to another account, and when. */
export const SHARING_RULES: Rules = {
  [ATTACHMENT]: [
    visible(
      GATEWAY,
      "transitGatewayId",
      (id) =>
        `InvalidTransitGatewayID.NotFound: Transit Gateway ${id} was deleted or does not exist.`,
    ),
  ],
  [PROFILE_ASSOCIATION]: [
    visible(
      PROFILE,
      "profileId",
      (id) => `ResourceNotFoundException: The Profile with the ID ${id} does not exist.`,
    ),
  ],
  [CORE_ATTACHMENT]: [
    visible(
      CORE_NETWORK,
      "coreNetworkId",
      (id) => `ResourceNotFoundException: Core network ${id} not found.`,
    ),
  ],
  [PRINCIPAL]: [invitesOutsiders],
  [ACCEPTER]: [isInvited],
};

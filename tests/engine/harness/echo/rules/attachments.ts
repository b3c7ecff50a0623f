import { textOf } from "../values";
import { attachmentOf, isAccepted, needsAccepting } from "./attachmentStates";
import { coreAttachmentOf } from "./coreNetworkPolicy";
import type { Rule, Rules } from "./rule";
import { ATTACHMENT, CORE_ATTACHMENT, GATEWAY_ASSOCIATION, GATEWAY_PROPAGATION } from "./types";

/** A VPC is attached to a Transit Gateway once. */
const attachedOnce: Rule = ({ world, inputs, id }) => {
  const gateway = textOf(inputs.transitGatewayId) ?? "";
  const other = attachmentOf(world, textOf(inputs.vpcId) ?? "", gateway);
  if (other === undefined || other.id === id) return undefined;
  return `DuplicateTransitGatewayAttachment: ${gateway} has non-deleted Transit Gateway Attachments with same VPC ID.`;
};

/** And to a core network. */
const attachedToCoreOnce: Rule = ({ world, inputs, id }) => {
  const core = textOf(inputs.coreNetworkId) ?? "";
  const vpc = textOf(inputs.vpcArn)?.split("/").at(-1) ?? "";
  const other = coreAttachmentOf(world, vpc, `/${core}`);
  if (other === undefined || other.id === id) return undefined;
  return `ConflictException: ${vpc} is attached to ${core} already: ${other.id}`;
};

/** What waits for acceptance belongs to no route table. */
const joinsOnceAccepted: Rule = ({ world, inputs }) => {
  const attachment = world.find(ATTACHMENT, textOf(inputs.transitGatewayAttachmentId) ?? "");
  if (attachment === undefined || isAccepted(world, attachment)) return undefined;
  return `IncorrectState: ${attachment.id} is in invalid state`;
};

/** There has to be something to accept. */
const acceptsWhatWaits: Rule = ({ world, inputs }) => {
  const attachment = world.find(ATTACHMENT, textOf(inputs.transitGatewayAttachmentId) ?? "");
  if (attachment === undefined || needsAccepting(world, attachment)) return undefined;
  return `IncorrectState: ${attachment.id} is in invalid state`;
};

/** What an attachment's state allows. */
export const ATTACHMENT_RULES: Rules = {
  [ATTACHMENT]: [attachedOnce],
  [CORE_ATTACHMENT]: [attachedToCoreOnce],
  [GATEWAY_ASSOCIATION]: [joinsOnceAccepted],
  [GATEWAY_PROPAGATION]: [joinsOnceAccepted],
  "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter": [acceptsWhatWaits],
};

import { textOf } from "../values";
import type { Living, World } from "../world";
import { ATTACHMENT, GATEWAY } from "./types";

const ACCEPTER = "aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter";

/** The attachment of a VPC to a Transit Gateway. */
export function attachmentOf(world: World, vpc: string, gateway: string): Living | undefined {
  return world
    .all(ATTACHMENT)
    .find(({ properties }) => properties.vpcId === vpc && properties.transitGatewayId === gateway);
}

/**
 * Whether anybody has to accept: an attachment to the Transit Gateway of another account waits, unless the gateway accepts by
 * itself. A gateway that this world never made is taken for one's own.
 */
export function needsAccepting(world: World, { account, properties }: Living): boolean {
  const gateway = world.find(GATEWAY, textOf(properties.transitGatewayId) ?? "");
  return (
    gateway !== undefined &&
    gateway.account !== account &&
    gateway.properties.autoAcceptSharedAttachments !== "enable"
  );
}

export function isAccepted(world: World, attachment: Living): boolean {
  return !needsAccepting(world, attachment) || world.find(ACCEPTER, attachment.id) !== undefined;
}

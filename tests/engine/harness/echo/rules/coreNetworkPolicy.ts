import type { Properties, Value } from "../values";
import { isObject, textOf } from "../values";
import type { Living, World } from "../world";
import { CORE_ATTACHMENT, CORE_NETWORK } from "./types";

const ACCEPTER = "aws:networkmanager/attachmentAccepter:AttachmentAccepter";
const POLICY = "aws:networkmanager/coreNetworkPolicyAttachment:CoreNetworkPolicyAttachment";

/** The attachment of a VPC to the core network of an ARN. */
export function coreAttachmentOf(world: World, vpc: string, arn: string): Living | undefined {
  return world
    .all(CORE_ATTACHMENT)
    .find(
      ({ properties }) =>
        textOf(properties.vpcArn)?.endsWith(`/${vpc}`) === true &&
        arn.endsWith(`/${textOf(properties.coreNetworkId) ?? ""}`),
    );
}

/** Attachments wait for somebody to accept them, unless the network's policy says otherwise for their segment. */
export function isCoreAccepted(world: World, attachment: Living): boolean {
  if (world.find(ACCEPTER, attachment.id) !== undefined) return true;
  const core = textOf(attachment.properties.coreNetworkId) ?? "";
  return segmentOf(world, core, attachment.properties)?.requiresAcceptance === false;
}

interface Segment {
  readonly name: string;
  readonly requiresAcceptance: boolean;
}

/**
 * The segment into which the policy puts an attachment; undefined where no rule is for it, or there is no policy here.
 * https://docs.aws.amazon.com/network-manager/latest/cloudwan/cloudwan-policies-json.html
 */
export function segmentOf(world: World, core: string, wanted: Properties): Segment | undefined {
  const attached = world.all(POLICY).find(({ properties }) => properties.coreNetworkId === core);
  const own = world.find(CORE_NETWORK, core)?.properties;
  const text = textOf(attached?.properties.policyDocument) ?? textOf(own?.basePolicyDocument);
  if (text === undefined) return undefined;
  const policy = JSON.parse(text) as Properties;
  const tags = isObject(wanted.tags) ? wanted.tags : {};
  const rule = objects(policy["attachment-policies"])
    .sort((a, b) => Number(a["rule-number"]) - Number(b["rule-number"]))
    .find((one) => matches(one, tags));
  const action = isObject(rule?.action) ? rule.action : undefined;
  const name = textOf(action?.segment) ?? textOf(tags[textOf(action?.["tag-value-of-key"]) ?? ""]);
  const segment = objects(policy.segments).find((one) => one.name === name);
  if (name === undefined || segment === undefined) return undefined;
  return {
    name,
    requiresAcceptance:
      action?.["require-acceptance"] === true || segment["require-attachment-acceptance"] !== false,
  };
}

function matches(rule: Properties, tags: Properties): boolean {
  const conditions = objects(rule.conditions).map((condition) => {
    const value = tags[textOf(condition.key) ?? ""];
    if (condition.type === "any") return true;
    if (condition.type === "tag-exists") return value !== undefined;
    return condition.type === "tag-value" && value === condition.value;
  });
  return rule["condition-logic"] === "and" ? conditions.every(Boolean) : conditions.some(Boolean);
}

function objects(value: Value | undefined): Properties[] {
  return (Array.isArray(value) ? value : []).filter(isObject);
}

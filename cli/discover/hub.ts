import { UserError } from "../exit";
import type { AccountRecords, AttachmentRecord, VpcRecord } from "./records";
import { compareText } from "./endpointServices";

/** An attachment in these states carries traffic and is billed. */
const ATTACHED = new Set(["available", "modifying"]);
const GONE = new Set(["deleting", "deleted"]);

/** The VPC that `--hub` names by its id, its Name tag or its name in the file. */
export function findHub(
  wanted: string,
  vpcs: readonly VpcRecord[],
  names: ReadonlyMap<string, string>,
): VpcRecord {
  const found = vpcs.filter(
    (vpc) => vpc.vpcId === wanted || vpc.nameTag === wanted || names.get(vpc.vpcId) === wanted,
  );
  const exact = found.find((vpc) => vpc.vpcId === wanted) ?? found[0];
  if (exact !== undefined && (found.length === 1 || exact.vpcId === wanted)) return exact;
  const given = `--hub ${JSON.stringify(wanted)}`;
  if (found.length > 1) {
    const ids = found.map((vpc) => vpc.vpcId).sort(compareText);
    throw new UserError(`${given}: several VPCs have this name. Give one of ${ids.join(", ")}`);
  }
  const known = [...names.values()].sort(compareText).slice(0, 10).join(", ");
  throw new UserError(`${given}: no VPC of this Region. There are ${known}`);
}

export interface TransitGatewayView {
  /** The one that `attached` speaks of; undefined where there is none. */
  readonly transitGatewayId: string | undefined;
  /** Ids of the VPCs attached to it. */
  readonly attachedVpcs: ReadonlySet<string>;
  /** Every Transit Gateway, with the number of VPCs attached to it. */
  readonly all: readonly { readonly transitGatewayId: string; readonly vpcs: number }[];
}

/** Among several, the hub's own Transit Gateway, then the one with the most VPCs. */
export function chooseTransitGateway(
  records: Pick<AccountRecords, "transitGateways" | "attachments">,
  hubVpcId: string | undefined,
): TransitGatewayView {
  const live = (records.attachments ?? []).filter(({ state }) => ATTACHED.has(state.toLowerCase()));
  const existing = (records.transitGateways ?? [])
    .filter(({ state }) => !GONE.has(state.toLowerCase()))
    .map(({ transitGatewayId }) => transitGatewayId);
  const ids = [...new Set([...existing, ...live.map((one) => one.transitGatewayId)])];
  const vpcsOf = (id: string) => new Set(live.filter(onto(id)).map(({ vpcId }) => vpcId));
  const views = ids
    .map((transitGatewayId) => ({ transitGatewayId, attachedVpcs: vpcsOf(transitGatewayId) }))
    .sort(
      (a, b) =>
        Number(has(b.attachedVpcs, hubVpcId)) - Number(has(a.attachedVpcs, hubVpcId)) ||
        b.attachedVpcs.size - a.attachedVpcs.size ||
        compareText(a.transitGatewayId, b.transitGatewayId),
    );
  return {
    transitGatewayId: views[0]?.transitGatewayId,
    attachedVpcs: views[0]?.attachedVpcs ?? new Set(),
    all: views.map((one) => ({
      transitGatewayId: one.transitGatewayId,
      vpcs: one.attachedVpcs.size,
    })),
  };
}

function onto(id: string): (attachment: AttachmentRecord) => boolean {
  return (attachment) => attachment.transitGatewayId === id;
}

function has(vpcs: ReadonlySet<string>, id: string | undefined): boolean {
  return id !== undefined && vpcs.has(id);
}

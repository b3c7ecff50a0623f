import { error, warning, type Issue, type Path } from "../issues";
import { ATTACHING } from "../connectivity/ways";
import { isCandidate } from "./hubs";
import type { HubInput, TopologyInput } from "./schema";

/**
 * A Transit Gateway that is still to be made has no attachments: priced as a sunk cost they would make a
 * hub that cannot be built look cheap.
 */
export function checkAttachedToNew({ hub, vpcs }: TopologyInput): Issue[] {
  const { candidates = [], ...base } = hub ?? {};
  const own = { ...base, at: ["hub"] as Path };
  const hubs = [
    ...(isCandidate(hub) ? [own] : []),
    ...candidates.map((one, index) => ({
      ...own,
      ...one,
      ...(one.attached === undefined ? {} : { at: ["hub", "candidates", index] }),
    })),
  ];
  const isNew = ({ transitGateway }: (typeof hubs)[number]) => transitGateway === "new";
  // With several hubs the VPCs may be attached to the gateway of another one.
  const attached = hubs.every(isNew)
    ? Object.entries(vpcs).filter(([, vpc]) => vpc?.attached === true)
    : [];
  // What several candidates share is written once.
  const places = new Set(
    hubs.filter((one) => isNew(one) && one.attached === true).map(({ at }) => at),
  );
  return [
    ...checkAttachedTo(base, own.attached === true || isSomeAttached(vpcs)),
    ...[...places].map((at) => notYet([...at, "attached"])),
    ...attached.map(([name]) => notYet(["vpcs", name, "attached"])),
  ];
}

function isSomeAttached(vpcs: TopologyInput["vpcs"]): boolean {
  return Object.values(vpcs).some((vpc) => vpc.attached === true);
}

/** Of several ways that attach VPCs the file says to which one they are attached: no order of a list means it. */
function checkAttachedTo(hub: HubInput, isAttached: boolean): Issue[] {
  const listed = [hub.connectivity ?? []].flat();
  const ways = ATTACHING.filter((way) => listed.includes(way));
  const path = ["hub", "attachedTo"];
  if (hub.attachedTo !== undefined) {
    if (listed.length === 0 || listed.includes(hub.attachedTo)) return [];
    return [
      error("attached-to-one", path, {
        value: hub.attachedTo,
        message: "hub.connectivity does not list it",
        wayOut: `Give one of ${listed.join(", ")}, or add it there`,
      }),
    ];
  }
  if (ways.length < 2 || !(isAttached || hub.transitGateway === "existing")) return [];
  return [
    error("attached-to-one", path, {
      message: `hub.connectivity lists ${ways.join(" and ")}, and nothing says which of them is there`,
      wayOut: `Give attachedTo: ${ways.join(" or ")}`,
    }),
  ];
}

function notYet(path: Path): Issue {
  return error("attached-to-what-is-there", path, {
    value: true,
    message: "hub.transitGateway is new, and nothing is attached to what is still to be made",
    wayOut: "Set transitGateway to existing, or remove `attached`",
  });
}

/**
 * What `transitGateway` says of the way to the hub: one that exists is no VPC peering, and which VPCs are
 * attached to it has to be said, since a new attachment costs by the hour and an old one is sunk.
 */
export function checkHubWay({ hub, vpcs }: TopologyInput): Issue[] {
  if (hub?.transitGateway !== "existing") return [];
  const path: Path = ["hub", "transitGateway"];
  if ([hub.connectivity].flat().every((way) => way === "Peering")) {
    return [
      error("transit-gateway-is-the-way", path, {
        value: "existing",
        message: "hub.connectivity is Peering alone, which uses no Transit Gateway",
        wayOut: "Remove transitGateway, or add TransitGateway to connectivity",
      }),
    ];
  }
  const attached =
    hub.attached !== undefined ||
    hub.candidates?.some((one) => one.attached !== undefined) === true ||
    Object.values(vpcs).some((vpc) => vpc?.attached !== undefined);
  if (attached) return [];
  return [
    warning("attached-said", path, {
      value: "existing",
      message: "no VPC says whether it is attached, so every attachment is priced as a new one",
      wayOut:
        "Write `attached: true` in the hub and in each VPC that the Transit Gateway has already, or `attached: false` in the hub if there is none",
    }),
  ];
}

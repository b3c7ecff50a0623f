import { error, type Issue, type Path } from "../issues";
import { isRecord } from "../isRecord";
import type { HubNames } from "../placement";
import { ownValue } from "../ownValue";
import { isInHub, STAGES, type Stage } from "./stages";

/** What the last update left: where every service with an interface endpoint is, by VPC and short name. */
export interface Deployed {
  /** How the hub's names come about; absent where no service is in a hub. */
  readonly hub?: HubNames;
  readonly vpcs: Readonly<Record<string, Readonly<Record<string, Stage>>>>;
}

/** One line of JSON with its keys in order, so that the same placements are the same text. */
export function deployedText({ hub, vpcs }: Deployed): string {
  const sorted = Object.keys(vpcs)
    .sort()
    .map((vpc) => [vpc, inOrder(ownValue(vpcs, vpc) ?? {})] as const);
  return JSON.stringify({
    ...(hub === undefined ? {} : { hub }),
    vpcs: Object.fromEntries(sorted),
  });
}

function inOrder<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads what `deployedText` wrote. */
export function readDeployed(
  text: string,
  path: Path,
): { readonly deployed?: Deployed; readonly issues: readonly Issue[] } {
  const raw = parsed(text);
  if (!isRecord(raw) || !isRecord(raw["vpcs"]) || !isHub(raw["hub"])) {
    return { issues: [unreadable(path, "this is no text of placements")] };
  }
  const issues = Object.entries(raw["vpcs"]).flatMap(([vpc, services]): Issue[] =>
    isRecord(services)
      ? Object.entries(services)
          .filter(([, stage]) => !STAGES.some((one) => one === stage))
          .map(([service, stage]) =>
            unreadable(path, `${service} of ${vpc} is none of ${STAGES.join(", ")}`, stage),
          )
      : [unreadable(path, `${vpc} has no services`, services)],
  );
  if (issues.length > 0) return { issues };
  return { deployed: raw as unknown as Deployed, issues: [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isHub(hub: unknown): boolean {
  if (hub === undefined) return true;
  if (!isRecord(hub)) return false;
  const { dns, profileContents } = hub;
  return (
    (dns === "PrivateHostedZones" || dns === "Profile") &&
    (profileContents === "Endpoints" || profileContents === "HostedZones")
  );
}

function unreadable(path: Path, message: string, value?: unknown): Issue {
  return error("placements-text", path, {
    ...(value === undefined ? {} : { value }),
    message,
    wayOut: "Give the network's output `placements` of the last update as it is",
  });
}

export function deployedStage(
  deployed: Deployed | undefined,
  vpc: string,
  service: string,
): Stage | undefined {
  return ownValue(ownValue(deployed?.vpcs, vpc), service);
}

/** Whether something of a topology's VPCs is in the hub, so that the hub has to stay until it has left. */
export function isHubDeployed(
  deployed: Deployed | undefined,
  vpcs: readonly { readonly name: string }[],
): boolean {
  return vpcs.some(({ name }) =>
    Object.values(ownValue(deployed?.vpcs, name) ?? {}).some((stage) => isInHub(stage)),
  );
}

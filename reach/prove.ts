import type { Reading } from "../resources/resource";
import { claimsOf, type IsolationClaim, type NameClaim } from "./claims";
import { Network } from "./lookup";
import { readNetwork, statesAfter } from "./read/network";
import { readPromises } from "./read/promises";
import { block, open, type Hop, type Stop } from "./verdict";
import { Walk, type Crossing, type Proof } from "./walk";

/** A claim with what came of it. */
export interface NameResult {
  readonly name: string;
  readonly service: string;
  readonly verdict: Proof["verdict"];
  readonly because: string;
  /** The first thing that stops it, of all subnets and ports. */
  readonly stop: Stop | undefined;
  /** Whose clients it stops. */
  readonly subnet: string | undefined;
  readonly path: Path | undefined;
}

/** The ways that names of a VPC take, from the nearest to the farthest. */
export const PATHS = [
  "own endpoint",
  "gateway endpoint",
  "hub over peering",
  "hub over a Transit Gateway",
  "NAT gateway",
  "internet gateway",
] as const;
export type Path = (typeof PATHS)[number];

export interface VpcResult {
  readonly key: string;
  readonly name: string;
  readonly names: readonly NameResult[];
}

export interface IsolationResult {
  readonly from: string;
  readonly to: string;
  readonly hub: string;
  readonly verdict: "holds" | "broken" | "unknown";
  readonly stop: Stop | undefined;
}

/** Everything that the resources promise, with what came of it. */
export interface ProofReport {
  readonly vpcs: readonly VpcResult[];
  readonly isolation: readonly IsolationResult[];
  /** What is named and not in the input, so that nothing can be said of it. */
  readonly missing: readonly string[];
  /** What the input leaves out. */
  readonly gaps: readonly string[];
}

/** What reading previews and exports gives, to ask more than once. */
export interface Model {
  readonly walk: Walk;
  readonly report: () => ProofReport;
}

/** Proves what several previews and exports together promise, as it is once they are deployed. */
export function proveReadings(readings: readonly Reading[]): Model {
  const states = statesAfter(readings);
  const walk = new Walk(new Network(readNetwork(states)));
  const gaps = readings.flatMap((reading) => reading.gaps.map(({ sentence }) => sentence));
  return {
    walk,
    report: () => {
      const { names, isolation, missing } = claimsOf(walk, readPromises(states));
      return {
        vpcs: vpcResults(walk, names),
        isolation: isolation.map((claim) => isolated(walk, claim)),
        missing: missing.map(({ what, because }) => `${what} is not in the input, and ${because}`),
        gaps,
      };
    },
  };
}

function vpcResults(walk: Walk, claims: readonly NameClaim[]): VpcResult[] {
  const byVpc = new Map<string, NameResult[]>();
  for (const claim of claims) {
    byVpc.set(claim.vpc, [...(byVpc.get(claim.vpc) ?? []), judge(walk, claim)]);
  }
  return [...byVpc]
    .map(([key, names]) => ({
      key,
      name: vpcName(walk, key),
      names: names.sort((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function vpcName(walk: Walk, key: string): string {
  return walk.network.find("vpcs", key)?.name ?? key;
}

/** A name is proven when clients of every subnet reach it on every port, and not by public ways. */
function judge(walk: Walk, claim: NameClaim): NameResult {
  const { name, service, because, subnets } = claim;
  const result = { name, service, because };
  const found: { proof: Proof; subnet: string }[] = [];
  for (const subnet of subnets) {
    for (const ports of claim.ports) {
      const proof = walk.prove({ subnet, name: askable(name), ports });
      found.push({ proof: demandPrivate(walk, claim, proof), subnet });
    }
  }
  const worst =
    found.find(({ proof }) => proof.verdict === "blocked") ??
    found.find(({ proof }) => proof.verdict === "unknown");
  const [first] = found;
  if (first === undefined) {
    const stop = open(`${walk.network.nameOf("vpcs", claim.vpc)} has no subnet in the input`);
    return { ...result, verdict: "unknown", stop, subnet: undefined, path: undefined };
  }
  if (worst === undefined) {
    const path = pathOf(first.proof.crossings);
    return { ...result, verdict: "reachable", stop: undefined, subnet: undefined, path };
  }
  const subnet = walk.network.find("subnets", worst.subnet)?.name ?? worst.subnet;
  const { verdict, stop } = worst.proof;
  return { ...result, verdict, stop, subnet, path: undefined };
}

/** A wildcard is asked by a name below it. */
export function askable(name: string): string {
  return name.replace(/^\*\./, "any.");
}

function demandPrivate(walk: Walk, { vpc, name, because }: NameClaim, proof: Proof): Proof {
  const isPublic = proof.answer?.kind === "public" && !proof.crossings.includes("gatewayEndpoint");
  if (!isPublic || proof.verdict === "unknown") return proof;
  const stop = block(
    "DNS_NOT_PRIVATE",
    vpcName(walk, vpc),
    "associations",
    `no zone, Profile or endpoint answers for ${name} there, so that public DNS does, and ${because} does not serve it`,
    "Associate the zone or the Profile with the VPC, or lead its route tables to the gateway endpoint",
  );
  return { ...proof, verdict: "blocked", stop };
}

export function pathOf(crossings: readonly Crossing[]): Path {
  if (crossings.includes("gatewayEndpoint")) return "gateway endpoint";
  if (crossings.includes("nat")) return "NAT gateway";
  if (crossings.includes("internet")) return "internet gateway";
  if (crossings.includes("transitGateway")) return "hub over a Transit Gateway";
  return crossings.includes("peering") ? "hub over peering" : "own endpoint";
}

/** Packets of one spoke to another, or the answers to them, have no way: then nothing connects them. */
function isolated(walk: Walk, { from, to, hub }: IsolationClaim): IsolationResult {
  const result = { from: vpcName(walk, from), to: vpcName(walk, to), hub };
  const there = anyWay(walk, from, to);
  const back = there.verdict === "blocked" ? there : anyWay(walk, to, from);
  if (back.verdict === "blocked") return { ...result, verdict: "holds", stop: undefined };
  const unknown = [there, back].find(({ verdict }) => verdict === "unknown");
  if (unknown !== undefined) return { ...result, verdict: "unknown", stop: unknown.stop };
  const stop = block(
    "PATH_BETWEEN_SPOKES",
    result.from,
    "routes",
    `reaches ${result.to} and has its answers: ${hopText(there.there)}`,
    "Take the route or the propagation that leads there away",
  );
  return { ...result, verdict: "broken", stop };
}

function anyWay(walk: Walk, from: string, to: string): Proof {
  const subnets = walk.network.of("subnets", "vpc", from).sure;
  const proofs = subnets.map(({ key }) => walk.wayTo(key, to));
  return (
    proofs.find(({ verdict }) => verdict === "reachable") ??
    proofs.find(({ verdict }) => verdict === "unknown") ??
    proofs[0] ?? {
      verdict: "unknown",
      stop: open(`${walk.network.nameOf("vpcs", from)} has no subnet in the input`),
      answer: undefined,
      crossings: [],
      names: [],
      there: [],
      back: [],
    }
  );
}

function hopText(hops: readonly Hop[]): string {
  return hops.map(({ at, does }) => `${at}: ${does}`).join(", ");
}

/** Names proven, blocked and left open, of all VPCs. */
export function countNames({ vpcs }: ProofReport) {
  const all = vpcs.flatMap(({ names }) => names);
  const of = (verdict: Proof["verdict"]) => all.filter((one) => one.verdict === verdict).length;
  return {
    all: all.length,
    reachable: of("reachable"),
    blocked: of("blocked"),
    unknown: of("unknown"),
  };
}

import { labelOf } from "./graph";
import type { Span, Timed } from "./clock";

const ROUTE_53 = "aws:route53/";
const GATEWAY = "aws:ec2transitgateway/";
const ROUTE = "aws:ec2/route:Route";
const RECORD = `${ROUTE_53}record:Record`;
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** A name of the hub as a VPC asks for it, and what has to be there whenever AWS may answer it. */
interface Name {
  readonly title: string;
  readonly vpc: string;
  readonly answers: Span;
  /** The endpoint that it leads to. */
  readonly endpoint: Timed;
  /** Records of its zone; none where a Profile shares the endpoint itself. */
  readonly records: readonly Timed[];
}

export interface NamesInTime {
  /** Names that VPCs other than the hub's asked for at any time. */
  readonly names: readonly string[];
  /** What was missing while a name was answered: `app-1 asks for … from 41 s, Record … is there from 140 s`. */
  readonly pathless: readonly string[];
}

/**
 * Holds every name against its way: records, and attachments, route tables and routes both ways. The hub's own VPC is left
 * out: AWS makes no private zone without a VPC, so that it has each from the first moment on.
 */
export function namesInTime(all: readonly Timed[]): NamesInTime {
  const names = [...byZone(all), ...byProfile(all)].filter(
    ({ vpc, endpoint }) => vpc !== vpcOf(endpoint),
  );
  const pathless = names.flatMap((name) =>
    needs(name, all)
      .filter(({ surely }) => surely.from > name.answers.from || surely.to < name.answers.to)
      .map(
        ({ resource, surely }) =>
          `${name.title} answers ${shown(name.answers)}, ${labelOf(resource.urn)} is there ${shown(surely)}`,
      ),
  );
  return { names: names.map(({ title }) => title), pathless };
}

function byZone(all: readonly Timed[]): Name[] {
  return ofType(all, `${ROUTE_53}zoneAssociation:ZoneAssociation`).flatMap((association) =>
    namesOfZone(all, input(association, "zoneId")).map(({ endpoint, records }) => ({
      title: labelOf(association.resource.urn),
      vpc: input(association, "vpcId"),
      answers: association.perhaps,
      endpoint,
      records,
    })),
  );
}

/** A VPC with a Profile asks for whatever is in it: both have to be there, and in the Profile may be zones or endpoints. */
function byProfile(all: readonly Timed[]): Name[] {
  const contents = ofType(
    all,
    `${ROUTE_53}profilesResourceAssociation:ProfilesResourceAssociation`,
  );
  return ofType(all, `${ROUTE_53}profilesAssociation:ProfilesAssociation`).flatMap((association) =>
    contents
      .filter((content) => input(content, "profileId") === input(association, "profileId"))
      .flatMap((content) => {
        const arn = input(content, "resourceArn");
        const id = arn.split("/").at(-1) ?? "";
        const answers = {
          from: Math.max(association.perhaps.from, content.perhaps.from),
          to: Math.min(association.perhaps.to, content.perhaps.to),
        };
        const shared = arn.includes("hostedzone")
          ? namesOfZone(all, id)
          : ofType(all, ENDPOINT)
              .filter(({ resource }) => resource.id === id)
              .map((endpoint) => ({ endpoint, records: [] }));
        return shared.map(({ endpoint, records }) => ({
          title: `${labelOf(content.resource.urn)} in ${labelOf(association.resource.urn)}`,
          vpc: input(association, "resourceId"),
          answers,
          endpoint,
          records,
        }));
      })
      .filter(({ answers }) => answers.from < answers.to),
  );
}

/** The endpoint that a zone's records lead to; all of them stand for one service. */
function namesOfZone(
  all: readonly Timed[],
  zoneId: string,
): { readonly endpoint: Timed; readonly records: readonly Timed[] }[] {
  const records = ofType(all, RECORD).filter((record) => input(record, "zoneId") === zoneId);
  const urns = new Set(records.flatMap(({ resource }) => resource.dependencies ?? []));
  return ofType(all, ENDPOINT)
    .filter(({ resource }) => urns.has(resource.urn))
    .map((endpoint) => ({ endpoint, records }));
}

function needs({ vpc, endpoint, records }: Name, all: readonly Timed[]): Timed[] {
  const hub = vpcOf(endpoint);
  const there = leading(all, vpc, hub);
  const back = leading(all, hub, vpc);
  if (there.length === 0 || back.length === 0) throw new Error(`no routes of ${vpc} and ${hub}`);
  return [endpoint, ...records, ...there, ...back, ...connecting(all, vpc, hub)];
}

/** Routes from one VPC to another one's block. */
function leading(all: readonly Timed[], from: string, to: string): Timed[] {
  const tables = new Set(
    ofType(all, "aws:ec2/routeTable:RouteTable")
      .filter((table) => input(table, "vpcId") === from)
      .map(({ resource }) => resource.id),
  );
  const blocks = ofType(all, "aws:ec2/vpc:Vpc")
    .filter(({ resource }) => resource.id === to)
    .map((vpc) => input(vpc, "cidrBlock"));
  return ofType(all, ROUTE).filter(
    (route) =>
      tables.has(input(route, "routeTableId")) &&
      blocks.includes(input(route, "destinationCidrBlock")),
  );
}

/** Attachments or connections of both VPCs, whoever accepts them, and the route tables that they join. */
function connecting(all: readonly Timed[], vpc: string, hub: string): Timed[] {
  const attachments = [
    ...ofType(all, `${GATEWAY}vpcAttachment:VpcAttachment`).filter((one) =>
      [vpc, hub].includes(input(one, "vpcId")),
    ),
    ...ofType(all, "aws:networkmanager/vpcAttachment:VpcAttachment").filter((one) =>
      [vpc, hub].includes(input(one, "vpcArn").split("/").at(-1) ?? ""),
    ),
    ...ofType(all, "aws:ec2/vpcPeeringConnection:VpcPeeringConnection").filter(
      (one) => input(one, "vpcId") === hub && input(one, "peerVpcId") === vpc,
    ),
  ];
  const ids = new Set(attachments.map(({ resource }) => resource.id));
  const joined = all.filter((one) =>
    ["transitGatewayAttachmentId", "attachmentId", "vpcPeeringConnectionId"].some(
      (property) => one.resource.type !== ROUTE && ids.has(input(one, property)),
    ),
  );
  return [...attachments, ...joined];
}

function ofType(all: readonly Timed[], type: string): Timed[] {
  return all.filter(({ resource }) => resource.type === type);
}

function vpcOf(endpoint: Timed): string {
  return input(endpoint, "vpcId");
}

function input({ resource }: Timed, property: string): string {
  const value = resource.inputs?.[property];
  return typeof value === "string" ? value : "";
}

function shown({ from, to }: Span): string {
  const bounds = [
    ...(from === -Infinity ? [] : [`from ${from} s`]),
    ...(to === Infinity ? [] : [`until ${to} s`]),
  ];
  return bounds.length === 0 ? "always" : bounds.join(" ");
}

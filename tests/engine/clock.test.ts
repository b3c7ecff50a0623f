import assert from "node:assert/strict";
import { secondsOf, Timeline, type TimedCall, type TimedResource } from "./support/clock";
import { namesInTime } from "./support/namesInTime";

const urn = (type: string, name: string) => `urn:pulumi:test::clock::${type}::${name}`;

function resource(
  type: string,
  name: string,
  inputs: Record<string, unknown> = {},
  waitsFor: readonly TimedResource[] = [],
): TimedResource {
  return {
    urn: urn(type, name),
    type,
    id: name,
    inputs,
    dependencies: waitsFor.map((one) => one.urn),
  };
}

/** Calls in an order: `create` of all, then `delete` of all, unless it is said otherwise. */
function calls(...done: readonly (readonly [TimedCall["op"], TimedResource])[]): TimedCall[] {
  return done.map(([op, one], index) => ({ op, urn: one.urn, id: one.id ?? "", index }));
}

const creating = (all: readonly TimedResource[]) =>
  calls(...all.map((one) => ["create", one] as const));
const deleting = (all: readonly TimedResource[]) =>
  calls(...all.map((one) => ["delete", one] as const));

/** A hub and a spoke that peer; `early` forgets what the association of the zone waits for besides the zone. */
function network(early: boolean): TimedResource[] {
  const hub = resource("aws:ec2/vpc:Vpc", "vpc-hub", { cidrBlock: "10.0.0.0/16" });
  const app = resource("aws:ec2/vpc:Vpc", "vpc-app", { cidrBlock: "10.1.0.0/16" });
  const tables = [hub, app].map((vpc) =>
    resource("aws:ec2/routeTable:RouteTable", `rtb-${String(vpc.id)}`, { vpcId: vpc.id }, [vpc]),
  );
  const peering = resource(
    "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
    "pcx-1",
    { vpcId: "vpc-hub", peerVpcId: "vpc-app" },
    [hub, app],
  );
  const routes = (["10.1.0.0/16", "10.0.0.0/16"] as const).map((block, index) => {
    const table = tables[index] as TimedResource;
    const inputs = { routeTableId: table.id, destinationCidrBlock: block };
    return resource("aws:ec2/route:Route", `r-${block}`, inputs, [table, peering]);
  });
  const endpoint = resource("aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-1", { vpcId: "vpc-hub" }, [
    hub,
  ]);
  const zone = resource("aws:route53/zone:Zone", "Z1", {}, [hub]);
  const record = resource("aws:route53/record:Record", "Z1_A", { zoneId: "Z1" }, [zone, endpoint]);
  const association = resource(
    "aws:route53/zoneAssociation:ZoneAssociation",
    "Z1:vpc-app",
    { zoneId: "Z1", vpcId: "vpc-app" },
    early ? [zone, app] : [zone, app, record, ...routes],
  );
  return [hub, app, ...tables, peering, ...routes, endpoint, zone, record, association];
}

function pathless(timeline: Timeline): readonly string[] {
  return namesInTime(timeline.all()).pathless;
}

describe("the clock of a run", () => {
  it("gives each resource its type's time once everything is there that it waits for", () => {
    const all = network(false);
    const times = new Map(
      new Timeline(creating(all), [], all)
        .all()
        .map(({ resource: { id }, perhaps, surely }) => [id, [perhaps.from, surely.from]]),
    );
    // VPCs take 1 s; the endpoint 100 s after them; the record 40 s after the endpoint; the association 40 s after the record.
    assert.deepEqual(times.get("vpce-1"), [1, 101]);
    assert.deepEqual(times.get("Z1"), [1, 41]);
    assert.deepEqual(times.get("Z1_A"), [101, 141]);
    assert.deepEqual(times.get("Z1:vpc-app"), [141, 181]);
    assert.deepEqual(times.get("r-10.1.0.0/16"), [2, 3]);
  });

  it("deletes what others wait for after them, and all of it after every change", () => {
    const all = network(false);
    const [hub] = all as [TimedResource];
    const table = resource("aws:ec2/vpcEndpoint:VpcEndpoint", "vpce-2", {}, [hub]);
    const gone = all.slice(5);
    const done = calls(["create", table], ...gone.map((one) => ["delete", one] as const));
    const timeline = new Timeline(done, all, [...all.slice(0, 5), table]);
    const until = new Map(
      timeline.all().map(({ resource: { id }, perhaps, surely }) => [id, [surely.to, perhaps.to]]),
    );
    // The new endpoint takes until 100 s, the association goes by 140 s, then the record, then endpoint and zone.
    assert.deepEqual(until.get("Z1:vpc-app"), [100, 140]);
    assert.deepEqual(until.get("Z1_A"), [140, 180]);
    assert.deepEqual(until.get("vpce-1"), [180, 280]);
    assert.deepEqual(until.get("r-10.1.0.0/16"), [140, 141]);
    assert.deepEqual(until.get("vpc-hub"), [Infinity, Infinity]);
  });

  it("makes a replacement after what it replaces where that went first", () => {
    const [hub, ...others] = network(false) as [TimedResource, ...TimedResource[]];
    const endpoint = others.find(({ id }) => id === "vpce-1") as TimedResource;
    const old = { ...endpoint, id: "vpce-0" };
    const done = calls(["delete", old], ["create", endpoint]);
    const times = new Timeline(done, [hub, old], [hub, endpoint]).all();
    assert.deepEqual(
      times.map(({ resource: { id }, surely }) => [id, surely]),
      [
        ["vpc-hub", { from: -Infinity, to: Infinity }],
        ["vpce-1", { from: 200, to: Infinity }],
        ["vpce-0", { from: -Infinity, to: 0 }],
      ],
    );
  });

  it("waits for everything that a component is made of", () => {
    const component: TimedResource = { urn: urn("my:Hub", "hub"), type: "my:Hub" };
    const part = { ...resource("aws:route53/zone:Zone", "Z1"), parent: component.urn };
    const last = resource("aws:ec2/vpc:Vpc", "last", {}, [component]);
    const all = [component, part, last];
    const [, , made] = new Timeline(creating([part, last]), [], all).all();
    assert.equal(made?.perhaps.from, 40);
  });

  it("counts neither previews nor what AWS refused", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "vpc-1");
    const [call] = creating([vpc]) as [TimedCall];
    for (const nothing of [{ preview: true }, { refused: "VpcLimitExceeded" }]) {
      const [kept] = new Timeline([{ ...call, ...nothing }], [], [vpc]).all();
      assert.equal(kept?.surely.from, -Infinity);
    }
  });

  it("knows the times that AWS takes", () => {
    assert.deepEqual(
      [
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
        "aws:networkmanager/vpcAttachment:VpcAttachment",
        "aws:route53/zone:Zone",
        "aws:route53/record:Record",
        "aws:route53/zoneAssociation:ZoneAssociation",
        "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
        "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
        "aws:ec2/route:Route",
        "aws:ec2/routeTableAssociation:RouteTableAssociation",
      ].map(secondsOf),
      [100, 60, 60, 40, 40, 40, 40, 40, 1, 1],
    );
  });
});

describe("names in time", () => {
  it("have nothing to complain of where they wait for their way, and go before it", () => {
    const all = network(false);
    assert.deepEqual(pathless(new Timeline(creating(all), [], all)), []);
    assert.deepEqual(pathless(new Timeline(deleting([...all].reverse()), all, [])), []);
    assert.deepEqual(namesInTime(new Timeline([], all, all).all()).names, [
      "ZoneAssociation Z1:vpc-app",
    ]);
  });

  it("show what is still to come while they answer", () => {
    const all = network(true);
    assert.deepEqual(pathless(new Timeline(creating(all), [], all)), [
      "ZoneAssociation Z1:vpc-app answers from 41 s, VpcEndpoint vpce-1 is there from 101 s",
      "ZoneAssociation Z1:vpc-app answers from 41 s, Record Z1_A is there from 141 s",
    ]);
  });

  it("show what is gone while they still answer", () => {
    const all = network(true);
    const gone = pathless(new Timeline(deleting([...all].reverse()), all, []));
    assert.deepEqual(
      gone.filter((line) => line.includes("Route ")),
      ["r-10.0.0.0/16", "r-10.1.0.0/16"].map(
        (route) =>
          `ZoneAssociation Z1:vpc-app answers until 40 s, Route ${route} is there until 0 s`,
      ),
    );
    assert.ok(gone.some((line) => line.endsWith("Record Z1_A is there until 0 s")));
  });

  it("come by a Profile too, as soon as both the VPC and what it holds are in it", () => {
    const all = network(false).slice(0, -1);
    const [record, zone] = [all.at(-1), all.at(-2)] as [TimedResource, TimedResource];
    const content = (waitsFor: readonly TimedResource[]) =>
      resource(
        "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
        "rpr-1",
        { profileId: "rp-1", resourceArn: "arn:aws:route53:::hostedzone/Z1" },
        waitsFor,
      );
    const spoke = resource("aws:route53/profilesAssociation:ProfilesAssociation", "rpassoc-1", {
      profileId: "rp-1",
      resourceId: "vpc-app",
    });
    const kept = all.slice(0, -3);
    const added = (waitsFor: readonly TimedResource[]) => {
      const made = [...all.slice(-3), content(waitsFor)];
      return new Timeline(creating(made), [...kept, spoke], [...kept, spoke, ...made]);
    };
    assert.deepEqual(pathless(added([record])), []);
    assert.deepEqual(pathless(added([zone])), [
      "ProfilesResourceAssociation rpr-1 in ProfilesAssociation rpassoc-1 answers from 40 s, VpcEndpoint vpce-1 is there from 100 s",
      "ProfilesResourceAssociation rpr-1 in ProfilesAssociation rpassoc-1 answers from 40 s, Record Z1_A is there from 140 s",
    ]);
  });
});

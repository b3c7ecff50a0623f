import assert from "node:assert/strict";
import { nameIsTaken } from "./harness/echo/names";
import type { Properties } from "./harness/echo/values";
import { World } from "./harness/echo/world";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ZONE = "aws:route53/zone:Zone";
const ZONE_ASSOCIATION = "aws:route53/zoneAssociation:ZoneAssociation";
const LOGS = "logs.us-east-1.amazonaws.com";
const ENDPOINT_REFUSED =
  "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain";

function endpoint(vpcId: string, privateDnsEnabled = true, service = "logs"): Properties {
  return { vpcId, privateDnsEnabled, serviceName: `com.amazonaws.us-east-1.${service}` };
}

function zone(name: string, ...vpcs: readonly string[]): Properties {
  return { name, vpcs: vpcs.map((vpcId) => ({ vpcId })) };
}

function worldOf(...living: readonly (readonly [type: string, id: string, Properties])[]): World {
  const world = new World(undefined);
  for (const [type, id, properties] of living)
    world.put({ type, id, properties, account: "111111111111" });
  return world;
}

describe("a name has one owner in a VPC", () => {
  const local = worldOf([ENDPOINT, "vpce-1", endpoint("vpc-1")], [ZONE, "Z1", zone(LOGS, "vpc-2")]);

  it("so a zone is refused where an endpoint with private DNS answers it, from its start or by association", () => {
    const said = `ConflictingDomainExists: The VPC vpc-1 has already been associated with the hosted zone vpce-1 with the same domain name ${LOGS}.`;
    assert.equal(nameIsTaken(local, ZONE, zone(LOGS, "vpc-1")), said);
    assert.equal(nameIsTaken(local, ZONE, zone("Logs.us-east-1.amazonaws.com.", "vpc-1")), said);
    assert.equal(nameIsTaken(local, ZONE_ASSOCIATION, { zoneId: "Z1", vpcId: "vpc-1" }), said);
    assert.equal(nameIsTaken(local, ZONE_ASSOCIATION, { zoneId: "Z1", vpcId: "vpc-3" }), undefined);
    assert.equal(nameIsTaken(local, ZONE, zone(`sub.${LOGS}`, "vpc-1")), undefined);
  });

  it("so an endpoint's private DNS is refused where a zone answers the name, at its creation and later", () => {
    const hub = worldOf(
      [ZONE, "Z1", zone(LOGS, "vpc-hub")],
      [ZONE_ASSOCIATION, "Z1:vpc-1", { zoneId: "Z1", vpcId: "vpc-1" }],
      [ENDPOINT, "vpce-1", endpoint("vpc-1", false)],
    );
    for (const vpc of ["vpc-hub", "vpc-1"]) {
      const said = `${ENDPOINT_REFUSED} for ${LOGS} in the VPC ${vpc}`;
      assert.equal(nameIsTaken(hub, ENDPOINT, endpoint(vpc)), said);
      assert.equal(nameIsTaken(hub, ENDPOINT, endpoint(vpc, false)), undefined);
      assert.equal(nameIsTaken(hub, ENDPOINT, endpoint(vpc), "vpce-1"), said);
    }
    assert.equal(nameIsTaken(hub, ENDPOINT, endpoint("vpc-1", false), "vpce-1"), undefined);
    assert.equal(nameIsTaken(hub, ENDPOINT, endpoint("vpc-2")), undefined);
    hub.drop(ZONE_ASSOCIATION, "Z1:vpc-1");
    assert.equal(nameIsTaken(hub, ENDPOINT, endpoint("vpc-1"), "vpce-1"), undefined);
  });

  it("so wildcards and further names of a service conflict too", () => {
    const ecr = worldOf([ENDPOINT, "vpce-1", endpoint("vpc-1", true, "ecr.dkr")]);
    const dkr = "dkr.ecr.us-east-1.amazonaws.com";
    assert.match(nameIsTaken(ecr, ZONE, zone(dkr, "vpc-1")) ?? "", /^ConflictingDomainExists: /);
    const s3 = worldOf([ZONE, "Z1", zone("s3-control.us-east-1.amazonaws.com", "vpc-1")]);
    assert.equal(
      nameIsTaken(s3, ENDPOINT, endpoint("vpc-1", true, "s3")),
      `${ENDPOINT_REFUSED} for s3-control.us-east-1.amazonaws.com in the VPC vpc-1`,
    );
  });

  it("so two zones or two endpoints of a name are refused, and one that is updated is none of them", () => {
    assert.match(nameIsTaken(local, ZONE, zone(LOGS, "vpc-2")) ?? "", /hosted zone Z1 with/);
    assert.match(nameIsTaken(local, ENDPOINT, endpoint("vpc-1")) ?? "", /conflicting DNS domain/);
    assert.equal(nameIsTaken(local, ENDPOINT, endpoint("vpc-1"), "vpce-1"), undefined);
    assert.equal(nameIsTaken(local, ZONE, zone(LOGS, "vpc-2"), "Z1"), undefined);
    assert.match(
      nameIsTaken(local, ZONE, zone(LOGS, "vpc-1", "vpc-2"), "Z1") ?? "",
      /The VPC vpc-1 has already been associated with the hosted zone vpce-1/,
    );
  });

  it("also of a service that no catalog knows, by its own name", () => {
    const partner: Properties = {
      vpcId: "vpc-1",
      privateDnsEnabled: true,
      serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1",
    };
    const world = worldOf([ENDPOINT, "vpce-1", partner]);
    assert.match(nameIsTaken(world, ENDPOINT, partner) ?? "", /conflicting DNS domain/);
  });

  it("and what a Profile brings is none: the VPC's own answers before it", () => {
    const profile = worldOf(
      [ENDPOINT, "vpce-hub", endpoint("vpc-hub")],
      [
        "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation",
        "rpr-1",
        {
          profileId: "rp-1",
          resourceArn: "arn:aws:ec2:us-east-1:111111111111:vpc-endpoint/vpce-hub",
        },
      ],
      [
        "aws:route53/profilesAssociation:ProfilesAssociation",
        "rpassoc-1",
        {
          profileId: "rp-1",
          resourceId: "vpc-1",
        },
      ],
    );
    assert.equal(nameIsTaken(profile, ENDPOINT, endpoint("vpc-1")), undefined);
    assert.equal(nameIsTaken(profile, ZONE, zone(LOGS, "vpc-1")), undefined);
  });
});

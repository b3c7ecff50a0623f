import assert from "node:assert/strict";
import { allServiceNames, serviceDetails, unknownService } from "../../core/catalog";
import { hostedZonesFor, isTooWideZone } from "../../core/privateDns";

function zones(name: string) {
  const service = serviceDetails(name, "us-east-1");
  assert.ok(service !== undefined);
  return hostedZonesFor(service);
}

describe("hostedZonesFor", () => {
  it("gives a plain name a zone with an apex and a wildcard record", () => {
    assert.deepEqual(zones("logs"), [
      {
        name: "logs.us-east-1.amazonaws.com",
        records: ["logs.us-east-1.amazonaws.com", "*.logs.us-east-1.amazonaws.com"],
      },
    ]);
  });

  it("strips the wildcard of a name for its zone", () => {
    assert.deepEqual(
      zones("ecr.dkr").map(({ name }) => name),
      ["dkr.ecr.us-east-1.amazonaws.com"],
    );
  });

  it("gives S3 three zones of two records", () => {
    assert.deepEqual(
      zones("s3").map(({ name, records }) => [name, records.length]),
      [
        ["s3.us-east-1.amazonaws.com", 2],
        ["s3-control.us-east-1.amazonaws.com", 2],
        ["s3-accesspoint.us-east-1.amazonaws.com", 2],
      ],
    );
  });

  it("gives every name of a service a zone", () => assert.equal(zones("monitoring").length, 4));

  it("gives none where AWS forbids it, whatever names are claimed", () => {
    assert.deepEqual(zones("dynamodb"), []);
    const service = serviceDetails("dynamodb", "us-east-1");
    assert.ok(service !== undefined);
    assert.deepEqual(
      hostedZonesFor({ ...service, privateDnsNames: ["dynamodb.us-east-1.amazonaws.com"] }),
      [],
    );
  });

  it("never gives a service of the catalog a zone that is too wide", () => {
    for (const name of allServiceNames()) {
      for (const zone of zones(name))
        assert.ok(!isTooWideZone(zone.name, "us-east-1"), `${name}: ${zone.name}`);
    }
  });
});

describe("isTooWideZone", () => {
  for (const name of [
    "amazonaws.com",
    "us-east-1.amazonaws.com",
    "api.aws",
    "us-east-1.api.aws",
    "aws",
    "com",
  ]) {
    it(`refuses ${name}`, () => assert.ok(isTooWideZone(name, "us-east-1")));
  }

  it("knows the other partitions' domains", () => {
    assert.ok(isTooWideZone("cn-north-1.amazonaws.com.cn", "cn-north-1"));
    assert.ok(!isTooWideZone("logs.cn-north-1.amazonaws.com.cn", "cn-north-1"));
  });

  it("accepts a partner's own domain", () => {
    const partner = unknownService("com.amazonaws.vpce.us-east-1.vpce-svc-0ab", {
      privateDnsNames: ["api.partner.example"],
    });
    assert.deepEqual(
      hostedZonesFor(partner).map(({ name }) => isTooWideZone(name, "us-east-1")),
      [false],
    );
  });
});

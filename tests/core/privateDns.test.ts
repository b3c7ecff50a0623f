import assert from "node:assert/strict";
import { allServiceNames, serviceDetails, unknownService } from "../../core/catalog";
import { hostedZonesFor, isTooWideZone } from "../../core/privateDns";

function zones(name: string, region = "us-east-1") {
  const service = serviceDetails(name, region);
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
    for (const region of ["us-east-1", "cn-north-1", "us-iso-east-1", "eusc-de-east-1"]) {
      for (const name of allServiceNames()) {
        for (const zone of zones(name, region))
          assert.ok(!isTooWideZone(zone.name, region), `${name}: ${zone.name}`);
      }
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

  for (const name of [
    "us-west-2.amazonaws.com",
    "US-East-1.AmazonAWS.com.",
    "amazonaws.com.cn",
    "com.cn",
    "cn-north-1.api.amazonwebservices.com.cn",
    "ic.gov",
  ]) {
    it(`refuses ${name} in us-east-1 too: other Regions and partitions, letters and dots do not matter`, () =>
      assert.ok(isTooWideZone(name, "us-east-1")));
  }

  it("refuses the zone of a Region whose name has no known form", () =>
    assert.ok(isTooWideZone("moon-1.amazonaws.com", "moon-1")));

  it("accepts a service's zone in any Region, and a domain that only ends alike", () => {
    for (const name of [
      "logs.us-west-2.amazonaws.com",
      "notamazonaws.com",
      "us-east-1.example.com",
    ])
      assert.ok(!isTooWideZone(name, "us-east-1"), name);
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

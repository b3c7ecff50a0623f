import assert from "node:assert/strict";
import { allServiceNames, serviceDetails } from "../../core/catalog";
import {
  isFullServiceName,
  regionInServiceName,
  serviceNameIn,
  shortNameOf,
} from "../../core/serviceName";

const REGIONS = [
  "us-east-1",
  "cn-north-1",
  "cn-northwest-1",
  "us-gov-west-1",
  "us-iso-east-1",
  "us-isob-east-1",
  "us-isof-south-1",
  "eu-isoe-west-1",
  "eusc-de-east-1",
];

describe("serviceNameIn", () => {
  const s3 = { name: "s3", serviceName: "com.amazonaws.{region}.s3" };

  it("keeps the standard prefix for a gateway endpoint in China only", () => {
    assert.equal(serviceNameIn("cn-north-1", s3, "Gateway"), "com.amazonaws.cn-north-1.s3");
    assert.equal(serviceNameIn("cn-north-1", s3, "Interface"), "cn.com.amazonaws.cn-north-1.s3");
    assert.equal(serviceNameIn("us-east-1", s3, "Gateway"), "com.amazonaws.us-east-1.s3");
  });

  it("never changes a name that lacks the standard prefix", () => {
    const studio = { name: "studio", serviceName: "aws.sagemaker.{region}.studio" };
    for (const region of REGIONS)
      assert.equal(serviceNameIn(region, studio), `aws.sagemaker.${region}.studio`);
  });

  it("makes names of the full form that lead back to the service, in every partition", () => {
    for (const region of REGIONS) {
      for (const name of allServiceNames()) {
        const full = serviceDetails(name, region)?.serviceName ?? "";
        assert.ok(isFullServiceName(full), full);
        assert.equal(serviceDetails(full, region)?.name, name, full);
      }
    }
  });
});

describe("shortNameOf", () => {
  it("gives every standard name of a Region the key that the catalog has for it", () => {
    let standard = 0;
    for (const name of allServiceNames()) {
      const full = serviceDetails(name, "eu-west-1")?.serviceName ?? "";
      if (!full.startsWith("com.amazonaws.eu-west-1.")) continue;
      standard += 1;
      assert.equal(shortNameOf(full), name);
    }
    // 524 services less the 22 of another form, such as com.amazonaws.iam or aws.sagemaker.….
    assert.equal(standard, 502);
  });

  it("knows an endpoint service by its id, in China too", () => {
    assert.equal(
      shortNameOf("com.amazonaws.vpce.us-east-1.vpce-svc-0123abcd"),
      "vpce-svc-0123abcd",
    );
    assert.equal(
      shortNameOf("cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0123abcd"),
      "vpce-svc-0123abcd",
    );
  });

  it("keeps a name of any other form whole", () => {
    for (const name of ["aws.thing.us-east-1.new", "com.amazonaws.new", "new"])
      assert.equal(shortNameOf(name), name);
  });
});

describe("the form of a service name", () => {
  it("tells a full name from a short one, so that a typo is no service", () => {
    assert.ok(isFullServiceName("com.amazonaws.us-east-1.logs"));
    assert.ok(!isFullServiceName("iot.tunneling.apii"));
  });

  it("says which Region it names, if any", () => {
    assert.equal(regionInServiceName("cn.com.amazonaws.cn-north-1.ecr.dkr"), "cn-north-1");
    assert.equal(regionInServiceName("com.amazonaws.iam"), undefined);
  });
});

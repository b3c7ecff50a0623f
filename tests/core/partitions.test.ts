import assert from "node:assert/strict";
import {
  hostInPartition,
  isRegionName,
  partitionDomains,
  partitionOf,
} from "../../core/partitions";
import { REGIONS } from "../support/regions";

describe("partitions", () => {
  it("are told by the Region's name", () => {
    assert.deepEqual(
      REGIONS.map((region) => partitionOf(region).name),
      [
        "aws",
        "aws-cn",
        "aws-cn",
        "aws-us-gov",
        "aws-iso",
        "aws-iso-b",
        "aws-iso-f",
        "aws-iso-e",
        "aws-eusc",
      ],
    );
  });

  it("have Regions of a known form", () => {
    for (const region of [...REGIONS, "ap-southeast-7", "mx-central-1", "il-central-1"])
      assert.ok(isRegionName(region), region);
    for (const text of ["", "us-east", "us-east-1a", "US-EAST-1", "useast1", "us-esat-1x"])
      assert.ok(!isRegionName(text), text);
  });

  it("have domains of their own, which hosts of the aws partition are rewritten to", () => {
    const hosts = (region: string) =>
      ["logs.amazonaws.com", "logs.api.aws", "studio.sagemaker.aws"].map((host) =>
        hostInPartition(host, partitionOf(region)),
      );
    const table: readonly (readonly [string, string, string])[] = [
      ["us-east-1", "logs.amazonaws.com", "logs.api.aws"],
      ["us-gov-west-1", "logs.amazonaws.com", "logs.api.aws"],
      ["cn-north-1", "logs.amazonaws.com.cn", "logs.api.amazonwebservices.com.cn"],
      ["eusc-de-east-1", "logs.amazonaws.eu", "logs.api.amazonwebservices.eu"],
      ["us-iso-east-1", "logs.c2s.ic.gov", "logs.api.aws.ic.gov"],
      ["us-isob-east-1", "logs.sc2s.sgov.gov", "logs.api.aws.scloud"],
      ["us-isof-south-1", "logs.csp.hci.ic.gov", "logs.api.aws.hci.ic.gov"],
      ["eu-isoe-west-1", "logs.cloud.adc-e.uk", "logs.api.cloud-aws.adc-e.uk"],
    ];
    for (const [region, standard, dualStack] of table) {
      assert.deepEqual(hosts(region), [standard, dualStack, "studio.sagemaker.aws"], region);
    }
    // Eight partitions of two domains, of which GovCloud shares both with aws.
    assert.equal(partitionDomains().length, 14);
  });
});

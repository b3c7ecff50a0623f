import assert from "node:assert/strict";
import { regionalDnsEntry, type DnsEntry } from "../../core/dnsEntry";

const entry = (dnsName: string): DnsEntry => ({ dnsName, hostedZoneId: `Z-${dnsName}` });
const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"];

describe("regionalDnsEntry", () => {
  it("passes over zonal and private names, wherever the Regional one stands", () => {
    const entries = [
      entry("vpce-0abc-1def-us-east-1a.logs.us-east-1.vpce.amazonaws.com"),
      entry("logs.us-east-1.amazonaws.com"),
      entry("vpce-0abc-1def.logs.us-east-1.vpce.amazonaws.com"),
    ];
    assert.equal(
      regionalDnsEntry(entries)?.dnsName,
      "vpce-0abc-1def.logs.us-east-1.vpce.amazonaws.com",
    );
    assert.equal(
      regionalDnsEntry([...entries].reverse())?.dnsName,
      "vpce-0abc-1def.logs.us-east-1.vpce.amazonaws.com",
    );
  });

  it("takes S3's names with their leading wildcard as they are", () => {
    const entries = [
      entry("*.vpce-0abc-1def-us-east-1a.s3.us-east-1.vpce.amazonaws.com"),
      entry("*.vpce-0abc-1def.s3.us-east-1.vpce.amazonaws.com"),
    ];
    assert.equal(
      regionalDnsEntry(entries)?.dnsName,
      "*.vpce-0abc-1def.s3.us-east-1.vpce.amazonaws.com",
    );
  });

  for (const count of [1, 2, 3, 4, 5, 6]) {
    it(`finds SageMaker's own base in ${count} zones, where an index would be right for one number only`, () => {
      const bases = [
        "vpce-svc-0123.us-east-1.vpce.amazonaws.com",
        "notebook.us-east-1.vpce.sagemaker.aws",
      ];
      const entries = bases.flatMap((base) => [
        entry(`vpce-0abc-1def.${base}`),
        ...ZONES.slice(0, count).map((zone) => entry(`vpce-0abc-1def-${zone}.${base}`)),
      ]);
      assert.equal(
        regionalDnsEntry(entries, ["*.notebook.us-east-1.sagemaker.aws"])?.dnsName,
        "vpce-0abc-1def.notebook.us-east-1.vpce.sagemaker.aws",
      );
    });
  }

  for (const [partition, domain] of [
    ["China", "amazonaws.com.cn"],
    ["a partition with three labels", "c2s.ic.gov"],
  ] as const) {
    it(`tells the service's own base by the domain of ${partition}`, () => {
      const own = `vpce-0abc-1def.notebook.region-1.vpce.${domain}`;
      const entries = [entry("vpce-0abc-1def.vpce-svc-0123.region-1.vpce.example.com"), entry(own)];
      const names = [`*.notebook.region-1.${domain}`];
      assert.equal(regionalDnsEntry(entries, names)?.dnsName, own);
    });
  }

  it("finds nothing among gateway endpoints' entries", () =>
    assert.equal(regionalDnsEntry([]), undefined));
});

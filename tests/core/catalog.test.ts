import assert from "node:assert/strict";
import {
  allServiceNames,
  gatewayServiceName,
  searchServices,
  serviceDetails,
  suggestServices,
  unknownService,
} from "../../core/catalog";
import { SERVICE_ALIASES } from "../../core/serviceAliases";
import { REGIONS } from "../support/regions";

function detailsOf(name: string, region = "us-east-1") {
  const details = serviceDetails(name, region);
  assert.ok(details !== undefined, name);
  return details;
}

describe("the catalog", () => {
  it("holds 524 services, each under one name", () => {
    assert.equal(allServiceNames().length, 524);
    assert.equal(new Set(allServiceNames()).size, 524);
  });

  it("resolves every service in every partition without a placeholder left", () => {
    for (const region of REGIONS) {
      for (const name of allServiceNames()) {
        const text = JSON.stringify(detailsOf(name, region));
        assert.ok(!text.includes("{region}"), `${name} in ${region}`);
      }
    }
  });

  it("finds a service by its full name under the same short name, in every partition", () => {
    for (const region of REGIONS) {
      const full = detailsOf("ecr.dkr", region).serviceName;
      assert.equal(detailsOf(full, region).name, "ecr.dkr", full);
    }
  });

  const names: readonly (readonly [string, string, string])[] = [
    ["logs", "us-east-1", "com.amazonaws.us-east-1.logs"],
    ["iam", "us-east-1", "com.amazonaws.iam"],
    ["notebook", "eu-west-1", "aws.sagemaker.eu-west-1.notebook"],
    ["ecr.dkr", "cn-north-1", "cn.com.amazonaws.cn-north-1.ecr.dkr"],
    ["logs", "cn-north-1", "com.amazonaws.cn-north-1.logs"],
    ["transcribe", "cn-north-1", "cn.com.amazonaws.cn-north-1.transcribe.cn"],
    ["ecr.api", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.ecr.api"],
    ["ecr.dkr", "us-iso-east-1", "gov.ic.c2s.us-iso-east-1.ecr.dkr"],
    ["ecr.dkr", "us-isob-east-1", "gov.sgov.sc2s.us-isob-east-1.ecr.dkr"],
    ["ebs", "us-isof-south-1", "gov.ic.hci.csp.us-isof-south-1.ebs"],
    ["ebs", "eu-isoe-west-1", "uk.adc-e.cloud.eu-isoe-west-1.ebs"],
    ["logs", "us-gov-west-1", "com.amazonaws.us-gov-west-1.logs"],
  ];
  for (const [short, region, full] of names) {
    it(`names ${short} in ${region} ${full}`, () =>
      assert.equal(detailsOf(short, region).serviceName, full));
  }

  it("keeps the standard name for S3's gateway endpoint in China, where its interface endpoint has another", () => {
    const s3 = detailsOf("s3", "cn-north-1");
    assert.equal(s3.serviceName, "cn.com.amazonaws.cn-north-1.s3");
    assert.equal(gatewayServiceName(s3, "cn-north-1"), "com.amazonaws.cn-north-1.s3");
  });

  it("translates private names into the partition's domain, and trusts them less", () => {
    const ecr = detailsOf("ecr.dkr", "cn-north-1");
    assert.deepEqual(ecr.privateDnsNames, ["*.dkr.ecr.cn-north-1.amazonaws.com.cn"]);
    assert.equal(ecr.privateDnsConfidence, "derived-unverified");
    const monitoring = detailsOf("monitoring", "cn-north-1").privateDnsNames;
    assert.ok(monitoring.includes("monitoring.cn-north-1.api.amazonwebservices.com.cn"));
  });

  it("never trusts a name more outside the aws partition than inside it", () => {
    assert.equal(detailsOf("console").privateDnsConfidence, "unknown");
    for (const region of REGIONS) {
      assert.equal(detailsOf("console", region).privateDnsConfidence, "unknown", region);
    }
  });

  it("applies home Regions of the aws partition in that partition only", () => {
    // The account service has an endpoint in cn-northwest-1: its name there is one of the exceptions.
    assert.equal(
      detailsOf("account", "cn-northwest-1").serviceName,
      "cn.com.amazonaws.cn-northwest-1.account",
    );
    assert.deepEqual(detailsOf("account", "us-gov-west-1").homeRegions, []);
    assert.deepEqual(detailsOf("account", "eu-west-1").homeRegions, ["us-east-1"]);
  });

  it("has home Regions of another partition where a source names them, and says how sure they are", () => {
    const account = detailsOf("account", "cn-north-1");
    assert.deepEqual(account.homeRegions, ["cn-northwest-1"]);
    assert.equal(account.regionsConfidence, "low");
    assert.equal(detailsOf("account", "eu-west-1").regionsConfidence, "high");
  });

  it("keeps home Regions everywhere where the list spans partitions", () => {
    for (const region of ["eu-west-1", "cn-northwest-1", "us-gov-east-1"]) {
      assert.deepEqual(
        detailsOf("iam", region).homeRegions,
        ["us-east-1", "cn-north-1", "us-gov-west-1"],
        region,
      );
    }
  });

  it("gives the same object for the same service and Region", () =>
    assert.equal(serviceDetails("logs", "eu-west-1"), serviceDetails("logs", "eu-west-1")));

  it("knows several private names of a service", () => {
    assert.deepEqual(detailsOf("monitoring").privateDnsNames, [
      "monitoring.us-east-1.amazonaws.com",
      "monitoring.us-east-1.api.aws",
      "monitoring-fips.us-east-1.amazonaws.com",
      "monitoring-fips.us-east-1.api.aws",
    ]);
  });

  it("knows ports other than 443", () => {
    const ports = (name: string) =>
      detailsOf(name).ports.map(({ fromPort, toPort }) => [fromPort, toPort]);
    assert.deepEqual(ports("logs"), [[443, 443]]);
    assert.deepEqual(ports("cassandra"), [[9142, 9142]]);
    assert.deepEqual(
      ports("email-smtp").map(([from]) => from),
      [25, 465, 587, 2465, 2587],
    );
    assert.deepEqual(ports("appstream.streaming"), [
      [443, 443],
      [1400, 1499],
    ]);
  });

  it("knows which services have gateway endpoints", () => {
    const gateways = allServiceNames().filter((name) =>
      detailsOf(name).endpointTypes.includes("Gateway"),
    );
    assert.deepEqual(gateways, ["dynamodb", "s3", "s3express"]);
  });

  it("knows home Regions, missing zones, policies and what a zone hides", () => {
    assert.deepEqual(detailsOf("organizations").homeRegions, ["us-east-1"]);
    assert.ok(detailsOf("email-smtp").unsupportedAvailabilityZoneIds.includes("use1-az2"));
    assert.equal(detailsOf("oidc-eks").policySupported, false);
    assert.equal(detailsOf("account").policySupported, undefined);
    assert.deepEqual(
      detailsOf("eks").shadows.map(({ name, companions }) => [name, companions]),
      [
        ["oidc.eks.us-east-1.amazonaws.com", ["oidc-eks"]],
        ["eks-proxy.eks.us-east-1.amazonaws.com", ["eks-proxy"]],
      ],
    );
    assert.ok(detailsOf("dynamodb").zoneForbidden);
    assert.ok(detailsOf("execute-api").capturesPublicApis);
  });

  it("names companions and aliases that exist", () => {
    for (const name of allServiceNames()) {
      for (const { companions } of detailsOf(name).shadows)
        companions.forEach((companion) => detailsOf(companion));
    }
    for (const targets of Object.values(SERVICE_ALIASES))
      targets.forEach((target) => detailsOf(target));
  });
});

describe("suggestServices", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["lgos", "logs"],
    ["secretmanager", "secretsmanager"],
    ["cloudwatch-logs", "logs"],
    ["step functions", "states"],
    ["dkr", "ecr.dkr"],
    ["EventBridge", "events"],
    ["dynamodbb", "dynamodb"],
  ];
  for (const [text, expected] of cases) {
    it(`suggests ${expected} for ${text}`, () =>
      assert.ok(suggestServices(text, 3).includes(expected)));
  }

  it("takes a short common name for another only at one letter's distance", () => {
    assert.ok(suggestServices("elv", 3).includes("elasticloadbalancing"));
    assert.ok(!suggestServices("ddb", 5).includes("elasticloadbalancing"));
  });

  it("suggests nothing for what resembles nothing", () =>
    assert.deepEqual(suggestServices("zzzzqqqq", 3), []));
});

describe("searchServices", () => {
  it("finds by part of a name, by a common name, and everything for an empty text", () => {
    assert.ok(searchServices("ecr", "us-east-1").some(({ name }) => name === "ecr.dkr"));
    assert.ok(searchServices("eventbridge", "us-east-1").some(({ name }) => name === "events"));
    assert.equal(searchServices("", "us-east-1").length, 524);
  });
});

describe("unknownService", () => {
  it("has a key that stays when the catalog learns the service", () => {
    assert.equal(unknownService("com.amazonaws.us-east-1.brand-new").name, "brand-new");
  });

  it("keeps its own full name for a gateway endpoint, whatever service of the catalog shares its key", () => {
    const other = unknownService("com.amazonaws.eu-west-1.s3", { endpointTypes: ["Gateway"] });
    assert.equal(other.name, "s3");
    assert.equal(gatewayServiceName(other, "us-east-1"), "com.amazonaws.eu-west-1.s3");
  });

  it("claims to know nothing that it was not told", () => {
    const service = unknownService("com.amazonaws.us-east-1.brand-new");
    assert.equal(service.privateDnsSupported, undefined);
    assert.equal(service.policySupported, undefined);
    assert.deepEqual(service.ports, [{ protocol: "tcp", fromPort: 443, toPort: 443 }]);
  });
});

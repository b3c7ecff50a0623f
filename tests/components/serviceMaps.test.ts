import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { GatewayEndpoints } from "../../components/gateway/gatewayEndpoints";
import type { HubConnection, HubShape } from "../../components/hub/connectionArgs";
import { EndpointHub } from "../../components/hub/endpointHub";
import { InterfaceEndpoints } from "../../components/interface/interfaceEndpoints";
import { EndpointNetwork } from "../../components/network/endpointNetwork";
import { SpokeRegistration } from "../../components/registration/spokeRegistration";
import { EndpointSpoke } from "../../components/spoke/endpointSpoke";
import { endpointPolicy, readOnly } from "../../core/endpointPolicy";
import { parseRegions } from "../../core/topology/parse";
import { normalizeRegions } from "../../core/topology/regions";
import { ENDPOINT, recordResources, refusal, settled, valueOf } from "../support/mocks";
import { TRANSIT_GATEWAY_HUB, withHub } from "../support/hubs";
import { networkArgs } from "../support/networks";
import { failuresOf } from "../support/failures";
import { findings } from "../support/topologies";

const FULL = "com.amazonaws.us-east-1.logs";
const policy = endpointPolicy(readOnly("logs", ["arn:aws:logs:*:111111111111:*"]));
const topology = {
  region: "us-east-1",
  services: ["logs"],
  hub: { name: "shared", cidrBlocks: ["10.0.0.0/20"] },
  vpcs: { app: { cidrBlocks: ["10.1.0.0/16"] } },
};

const interfaces = {
  vpcId: "vpc-1",
  services: ["logs"],
  subnetIds: ["subnet-1"],
  allowedCidrBlocks: ["10.0.0.0/16"],
  region: "us-east-1",
};
const hub = {
  vpcId: "vpc-hub",
  cidrBlocks: ["10.0.0.0/20"],
  services: ["logs"],
  subnetIds: ["subnet-1"],
  routeTableIds: { a: "rtb-a" },
  spokes: { app: { cidrBlocks: ["10.1.0.0/16"] } },
  region: "us-east-1",
};
const spoke = {
  vpcId: "vpc-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { a: "rtb-a" },
  attachmentSubnetIds: ["subnet-1"],
};
const registration = {
  attachmentId: "tgw-attach-1",
  cidrBlocks: ["10.1.0.0/16"],
  routeTableIds: { a: "rtb-a" },
  vpcId: "vpc-1",
};
/** A hub that somebody wrote down. */
const writtenHub = (services: unknown): { readonly hubConnection: HubConnection } =>
  withHub(TRANSIT_GATEWAY_HUB, {
    shape: {
      ...TRANSIT_GATEWAY_HUB.shape,
      services: services as HubShape["services"],
      region: "us-east-1",
    },
  });

type Build = (keys: Readonly<Record<string, unknown>>) => unknown;
interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly build: Build;
  /** The service's keys may also be of services that nothing here asks for. */
  readonly lenient?: boolean;
}

/** Every map by service of every component. */
const PLACES: Readonly<Record<string, Place>> = {
  "InterfaceEndpoints.overrides": {
    path: "overrides",
    value: { policy },
    build: (overrides) =>
      new InterfaceEndpoints("a", { ...interfaces, overrides: overrides as never }),
  },
  "InterfaceEndpoints.monthlyDataGb": {
    path: "monthlyDataGb",
    value: 5,
    build: (monthlyDataGb) =>
      new InterfaceEndpoints("a", { ...interfaces, monthlyDataGb: monthlyDataGb as never }),
  },
  "EndpointHub.overrides": {
    path: "overrides",
    value: { policy },
    build: (overrides) => new EndpointHub("a", { ...hub, overrides: overrides as never }),
  },
  "EndpointHub.spokes.monthlyDataGb": {
    path: "spokes.app.monthlyDataGb",
    value: 5,
    build: (monthlyDataGb) =>
      new EndpointHub("a", {
        ...hub,
        spokes: { app: { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: monthlyDataGb as never } },
      }),
  },
  "EndpointSpoke.hubConnection.shape.services": {
    path: "hubConnection.shape.services",
    value: ["logs.us-east-1.amazonaws.com"],
    lenient: true,
    build: (services) => new EndpointSpoke("a", { ...spoke, ...writtenHub(services) }),
  },
  "SpokeRegistration.hubConnection.shape.services": {
    path: "hubConnection.shape.services",
    value: ["logs.us-east-1.amazonaws.com"],
    lenient: true,
    build: (services) => new SpokeRegistration("a", { ...registration, ...writtenHub(services) }),
  },
  "EndpointNetwork.policies": {
    path: "policies",
    value: policy,
    build: (policies) =>
      new EndpointNetwork("a", {
        ...networkArgs(topology),
        policies: policies as never,
      }),
  },
};

function refused(build: () => unknown): string {
  return refusal(build).message;
}

for (const [title, { path, value, build, lenient }] of Object.entries(PLACES)) {
  describe(`the map ${title}`, () => {
    beforeEach(() => recordResources());

    for (const key of ["log", "Logs", "LOGS"]) {
      it(`refuses ${key}, and suggests what is likely meant`, () => {
        const message = refused(() => build({ [key]: value }));
        assert.ok(message.includes(`error ${path}.${key}: "${key}": neither a service`), message);
        assert.match(message, /Did you mean [^?]*\blogs\b.*\[known-service\]/);
      });
    }

    it("refuses a bundle, and names its services", () => {
      const message = refused(() => build({ "ecr-bundle": value }));
      assert.ok(
        message.includes(`error ${path}["ecr-bundle"]: "ecr-bundle": a bundle stands in lists`),
        message,
      );
      assert.match(message, /one by one: ecr\.api, ecr\.dkr, s3\. \[one-service\]/);
    });

    it("refuses what people call several services, and names them", () => {
      const message = refused(() => build({ ecr: value }));
      assert.ok(message.includes(`error ${path}.ecr: "ecr": this is what people call`), message);
      assert.match(message, /one by one: ecr\.api, ecr\.dkr\. \[one-service\]/);
    });

    it("refuses the same service under two spellings", () => {
      const message = refused(() => build({ logs: value, [FULL]: value }));
      assert.ok(message.includes(`error ${path}["${FULL}"]: `), message);
      assert.match(message, /the service of "logs" once more.*\[service-once\]/);
    });

    it("refuses a service of another Region", () => {
      const message = refused(() => build({ "com.amazonaws.eu-west-1.logs": value }));
      assert.match(message, /service of eu-west-1, not of us-east-1.*\[service-of-region\]/);
    });

    it("takes the short name and the full one", async () => {
      build({ logs: value });
      await settled();
      await recordResources();
      build({ [FULL]: value });
      await settled();
    });

    it(lenient === true ? "takes another service too" : "refuses what nothing asks for", () => {
      if (lenient === true) build({ kms: value });
      else {
        const message = refused(() => build({ kms: value }));
        assert.ok(message.includes(`error ${path}.kms: "kms": `), message);
        assert.match(message, /\[used-service\]/);
      }
    });
  });
}

describe("a map by service that has full names", () => {
  for (const [title, value] of [
    ["InterfaceEndpoints.overrides", { policy }],
    ["EndpointHub.overrides", { policy }],
    ["EndpointNetwork.policies", policy],
  ] as const) {
    it(`sets what short names set in ${title}`, async () => {
      const recorder = await recordResources();
      PLACES[title]?.build({ [FULL]: value });
      await settled();
      const endpoints = recorder.ofType(ENDPOINT);
      assert.deepEqual(
        endpoints.map(({ inputs }) => inputs["policy"]),
        [policy],
      );
    });
  }

  it("says what is wrong with a setting at the key that was written", () => {
    const wrong = { [FULL]: { policy: "{", ports: [0] } };
    for (const title of ["InterfaceEndpoints.overrides", "EndpointHub.overrides"]) {
      const { paths } = refusal(() => PLACES[title]?.build(wrong));
      assert.deepEqual(
        new Set(paths),
        new Set([`overrides["${FULL}"].policy`, `overrides["${FULL}"].ports[0]`]),
      );
    }
  });

  it("names that key for a policy that is known late, too", async () => {
    await recordResources();
    const overrides = { [FULL]: { policy: pulumi.output("{") } };
    const failures = await failuresOf(
      () => new InterfaceEndpoints("a", { ...interfaces, overrides }),
    );
    assert.match(failures[0] ?? "", /error overrides\["com\.amazonaws[^"]*"\]\.policy/);
  });

  it("counts the usage that is written so", async () => {
    await recordResources();
    const report = async (key: string) => {
      const built = PLACES["InterfaceEndpoints.monthlyDataGb"]?.build({ [key]: 5 });
      return valueOf((built as InterfaceEndpoints).costReport);
    };
    assert.equal(await report(FULL), await report("logs"));
  });
});

describe("the map GatewayEndpoints.policies", () => {
  const full = "com.amazonaws.us-east-1.dynamodb";
  const build = (policies: Record<string, string>) =>
    new GatewayEndpoints("a", {
      vpcId: "vpc-1",
      services: ["s3", "dynamodb"],
      routeTableIds: ["rtb-1"],
      region: "us-east-1",
      policies,
    });
  const own = endpointPolicy(readOnly("dynamodb"), "Gateway");

  it("takes the full name", async () => {
    const recorder = await recordResources();
    build({ [full]: own });
    await settled();
    const endpoints = recorder.ofType(ENDPOINT);
    assert.deepEqual(
      endpoints.map(({ inputs }) => inputs["policy"]),
      [undefined, own],
    );
  });

  it("refuses typos, bundles, two spellings and what it does not build", async () => {
    await recordResources();
    const refusedFor = (policies: Record<string, string>) => refusal(() => build(policies)).message;
    assert.match(refusedFor({ DynamoDB: own }), /Did you mean dynamodb.*\[known-service\]/);
    assert.match(refusedFor({ ecr: own }), /\[one-service\]/);
    assert.match(refusedFor({ dynamodb: own, [full]: own }), /\[service-once\]/);
    assert.match(refusedFor({ logs: own }), /policies\.logs.*\[used-service\]/);
    assert.match(refusedFor({ [full]: "{" }), /error policies\["com\.amazonaws.*\[policy-json\]/);
  });
});

describe("a map by service of a file with several Regions", () => {
  const regions = (usage: object, own: object) => {
    const { input } = parseRegions({
      services: ["logs"],
      usage,
      regions: {
        "us-east-1": { vpcs: { app: {} }, usage: own },
        "eu-west-1": { vpcs: { app: {} } },
      },
    });
    assert.ok(input !== undefined);
    const { topologies, issues } = normalizeRegions(input);
    assert.deepEqual(
      issues.filter(({ severity }) => severity === "error"),
      [],
    );
    return topologies?.map(({ vpcs }) => vpcs[0]?.needs[0]?.monthlyDataGb?.toString());
  };

  it("lets a Region's entry replace the file's, whichever name either has", () => {
    assert.deepEqual(regions({ logs: 5 }, { [FULL]: 7 }), ["7", "5"]);
    assert.deepEqual(regions({ logs: 5 }, { logs: 7 }), ["7", "5"]);
    assert.deepEqual(regions({ logs: 5 }, { kms: 7 }), ["5", "5"]);
  });
});

describe("a map by service of a topology", () => {
  const files = {
    usage: (map: object) => ({ ...topology, usage: map }),
    overrides: (map: object) => ({ ...topology, overrides: map }),
    "vpcs.app.usage": (map: object) => ({ ...topology, vpcs: { app: { usage: map } } }),
    "vpcs.app.placement": (map: object) => ({ ...topology, vpcs: { app: { placement: map } } }),
  };
  for (const [path, write] of Object.entries(files)) {
    const value = path.endsWith("usage") ? 5 : path === "overrides" ? { ports: [443] } : "local";

    it(`takes both names at ${path}, and no service twice`, () => {
      assert.deepEqual(findings(write({ logs: value })), []);
      assert.deepEqual(findings(write({ [FULL]: value })), []);
      assert.deepEqual(findings(write({ logs: value, [FULL]: value })), [
        `error service-once ${path}["${FULL}"]`,
      ]);
    });

    it(`refuses at ${path} what is no service of the Region`, () => {
      assert.deepEqual(findings(write({ Logs: value })), [`error known-service ${path}.Logs`]);
      assert.deepEqual(findings(write({ ecr: value })), [`error one-service ${path}.ecr`]);
      assert.deepEqual(findings(write({ "com.amazonaws.eu-west-1.logs": value })), [
        `error service-of-region ${path}["com.amazonaws.eu-west-1.logs"]`,
      ]);
    });
  }
});

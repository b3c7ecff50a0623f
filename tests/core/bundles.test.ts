import assert from "node:assert/strict";
import {
  BUNDLES,
  expandServices,
  formerBundle,
  isBundle,
  missingCompanions,
} from "../../core/bundles";
import { serviceDetails } from "../../core/catalog";
import { SERVICE_ALIASES } from "../../core/serviceAliases";

/** By the page that each names; `/Gateway` where only that type does the job. */
const SERVICES: Readonly<Record<string, string>> = {
  "ssm-session": "ssm ssmmessages ec2messages",
  "ssm-patch": "ssm ssmmessages ec2messages s3/Gateway",
  "ecr-bundle": "ecr.api ecr.dkr s3/Gateway",
  "ecs-fargate": "ecr.api ecr.dkr s3/Gateway logs secretsmanager ssmmessages",
  "ecs-ec2":
    "ecr.api ecr.dkr s3/Gateway logs secretsmanager ssmmessages ecs ecs-agent ecs-telemetry",
  "eks-private":
    "ecr.api ecr.dkr s3/Gateway ec2 sts eks-auth elasticloadbalancing autoscaling logs",
  "lambda-bundle": "lambda logs sts",
  "codebuild-bundle": "codebuild ecr.api ecr.dkr s3/Gateway logs",
  "cloudwatch-bundle": "logs monitoring xray",
  secrets: "secretsmanager ssm kms",
  messaging: "sqs sns events",
  "step-functions-bundle": "states sync-states",
  "codeartifact-packages": "codeartifact.api codeartifact.repositories s3/Gateway",
  "bedrock-apis": "bedrock bedrock-runtime bedrock-agent bedrock-agent-runtime bedrock-mantle",
  "sagemaker-studio": "sagemaker.api sagemaker.runtime studio s3/Gateway servicecatalog sts logs",
  // The free endpoint of the table that keeps the leases.
  "kinesis-consumer": "kinesis-streams dynamodb/Gateway monitoring",
  emr: "elasticmapreduce s3/Gateway dynamodb/Gateway",
  "glue-etl": "glue s3/Gateway",
};

describe("bundles", () => {
  it("are closed, and bring exactly these services: ecs-fargate brings ECR, and ECR brings S3", () => {
    const services = (name: string) =>
      expandServices([name]).map(({ name, endpointType }) =>
        endpointType === undefined ? name : `${name}/${endpointType}`,
      );
    const brought = Object.keys(BUNDLES).map((name) => [name, services(name).join(" ")]);
    assert.deepEqual(Object.fromEntries(brought), SERVICES);
  });

  it("open into services that exist, each with a reason and the type that fits", () => {
    for (const name of Object.keys(BUNDLES)) {
      for (const entry of expandServices([name])) {
        const service = serviceDetails(entry.name, "us-east-1");
        assert.ok(service !== undefined, `${name}: ${entry.name}`);
        assert.ok(entry.why.length >= 5, `${name}: ${entry.name}`);
        if (entry.endpointType !== undefined)
          assert.ok(service.endpointTypes.includes(entry.endpointType));
      }
    }
  });

  it("name the AWS page that they follow", () => {
    for (const bundle of Object.values(BUNDLES))
      assert.match(bundle.source, /^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it("leave nothing missing that is known to be needed", () => {
    for (const name of Object.keys(BUNDLES)) {
      const services = expandServices([name]).map((entry) => entry.name);
      assert.deepEqual(missingCompanions(services), [], name);
    }
  });

  it("keep the first of what several ask for, and its place in the list", () => {
    const expanded = expandServices(["logs", "ecr-bundle", "codebuild-bundle"]);
    assert.equal(expanded.filter(({ name }) => name === "logs").length, 1);
    assert.deepEqual(expanded.find(({ name }) => name === "codebuild")?.index, 2);
  });

  it("end: no bundle leads back to itself through others", () => {
    const reaches = (name: string, path: readonly string[]): void => {
      assert.ok(!path.includes(name), [...path, name].join(" -> "));
      for (const entry of BUNDLES[name]?.entries ?? []) {
        if (isBundle(entry.name)) reaches(entry.name, [...path, name]);
      }
    };
    for (const name of Object.keys(BUNDLES)) reaches(name, []);
  });

  it("are never called what a service is called, by AWS or by people", () => {
    const shared = Object.keys(BUNDLES).filter(
      (name) => serviceDetails(name, "us-east-1") !== undefined || name in SERVICE_ALIASES,
    );
    assert.deepEqual(shared, []);
  });

  it("gave their old names to the services that those mean, and can be told by the new ones", () => {
    const now = ["codebuild", "cloudwatch", "ecr", "lambda", "step-functions"].map((name) => {
      const { bundle, services } = formerBundle(name) ?? {};
      assert.ok(isBundle(bundle ?? ""), bundle);
      assert.deepEqual(
        expandServices([name]).map((entry) => entry.name),
        services,
      );
      return `${name}: ${services?.join(" ")}`;
    });
    assert.deepEqual(now, [
      "codebuild: codebuild",
      "cloudwatch: monitoring logs",
      "ecr: ecr.api ecr.dkr",
      "lambda: lambda",
      "step-functions: states",
    ]);
    assert.equal(formerBundle("sqs"), undefined);
  });

  it("pass services through as they are", () => {
    assert.deepEqual(expandServices(["sqs"]), [
      { name: "sqs", why: "asked for by name", requestedAs: "sqs", index: 0 },
    ]);
    assert.ok(!isBundle("toString"));
  });

  it("tell what fails without a companion", () => {
    assert.deepEqual(
      missingCompanions(["ecr.dkr", "logs"]).map(({ service, missing }) => [service, missing]),
      [
        ["ecr.dkr", "ecr.api"],
        ["ecr.dkr", "s3"],
      ],
    );
    assert.deepEqual(
      missingCompanions(["ecr.api", "codeartifact.api"]).map(({ missing }) => missing),
      ["ecr.dkr", "codeartifact.repositories"],
    );
  });

  it("tell that ECS is all three of its services: agents take the public endpoints otherwise", () => {
    assert.deepEqual(
      missingCompanions(["ecs", "ecs-agent"]).map(({ service, missing }) => [service, missing]),
      [
        ["ecs", "ecs-telemetry"],
        ["ecs-agent", "ecs-telemetry"],
      ],
    );
    assert.deepEqual(missingCompanions(["ecs", "ecs-agent", "ecs-telemetry"]), []);
  });
});

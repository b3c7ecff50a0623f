import assert from "node:assert/strict";
import { BUNDLES, expandServices, isBundle, missingCompanions } from "../../core/bundles";
import { serviceDetails } from "../../core/catalog";

describe("bundles", () => {
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

  it("are closed: ecs-fargate brings ECR, and ECR brings S3's gateway endpoint", () => {
    assert.deepEqual(
      expandServices(["ecs-fargate"]).map(({ name, endpointType }) => [name, endpointType]),
      [
        ["ecr.api", undefined],
        ["ecr.dkr", undefined],
        ["s3", "Gateway"],
        ["logs", undefined],
        ["secretsmanager", undefined],
        ["ssmmessages", undefined],
      ],
    );
  });

  it("leave nothing missing that is known to be needed", () => {
    for (const name of Object.keys(BUNDLES)) {
      const services = expandServices([name]).map((entry) => entry.name);
      assert.deepEqual(missingCompanions(services), [], name);
    }
  });

  it("keep the first of what several ask for, and its place in the list", () => {
    const expanded = expandServices(["logs", "ecr", "codebuild"]);
    assert.equal(expanded.filter(({ name }) => name === "logs").length, 1);
    assert.deepEqual(expanded.find(({ name }) => name === "codebuild")?.index, 2);
  });

  it("end: no bundle leads back to itself through others", () => {
    const reaches = (name: string, path: readonly string[]): void => {
      assert.ok(!path.includes(name), [...path, name].join(" -> "));
      for (const entry of BUNDLES[name]?.entries ?? []) {
        // A member named like its bundle is the service of that name.
        if (entry.name !== name && isBundle(entry.name)) reaches(entry.name, [...path, name]);
      }
    };
    for (const name of Object.keys(BUNDLES)) reaches(name, []);
  });

  it("leave the short names of services alone, but for lambda and codebuild", () => {
    const shared = Object.keys(BUNDLES).filter(
      (name) => serviceDetails(name, "us-east-1") !== undefined,
    );
    assert.deepEqual(shared, ["lambda", "codebuild"]);
  });

  it("pin the free gateway endpoint of the table that keeps a Kinesis consumer's leases", () => {
    assert.deepEqual(
      expandServices(["kinesis-consumer"]).map(({ name, endpointType }) => [name, endpointType]),
      [
        ["kinesis-streams", undefined],
        ["dynamodb", "Gateway"],
        ["monitoring", undefined],
      ],
    );
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
  });
});

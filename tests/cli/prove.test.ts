import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allCases } from "../reach/support/cases";
import { exportOf, previewOf } from "../reach/support/resources";
import type { WrittenNetwork } from "../reach/support/network";
import { temporaryFolder } from "../support/files";
import { runCliIn } from "../support/runCli";

/** The network of a case of the corpus. */
function networkOf(file: string, title: string): WrittenNetwork {
  const found = allCases().find((one) => one.file === file && one.title === title);
  assert.ok(found);
  return found.network;
}

const HUB = networkOf("private-hosted-zones.yaml", "a record of an associated zone answers");
const UNASSOCIATED = networkOf(
  "centralized-access.yaml",
  "the zone must be associated with every spoke",
);
const NO_WAY_BACK = networkOf(
  "transit-gateways.yaml",
  "answers need a route from the hub to the spoke",
);
const CORE_NETWORK = networkOf(
  "core-networks.yaml",
  "where a core network leads its policy says, which the network does not hold",
);

const folder = temporaryFolder();

async function prove(texts: Readonly<Record<string, string>>, ...args: string[]) {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  return runCliIn(folder, "prove", ...Object.keys(texts), ...args);
}

const hub = { "hub.json": exportOf(HUB) };

describe("prove", () => {
  it("says in its first line what is proven, a line a VPC, and ends well", async () => {
    const { stdout, stderr, code } = await prove(hub);
    assert.equal(stderr, "");
    const [first, , ...lines] = stdout.split("\n");
    assert.equal(first, "3 of 3 names proven in 3 VPCs");
    assert.deepEqual(lines.slice(0, 3), [
      "app-1  1 of 1 name: 1 by hub over a Transit Gateway",
      "app-2  1 of 1 name: 1 by hub over a Transit Gateway",
      "hub    1 of 1 name: 1 by own endpoint",
    ]);
    assert.equal(code, 0);
  });

  it("says the same of a preview, before anything has an id", async () => {
    const before = await prove({ "preview.json": previewOf(HUB) });
    const after = await prove(hub);
    assert.equal(before.stdout, after.stdout);
    assert.equal(before.code, 0);
  });

  it("notices a VPC that leads to the hub and that the zone is not associated with", async () => {
    const { stdout, code } = await prove({ "n.json": exportOf(UNASSOCIATED) });
    assert.match(stdout, /^2 of 3 names proven in 3 VPCs, 1 blocked\n/);
    assert.match(
      stdout,
      /blocked logs\.us-east-1\.amazonaws\.com from app-2-a\n\s+DNS_NOT_PRIVATE: app-2 /,
    );
    assert.equal(code, 4);
  });

  it("names the first hop that stops a packet, and the way out", async () => {
    const { stdout, code } = await prove({ "n.json": exportOf(NO_WAY_BACK) });
    assert.match(
      stdout,
      /NO_ROUTE_TO_DESTINATION: hub has no route from the subnet hub-[ab] to 10\.1\.0\.0\/24 \(routes\)/,
    );
    assert.match(stdout, /Way out: Add a route for 10\.1\.0\.0\/24 to it/);
    assert.equal(code, 4);
  });

  it("proves nothing where something is not known, and says what", async () => {
    const { stdout, code } = await prove({ "n.json": exportOf(CORE_NETWORK) });
    assert.match(
      stdout,
      /unknown logs\.us-east-1\.amazonaws\.com from app-1-[ab]\n\s+the way leads through a core network/,
    );
    assert.equal(code, 5);
  });

  it("takes several exports together, and one of them alone for what it is", async () => {
    const { deployment } = JSON.parse(hub["hub.json"]) as {
      deployment: { resources: { urn: string }[] };
    };
    const isSpoke = ({ urn }: { urn: string }) => urn.includes("app-1");
    const part = (of: boolean) =>
      JSON.stringify({
        version: 3,
        deployment: { resources: deployment.resources.filter((one) => isSpoke(one) === of) },
      });
    const both = await prove({ "a.json": part(false), "b.json": part(true) });
    assert.match(both.stdout, /^3 of 3 names proven in 3 VPCs\n/);
    const alone = await prove({ "b.json": part(true) });
    assert.match(alone.stdout, /missing the zone logs-zone is not in the input/);
    assert.equal(alone.code, 5);
  });

  it("explains one path hop by hop, with the routes that lost and why", async () => {
    const { stdout, code } = await prove(
      {
        "n.json": exportOf(
          networkOf("route-priority.yaml", "the most specific route wins over the default route"),
        ),
      },
      "--from",
      "app",
      "--to",
      "kms",
    );
    assert.deepEqual(stdout.split("\n").slice(0, 12), [
      "kms.us-east-1.amazonaws.com from app-a on tcp 443: reachable, by hub over peering",
      "name",
      "  the resolver of app: asks the zone kms-zone for kms.us-east-1.amazonaws.com",
      "  the zone kms-zone: its record kms-zone kms.us-east-1.amazonaws.com answers",
      "there",
      "  app: 10.0.0.0/16 to the peering connection pcx",
      "    lost: 0.0.0.0/0 to the gateway nat: less specific",
      "  pcx: leads into hub",
      "  hub-a: is where it goes",
      "back",
      "  hub: 10.1.0.0/16 to the peering connection pcx",
      "  pcx: leads into app",
    ]);
    assert.equal(code, 0);
  });

  it("writes a comment for a pull request and JSON for programs, with the same answer", async () => {
    const markdown = await prove({ "n.json": exportOf(UNASSOCIATED) }, "-f", "markdown");
    assert.match(markdown.stdout, /^<!-- vpc-endpoints-proof -->\n/);
    assert.match(markdown.stdout, /\*\*2 of 3 names proven in 3 VPCs, 1 blocked\*\*/);
    const json = await prove({ "n.json": exportOf(UNASSOCIATED) }, "-f", "json");
    const report = JSON.parse(json.stdout) as {
      names: object;
      vpcs: { name: string; names: { verdict: string; stop?: { code: string } }[] }[];
    };
    assert.deepEqual(report.names, { all: 3, reachable: 2, blocked: 1, unknown: 0 });
    const app2 = report.vpcs.find(({ name }) => name === "app-2");
    assert.equal(app2?.names[0]?.stop?.code, "DNS_NOT_PRIVATE");
    const path = await prove(hub, "--from", "app-1", "--to", "logs", "-f", "json");
    assert.equal((JSON.parse(path.stdout) as { verdict: string }).verdict, "reachable");
  });

  it("proves the samples of real programs before and after their deployment", async () => {
    const samples = join(__dirname, "samples");
    for (const file of ["per-vpc-create.json", "per-vpc-export.json"]) {
      const { stdout, code } = await prove({ [file]: readFileSync(join(samples, file), "utf8") });
      // 5 services with an endpoint each, S3 and DynamoDB by gateway endpoints.
      assert.match(stdout, /^7 of 7 names proven in 1 VPC\n/);
      assert.equal(code, 0);
    }
  });

  it("answers mistakes with a sentence and the way out", async () => {
    const cases: readonly [readonly string[], RegExp][] = [
      [["--from", "app-1"], /--from and --to belong together/],
      [
        ["--from", "none", "--to", "logs"],
        /--from "none": no VPC or subnet.*VPCs: app-1, app-2, hub/,
      ],
      [["--from", "app-1", "--to", "nonsense"], /--to "nonsense": neither a service/],
      [["--from", "app-1", "--to", "logs", "--port", "x"], /--port "x": give a port/],
    ];
    for (const [args, message] of cases) {
      const { stderr, code } = await prove(hub, ...args);
      assert.match(stderr, message);
      assert.equal(code, 1);
    }
    const { stderr, code } = await prove({ "cut.json": hub["hub.json"].slice(0, -9) });
    assert.match(stderr, /cut\.json: the JSON ends in its middle/);
    assert.equal(code, 1);
  });

  it("does not pass for a proof when nothing in the input promises anything", async () => {
    const { stderr, code } = await prove({
      "n.json": exportOf({ vpcs: { app: { blocks: ["10.0.0.0/16"] } } }),
    });
    assert.match(stderr, /nothing in the input promises a private name/);
    assert.equal(code, 5);
  });
});

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clock } from "../../../cli/clock";
import {
  awsServer,
  ec2Answer,
  ec2Error,
  jsonError,
  type AwsAnswer,
  type AwsRequest,
  type AwsServer,
} from "../../support/awsServer";
import { temporaryFile } from "../../support/files";
import { runCli } from "../../support/runCli";
import { withoutWaiting } from "../../support/waits";

const root = join(__dirname, "..", "..", "..");
const SECRET = "wJalrXUtnFEMI-never-printed";
const denial =
  "User: arn:aws:iam::111122223333:user/somebody is not authorized to perform this operation. Encoded authorization failure message: abcdef";

const vpcsAnswer = ec2Answer(
  "DescribeVpcs",
  "<vpcSet><item><vpcId>vpc-1</vpcId><ownerId>111122223333</ownerId><cidrBlock>10.1.0.0/16</cidrBlock></item></vpcSet>",
);

describe("vpc-endpoints discover", () => {
  const environment = { ...process.env };
  const servers: AwsServer[] = [];

  beforeEach(() => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_EC2_METADATA_DISABLED: "true",
      // The SDK's word about old versions of Node.js.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      AWS_CONFIG_FILE: join(root, "no-such-file"),
      AWS_SHARED_CREDENTIALS_FILE: join(root, "no-such-file"),
    });
    for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_SESSION_TOKEN"])
      delete process.env[name];
  });

  afterEach(async () => {
    process.env = { ...environment };
    for (const server of servers.splice(0)) await server.close();
  });

  async function discover(answer: (request: AwsRequest) => AwsAnswer, ...args: string[]) {
    const server = await awsServer(answer);
    servers.push(server);
    const run = await runCli(
      "discover",
      "--region",
      "us-east-1",
      "--endpoint-url",
      server.url,
      ...args,
    );
    assert.ok(!`${run.stdout}${run.stderr}`.includes(SECRET));
    return { ...run, asked: server.asked };
  }

  it("asks again when AWS throttles, and follows pages", async () => {
    const { code, stdout, stderr, asked, milliseconds } = await withoutWaiting(() =>
      discover(({ action, parameters, earlier }) => {
        if (action !== "DescribeVpcs") return ec2Answer(action, "");
        if (earlier === 0) return ec2Error(503, "RequestLimitExceeded", "Request limit exceeded.");
        const page = parameters.get("NextToken") === "two" ? 2 : 1;
        const item = `<item><vpcId>vpc-${page}</vpcId><cidrBlock>10.${page}.0.0/16</cidrBlock></item>`;
        const token = page === 1 ? "<nextToken>two</nextToken>" : "";
        return ec2Answer(action, `<vpcSet>${item}</vpcSet>${token}`);
      }),
    );
    // Before the second attempt, and then slower with every call: `adaptive`.
    assert.ok(milliseconds.length > 1);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.equal(asked.filter((action) => action === "DescribeVpcs").length, 3);
    assert.match(stdout, /^ {2}vpc-1:\n {4}cidrBlocks: \[10\.1\.0\.0\/16\]$/m);
    assert.match(stdout, /^ {2}vpc-2:\n {4}cidrBlocks: \[10\.2\.0\.0\/16\]$/m);
  });

  it("takes the credentials and the Region of a profile", async () => {
    const credentials = `[work]\naws_access_key_id = AKIAWORK\naws_secret_access_key = ${SECRET}\n`;
    process.env.AWS_SHARED_CREDENTIALS_FILE = temporaryFile("credentials", credentials);
    process.env.AWS_CONFIG_FILE = temporaryFile(
      "config",
      "[profile work]\nregion = eu-central-1\n",
    );
    const server = await awsServer(({ action }) =>
      action === "DescribeVpcs" ? vpcsAnswer : ec2Answer(action, ""),
    );
    servers.push(server);
    const args = ["--profile", "work", "--endpoint-url", server.url];
    const { code, stdout } = await runCli("discover", ...args);
    assert.equal(code, 0);
    assert.match(stdout, /^region: eu-central-1$/m);
    assert.deepEqual([...server.accessKeys], ["AKIAWORK"]);
  });

  it("reads the whole days before today, as many as --days says", async () => {
    const { nowMs } = clock;
    clock.nowMs = () => Date.UTC(2026, 10, 21, 9, 30);
    try {
      const { stdout } = await discover(
        ({ action }) => (action === "DescribeVpcs" ? vpcsAnswer : ec2Answer(action, "")),
        "--days",
        "7",
      );
      assert.match(stdout, /BytesProcessed of 7 days, 2026-11-14 to 2026-11-20 \(UTC\)/);
    } finally {
      clock.nowMs = nowMs;
    }
  });

  it("exits 0 with what it may read, and says what it may not, without the caller's ARN", async () => {
    const { code, stdout, stderr } = await discover(({ action }) =>
      action === "DescribeVpcs" ? vpcsAnswer : ec2Error(403, "UnauthorizedOperation", denial),
    );
    assert.equal(code, 0);
    assert.deepEqual(stderr.trim().split("\n").sort(), [
      "warning ec2:DescribeNatGateways: not allowed; NAT gateways are not named in comments",
      "warning ec2:DescribeSubnets: not allowed; Availability Zones are written as numbers, a subnet each, instead of names",
      "warning ec2:DescribeTransitGatewayVpcAttachments: not allowed; `attached` is left out, so every attachment is priced as a new one",
      "warning ec2:DescribeTransitGateways: not allowed; a Transit Gateway without attachments is not seen",
      "warning ec2:DescribeVpcEndpoints: not allowed; services and usage of every VPC are left out",
    ]);
    for (const line of stderr.trim().split("\n")) {
      assert.ok(stdout.includes(`# - ${line.slice("warning ".length)}`), line);
    }
    assert.doesNotMatch(stdout + stderr, /111122223333|Encoded/);
  });

  it("leaves usage out where CloudWatch denies it", async () => {
    const { code, stdout, stderr } = await discover(({ action }) => {
      if (action === "GetMetricData") return jsonError(403, "AccessDeniedException", denial);
      if (action === "DescribeVpcs") return vpcsAnswer;
      if (action !== "DescribeVpcEndpoints") return ec2Answer(action, "");
      return ec2Answer(
        action,
        "<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Interface</vpcEndpointType><vpcId>vpc-1</vpcId>" +
          "<serviceName>com.amazonaws.us-east-1.sqs</serviceName><state>available</state><subnetIdSet><item>subnet-1</item></subnetIdSet></item></vpcEndpointSet>",
      );
    });
    assert.equal(code, 0);
    assert.equal(
      stderr,
      "warning cloudwatch:GetMetricData: not allowed; usage that it does not tell is left out, so data is priced as unknown\n",
    );
    assert.match(stdout, /^ {4}availabilityZones: 1\n {4}services: \[sqs\]\n$/m);
    assert.doesNotMatch(stdout, /^ +usage:/m);
  });

  it("exits 1 when the VPCs may not be read, naming the action and where the policy is", async () => {
    const { code, stdout, stderr } = await discover(() =>
      ec2Error(403, "UnauthorizedOperation", denial),
    );
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.equal(
      stderr,
      "us-east-1: ec2:DescribeVpcs: not allowed; there is nothing to write. " +
        "`vpc-endpoints discover --permissions` prints the policy that it needs\n",
    );
  });

  it("exits 1 without credentials and asks AWS nothing", async () => {
    delete process.env.AWS_ACCESS_KEY_ID;
    const { code, stderr, asked } = await discover(() => vpcsAnswer);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^us-east-1: ec2:DescribeVpcs: credentials are not usable \(CredentialsProviderError\)/,
    );
    assert.match(stderr, /Sign in, or name a profile with --profile\n$/);
    assert.deepEqual(asked, []);
  });

  it("exits 1 when the endpoint cannot be reached", async () => {
    const { url, close } = await awsServer(() => vpcsAnswer);
    await close();
    const { code, stderr, milliseconds } = await withoutWaiting(() =>
      runCli("discover", "--region", "us-east-1", "--endpoint-url", url),
    );
    assert.equal(code, 1);
    assert.match(stderr, /AWS could not be reached \(ECONNREFUSED\)/);
    // 8 attempts, with a wait between each two.
    assert.equal(milliseconds.length, 7);
  });

  it("writes a file that compare and check read, and refuses to overwrite it", async () => {
    const file = join(dirname(temporaryFile("other", "")), "found.yaml");
    const answer = ({ action }: AwsRequest) =>
      action === "DescribeVpcs" ? vpcsAnswer : ec2Answer(action, "");
    const written = await discover(answer, "--out", file);
    assert.equal(written.code, 0);
    assert.equal(
      written.stdout,
      `${file}: 1 VPC, 0 endpoints. Next: vpc-endpoints compare ${file}\n`,
    );
    assert.equal((await runCli("check", file)).stdout, `${file}: 0 errors, 0 warnings\n`);
    const before = readFileSync(file, "utf8");
    const refused = await discover(answer, "--out", file);
    assert.equal(refused.code, 1);
    assert.equal(
      refused.stderr,
      `--out ${file}: exists already. Overwrite it with --force, or name another file\n`,
    );
    assert.deepEqual(refused.asked, []);
    const forced = await discover(answer, "--out", file, "--force", "--days", "7");
    assert.equal(forced.code, 0);
    assert.notEqual(readFileSync(file, "utf8"), before);
  });

  it("writes nothing where what AWS describes makes no valid topology", async () => {
    const file = join(dirname(temporaryFile("other", "")), "found.yaml");
    const vpcs = ["111122223333", "nobody"].map(
      (owner, index) =>
        `<item><vpcId>vpc-${index}</vpcId><ownerId>${owner}</ownerId><cidrBlock>10.${index}.0.0/16</cidrBlock></item>`,
    );
    const answer = ec2Answer("DescribeVpcs", `<vpcSet>${vpcs.join("")}</vpcSet>`);
    const { code, stdout, stderr } = await discover(
      ({ action }) => (action === "DescribeVpcs" ? answer : ec2Answer(action, "")),
      "--out",
      file,
    );
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^what AWS described makes no valid topology; nothing is written\n/);
    assert.match(stderr, /error vpcs\["vpc-1"\]\.account: "nobody"/);
    assert.equal(existsSync(file), false);
  });

  it("does not overwrite a file that appears while it reads", async () => {
    const file = join(dirname(temporaryFile("other", "")), "found.yaml");
    const { code, stderr } = await discover(
      ({ action }) => {
        if (action !== "DescribeVpcs") return ec2Answer(action, "");
        writeFileSync(file, "somebody's");
        return vpcsAnswer;
      },
      "--out",
      file,
    );
    assert.equal(code, 1);
    assert.match(stderr, /exists already\. Overwrite it with --force/);
    assert.equal(readFileSync(file, "utf8"), "somebody's");
  });

  it("says what is wrong with a place that it cannot write to", async () => {
    const folder = dirname(temporaryFile("other", ""));
    const answer = ({ action }: AwsRequest) =>
      action === "DescribeVpcs" ? vpcsAnswer : ec2Answer(action, "");
    const nowhere = await discover(answer, "--out", join(folder, "no", "found.yaml"));
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.stderr, /its directory does not exist\. Create it first\n$/);
    const directory = await discover(answer, "--out", folder, "--force");
    assert.equal(directory.code, 1);
    assert.match(directory.stderr, /this is a directory\. Name a file in it\n$/);
  });

  const mistakes: [string, string[], RegExp][] = [
    [
      "a Region that is none",
      ["--region", "narnia"],
      /--region "narnia": not the name of an AWS Region/,
    ],
    ["no Region", [], /no Region is set\. Give one with --region, or set AWS_REGION/],
    ["no days", ["--days", "0"], /--days "0": not a whole number from 1 to 455/],
    ["days beyond CloudWatch's memory", ["--days", "456"], /--days "456"/],
    ["days that are no number", ["--days", "1e2"], /--days "1e2"/],
    ["an endpoint that is no URL", ["--endpoint-url", "localhost:5000"], /not a URL/],
  ];
  for (const [what, args, message] of mistakes) {
    it(`refuses ${what}`, async () => {
      const { code, stdout, stderr } = await runCli("discover", ...args);
      assert.equal(code, 1);
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  it("refuses a hub that no VPC is, before reading more, and writes nothing", async () => {
    const file = join(dirname(temporaryFile("other", "")), "found.yaml");
    const { code, stderr, asked } = await discover(
      () => vpcsAnswer,
      "--hub",
      "nobody",
      "--out",
      file,
    );
    assert.equal(code, 1);
    assert.match(stderr, /--hub "nobody": no VPC of this Region\. There are vpc-1/);
    assert.deepEqual(asked, ["DescribeVpcs"]);
    assert.equal(existsSync(file), false);
  });
});

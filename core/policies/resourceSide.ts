import ipaddr from "ipaddr.js";
import { checkClientBlocks } from "../checks/clientBlocks";
import { checkPolicyDocument } from "../checks/policy";
import { parseCidr } from "../cidr";
import { flatStatements } from "../endpointPolicy";
import type { Issue, Path } from "../issues";
import {
  ACCOUNT,
  argumentIssue,
  BUCKET,
  checkForm,
  checkForms,
  checkList,
  ORGANIZATION,
  refuse,
  TAG_KEY,
  VPC_ENDPOINT,
} from "./arguments";
import { merged, single, type PolicyStatement } from "./statement";

/** Who else may reach a bucket that is closed to everything but endpoints. */
export interface NetworkExceptions {
  /** The bucket's ARN: its objects are meant with it. */
  readonly bucketArn: string;
  /** Public addresses of the organization's own networks. Defaults to none. */
  readonly cidrBlocks?: readonly string[] | undefined;
  /** Accounts whose principals come from elsewhere, such as that of a load balancer's logs. Defaults to none. */
  readonly accountIds?: readonly string[] | undefined;
  /**
   * A tag of principals that come from anywhere where its value is `true`, such as `dp:exclude:network`.
   * Whoever may set the tag may leave the perimeter. Defaults to none.
   */
  readonly principalTag?: string | undefined;
}

/** Which endpoints requests may come through, and what is left out of that. */
export interface EndpointsOnly extends NetworkExceptions {
  /** Endpoints for S3, of gateway or interface type: `vpce-0123456789abcdef0`. */
  readonly vpcEndpointIds: readonly string[];
}

/** The organization whose endpoints requests may come through, and what is left out of that. */
export interface OrganizationsEndpointsOnly extends NetworkExceptions {
  /** `o-exampleorgid`: every endpoint in an account of the organization. */
  readonly organizationId: string;
}

/**
 * A bucket's statement that denies requests through anything but these endpoints. AWS's own services, and
 * those that act for a principal of yours, come through none and are left out. It allows nothing itself.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
 */
export function onlyThroughEndpoints(given: EndpointsOnly): PolicyStatement[] {
  const args = (given as EndpointsOnly | undefined | null) ?? ({} as Partial<EndpointsOnly>);
  refuse([
    ...checkForms(args.vpcEndpointIds, VPC_ENDPOINT, ["vpcEndpointIds"]),
    ...exceptionIssues(args),
  ]);
  const ids = single(args.vpcEndpointIds ?? []);
  return [denial("OnlyThroughEndpoints", { "aws:SourceVpce": ids }, args)];
}

/**
 * A bucket's statement that denies requests through anything but the organization's endpoints, those of
 * accounts that join later too. S3 and the other services that have `aws:VpceOrgID` alone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid
 */
export function onlyThroughOrganizationsEndpoints(
  given: OrganizationsEndpointsOnly,
): PolicyStatement[] {
  const args =
    (given as OrganizationsEndpointsOnly | undefined | null) ??
    ({} as Partial<OrganizationsEndpointsOnly>);
  refuse([
    ...checkForm(args.organizationId, ORGANIZATION, ["organizationId"]),
    ...exceptionIssues(args),
  ]);
  const id = args.organizationId ?? "";
  return [denial("OnlyThroughOrganizationsEndpoints", { "aws:VpceOrgID": id }, args)];
}

/**
 * A bucket policy as JSON text, its statements checked and merged as `endpointPolicy` does.
 *
 * Throws beyond 20 KB, and where a statement is not usable.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export function bucketPolicy(
  statements: readonly (PolicyStatement | readonly PolicyStatement[])[],
): string {
  const Statement = merged(flatStatements(statements));
  const text = JSON.stringify({ Version: "2012-10-17", Statement });
  refuse([...lengthIssues(text), ...checkPolicyDocument(text, ["policy"]).issues]);
  return text;
}

const LARGEST_BUCKET_POLICY = 20 * 1024;

function lengthIssues(text: string): Issue[] {
  if (Buffer.byteLength(text) <= LARGEST_BUCKET_POLICY) return [];
  return [
    argumentIssue(
      Buffer.byteLength(text),
      ["policy"],
      "a bucket policy has at most 20 KB",
      "Name an organization instead of many endpoints",
    ),
  ];
}

/** All conditions hold together, so a request is denied where none of the exceptions is its own. */
function denial(
  Sid: string,
  through: Readonly<Record<string, string | readonly string[]>>,
  { bucketArn = "", cidrBlocks, accountIds, principalTag }: Partial<NetworkExceptions>,
): PolicyStatement {
  return {
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: {
      StringNotEqualsIfExists: {
        ...through,
        ...(accountIds === undefined ? {} : { "aws:PrincipalAccount": single(accountIds) }),
        ...(principalTag === undefined ? {} : { [`aws:PrincipalTag/${principalTag}`]: "true" }),
      },
      ...(cidrBlocks === undefined
        ? {}
        : { NotIpAddressIfExists: { "aws:SourceIp": single(cidrBlocks) } }),
      BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
    },
  };
}

function exceptionIssues(args: Partial<NetworkExceptions>): Issue[] {
  const { bucketArn, cidrBlocks, accountIds, principalTag } = args;
  return [
    ...checkForm(bucketArn, BUCKET, ["bucketArn"]),
    ...(cidrBlocks === undefined ? [] : blockIssues(cidrBlocks)),
    ...(accountIds === undefined ? [] : checkForms(accountIds, ACCOUNT, ["accountIds"])),
    ...(principalTag === undefined ? [] : checkForm(principalTag, TAG_KEY, ["principalTag"])),
  ];
}

/** Blocks that cover everything would take the denial away. */
function blockIssues(cidrBlocks: unknown): Issue[] {
  const issues = checkList(cidrBlocks, ["cidrBlocks"], publicBlock);
  return issues.length > 0
    ? issues
    : checkClientBlocks(cidrBlocks as readonly string[], ["cidrBlocks"]);
}

/** A block of a VPC is never a source here. */
function publicBlock(value: unknown, path: Path): Issue[] {
  const parsed = typeof value === "string" ? parseCidr(value) : { problem: "no block" };
  if ("problem" in parsed) {
    return [
      argumentIssue(value, path, parsed.problem, "Give a public block such as 203.0.113.0/24"),
    ];
  }
  const [address = ""] = parsed.range.canonical.split("/");
  const kind = ipaddr.parse(address).range();
  if (kind !== "private" && kind !== "uniqueLocal") return [];
  const message = "a private block, and aws:SourceIp is a public address";
  return [argumentIssue(value, path, message, "Name endpoints instead: they stand for VPCs")];
}

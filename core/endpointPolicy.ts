import { ownValue } from "./ownValue";
import { checkEndpointPolicy } from "./checks/policy";
import type { EndpointType } from "./catalog/serviceDetails";
import { formatIssue } from "./issues";

/** One statement of an endpoint policy. Its principal is `*`, which every type of endpoint takes. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/**
 * An endpoint policy as JSON text: the statements of all builders, equal ones once, and those that
 * differ in their actions alone as one.
 *
 * Throws where the text is longer than 20,480 characters or a statement is not usable for the type of
 * endpoint. https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function endpointPolicy(
  statements: readonly PolicyStatement[],
  type: EndpointType = "Interface",
): string {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: merged(statements) });
  const issues = checkEndpointPolicy(text, type, ["policy"]);
  if (issues.length > 0) throw new RangeError(issues.map(formatIssue).join("\n"));
  return text;
}

/** Full access for everybody who reaches the endpoint: what AWS sets where no policy is given. */
export function fullAccess(): PolicyStatement[] {
  return [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }];
}

export interface OrganizationPerimeter {
  /** `o-exampleorgid`: whose identities may call, and whose resources they may reach. */
  readonly organizationId: string;
  /**
   * ARNs that belong to AWS and are read all the same, such as
   * `arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*`, where Amazon ECR keeps image layers.
   */
  readonly awsOwnedResources?: readonly string[];
}

/**
 * The organization's identities reach the organization's resources, and AWS's own services act for it.
 * https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html
 */
export function organizationPerimeter(perimeter: OrganizationPerimeter): PolicyStatement[] {
  const { organizationId, awsOwnedResources = [] } = perimeter;
  const ofOrganization = { "aws:PrincipalOrgID": organizationId };
  return [
    {
      Sid: "OrganizationToItsResources",
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { ...ofOrganization, "aws:ResourceOrgID": organizationId } },
    },
    {
      Sid: "AwsServices",
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
    },
    ...(awsOwnedResources.length === 0
      ? []
      : [
          {
            Sid: "ResourcesOfAws",
            Effect: "Allow" as const,
            Principal: "*" as const,
            Action: "s3:GetObject",
            Resource: single([...awsOwnedResources].sort()),
            // AWS reads its own buckets with presigned addresses, which carry no identity of ours.
          },
        ]),
  ];
}

/**
 * Requests from one VPC. At a hub's endpoint that is the hub's VPC for every spoke, so a hub refuses
 * any other.
 */
export function requestsFromVpc(vpcId: string): PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceVpc": vpcId } },
    },
  ];
}

/** IAM's name of a service where it is not the first part of the endpoint's short name. */
const ACTION_PREFIXES: Readonly<Record<string, string>> = {
  "email-smtp": "ses",
  "git-codecommit": "codecommit",
  "kinesis-firehose": "firehose",
  "kinesis-streams": "kinesis",
  monitoring: "cloudwatch",
};

const READS = ["BatchGet*", "Describe*", "Get*", "List*"];
/** Reads that none of the usual verbs covers. */
const FURTHER_READS: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ["PartiQLSelect", "Query", "Scan"],
  ecr: ["BatchCheckLayerAvailability"],
  logs: ["FilterLogEvents", "StartQuery", "StopQuery"],
};

/** Reading one service: its Get, List, Describe and BatchGet actions, on the given resources or all. */
export function readOnly(service: string, resources: readonly string[] = ["*"]): PolicyStatement[] {
  const prefix = ownValue(ACTION_PREFIXES, service) ?? service.split(".")[0] ?? service;
  const actions = [...READS, ...(ownValue(FURTHER_READS, prefix) ?? [])].sort();
  return [
    {
      Effect: "Allow",
      Principal: "*",
      Action: actions.map((action) => `${prefix}:${action}`),
      Resource: single(resources),
    },
  ];
}

/** Equal statements once; statements that differ in their actions alone become one with all of them. */
function merged(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const byRest = new Map<string, { first: PolicyStatement; actions: Set<string> }>();
  for (const statement of statements) {
    const { Action, ...rest } = statement;
    const key = JSON.stringify(rest);
    const entry = byRest.get(key) ?? { first: statement, actions: new Set<string>() };
    for (const action of typeof Action === "string" ? [Action] : Action) entry.actions.add(action);
    byRest.set(key, entry);
  }
  return [...byRest.values()].map(({ first, actions }) => {
    return { ...first, Action: single(actions.has("*") ? ["*"] : [...actions]) };
  });
}

/** As AWS writes it: one of something is no list. */
function single(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : [...values];
}

import { ownValue } from "./ownValue";
import { allServiceNames, serviceDetails } from "./catalog";
import { checkChoice } from "./checks/choice";
import { checkEndpointPolicy, isOutputText } from "./checks/policy";
import { ENDPOINT_TYPES, type EndpointType } from "./catalog/serviceDetails";
import type { Issue, Path } from "./issues";
import {
  argumentIssue,
  checkForm,
  checkResources,
  ORGANIZATION,
  refuse,
  TAG_KEY,
  VPC,
} from "./policies/arguments";
import { merged, single, type PolicyStatement } from "./policies/statement";
import { isFullServiceName, regionInServiceName, shortNameOf } from "./serviceName";
import { unknownServiceIssue } from "./topology/serviceNeeds";

/**
 * An endpoint policy as JSON text: the statements of all builders, equal ones once, those that differ in
 * their actions alone as one, and each Sid once.
 *
 * Throws where the text is longer than 20,480 characters, a statement is not usable for the type of
 * endpoint, or a part of one is missing, such as a value that turned out undefined.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function endpointPolicy(
  statements: readonly (PolicyStatement | readonly PolicyStatement[])[],
  type: EndpointType = "Interface",
): string {
  refuse(checkChoice(type, ENDPOINT_TYPES, ["type"]));
  const parts = flatStatements(statements);
  const asGiven = JSON.stringify({ Version: "2012-10-17", Statement: parts });
  // Statements that differ in their actions alone have one Sid until they are merged.
  refuse(
    checkEndpointPolicy(asGiven, type, ["statements"]).filter(
      ({ rule }) => rule !== "policy-length" && rule !== "policy-unique-sids-required",
    ),
  );
  const text = JSON.stringify({ Version: "2012-10-17", Statement: merged(parts) });
  refuse(checkEndpointPolicy(text, type, ["policy"]));
  return text;
}

/** The statements of all builders in one list, each with all its parts. */
export function flatStatements(
  statements: readonly (PolicyStatement | readonly PolicyStatement[])[],
): PolicyStatement[] {
  if (!Array.isArray(statements)) {
    refuse([argumentIssue(statements, ["statements"], "no list", "Give a list of statements")]);
  }
  const parts = (statements as readonly PolicyStatement[]).flat();
  refuse(parts.flatMap((part, index) => undefinedParts(part, ["statements", index])));
  return parts;
}

/** JSON leaves out what is undefined: a condition without its value would hold for everybody. */
function undefinedParts(part: unknown, path: Path): Issue[] {
  if (part === undefined) {
    return [argumentIssue(part, path, "undefined", "Give the value, or leave the part out")];
  }
  if (typeof part !== "object" || part === null) return [];
  const parts: Iterable<[string | number, unknown]> = Array.isArray(part)
    ? part.entries()
    : Object.entries(part);
  return [...parts].flatMap(([key, value]) => undefinedParts(value, [...path, key]));
}

/** Full access for everybody who reaches the endpoint: what AWS sets where no policy is given. */
export function fullAccess(): PolicyStatement[] {
  return [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }];
}

/** Whose identities may reach whose resources through an endpoint. */
export interface OrganizationPerimeter {
  /** `o-exampleorgid`: whose identities may call, and whose resources they may reach. */
  readonly organizationId: string;
  /**
   * ARNs of objects in buckets that belong to AWS and are read all the same: `serviceOwnedBuckets` lists
   * those that AWS names. Defaults to none.
   */
  readonly awsOwnedResources?: readonly string[] | undefined;
  /**
   * A tag of principals: those of the organization that carry it with the value `true` reach resources of
   * anybody, such as `dp:exclude:resource` in AWS's examples. Whoever may set the tag may leave the
   * perimeter. Defaults to none.
   */
  readonly principalTagForAnyResource?: string | undefined;
}

/**
 * The organization's identities reach the organization's resources, and AWS's own services act for it.
 * Throws where the id is none, so that no value that is missing admits everybody.
 * https://docs.aws.amazon.com/whitepapers/latest/building-a-data-perimeter-on-aws/perimeter-implementation.html
 * https://github.com/aws-samples/data-perimeter-policy-examples
 */
export function organizationPerimeter(perimeter: OrganizationPerimeter): PolicyStatement[] {
  const given = perimeter as Partial<OrganizationPerimeter> | null | undefined;
  const { organizationId, awsOwnedResources, principalTagForAnyResource } = given ?? {};
  refuse([
    ...checkForm(organizationId, ORGANIZATION, ["organizationId"]),
    ...(awsOwnedResources === undefined ? [] : ownedResourceIssues(awsOwnedResources)),
    ...(principalTagForAnyResource === undefined
      ? []
      : checkForm(principalTagForAnyResource, TAG_KEY, ["principalTagForAnyResource"])),
  ]);
  const id = organizationId ?? "";
  return [
    {
      Sid: "OrganizationToItsResources",
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { StringEquals: { "aws:PrincipalOrgID": id, "aws:ResourceOrgID": id } },
    },
    {
      Sid: "AwsServices",
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
    },
    ...(awsOwnedResources === undefined
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
    ...(principalTagForAnyResource === undefined
      ? []
      : [
          {
            Sid: "TaggedPrincipalsToAnyResource",
            Effect: "Allow" as const,
            Principal: "*" as const,
            Action: "*",
            Resource: "*",
            Condition: {
              StringEquals: {
                "aws:PrincipalOrgID": id,
                [`aws:PrincipalTag/${principalTagForAnyResource}`]: "true",
              },
            },
          },
        ]),
  ];
}

/** Objects of named buckets: `*` would open every bucket of the world for reading. */
function ownedResourceIssues(resources: unknown): Issue[] {
  const path = ["awsOwnedResources"];
  const issues = checkResources(resources, path);
  if (issues.length > 0) return issues;
  return (resources as readonly string[]).flatMap((arn, index) =>
    /^arn:[a-z-]+:s3:::[^*?/]+\/./.test(arn)
      ? []
      : [
          argumentIssue(
            arn,
            [...path, index],
            "not the objects of one bucket",
            "Name the bucket in full, such as arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*",
          ),
        ],
  );
}

/**
 * Requests from one VPC. At a hub's endpoint that is the hub's VPC for every spoke, so a hub refuses
 * any other. Throws where the id is none.
 */
export function requestsFromVpc(vpcId: string): PolicyStatement[] {
  refuse(checkForm(vpcId, VPC, ["vpcId"]));
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

/**
 * Reading one service (short or full name, or IAM's own): its Get, List, Describe and BatchGet actions, on
 * the given resources, or on all where no second argument is given. Throws where the service is none, and
 * where resources are given that name nothing.
 */
export function readOnly(
  service: string,
  ...given: [resources?: readonly string[]]
): PolicyStatement[] {
  const prefix = actionPrefix(service);
  const resources = given.length === 0 ? ["*"] : given[0];
  refuse([
    ...(prefix === undefined ? [serviceIssue(service)] : []),
    ...(given.length === 0 ? [] : checkResources(resources, ["resources"])),
  ]);
  const actions = [...READS, ...(ownValue(FURTHER_READS, prefix ?? "") ?? [])].sort();
  return [
    {
      Effect: "Allow",
      Principal: "*",
      Action: actions.map((action) => `${prefix}:${action}`),
      Resource: single(resources ?? []),
    },
  ];
}

function actionPrefix(service: unknown): string | undefined {
  if (typeof service !== "string") return undefined;
  const region = regionInServiceName(service) ?? "us-east-1";
  const known = serviceDetails(service, region)?.name;
  const name = known ?? (isFullServiceName(service) ? shortNameOf(service) : undefined);
  if (name !== undefined) return prefixOf(name);
  return allServiceNames().some((one) => prefixOf(one) === service) ? service : undefined;
}

function prefixOf(name: string): string {
  return ownValue(ACTION_PREFIXES, name) ?? name.split(".")[0] ?? name;
}

function serviceIssue(service: unknown): Issue {
  if (typeof service === "string" && service !== "" && !isOutputText(service))
    return unknownServiceIssue(service, ["service"]);
  return argumentIssue(service, ["service"], "no service", "Give its short name, such as s3");
}

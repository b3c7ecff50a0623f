import type { Issue } from "../issues";
import { argumentIssue, checkForm, refuse, REGION } from "./arguments";

/**
 * Buckets that AWS owns and that hosts in a VPC read, as AWS's examples of data perimeters name them.
 * https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/service_owned_resources.md
 */
const BUCKETS = {
  /** Image layers: what nodes of EKS and tasks of ECS pull from Amazon ECR, too. */
  ecr: ["prod-{region}-starport-layer-bucket"],
  /** The agent, its packages, documents and patch baselines. */
  ssm: [
    "aws-ssm-{region}",
    "aws-windows-downloads-{region}",
    "amazon-ssm-{region}",
    "amazon-ssm-packages-{region}",
    "{region}-birdwatcher-prod",
    "aws-ssm-distributor-file-{region}",
    "aws-ssm-document-attachments-{region}",
    "patch-baseline-snapshot-{region}",
    "aws-patchmanager-macos-{region}",
  ],
  /** Packages of Amazon Linux 2 and 2023. */
  "amazon-linux": [
    "packages.{region}.amazonaws.com",
    "repo.{region}.amazonaws.com",
    "amazonlinux.{region}.amazonaws.com",
    "amazonlinux-2-repos-{region}",
    "al2023-{region}",
    "al2023-repos-{region}-de612dc2",
  ],
  cloudwatch: ["amazoncloudwatch-agent-{region}", "amazoncloudwatch-agent"],
} as const;

/** A service of AWS that keeps objects in buckets of its own. */
export type BucketOwner = keyof typeof BUCKETS;

/**
 * ARNs of the objects in a service's own buckets in a Region of the `aws` partition, for
 * `organizationPerimeter`'s `awsOwnedResources`: without them patching, agents and image pulls fail behind
 * a perimeter. Amazon EKS needs `ecr`; its add-ons' repositories are in accounts of AWS by Region, which
 * are not listed here.
 */
export function serviceOwnedBuckets(region: string, ...owners: readonly BucketOwner[]): string[] {
  refuse([
    ...checkForm(region, REGION, ["region"]),
    ...(owners.length === 0
      ? [argumentIssue(undefined, ["owners"], "no service", wayOut())]
      : owners.flatMap(ownerIssues)),
  ]);
  return owners.flatMap((owner) =>
    BUCKETS[owner].map((bucket) => `arn:aws:s3:::${bucket.replaceAll("{region}", region)}/*`),
  );
}

function ownerIssues(owner: unknown, index: number): Issue[] {
  if (typeof owner === "string" && Object.hasOwn(BUCKETS, owner)) return [];
  return [argumentIssue(owner, ["owners", index], "no service whose buckets are listed", wayOut())];
}

function wayOut(): string {
  return `Use ${Object.keys(BUCKETS).join(", ")}`;
}

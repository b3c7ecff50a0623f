import {
  compare,
  formatIssue,
  normalizeTopology,
  parseTopology,
  textReport,
} from "pulumi-vpc-endpoints";

const names = Array.from({ length: 12 }, (_, index) => `app-${index + 1}`);

const parsed = parseTopology({
  region: "us-east-1",
  availabilityZones: 3,
  services: ["ecr-bundle", "logs", "secrets", "sqs", "sts"],
  usage: {
    "ecr.api": 20,
    "ecr.dkr": 1500,
    kms: 20,
    logs: 2000,
    secretsmanager: 20,
    sqs: 20,
    ssm: 20,
    sts: 20,
  },
  vpcs: Object.fromEntries(
    names.map((name, index) => [name, { cidrBlocks: [`10.${index + 1}.0.0/16`] }]),
  ),
});
const normalized = parsed.input === undefined ? parsed : normalizeTopology(parsed.input);
if (!("topology" in normalized) || normalized.topology === undefined) {
  throw new Error(normalized.issues.map(formatIssue).join("\n"));
}

const comparison = compare(normalized.topology);

export const recommended = comparison.recommended;
export const report = textReport(comparison);

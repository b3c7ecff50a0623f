import { ownValue } from "./ownValue";
import { SERVICE_ALIASES } from "./serviceAliases";
import type { EndpointType } from "./catalog/serviceDetails";

/** One member of a bundle: a service, or another bundle. */
export interface BundleEntry {
  readonly name: string;
  /** Fixed where only one type does the job, such as S3's gateway endpoint for image layers. */
  readonly endpointType?: EndpointType;
  readonly why: string;
}

/** Services that belong together, such as all that Fargate needs. */
export interface Bundle {
  readonly summary: string;
  /** The AWS page that names these endpoints. */
  readonly source: string;
  readonly entries: readonly BundleEntry[];
  /** What it leaves out, and for whom that is not enough. */
  readonly notes?: readonly string[];
}

const DOCS = "https://docs.aws.amazon.com";
const s3ForLayers: BundleEntry = {
  name: "s3",
  endpointType: "Gateway",
  why: "image layers are downloaded from S3; its gateway endpoint is free",
};
const sts: BundleEntry = { name: "sts", why: "workloads exchange their identity for credentials" };
const logs: BundleEntry = { name: "logs", why: "log events go to CloudWatch Logs" };

/**
 * Named sets of services that people ask for, each closed over what its members need. None is called
 * what a service is called, by AWS or by people: a short name always means the service.
 */
export const BUNDLES: Readonly<Record<string, Bundle>> = {
  "ssm-session": {
    summary: "Session Manager to instances without internet access",
    source: `${DOCS}/systems-manager/latest/userguide/setup-create-vpc.html`,
    entries: [
      { name: "ssm", why: "the agent registers and asks for work" },
      { name: "ssmmessages", why: "the session's data channel; without it sessions do not open" },
      { name: "ec2messages", why: "agents before 3.3.40.0 poll for commands here" },
    ],
  },
  "ssm-patch": {
    summary: "Patch Manager besides Session Manager",
    source: `${DOCS}/systems-manager/latest/userguide/setup-create-vpc.html`,
    entries: [
      { name: "ssm-session", why: "the agent's own channels" },
      { name: "s3", endpointType: "Gateway", why: "patch baselines and packages come from S3" },
    ],
  },
  "ecr-bundle": {
    summary: "Pulling images from Amazon ECR",
    source: `${DOCS}/AmazonECR/latest/userguide/vpc-endpoints.html`,
    entries: [
      { name: "ecr.api", why: "authorization tokens and image manifests" },
      { name: "ecr.dkr", why: "the Docker registry itself" },
      s3ForLayers,
    ],
  },
  "ecs-fargate": {
    summary: "ECS tasks on Fargate",
    source: `${DOCS}/AmazonECS/latest/developerguide/vpc-endpoints.html`,
    entries: [
      { name: "ecr-bundle", why: "tasks pull their images" },
      logs,
      { name: "secretsmanager", why: "task definitions inject secrets" },
      { name: "ssmmessages", why: "ECS Exec opens its shell here" },
    ],
  },
  "ecs-ec2": {
    summary: "ECS tasks on EC2 container instances",
    source: `${DOCS}/AmazonECS/latest/developerguide/vpc-endpoints.html`,
    entries: [
      { name: "ecs-fargate", why: "what the tasks themselves need" },
      { name: "ecs", why: "the agent registers its instance" },
      { name: "ecs-agent", why: "the agent's control channel" },
      { name: "ecs-telemetry", why: "the agent reports metrics" },
    ],
    notes: [
      "AWS may send an agent to ecs-a-<number> and ecs-t-<number> of the Region, names that no endpoint answers",
    ],
  },
  "eks-private": {
    summary: "EKS nodes without internet access",
    source: `${DOCS}/eks/latest/userguide/private-clusters.html`,
    entries: [
      { name: "ecr-bundle", why: "nodes pull images" },
      { name: "ec2", why: "the network plugin attaches interfaces" },
      sts,
      { name: "eks-auth", why: "EKS Pod Identity" },
      { name: "elasticloadbalancing", why: "the load balancer controller" },
      { name: "autoscaling", why: "the cluster autoscaler" },
      logs,
    ],
    notes: ["add oidc-eks to set up IAM roles for service accounts (IRSA) from inside the VPC"],
  },
  "lambda-bundle": {
    summary: "Calling Lambda, and what functions in a VPC commonly call",
    source: `${DOCS}/lambda/latest/dg/configuration-vpc-endpoints.html`,
    entries: [{ name: "lambda", why: "functions are invoked through it" }, logs, sts],
  },
  "codebuild-bundle": {
    summary: "CodeBuild projects in a VPC",
    source: `${DOCS}/codebuild/latest/userguide/use-vpc-endpoints-with-codebuild.html`,
    entries: [
      { name: "codebuild", why: "builds report their state" },
      { name: "ecr-bundle", why: "build images" },
      logs,
      { name: "s3", endpointType: "Gateway", why: "sources, caches and artifacts" },
    ],
    notes: ["the page names codebuild alone; the others are what builds commonly reach"],
  },
  "cloudwatch-bundle": {
    summary: "Logs, metrics and traces",
    source: `${DOCS}/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html`,
    entries: [
      logs,
      { name: "monitoring", why: "metrics and alarms" },
      { name: "xray", why: "traces" },
    ],
  },
  secrets: {
    summary: "Secrets and parameters with their keys",
    source: `${DOCS}/secretsmanager/latest/userguide/vpc-endpoint-overview.html`,
    entries: [
      { name: "secretsmanager", why: "secrets" },
      { name: "ssm", why: "Parameter Store" },
      { name: "kms", why: "secrets and parameters are decrypted by its keys" },
    ],
  },
  messaging: {
    summary: "Queues, topics and events",
    source: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html`,
    entries: [
      { name: "sqs", why: "queues" },
      { name: "sns", why: "topics" },
      { name: "events", why: "event buses" },
    ],
  },
  "step-functions-bundle": {
    summary: "Starting executions, synchronous ones too",
    source: `${DOCS}/step-functions/latest/dg/vpc-endpoints.html`,
    entries: [
      { name: "states", why: "executions" },
      { name: "sync-states", why: "synchronous Express executions use an endpoint of their own" },
    ],
  },
  "codeartifact-packages": {
    summary: "Installing packages from CodeArtifact",
    source: `${DOCS}/codeartifact/latest/ug/create-vpc-endpoints.html`,
    entries: [
      { name: "codeartifact.api", why: "authorization tokens" },
      { name: "codeartifact.repositories", why: "the packages; its names are hidden without it" },
      { name: "s3", endpointType: "Gateway", why: "package assets are downloaded from S3" },
    ],
  },
  "bedrock-apis": {
    summary: "Every API of Amazon Bedrock: models and agents, building and running",
    source: `${DOCS}/bedrock/latest/userguide/vpc-interface-endpoints.html`,
    entries: [
      { name: "bedrock", why: "the control plane of models" },
      { name: "bedrock-runtime", why: "models are invoked through it" },
      { name: "bedrock-agent", why: "agents and knowledge bases are built through it" },
      { name: "bedrock-agent-runtime", why: "agents and knowledge bases are asked through it" },
      { name: "bedrock-mantle", why: "models are invoked through it in the form of OpenAI's API" },
    ],
  },
  "sagemaker-studio": {
    summary: "SageMaker Studio domains in VPC-only mode",
    source: `${DOCS}/sagemaker/latest/dg/studio-updated-and-internet-access.html`,
    entries: [
      { name: "sagemaker.api", why: "Studio does not run without the SageMaker API" },
      { name: "sagemaker.runtime", why: "endpoints are invoked through it" },
      { name: "studio", why: "browsers in the network open Studio here" },
      { name: "s3", endpointType: "Gateway", why: "notebooks read and write data in S3" },
      { name: "servicecatalog", why: "SageMaker Projects" },
      { name: "sts", why: "the SageMaker Python SDK starts remote training jobs" },
      { name: "logs", why: "the SageMaker Python SDK follows remote training jobs" },
    ],
  },
  "kinesis-consumer": {
    summary: "Consumers of Kinesis data streams that use the Kinesis Client Library",
    source: `${DOCS}/streams/latest/dev/kcl-iam-permissions.html`,
    entries: [
      { name: "kinesis-streams", why: "records are read through it" },
      {
        name: "dynamodb",
        endpointType: "Gateway",
        why: "the library keeps its leases in a table; the gateway endpoint is free",
      },
      { name: "monitoring", why: "the library uploads metrics" },
    ],
  },
  emr: {
    summary: "EMR clusters in private subnets",
    source: `${DOCS}/emr/latest/ManagementGuide/emr-clusters-in-a-vpc.html`,
    entries: [
      { name: "elasticmapreduce", why: "jobs and tools in the VPC call the EMR API" },
      {
        name: "s3",
        endpointType: "Gateway",
        why: "clusters start from buckets of EMR and keep logs and data there",
      },
      {
        name: "dynamodb",
        endpointType: "Gateway",
        why: "features of EMRFS reach DynamoDB; the gateway endpoint is free",
      },
    ],
    notes: [
      "from 8.0.0 on EMR makes an endpoint of emr-service-cell01 itself; add it where EMR's role may not create endpoints",
    ],
  },
  "glue-etl": {
    summary: "Glue jobs that run in a VPC's subnets",
    source: `${DOCS}/glue/latest/dg/start-connecting.html`,
    entries: [
      { name: "glue", why: "jobs read the Data Catalog" },
      { name: "s3", endpointType: "Gateway", why: "jobs reach S3 from a VPC by an endpoint only" },
    ],
  },
};

/** One service that a list of names asks for. */
export interface ExpandedService {
  /** As written, or as the bundle names it: short or full, not looked up yet. */
  readonly name: string;
  readonly endpointType?: EndpointType;
  /** The word in the list that asked for it. */
  readonly requestedAs: string;
  readonly why: string;
  /** Its place in the list. */
  readonly index: number;
}

/** Bundles that were once called what services are called; the old word means the services now. */
const RENAMED = ["codebuild", "cloudwatch", "ecr", "lambda", "step-functions"];

/** What a word means that was a bundle's name once. */
export interface FormerBundle {
  /** What the bundle is called now. */
  readonly bundle: string;
  /** The service of that name, or those that people call so. */
  readonly services: readonly string[];
}

/** `ecr` -> ecr.api and ecr.dkr, and its bundle is ecr-bundle; undefined for any other word. */
export function formerBundle(name: string): FormerBundle | undefined {
  if (!RENAMED.includes(name)) return undefined;
  return { bundle: `${name}-bundle`, services: ownValue(SERVICE_ALIASES, name) ?? [name] };
}

/** Whether a word opens a bundle. */
export function isBundle(name: string): boolean {
  return Object.hasOwn(BUNDLES, name);
}

/**
 * Opens bundles, theirs in turn too, and keeps the first of what several ask for.
 *
 * `["ecr-bundle", "logs"]` -> `ecr.api`, `ecr.dkr`, `s3` (Gateway), `logs`
 */
export function expandServices(names: readonly string[]): ExpandedService[] {
  const found = new Map<string, ExpandedService>();
  names.forEach((requestedAs, index) => {
    for (const entry of membersOf(requestedAs)) {
      const key = `${entry.name} ${entry.endpointType ?? ""}`;
      if (!found.has(key)) found.set(key, { ...entry, requestedAs, index });
    }
  });
  return [...found.values()];
}

function membersOf(name: string): BundleEntry[] {
  const bundle = ownValue(BUNDLES, name);
  if (bundle === undefined) {
    const services = formerBundle(name)?.services ?? [name];
    return services.map((service) => ({ name: service, why: "asked for by name" }));
  }
  return bundle.entries.flatMap((entry) =>
    isBundle(entry.name) ? membersOf(entry.name) : [entry],
  );
}

const OF_ECS = ["ecs", "ecs-agent", "ecs-telemetry"];

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html */
const EACH_OTHER_OF_ECS = OF_ECS.flatMap((service) =>
  OF_ECS.filter((needs) => needs !== service).map((needs) => ({
    service,
    needs,
    why: "without all three of ECS its agents' traffic takes the public endpoints",
  })),
);

/** What commonly fails when one of these services stands alone. */
const COMPANIONS: readonly { service: string; needs: string; why: string }[] = [
  { service: "ecr.dkr", needs: "ecr.api", why: "pulls start with a token from ecr.api" },
  { service: "ecr.dkr", needs: "s3", why: "image layers are downloaded from S3" },
  { service: "ecr.api", needs: "ecr.dkr", why: "images come through ecr.dkr" },
  ...EACH_OTHER_OF_ECS,
  {
    service: "codeartifact.api",
    needs: "codeartifact.repositories",
    why: "its private DNS hides the repositories' names",
  },
];

export interface MissingCompanion {
  readonly service: string;
  readonly missing: string;
  readonly why: string;
}

/** Services of the list that do not work as people expect without another one. */
export function missingCompanions(names: readonly string[]): MissingCompanion[] {
  const present = new Set(names);
  return COMPANIONS.filter(({ service, needs }) => present.has(service) && !present.has(needs)).map(
    ({ service, needs, why }) => ({ service, missing: needs, why }),
  );
}

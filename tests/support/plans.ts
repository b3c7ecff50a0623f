import { serviceDetails } from "../../core/catalog";
import { decimal } from "../../core/decimal";
import type { EndpointPlan, PlannedEndpoint } from "../../core/plan";
import { estimate, type Estimate } from "../../cost/lines/estimate";
import { PriceBook } from "../../cost/prices/prices";
import type { PricesInput } from "../../core/topology/schema";

/** What a hand-made plan is of: endpoints of one VPC, and attachments to a Transit Gateway. */
export interface SmallPlan {
  readonly region?: string;
  readonly endpoints?: number;
  readonly availabilityZones?: number;
  /** GB a month of each endpoint; undefined is unknown. */
  readonly gb?: number | undefined;
  readonly attachments?: number;
  /** GB a month through the Transit Gateway, of the first endpoint. */
  readonly transitGb?: number;
}

const NAMES = [
  "logs",
  "kms",
  "sts",
  "sqs",
  "sns",
  "ssm",
  "ecr.api",
  "ecr.dkr",
  "lambda",
  "states",
  "events",
  "xray",
  "ec2",
  "ssmmessages",
  "monitoring",
];

export function smallPlan(small: SmallPlan): EndpointPlan {
  const region = small.region ?? "us-east-1";
  const endpoints = Array.from({ length: small.endpoints ?? 0 }, (_, index) =>
    endpoint(region, index, small.availabilityZones ?? 1),
  );
  const attachments = Array.from({ length: small.attachments ?? 0 }, (_, index) => ({
    vpc: `vpc-${index + 1}`,
    payer: `vpc-${index + 1}`,
    role: index === 0 ? ("hub" as const) : ("spoke" as const),
    availabilityZones: ["az1"],
    exists: false,
  }));
  const gb = (value: number | undefined) => (value === undefined ? undefined : decimal(value));
  return {
    model: attachments.length === 0 ? "PerVpc" : "Centralized",
    region,
    endpoints,
    securityGroups: [],
    flows: [
      ...endpoints.map(({ key, service }) => ({
        vpc: "vpc-1",
        payer: "vpc-1",
        service: service.name,
        endpoint: key,
        monthlyDataGb: gb(small.gb),
        throughHub: false,
      })),
      ...(small.transitGb === undefined
        ? []
        : [
            {
              vpc: "vpc-2",
              payer: "vpc-2",
              service: "logs",
              endpoint: "none",
              monthlyDataGb: gb(small.transitGb),
              throughHub: true,
            },
          ]),
    ],
    ...(attachments.length === 0
      ? {}
      : {
          hub: {
            vpc: "vpc-1",
            payer: "vpc-1",
            connectivity: "TransitGateway" as const,
            connectivityExists: false,
            dns: "PrivateHostedZones" as const,
            profileContents: "Endpoints" as const,
            attachments,
            hostedZones: [],
            profileAssociations: [],
            routes: [],
          },
        }),
  };
}

function endpoint(region: string, index: number, zones: number): PlannedEndpoint {
  const service = serviceDetails(NAMES[index] ?? "", region);
  if (service === undefined) throw new Error(`no service ${index}`);
  return {
    key: `vpc-1/${service.name}`,
    vpc: "vpc-1",
    payer: "vpc-1",
    service,
    type: "Interface",
    availabilityZones: Array.from({ length: zones }, (_, zone) => `az${zone + 1}`),
    privateDnsEnabled: true,
  };
}

export interface EstimateSettings {
  readonly hours?: number;
  readonly requestShare?: number;
  readonly prices?: PricesInput;
}

export function estimateOf(plan: EndpointPlan, settings: EstimateSettings = {}): Estimate {
  return estimate(plan, new PriceBook(plan.region, settings.prices), {
    hoursPerMonth: decimal(settings.hours ?? 730),
    requestShare: decimal(settings.requestShare ?? 0.5),
  });
}

/** The total of a small plan, with at least two decimals. */
export function totalOf(small: SmallPlan, settings: EstimateSettings = {}): string {
  const { monthlyTotal } = estimateOf(smallPlan(small), settings);
  return monthlyTotal.toString();
}

/** A component in an example: plain values, and other components by their names. */
export interface ExampleResource {
  readonly component: string;
  readonly name: string;
  readonly args: Readonly<Record<string, ExampleValue>>;
}

export type ExampleValue =
  string | number | readonly ExampleValue[] | Reference | { readonly [key: string]: ExampleValue };

/** A component of the same example as an argument of another one. */
export class Reference {
  constructor(readonly name: string) {}
}

const HUB: ExampleResource = {
  component: "EndpointHub",
  name: "hub",
  args: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    services: ["logs", "kms"],
    subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
    routeTables: [{ name: "endpoints", routeTableId: "rtb-0123456789abcdef0" }],
    spokes: { app: { cidrBlocks: ["10.1.0.0/16"], monthlyDataGb: { logs: 100 } } },
  },
};

/** What the documentation of each component shows, in every language. */
export const EXAMPLES: Readonly<Record<string, readonly ExampleResource[]>> = {
  GatewayEndpoints: [
    {
      component: "GatewayEndpoints",
      name: "gateways",
      args: {
        vpcId: "vpc-0123456789abcdef0",
        services: ["s3", "dynamodb"],
        routeTableIds: ["rtb-0123456789abcdef0"],
      },
    },
  ],
  InterfaceEndpoints: [
    {
      component: "InterfaceEndpoints",
      name: "app",
      args: {
        vpcId: "vpc-0123456789abcdef0",
        services: ["ssm-session", "logs"],
        subnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0aaaaaaaaaaaaaaa2"],
        monthlyDataGb: { logs: 200 },
        region: "us-east-1",
      },
    },
  ],
  EndpointHub: [HUB],
  EndpointSpoke: [
    HUB,
    {
      component: "EndpointSpoke",
      name: "app",
      args: {
        hub: new Reference("hub"),
        vpcId: "vpc-0fedcba9876543210",
        routeTables: [{ name: "clients", routeTableId: "rtb-0fedcba9876543210" }],
        attachmentSubnetIds: ["subnet-0bbbbbbbbbbbbbbb1", "subnet-0bbbbbbbbbbbbbbb2"],
      },
    },
  ],
  SpokeRegistration: [
    {
      ...HUB,
      args: {
        ...HUB.args,
        spokes: { app: { cidrBlocks: ["10.1.0.0/16"], accountId: "222222222222" } },
      },
    },
    {
      component: "SpokeRegistration",
      name: "app",
      args: {
        hub: new Reference("hub"),
        attachmentId: "tgw-attach-0123456789abcdef0",
        vpcId: "vpc-0fedcba9876543210",
        routeTables: [{ name: "endpoints", routeTableId: "rtb-0123456789abcdef0" }],
      },
    },
  ],
  EndpointService: [
    {
      component: "EndpointService",
      name: "payments",
      args: {
        networkLoadBalancerArns: [
          "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/payments/0123456789abcdef",
        ],
        allowedPrincipals: ["arn:aws:iam::222222222222:root"],
      },
    },
  ],
  EndpointNetwork: [
    {
      component: "EndpointNetwork",
      name: "network",
      args: {
        topology:
          "region: us-east-1\navailabilityZones: 1\nservices: [logs]\nvpcs: { app: { cidrBlocks: [10.1.0.0/16] } }\n",
        vpcs: {
          app: {
            vpcId: "vpc-0123456789abcdef0",
            subnets: [{ subnetId: "subnet-0aaaaaaaaaaaaaaa1", availabilityZone: "us-east-1a" }],
          },
        },
      },
    },
  ],
};

const text = (description: string) => ({ type: "string", description });
const texts = (description: string) => ({
  type: "array",
  items: { type: "string" },
  description,
});

/** Functions of the plugin: the analyzer reads components alone. */
export const SCHEMA_FUNCTIONS = {
  "vpc-endpoints:index:getEndpointPolicy": {
    description:
      "An endpoint policy as JSON text, of statements that close what they do not allow: for `policy` of a component. Without any " +
      "argument it is full access, what AWS sets where no policy is given. Refuses what is longer than 20,480 characters or not usable. " +
      "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    inputs: {
      type: "object",
      properties: {
        organizationId: text(
          "`o-exampleorgid`: its identities reach its resources, and AWS's own services act for it.",
        ),
        vpcId: text("Requests of this VPC are let through, and of no other."),
        readOnlyServices: texts("Services that are read and not changed, by short or full name."),
        statements: texts("Further statements, each as JSON text."),
        type: text("`Interface` or `Gateway`. Defaults to `Interface`."),
      },
    },
    outputs: {
      type: "object",
      properties: { json: text("The policy.") },
      required: ["json"],
    },
  },
  "vpc-endpoints:index:getGatewayEgressRules": {
    description:
      "Egress rules for a client's security group: HTTPS to every service of gateway endpoints, and to nothing else. Without them a " +
      "security group that denies egress cuts its instances off from the service.",
    inputs: {
      type: "object",
      properties: {
        prefixListIds: {
          type: "object",
          additionalProperties: { type: "string" },
          description: "The output `prefixListIds` of `GatewayEndpoints`.",
        },
      },
      required: ["prefixListIds"],
    },
    outputs: {
      type: "object",
      properties: {
        rules: {
          type: "array",
          items: { $ref: "#/types/vpc-endpoints:index:GatewayEgressRule" },
          description: "One rule a service.",
        },
      },
      required: ["rules"],
    },
  },
  "vpc-endpoints:index:searchServices": {
    description:
      "Services of the catalog whose short name, full name or common name holds a text, as `vpc-endpoints services` lists them.",
    inputs: {
      type: "object",
      properties: {
        text: text("Part of a name. Defaults to every service."),
        region: text("The Region whose names are given, such as `us-east-1`."),
      },
      required: ["region"],
    },
    outputs: {
      type: "object",
      properties: {
        services: {
          type: "array",
          items: { $ref: "#/types/vpc-endpoints:index:FoundService" },
          description: "The services, by short name.",
        },
      },
      required: ["services"],
    },
  },
} as const;

/** Types that functions alone give. */
export const FUNCTION_TYPES = {
  "vpc-endpoints:index:GatewayEgressRule": {
    type: "object",
    description: "A rule of a client's security group.",
    properties: {
      protocol: text("`tcp`."),
      fromPort: { type: "integer", description: "443." },
      toPort: { type: "integer", description: "443." },
      prefixListIds: texts("The service's prefix list."),
      description: text("What the rule is for."),
    },
    required: ["protocol", "fromPort", "toPort", "prefixListIds", "description"],
  },
  "vpc-endpoints:index:FoundService": {
    type: "object",
    description: "A service that has endpoints.",
    properties: {
      name: text("Its short name, which components take."),
      serviceName: text("Its full name in the Region."),
      endpointTypes: texts("`Gateway`, `Interface` or both."),
      privateDnsNames: texts("Names that its endpoint answers; empty where AWS gives none."),
    },
    required: ["name", "serviceName", "endpointTypes", "privateDnsNames"],
  },
} as const;

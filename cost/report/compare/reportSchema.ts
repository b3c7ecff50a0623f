import * as v from "valibot";

/** Money and quantities are decimals as text, so that nothing is rounded on the way. */
const decimalText = v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/));
const unknownOr = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

const line = v.strictObject({
  id: v.pipe(v.string(), v.description("Unique in the report, and the same from run to run.")),
  kind: v.pipe(v.string(), v.description("What is billed, such as `endpointHours`.")),
  vpc: v.pipe(v.string(), v.description("The VPC that the line is caused by.")),
  service: v.optional(v.string()),
  quantity: v.pipe(unknownOr(decimalText), v.description("Null where it is unknown.")),
  unit: v.string(),
  unitPrice: unknownOr(decimalText),
  monthlyCost: v.pipe(unknownOr(decimalText), v.description("Null where it is unknown: never 0.")),
  payer: v.pipe(v.string(), v.description("Whose account is billed.")),
  formula: v.string(),
  source: v.optional(
    v.strictObject({
      citation: v.string(),
      asOf: v.string(),
      confidence: v.string(),
      url: v.optional(v.string()),
    }),
  ),
  unknownBecause: v.optional(v.string()),
  note: v.optional(v.string()),
});

const model = v.picklist(["PerVpc", "Centralized", "Hybrid"]);
const placements = v.record(v.string(), v.record(v.string(), v.picklist(["local", "hub", "nat"])));

const alternative = v.strictObject({
  model,
  monthlyTotal: v.pipe(decimalText, v.description("Of what is known.")),
  complete: v.pipe(v.boolean(), v.description("False where a line is unknown: a lower bound.")),
  endpointNetworkInterfaces: v.number(),
  lines: v.array(line),
  placements: v.optional(placements),
  certificate: v.optional(
    v.strictObject({ lowerBound: unknownOr(decimalText), optimal: v.boolean() }),
  ),
});

/** The number of VPCs from which on a hub costs less. */
const fromVpcs = unknownOr(v.union([v.number(), v.picklist(["never", "unknown"])]));

/** What a comparison has besides the report of one component. */
const breakEven = v.strictObject({
  vpcs: fromVpcs,
  closedForm: unknownOr(
    v.strictObject({ hub: decimalText, savingPerVpc: decimalText, vpcs: fromVpcs }),
  ),
  vpcsWithAttachments: fromVpcs,
  gbPerVpcService: unknownOr(decimalText),
  gbPerVpcServiceAgainstNat: v.optional(decimalText),
  trafficFactor: unknownOr(decimalText),
});

const decimalRange = v.strictObject({ least: decimalText, most: unknownOr(decimalText) });
const bound = v.strictObject({ amount: decimalText, complete: v.boolean() });

/** What holds although traffic or a price is unknown. */
const decision = v.union([
  v.strictObject({
    kind: v.literal("unpriced"),
    because: v.string(),
    missingPrices: v.array(v.strictObject({ region: v.string(), item: v.string() })),
  }),
  v.strictObject({
    kind: v.pipe(
      v.picklist(["always", "below", "open"]),
      v.description("Whatever the traffic is, below so many GB, or not at all."),
    ),
    model,
    pairs: v.number(),
    unknownPairs: v.number(),
    belowGb: unknownOr(decimalText),
    neverMoreThanCheapestBy: unknownOr(decimalText),
    monthlyTotal: v.strictObject({ least: bound, most: unknownOr(bound) }),
    savingAgainstPerVpc: v.strictObject({
      least: unknownOr(decimalText),
      most: unknownOr(decimalText),
    }),
    matters: v.array(
      v.strictObject({
        vpc: v.string(),
        service: v.string(),
        gb: decimalRange,
        turnsAtGb: unknownOr(decimalText),
      }),
    ),
  }),
]);

/** The output `costReport` of every component, and of `vpc-endpoints compare --format json`. */
export const costReportSchema = v.strictObject({
  answer: v.optional(v.pipe(v.string(), v.description("What to do, in one sentence."))),
  schemaVersion: v.literal(1),
  region: v.string(),
  currency: v.string(),
  hoursPerMonth: v.number(),
  pricesAsOf: v.string(),
  oldestPriceAsOf: v.optional(
    v.pipe(v.string(), v.description("The oldest date that an amount rests on.")),
  ),
  alternatives: v.pipe(
    v.array(alternative),
    v.description("The plan of a component; of a network and of `compare`, every model."),
  ),
  recommended: v.pipe(unknownOr(model), v.description("Null where lower bounds do not compare.")),
  built: v.optional(v.pipe(model, v.description("The model that an EndpointNetwork builds."))),
  decision: v.optional(
    v.pipe(unknownOr(decision), v.description("Null where nothing is unknown.")),
  ),
  missing: v.optional(
    v.pipe(
      v.array(v.strictObject({ missing: v.string(), lines: v.array(v.string()) })),
      v.description("What the answer lacks, each with lines to paste that supply it."),
    ),
  ),
  assumed: v.optional(
    v.pipe(v.array(v.string()), v.description("What was assumed of traffic, as sentences.")),
  ),
  breakEven: v.optional(breakEven),
  sensitivity: v.optional(unknownOr(v.looseObject({}))),
  assumptions: v.array(v.string()),
  issues: v.array(
    v.looseObject({
      severity: v.picklist(["error", "warning"]),
      rule: v.string(),
      path: v.string(),
      message: v.string(),
    }),
  ),
});

/** The JSON in the output `costReport`, once it is parsed. */
export type CostReportJson = v.InferOutput<typeof costReportSchema>;

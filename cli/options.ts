import type { PlannedModel } from "../core/plan";

/** Options of each subcommand, as commander hands them over. */
export interface CompareOptions {
  readonly format: "text" | "markdown" | "json" | "csv" | "html";
  readonly out?: string;
  readonly force?: boolean;
  readonly commentId?: string;
  readonly model?: PlannedModel;
  readonly budget?: string;
  readonly resources?: boolean;
  readonly sensitivity?: boolean;
  /** Digits as typed. */
  readonly assumeGb?: string;
  readonly prices?: string;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface ExplainOptions {
  readonly model: PlannedModel;
  readonly region?: string;
  readonly vpc?: string;
  readonly service?: string;
  readonly prices?: string;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface OptimizeOptions {
  readonly format: "text" | "markdown" | "json";
  readonly failUnlessCertified?: boolean;
  /** Digits as typed. */
  readonly assumeGb?: string;
  readonly prices?: string;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface ServicesOptions {
  readonly region: string;
  readonly format: "text" | "json";
  readonly color: boolean;
}

export interface PricesShowOptions {
  readonly region: string;
  /** Every item where it is left out. */
  readonly item?: readonly string[];
  readonly format: "text" | "json" | "csv";
  readonly prices?: string;
  readonly color: boolean;
}

export interface PricesRefreshOptions {
  readonly baseUrl: string;
  /** `us-east-1,eu-west-1`; every Region of the price list where it is left out. */
  readonly regions?: string;
  readonly item?: readonly string[];
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly acceptChanges?: boolean;
  /** Seconds without a byte after which a file is given up. */
  readonly timeout: string;
  /** Seconds after which the whole reading is given up. */
  readonly maxTime: string;
  /** Where redirects may lead besides the host of `baseUrl`. */
  readonly allowRedirect?: readonly string[];
}
export interface EstimateOptions {
  readonly format: "text" | "markdown" | "json";
  readonly region?: string;
  readonly usage?: string;
  /** Digits as typed. */
  readonly hours?: string;
  readonly prices?: string;
  readonly maxMonthly?: string;
  readonly maxIncrease?: string;
  readonly maxIncreasePercent?: string;
  readonly lines?: boolean;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface ProveOptions {
  readonly format: "text" | "markdown" | "json";
  /** A VPC or a subnet, by name or id. */
  readonly from?: string;
  /** A service, or a name. */
  readonly to?: string;
  readonly port?: string;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface DiscoverOptions {
  readonly region?: string;
  readonly profile?: string;
  /** Digits as typed. */
  readonly days: string;
  readonly hub?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly endpointUrl?: string;
  readonly permissions?: boolean;
}

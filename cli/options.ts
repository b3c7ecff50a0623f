import type { DeploymentModel } from "../core/plan";

/** Options of each subcommand, as commander hands them over. */
export interface CompareOptions {
  readonly format: "text" | "markdown" | "json";
  readonly model?: DeploymentModel;
  readonly budget?: string;
  readonly resources?: boolean;
  readonly prices?: string;
  readonly ascii?: boolean;
  readonly color: boolean;
}

export interface ExplainOptions {
  readonly model: DeploymentModel;
  readonly vpc?: string;
  readonly service?: string;
  readonly prices?: string;
  readonly color: boolean;
}

export interface ServicesOptions {
  readonly region: string;
  readonly format: "text" | "json";
  readonly color: boolean;
}

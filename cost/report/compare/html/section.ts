import type { Issue } from "../../../../core/issues";
import type { Comparison } from "../../../compare/comparison";
import type { Markup } from "./markup";

/** What every section is made from. */
export interface Report {
  readonly comparison: Comparison;
  /** Warnings about the file that the figures come from. */
  readonly issues: readonly Issue[];
  /** What ids on the page begin with, so that those of several Regions differ. */
  readonly prefix: string;
}

/** One part of the page; undefined where there is nothing to show. */
export type Section = (report: Report) => Markup | undefined;

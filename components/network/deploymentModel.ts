/**
 * Which plan a network builds.
 */
export const DeploymentModel = {
  /** Every VPC has every endpoint that it needs. */
  PerVpc: "PerVpc",
  /** Whatever a hub can serve is served by the hub. */
  Centralized: "Centralized",
  /** Each VPC and service where it costs least: in the VPC or in the hub. */
  Hybrid: "Hybrid",
  /** The cheapest of the three by the topology's prices and traffic. */
  Cheapest: "Cheapest",
} as const;
export type DeploymentModel = (typeof DeploymentModel)[keyof typeof DeploymentModel];

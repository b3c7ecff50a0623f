/**
 * Whether services of a deployed network move between their VPC, the hub and NAT gateways.
 */
export const ServiceMoves = {
  /** What is deployed stays where it is; new services and VPCs go where the plan says. */
  Hold: "Hold",
  /** The same, and the preview says what would move, in how many updates, and what that would save. */
  Propose: "Propose",
  /** Each update takes every service one step closer to the plan. */
  Apply: "Apply",
} as const;
export type ServiceMoves = (typeof ServiceMoves)[keyof typeof ServiceMoves];

import { propertyPath, type Issue } from "../issues";

/** GB a month: finite and not negative. */
export function checkMonthlyGb(gb: number, path: readonly (string | number)[]): Issue[] {
  if (Number.isFinite(gb) && gb >= 0) return [];
  return [
    {
      severity: "error",
      rule: "usage-amount",
      path: propertyPath(path),
      value: gb,
      message: "not an amount of GB",
      wayOut: "Give 0 or more, or leave the service out where its traffic is unknown",
    },
  ];
}

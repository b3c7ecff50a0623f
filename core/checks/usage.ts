import { error, type Issue, type Path } from "../issues";

/** GB a month: finite and not negative. */
export function checkMonthlyGb(gb: number, path: Path): Issue[] {
  if (Number.isFinite(gb) && gb >= 0) return [];
  return [
    error("usage-amount", path, {
      value: gb,
      message: "not an amount of GB",
      wayOut: "Give 0 or more, or leave the service out where its traffic is unknown",
    }),
  ];
}

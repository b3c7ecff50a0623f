import { BUNDLES, expandServices } from "../core/bundles";
import { searchServices, suggestServices } from "../core/catalog";
import type { ServiceDetails } from "../core/catalog/serviceDetails";
import { columns, countOf } from "../cost/report/shared/format";
import { Emphasized, jsonText, type Line } from "../core/printed";
import { ExitCode, UserError } from "./exit";
import type { ServicesOptions } from "./options";
import { checkRegionOption } from "./regionOption";
import { outputColors, print, printLines } from "./say";

/** Lists services and bundles whose names, full names or common names hold the text. */
export function services(text: string, options: ServicesOptions): number {
  checkRegionOption(options.region);
  const found = searchServices(text, options.region);
  const bundles = bundlesThatMatch(text.toLowerCase());
  if (found.length === 0 && bundles.length === 0) throw new UserError(nothing(text));
  if (options.format === "json") {
    print(jsonText({ region: options.region, services: found, bundles: bundles.map(bundleJson) }));
  } else {
    printLines(listing(found, bundles, options.region), outputColors(options.color).bold);
  }
  return ExitCode.Fine;
}

/** Those with the text in their name; all of them for the word itself. */
function bundlesThatMatch(text: string): string[] {
  const names = Object.keys(BUNDLES);
  return /^bundles?$/.test(text) ? names : names.filter((name) => name.includes(text));
}

function listing(
  found: readonly ServiceDetails[],
  bundles: readonly string[],
  region: string,
): Line[] {
  const rows = found.map((service) => [
    service.name,
    service.endpointTypes.join(", "),
    ports(service),
    service.privateDnsNames.join(" ") || withoutNames(service),
  ]);
  const head = ["service", "types", "ports", "private DNS names"];
  const [title = "", ...lines] = columns([head, ...rows], ["left", "left", "left", "left"]);
  const listed = [
    `${countOf(found.length, "service")} in ${region}`,
    "",
    ...(found.length === 0 ? [] : [new Emphasized(title), ...lines, ""]),
    ...bundles.flatMap(bundleLines),
  ];
  return listed.slice(0, -1);
}

function withoutNames({ privateDnsSupported }: ServiceDetails): string {
  return privateDnsSupported === undefined ? "not known" : "no private DNS";
}

function ports(service: ServiceDetails): string {
  return service.ports
    .map(({ protocol, fromPort, toPort }) => {
      const range = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
      return protocol === "tcp" ? range : `${protocol} ${range}`;
    })
    .join(",");
}

function bundleLines(name: string): Line[] {
  const rows = expandServices([name]).map((entry) => [
    `  ${entry.name}`,
    entry.endpointType ?? "",
    entry.why,
  ]);
  return [
    new Emphasized(`bundle ${name}: ${BUNDLES[name]?.summary ?? ""}`),
    ...columns(rows, ["left", "left", "left"]),
    ...(BUNDLES[name]?.notes ?? []).map((note) => `  (${note})`),
    `  ${BUNDLES[name]?.source ?? ""}`,
    "",
  ];
}

function bundleJson(name: string) {
  return {
    name,
    summary: BUNDLES[name]?.summary,
    source: BUNDLES[name]?.source,
    notes: BUNDLES[name]?.notes,
    services: expandServices([name]).map(({ name: service, endpointType, why }) => ({
      service,
      endpointType,
      why,
    })),
  };
}

function nothing(text: string): string {
  const suggestions = suggestServices(text, 5);
  const hint =
    suggestions.length === 0
      ? "`vpc-endpoints services` lists all of them"
      : `Did you mean ${suggestions.join(", ")}?`;
  return `no service or bundle matches ${JSON.stringify(text)}. ${hint}`;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "./files";

/** A price list in AWS's own layout: five lines above the header, every field in quotes. */

const TERM_COLUMNS = [
  "SKU",
  "OfferTermCode",
  "RateCode",
  "TermType",
  "PriceDescription",
  "EffectiveDate",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
];

/** Of offers whose rows differ by their group. */
const GROUP_COLUMNS = [
  ...TERM_COLUMNS,
  "Product Family",
  "serviceCode",
  "Location",
  "Location Type",
  "Group",
  "Group Description",
  "usageType",
  "operation",
  "Region Code",
  "serviceName",
];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  AmazonVPC: [
    ...TERM_COLUMNS,
    "Product Family",
    "serviceCode",
    "Location",
    "Location Type",
    "Group",
    "Group Description",
    "Endpoint Type",
    "usageType",
    "operation",
    "Attachment Type",
    "Region Code",
    "serviceName",
  ],
  // As in the list of 2024: no product families.
  AWSCloudWAN: [
    ...TERM_COLUMNS,
    "serviceCode",
    "Location",
    "Location Type",
    "Group",
    "Group Description",
    "usageType",
    "operation",
    "Attachment Type",
    "Region Code",
    "serviceName",
  ],
  // Reserved terms and transfer have columns of their own; the order is not AmazonVPC's.
  AmazonEC2: [
    ...TERM_COLUMNS,
    "RelatedTo",
    "LeaseContractLength",
    "PurchaseOption",
    "OfferingClass",
    "Product Family",
    "serviceCode",
    "Location",
    "Location Type",
    "Instance Type",
    "vCPU",
    "Memory",
    "Operating System",
    "Group",
    "Group Description",
    "Transfer Type",
    "From Location",
    "To Location",
    "usageType",
    "operation",
    "AvailabilityZone",
    "CapacityStatus",
    "From Region Code",
    "MarketOption",
    "Pre Installed S/W",
    "Region Code",
    "serviceName",
    "To Region Code",
    "VPCNetworkingSupport",
  ],
  AWSDataTransfer: [
    ...TERM_COLUMNS,
    "Product Family",
    "serviceCode",
    "Transfer Type",
    "From Location",
    "From Location Type",
    "To Location",
    "To Location Type",
    "usageType",
    "operation",
    "From Region Code",
    "serviceName",
    "To Region Code",
  ],
  AWSELB: GROUP_COLUMNS,
  AmazonRoute53: GROUP_COLUMNS,
};

export type ListRow = Readonly<Record<string, string>>;

const quoted = (cells: readonly string[]) =>
  cells.map((cell) => (cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`)).join(",");

export const PUBLICATION = "2026-11-10T19:05:28Z";

export function headLines(offer: string, publication = PUBLICATION): string[] {
  return [
    quoted(["FormatVersion", "v1.0"]),
    quoted(["Disclaimer", "This pricing list is for informational purposes only."]),
    quoted(["Publication Date", publication]),
    quoted(["Version", publication.replace(/\D/g, "")]),
    quoted(["OfferCode", offer]),
    quoted(HEADERS[offer] ?? []),
  ];
}

const DEFAULTS: ListRow = {
  SKU: "EN2N5TATXE673A3B",
  OfferTermCode: "JRTCKXETXF",
  TermType: "OnDemand",
  EffectiveDate: "2026-11-01",
  StartingRange: "0",
  EndingRange: "Inf",
  Unit: "Hrs",
  PricePerUnit: "0.0100000000",
  Currency: "USD",
  "Location Type": "AWS Region",
  Location: "US East (N. Virginia)",
  "Region Code": "us-east-1",
};

export function csvLine(offer: string, row: ListRow): string {
  const all: ListRow = {
    ...DEFAULTS,
    serviceCode: offer,
    PriceDescription: `$${row["PricePerUnit"] ?? "0.01"} per unit, "as listed"`,
    ...row,
  };
  return quoted((HEADERS[offer] ?? []).map((column) => all[column] ?? ""));
}

export function offerCsv(offer: string, rows: readonly ListRow[], publication?: string): string {
  return [...headLines(offer, publication), ...rows.map((row) => csvLine(offer, row)), ""].join(
    "\n",
  );
}

/** Offer files by offer and Region; `""` is the file of the whole offer. */
export type PriceListFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every file of a price list by its path. */
export function priceListFiles(files: PriceListFiles): Map<string, string> {
  const list = new Map<string, string>();
  const offers: Record<string, object> = {};
  for (const [offer, regions] of Object.entries(files)) {
    const root = `/offers/v1.0/aws/${offer}`;
    offers[offer] = {
      offerCode: offer,
      versionIndexUrl: `${root}/index.json`,
      currentVersionUrl: `${root}/current/index.json`,
      currentRegionIndexUrl: `${root}/current/region_index.json`,
    };
    const index: Record<string, object> = {};
    for (const [region, text] of Object.entries(regions)) {
      if (region === "") {
        list.set(`${root}/current/index.csv`, text);
        continue;
      }
      const folder = `${root}/20261110190528/${region}`;
      index[region] = { regionCode: region, currentVersionUrl: `${folder}/index.json` };
      list.set(`${folder}/index.csv`, text);
    }
    list.set(
      `${root}/current/region_index.json`,
      JSON.stringify({ formatVersion: "v1.0", publicationDate: PUBLICATION, regions: index }),
    );
  }
  list.set(
    "/offers/v1.0/aws/index.json",
    JSON.stringify({ formatVersion: "v1.0", publicationDate: PUBLICATION, offers }),
  );
  return list;
}

/** The price list as a directory. */
export function priceListFolder(files: PriceListFiles): string {
  const root = temporaryFolder();
  for (const [path, text] of priceListFiles(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

const endpoint = {
  "Product Family": "VpcEndpoint",
  Group: "VPCE:VpcEndpoint",
  "Endpoint Type": "PrivateLink",
  operation: "VpcEndpoint",
};

/** Rows of one Region as AWS has them, `code` being its billing code. */
export const rows = {
  endpointHour: (region: string, code: string, price = "0.0100000000"): ListRow => ({
    ...endpoint,
    SKU: "EN2N5TATXE673A3B",
    usageType: `${code}-VpcEndpoint-Hours`,
    PricePerUnit: price,
    "Region Code": region,
  }),
  endpointGb: (region: string, code: string): ListRow[] =>
    [
      ["0", "1048576", "0.0100000000"],
      ["1048576", "5242880", "0.0060000000"],
      ["5242880", "Inf", "0.0040000000"],
    ].map(([from = "", to = "", price = ""]) => ({
      ...endpoint,
      SKU: "DQYYEZBCWSW5XS2R",
      usageType: `${code}-VpcEndpoint-Bytes`,
      Unit: "GB",
      StartingRange: from,
      EndingRange: to,
      PricePerUnit: price,
      "Region Code": region,
    })),
  transitGateway: (region: string, code: string, hour = "0.05"): ListRow[] => [
    {
      SKU: "9N2FHGMMCZBKDCGH",
      Group: "AWSTransitGateway",
      operation: "TransitGatewayVPC",
      "Attachment Type": "VPC",
      usageType: `${code}-TransitGateway-Hours`,
      Unit: "hour",
      PricePerUnit: hour,
      "Region Code": region,
    },
    {
      SKU: "7W9NVPG8YS74A6WC",
      Group: "AWSTransitGateway",
      operation: "TransitGatewayVPC",
      "Attachment Type": "VPC",
      usageType: `${code}-TransitGateway-Bytes`,
      Unit: "GigaBytes",
      PricePerUnit: "0.02",
      "Region Code": region,
    },
  ],
  nat: (region: string, usageType: string, price: string, more: ListRow = {}): ListRow => ({
    SKU: "M2YSHUBETB3JX4M4",
    "Product Family": "NAT Gateway",
    Group: "NGW:NatGateway",
    operation: "NatGateway",
    usageType,
    PricePerUnit: price,
    "Region Code": region,
    ...more,
  }),
};

export function headerOf(offer: string): readonly string[] {
  return HEADERS[offer] ?? [];
}

/** A row as the CSV's parser hands it over. */
export function recordOf(offer: string, row: ListRow): string[] {
  const all: ListRow = { ...DEFAULTS, serviceCode: offer, ...row };
  return headerOf(offer).map((column) => all[column] ?? "");
}

import assert from "node:assert/strict";
import fc from "fast-check";
import Papa from "papaparse";
import { decimal, sum } from "../../../core/decimal";
import { compare } from "../../../cost/compare/compare";
import type { CSV_COLUMNS } from "../../../cost/report/compare/csvColumns";
import { csvReport } from "../../../cost/report/compare/csv";
import { allOf } from "../../support/lines";
import { anyName, TRICKY_NAMES, vpcName } from "../../support/names";
import { exampleInput, topologyOf } from "../../support/topologies";

type Row = Record<(typeof CSV_COLUMNS)[number], string>;

const read = (csv: string): Row[] => {
  const { data, errors } = Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  return data;
};
const example = compare(topologyOf(exampleInput()));

describe("the CSV report", () => {
  const rows = read(csvReport(example));

  it("writes a line as its contract does", () => {
    const row = rows.find(
      ({ model, line }) => model === "PerVpc" && line === "app-1/logs/endpointData",
    );
    assert.ok(row !== undefined);
    const { price_source: source, ...rest } = row;
    assert.ok(source.length > 0);
    assert.deepEqual(rest, {
      model: "PerVpc",
      recommended: "no",
      region: "us-east-1",
      line: "app-1/logs/endpointData",
      kind: "endpointData",
      vpc: "app-1",
      service: "logs",
      payer: "app-1",
      quantity: "2000",
      unit: "GB",
      unit_price: "0.01",
      currency: "USD",
      // By hand: 2,000 GB x $0.01.
      monthly_cost: "20.00",
      known: "yes",
      unknown_because: "",
      formula: "2,000 GB x $0.01",
      note: "",
      price_as_of: "2026-09-17",
      price_confidence: "high",
      placement: "local",
    });
  });

  it("has every line of every alternative, and adds up to its total exactly", () => {
    for (const { estimate } of example.alternatives) {
      const own = rows.filter(({ model }) => model === estimate.model);
      assert.equal(own.length, estimate.lines.length);
      const total = sum(own.map((row) => decimal(row.monthly_cost)));
      assert.equal(total.toString(), estimate.monthlyTotal.toString());
    }
  });

  it("leaves unknown amounts empty and says why", () => {
    const { usage: _, ...unknown } = exampleInput(1);
    const row = read(csvReport(compare(topologyOf(unknown)))).find(
      ({ line }) => line === "app-1/logs/endpointData",
    );
    assert.equal(row?.monthly_cost, "");
    assert.equal(row.quantity, "");
    assert.equal(row.known, "no");
    assert.equal(row.unknown_because, "no usage is given for logs in app-1");
  });

  it("ends every record with CRLF, quotes as RFC 4180 has it, and shows what steers by its code", () => {
    const [perVpc] = example.alternatives;
    const [line] = perVpc?.estimate.lines ?? [];
    assert.ok(perVpc !== undefined && line !== undefined);
    const estimate = {
      ...perVpc.estimate,
      lines: [{ ...allOf(line), note: 'two\nlines, "quoted"\u202e' }],
    };
    const csv = csvReport({ ...example, alternatives: [{ ...perVpc, estimate }] });
    assert.ok(csv.endsWith("\r\n"));
    assert.match(csv, /,"two\\u000alines, ""quoted""\\u202e",/);
  });

  it("leaves a spreadsheet no formula to run, whatever a VPC is called", () => {
    const check = (typed: string) => {
      const name = vpcName(typed);
      for (const row of read(csvReport(compare(topologyOf(named(name)))))) {
        for (const cell of Object.values(row)) {
          assert.ok(!/^[=+\-@\t\r\n]/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell), cell);
        }
        // Neutralized by an apostrophe, and otherwise as typed.
        if (row.vpc !== "shared")
          assert.equal(row.vpc.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ""), name);
      }
    };
    TRICKY_NAMES.forEach(check);
    fc.assert(fc.property(anyName, check), { numRuns: 50 });
  });

  function named(name: string) {
    return {
      region: "us-east-1",
      services: ["logs"],
      usage: { logs: 1 },
      hub: { name: "shared" },
      vpcs: { [name]: {} },
    };
  }
});

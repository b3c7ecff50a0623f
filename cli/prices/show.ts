import { PriceBook } from "../../cost/prices/prices";
import { priceTable } from "../../cost/prices/priceTable";
import { priceTableCsv, priceTableJson, priceTableText } from "../../cost/report/prices/table";
import { ageNote, snapshotAge } from "../../cost/prices/snapshotAge";
import { clock } from "../clock";
import { ExitCode } from "../exit";
import type { PricesShowOptions } from "../options";
import { readPrices } from "../priceFile";
import { checkRegionOption } from "../regionOption";
import { outputColors, print, say } from "../say";
import { checkItems } from "./items";

/** Prints a Region's prices; old ones are said on the error stream, and in the JSON too. */
export function show(options: PricesShowOptions): number {
  checkRegionOption(options.region);
  const settings = options.prices === undefined ? {} : readPrices(options.prices, options.region);
  const items = options.item && checkItems(options.item);
  const book = new PriceBook(options.region, settings);
  const table = priceTable(book, items, settings.snapshot);
  const warning = ageNote(snapshotAge(book, clock.today()));
  switch (options.format) {
    case "json":
      print(priceTableJson(table, warning));
      break;
    case "csv":
      print(priceTableCsv(table));
      break;
    case "text":
      print(priceTableText(table, outputColors(options.color).bold));
      break;
  }
  if (warning !== undefined) say(`warning: ${warning}`);
  return ExitCode.Fine;
}

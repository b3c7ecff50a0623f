import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionType, ResourceType, TypeTable } from "../typeTable";

export const table = JSON.parse(
  readFileSync(join(__dirname, "..", "awsTypes.data.json"), "utf8"),
) as TypeTable;

export const PROVIDER_TYPE = "pulumi:providers:aws";

export function resourceType(token: string): ResourceType {
  const found = table.resources[token];
  if (found === undefined) throw new Error(notInTable(token));
  return found;
}

export function functionType(token: string): FunctionType {
  const found = table.functions[token];
  if (found === undefined) throw new Error(notInTable(token));
  return found;
}

function notInTable(token: string): string {
  return (
    `The echo provider does not know ${token}. ` +
    "Name its file in tests/engine/harness/awsSurface.ts and run `npm run engine:types`."
  );
}

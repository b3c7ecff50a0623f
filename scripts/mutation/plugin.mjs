// Stryker imports its plugins as ECMAScript modules; these are written in TypeScript.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");
export const { strykerPlugins } = require("./chosen.ts");

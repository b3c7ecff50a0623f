/**
 * Required by every mocha configuration, before anything in TypeScript: swc takes less of the time than
 * TypeScript. It is asked for here and not in tsconfig.json, which programs extend that have no swc.
 */
require("ts-node").register({ transpileOnly: true, swc: true });

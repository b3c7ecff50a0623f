import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** core/ and cost/ are pure: no Pulumi, no process, no files, no network. */
const pure = {
  paths: ["fs", "path", "os", "child_process", "http", "https", "net", "process"].flatMap(
    (name) => [
      { name, message: "core/ and cost/ do no I/O." },
      { name: `node:${name}`, message: "core/ and cost/ do no I/O." },
    ],
  ),
};

export default tseslint.config(
  { ignores: ["dist/", "build/", "node_modules/", "**/*.mjs", "**/*.cjs", "examples/**/sdks/"] },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      eqeqeq: "error",
    },
  },
  {
    files: ["core/**/*.ts", "resources/**/*.ts", "cost/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          ...pure,
          patterns: [
            { group: ["@pulumi/*"], message: "core/ and cost/ never import Pulumi." },
            { group: ["**/components/*", "**/cli/*"], message: "Imports point towards core/." },
          ],
        },
      ],
      "no-restricted-globals": ["error", "process", "Date"],
    },
  },
  {
    files: ["core/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          ...pure,
          patterns: [
            { group: ["@pulumi/*"], message: "core/ never imports Pulumi." },
            {
              group: ["**/components/*", "**/cli/*", "**/cost/*"],
              message: "core/ imports nothing above it.",
            },
          ],
        },
      ],
    },
  },
);

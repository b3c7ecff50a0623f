import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** core/, cost/ and reach/ are pure: no Pulumi, no process, no files, no network. */
const pure = {
  paths: ["fs", "path", "os", "child_process", "http", "https", "net", "process"].flatMap(
    (name) => [
      { name, message: "core/ and cost/ do no I/O." },
      { name: `node:${name}`, message: "core/ and cost/ do no I/O." },
    ],
  ),
};

/** What is shipped prints through cli/say.ts alone, and `Printed` is made where it is declared. */
const printing = [
  "error",
  {
    selector: "MemberExpression[object.name='process'][property.name=/^std(out|err)$/]",
    message: "Print through cli/say.ts: it escapes what comes from outside.",
  },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern",
    message: "Print through cli/say.ts: it escapes what comes from outside.",
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/]",
    message: "Print through cli/say.ts: it escapes what comes from outside.",
  },
  {
    selector: ":matches(TSAsExpression, TSTypeAssertion) TSTypeReference[typeName.name='Printed']",
    message: "A text becomes Printed in core/printed.ts, which escapes it.",
  },
];

const writing = {
  selector:
    "ImportDeclaration[source.value=/^(node:)?fs(.promises)?$/] > :matches(ImportNamespaceSpecifier, ImportDefaultSpecifier, ImportSpecifier[imported.name=/^(write|append|createWrite|copyFile|rename|truncate)/])",
  message:
    "Write files through cli/outputFile.ts: it spares inputs and writes whole or not at all.",
};

/** A component logs in one place, too. */
const logging = {
  selector: "MemberExpression[object.property.name='log'][object.object.name='pulumi']",
  message: "Log through components/shared/log.ts: it escapes what comes from outside.",
};

export default tseslint.config(
  {
    ignores: [
      "dist/",
      "build/",
      "node_modules/",
      "**/*.mjs",
      "**/*.cjs",
      "docs/api/",
      "examples/**/sdks/",
    ],
  },
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
    files: ["{core,resources,cost,reach,components,cli,plugin}/**/*.ts", "index.ts"],
    ignores: ["cli/say.ts", "core/printed.ts"],
    rules: { "no-restricted-syntax": printing, "no-console": "error" },
  },
  {
    files: ["components/**/*.ts"],
    ignores: ["components/shared/log.ts"],
    rules: { "no-restricted-syntax": [...printing, logging] },
  },
  {
    files: ["cli/**/*.ts"],
    ignores: ["cli/say.ts", "cli/outputFile.ts"],
    rules: { "no-restricted-syntax": [...printing, writing] },
  },
  {
    files: ["core/**/*.ts", "resources/**/*.ts", "cost/**/*.ts", "reach/**/*.ts"],
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
    files: ["reach/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          ...pure,
          patterns: [
            { group: ["@pulumi/*"], message: "reach/ never imports Pulumi." },
            {
              group: ["**/components/*", "**/cli/*", "**/cost/*"],
              message: "reach/ imports core/ and resources/ alone.",
            },
          ],
        },
      ],
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
              group: ["**/components/*", "**/cli/*", "**/cost/*", "**/reach/*"],
              message: "core/ imports nothing above it.",
            },
          ],
        },
      ],
    },
  },
);

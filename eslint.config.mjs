import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

/** Settings are read in one place, where a missing one is named; a scattered `process.env` is found at run time. */
const noScatteredEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Settings are read by lib/env.ts alone.",
};

/**
 * A case moves only where its event is written with it. Raw SQL is seen by the trigger that refuses a status without its
 * event.
 */
const statusWrite =
  "CallExpression[callee.property.name=/^(update|updateMany|updateManyAndReturn|upsert|create|createMany)$/]" +
  "[callee.object.property.name='case']";
const dataProperty =
  "Property:matches([key.name=/^(data|create|update)$/], [key.value=/^(data|create|update)$/])";
const noStatusWrite = [
  {
    selector: `${statusWrite} ${dataProperty} > ObjectExpression > Property:matches([key.name='status'], [key.value='status'])`,
    message: "The status of a case is written by lib/workflow/execute.ts alone.",
  },
  {
    selector: `${statusWrite} ${dataProperty} > ObjectExpression > SpreadElement`,
    message: "Name the columns: a spread may carry a status, which lib/workflow/execute.ts alone writes.",
  },
];

export default defineConfig([
  globalIgnores([".next/", ".data/", "lib/db/generated/", "test-results/", "next-env.d.ts"]),
  ...nextVitals,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,mts}"],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["vitest.config.mts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A promise that nobody waits for is a write that nobody sees fail.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    linterOptions: { noInlineConfig: true },
    // Pages are linked by plain <a>: next/link costs script and time on every page, and keeps nothing we need.
    rules: {
      "@next/next/no-html-link-for-pages": "off",
      "no-console": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["{app,components,lib}/**/*.{ts,tsx}", "prisma/seed/**/*.ts"],
    ignores: ["lib/env.ts", "lib/workflow/execute.ts"],
    rules: { "no-restricted-syntax": ["error", noScatteredEnv, ...noStatusWrite] },
  },
  {
    files: ["lib/env.ts"],
    rules: { "no-restricted-syntax": ["error", ...noStatusWrite] },
  },
  {
    files: ["lib/workflow/execute.ts"],
    rules: { "no-restricted-syntax": ["error", noScatteredEnv] },
  },
  {
    files: ["{app,components}/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@/lib/db/*", "**/lib/db/*"],
              message: "A page is given a view by a query, and its types too.",
            },
          ],
        },
      ],
    },
  },
]);

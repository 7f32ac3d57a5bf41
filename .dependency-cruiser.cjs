/**
 * The import rules of the architecture. Types alone do not count (they are gone when the program runs), so that a pure
 * file may name the shape of a row and still never reach the database; eslint.config.mjs forbids app and components
 * even those.
 *
 * Each rule has a planted violation in tests/architecture/import-rules.test.ts.
 */
const stages = "review|agreement|assignment|payment|evaluation";

/** What is marked [pure] in the architecture: decided by what comes in, and by nothing else. */
const pure = [
  "^lib/workflow/(statuses|transitions|events|waits|wait-kinds|wait-links|wait-readers|chain)\\.ts$",
  "^lib/authz/(policy|pages|proof)\\.ts$",
  "^lib/.+[/-](rules|schema|document)\\.ts$",
  "^lib/(money|dates|calendar|errors|fields)\\.ts$",
  "^lib/cases/(kinds|history/readers)\\.ts$",
  "^lib/notify/(?!deliver|record|recipients|queries|commands)[^/]+\\.ts$",
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or need a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "pure-stays-pure",
      comment: "A pure file never reaches the database, mail, Next or a page, not even through others.",
      severity: "error",
      from: { path: pure },
      to: {
        // The enums of the schema are plain constants.
        path: [
          "^lib/db/(?!generated/enums)",
          "^lib/mail/",
          "^app/",
          "^node_modules/(next|next-auth|nodemailer|pg)/",
        ],
        reachable: true,
      },
    },
    {
      name: "stages-apart",
      comment: "Stages meet by links in app, by events in reactions.ts, and by rows in the database.",
      severity: "error",
      from: { path: "^lib/stages/([^/]+)/" },
      to: { path: "^lib/stages/[^/]+/", pathNot: "^lib/stages/$1/" },
    },
    {
      name: "stage-pages-apart",
      comment: "The pages of a stage link to those of another; they do not share files.",
      severity: "error",
      from: { path: `^app/\\(portal\\)/cases/\\[code\\]/(${stages})/` },
      to: {
        path: `^(app/\\(portal\\)/cases/\\[code\\]|lib/stages)/(${stages})/`,
        pathNot: "^(app/\\(portal\\)/cases/\\[code\\]|lib/stages)/$1/",
      },
    },
    {
      name: "pages-read-through-queries",
      comment: "app and components ask queries, which are scoped to the actor; the database is not theirs.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/db/" },
    },
    {
      name: "lib-knows-no-page",
      comment: "What decides and writes does not depend on how it is shown.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "ui-knows-no-domain",
      comment: "Primitives are told words and figures; only the formatting of numbers and dates is shared.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(app|lib|components)/", pathNot: ["^components/ui/", "^lib/i18n/format\\.ts$"] },
    },
    {
      name: "writes-take-the-transaction",
      comment:
        "Below execute everything is given its transaction: nothing there can reach the global client.",
      severity: "error",
      from: {
        path: [
          "^lib/.+[/-]commands\\.ts$",
          "^lib/workflow/(event-log|wait-ledger|reactions|define|registry)\\.ts$",
          "^lib/notify/record\\.ts$",
        ],
      },
      to: { path: "^lib/db/client\\.ts$", reachable: true },
    },
    {
      name: "product-without-tools",
      comment:
        "What runs in production does not import tests, scripts, or packages that are for development only.",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { path: "^(tests|e2e|scripts)/" },
    },
    {
      name: "no-development-package",
      comment: "A package that the product imports stands in dependencies.",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "found",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: { path: "^(app|components|lib|prisma|scripts)/" },
      to: { couldNotResolve: true },
    },
  ],
  required: [
    {
      name: "actions-pass-the-gate",
      comment: "A server action is a public POST: each is made by the gate.",
      severity: "error",
      module: { path: "^app/.*actions\\.ts$" },
      to: { path: "^lib/web/action\\.ts$" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/db/generated"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
    skipAnalysisNotInRules: true,
  },
};

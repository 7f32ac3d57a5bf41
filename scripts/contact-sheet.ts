import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "./browser";
import { projectRoot, runToEnd, toolPath } from "./child";

const help = `npm run contact-sheet -- [options]: a picture of every page and mail, in test-results/contact-sheet/index.html
  --locale en,es     default en
  --theme light,dark default light
  --width 360,1280   the default
  --only WORD        only pages whose name holds it
  --drawn FOLDER     drawn screens (NAME-WIDTH-THEME.png) to lay beside`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      locale: { type: "string", default: "en" },
      theme: { type: "string", default: "light" },
      width: { type: "string", default: "360,1280" },
      only: { type: "string" },
      drawn: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const folder = join(projectRoot, "test-results", "contact-sheet");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const code = await runToEnd(
    [
      ...[toolPath("@playwright", "test", "cli.js"), "test", "--reporter=list"],
      ...(values.only ? ["--grep", values.only] : []),
    ],
    {
      PLAYWRIGHT_CHROMIUM: findBrowser(),
      CONTACT_SHEET: "true",
      SHEET_LOCALES: values.locale,
      SHEET_THEMES: values.theme,
      SHEET_WIDTHS: values.width,
      ...(values.drawn ? { SHEET_DRAWN: resolve(values.drawn) } : {}),
    },
  );
  console.log(`See ${join(folder, "index.html")}`);
  return code;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    console.error(help);
    process.exit(1);
  },
);

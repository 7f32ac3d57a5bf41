import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { toolPath } from "./child";

/**
 * The browser of the end-to-end tests: PLAYWRIGHT_CHROMIUM, else a Chromium on the PATH, else Playwright's own
 * download, else, as root on Debian, the distribution's package. Throws with what was tried when there is none.
 */
export function findBrowser(): string {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) {
    if (!existsSync(given)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${given}, which does not exist.`);
    return given;
  }
  const found = onPath() ?? downloaded() ?? afterDownload() ?? afterPackage();
  if (!found) {
    throw new Error(
      "No Chromium: not on the PATH, and neither Playwright's download nor apt-get brought one. Set PLAYWRIGHT_CHROMIUM.",
    );
  }
  return found;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function downloaded(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function afterDownload(): string | undefined {
  console.log("No Chromium here; downloading Playwright's ...");
  const cli = toolPath("@playwright", "test", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  return downloaded();
}

function afterPackage(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  console.log("Installing the distribution's Chromium ...");
  spawnSync("apt-get", ["update"], { stdio: "inherit" });
  spawnSync("apt-get", ["install", "-y", "chromium"], {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return onPath();
}

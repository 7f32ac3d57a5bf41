import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyLinked } from "./image/linked-copy";
import { projectRoot, runToEnd, toolPath } from "./child";

/** What a build is made of; nothing else changes it. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "prisma/seed/accounts.ts",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

const buildFolder = join(projectRoot, ".next");
const stampFile = join(buildFolder, "source-stamp");

/** Builds the server when there is no build of exactly these sources. Returns whether there is one now. */
export async function buildWhenStale(): Promise<boolean> {
  const stamp = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return true;
  const code = await runToEnd([toolPath("next", "dist", "bin", "next"), "build"], { NODE_ENV: "production" });
  if (code !== 0) {
    // A failed build can be replayed from its cache: the next one starts from nothing.
    rmSync(buildFolder, { recursive: true, force: true });
    return false;
  }
  // `next build` may edit tsconfig.json, which is one of the sources.
  writeFileSync(stampFile, sourceStamp());
  return true;
}

/** Makes a build that lies elsewhere, as the image's, the one of this clone. @param stamp of the sources it was made of */
export function takeBuild(from: string, stamp: string): void {
  rmSync(buildFolder, { recursive: true, force: true });
  copyLinked(from, buildFolder);
  writeFileSync(stampFile, stamp);
}

/** SHA-256 over the names and contents of all sources. The generated client follows from the schema. */
export function sourceStamp(): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesOf))
    hash.update(`${file}\0`).update(readFileSync(join(projectRoot, file)));
  return hash.digest("hex");
}

function filesOf(path: string): string[] {
  const absolute = join(projectRoot, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  if (path === "lib/db/generated") return [];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

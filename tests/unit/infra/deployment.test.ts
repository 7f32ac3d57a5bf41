import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { settingNames } from "@/lib/env";
import { readDockerfile } from "@/scripts/image/dockerfile";
import { copyLinked } from "@/scripts/image/linked-copy";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const compose: unknown = parse(read("compose.yaml"), { merge: true });

const service = z.object({
  image: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.unknown().optional(),
  command: z.array(z.string()).optional(),
});
const { services, secrets } = z
  .object({
    services: z.record(z.string(), service),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(compose);

/**
 * The schema that the Compose project publishes (Apache-2.0, as the linter dclint 3.1.0 brings it): a copy beside its
 * licence, since a test asks no network.
 */
const check = new Ajv({ strict: false, allErrors: true }).compile({
  ...(JSON.parse(read("tests/support/compose/compose-spec.json")) as Record<string, unknown>),
  // It names its draft by an address with https, under which Ajv does not know it.
  $schema: "http://json-schema.org/draft-07/schema#",
});

function holds(document: unknown): string[] {
  if (check(document)) return [];
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("compose.yaml holds against the published schema", () => {
  expect(holds(compose)).toEqual([]);
});

test.each([
  ["a word that is none", { services: { portal: { image: "x", helthcheck: {} } } }],
  [
    "a condition that is none",
    { services: { portal: { image: "x", depends_on: { a: { condition: "soon" } } } } },
  ],
  ["ports that are no list", { services: { portal: { image: "x", ports: "3000" } } }],
])("the schema refuses %s", (_, document) => {
  expect(holds(document)).not.toEqual([]);
});

test("its settings are the portal's own, and each secret is made, and mounted where it is read", () => {
  const maker = read("docker/make-secrets.sh");
  for (const [name, { environment = {}, secrets: mounted = [] }] of Object.entries(services)) {
    for (const [setting, value] of Object.entries(environment)) {
      if (name === "database") continue;
      const known = [...settingNames, "DATABASE_OWNER_URL"];
      expect(known, `${name}: ${setting}`).toContain(setting.replace(/_FILE$/, ""));
      if (setting.endsWith("_FILE"))
        expect(mounted, `${name}: ${setting}`).toContain(value.replace("/run/secrets/", ""));
    }
    for (const secret of mounted) expect(Object.keys(secrets), name).toContain(secret);
  }
  for (const [name, { file }] of Object.entries(secrets)) {
    expect(file).toBe(`./secrets/${name}`);
    expect(maker).toContain(`once ${name} `);
  }
});

test("only what migrates knows the owner's password; nothing listens to the world by itself", () => {
  const owners = Object.entries(services).filter(([, { secrets: mounted = [] }]) =>
    mounted.includes("database_owner_url"),
  );
  expect(owners.map(([name]) => name)).toEqual(["migrate"]);
  for (const port of read("compose.yaml").matchAll(/ports: \["\$\{\w+:-([^}]+)\}/g))
    expect(port[1]).toMatch(/^127\.0\.0\.1:/);
});

test("every script that a container starts is there, and every container that stays has its health looked at", () => {
  const [final] = readDockerfile(read("Dockerfile")).slice(-1);
  const commands = [...Object.values(services).map(({ command = [] }) => command), final?.command ?? []];
  for (const script of commands.flat().filter((word) => word.startsWith("scripts/")))
    expect(existsSync(join(root, script)), script).toBe(true);
  expect(final?.user).toBe("node");
  expect(services.database?.healthcheck).toBeDefined();
  expect(read("Dockerfile")).toMatch(/^HEALTHCHECK .*scripts\/healthy\.mjs$/m);
});

test("what is done without Docker is what the Dockerfile says, read from it and not repeated", () => {
  const dockerfile = read("Dockerfile");
  const stages = readDockerfile(dockerfile);
  const said = (word: string) =>
    [...dockerfile.matchAll(new RegExp(`^${word} (.+)$`, "gm"))].map(([, rest]) => rest);
  const steps = stages.flatMap((stage) => stage.steps);
  expect(steps.flatMap((step) => (step.do === "run" ? [step.command] : []))).toEqual(said("RUN"));
  expect(steps.filter((step) => step.do === "copy")).toHaveLength(said("COPY").length);
  expect(stages).toHaveLength(said("FROM").length);
  expect(said("CMD")).toEqual([
    stages.at(-1)?.command && JSON.stringify(stages.at(-1)?.command).replaceAll(",", ", "),
  ]);
  expect(said("HEALTHCHECK").every((rest) => rest?.endsWith(` CMD ${stages.at(-1)?.healthCommand}`))).toBe(
    true,
  );
  for (const script of ["image-steps.ts", "image/make.ts", "image/answers.ts", "test.ts"])
    for (const command of [...said("RUN"), stages.at(-1)?.healthCommand])
      expect(read(`scripts/${script}`), script).not.toContain(command);
});

test("the folder of the volume is the user's own before a volume covers it, and is where the files lie", () => {
  const [final] = readDockerfile(read("Dockerfile")).slice(-1);
  const folder = services.portal?.environment?.FILES_FOLDER;
  expect(services.portal?.volumes).toContain(`files:${folder}`);
  const made = final?.steps.filter((step) => step.do === "copy" && step.to === `${folder}/`);
  expect(made).toMatchObject([{ owner: `${final?.user}:${final?.user}` }]);
});

test("a copy that shares its files keeps what npm writes over to itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-copy-"));
  try {
    const at = (...path: string[]) => join(folder, ...path);
    mkdirSync(at("from/node_modules/a"), { recursive: true });
    writeFileSync(at("from/node_modules/.package-lock.json"), "all");
    writeFileSync(at("from/node_modules/a/index.js"), "a");
    symlinkSync("a/index.js", at("from/node_modules/b.js"));
    copyLinked(at("from"), at("stage"));
    copyLinked(at("from/node_modules"), at("packages"));
    for (const copy of ["stage/node_modules", "packages"]) {
      writeFileSync(at(copy, ".package-lock.json"), "less");
      rmSync(at(copy, "a/index.js"));
      expect(readlinkSync(at(copy, "b.js"))).toBe("a/index.js");
    }
    expect(readFileSync(at("from/node_modules/.package-lock.json"), "utf8")).toBe("all");
    expect(readFileSync(at("from/node_modules/b.js"), "utf8")).toBe("a");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(["ADD x y", "VOLUME /data", "WORKDIR /portal"])(
  "a step that it can't do is refused: %s",
  (line) => {
    expect(() => readDockerfile(line)).toThrow();
  },
);

test.each(["ADD x y", "COPY --link x y"])(
  "a step of a stage that it can't do is refused, not passed over: %s",
  (line) => {
    expect(() => readDockerfile(`FROM node\n${line}`)).toThrow(`Not understood: ${line}`);
  },
);

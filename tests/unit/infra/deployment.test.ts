import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
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
  restart: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z.unknown().optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  env_file: z.array(z.string()).optional(),
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

/** What the containers say themselves, because their folders, ports and patience hang on it. */
const containersOwn = [
  ...["PORTAL_ENV", "FILES_FOLDER", "WORKER_IN_SERVER", "METRICS_LISTEN", "SHUTDOWN_SECONDS"],
  ...["DATABASE_URL", "KEY_ENCRYPTION_KEY", "KEY_ENCRYPTION_KEYS_OLD", "AUTH_SECRET"],
];

test.each(["portal", "worker", "backup", "restore"])("every setting can reach %s", (name) => {
  const { environment = {}, env_file: files = [] } = services[name] ?? {};
  // What a container is told outright wins over any file, so that each of these is one that no file needs to say …
  const told = Object.keys(environment).map((setting) => setting.replace(/_FILE$/, ""));
  expect(told.filter((setting) => setting !== "DATABASE_OWNER_URL").sort()).toEqual(containersOwn.sort());
  // … and all others are read from the file of whoever installs it, which is read last.
  expect(files.at(-1)).toBe("portal.env");
  for (const file of files.slice(0, -1))
    for (const [, setting] of read(file).matchAll(/^([A-Z0-9_]+)=/gm)) {
      expect(settingNames).toContain(setting);
      expect(told).not.toContain(setting);
    }
});

test("what stays running never knows the owner's password; nothing listens to the world by itself", () => {
  const owners = Object.entries(services).filter(([, { secrets: mounted = [] }]) =>
    mounted.includes("database_owner_url"),
  );
  expect(owners.map(([name]) => name)).toEqual(["migrate", "backup", "restore"]);
  for (const [name, { restart }] of owners) expect(restart, name).toBe("no");
  for (const port of read("compose.yaml").matchAll(/ports: \["\$\{\w+:-([^}]+)\}/g))
    expect(port[1]).toMatch(/^127\.0\.0\.1:/);
});

test("a backup is written to, and restored from, a folder of the machine, under a key that is mounted", () => {
  for (const name of ["backup", "restore"]) {
    const { entrypoint = [], volumes = [], secrets: mounted = [], profiles } = services[name] ?? {};
    const folder = volumes.find((volume) => volume.endsWith(":/backups"));
    expect(folder, name).toBe("${BACKUP_FOLDER:-./backups}:/backups");
    expect(volumes, name).toContain("files:/var/lib/portal/files");
    const key = entrypoint[entrypoint.indexOf("--key") + 1];
    expect(mounted, name).toContain(key?.replace("/run/secrets/", ""));
    // Otherwise `docker compose up` would begin with one.
    expect(profiles, name).toHaveLength(1);
  }
  const { entrypoint = [] } = services.backup ?? {};
  expect(entrypoint[entrypoint.indexOf("--to") + 1]).toBe("/backups");
});

/** Which user of which container reads a secret: postgres (999) of its image, node (1000) of ours. */
const readerOf = (name: string) => (/^database_.*_password$/.test(name) ? 999 : 1000);

/** Only root can make them as somebody else too. */
const makers = process.getuid?.() === 0 ? [0, 65_534] : [process.getuid?.() ?? 65_534];

test.each(makers)("secrets that user %i makes are read by nobody else, and stay as they are", (uid) => {
  const folder = mkdtempSync(join(tmpdir(), "portal-secrets-"));
  try {
    chmodSync(folder, 0o777);
    const script = join(folder, "make-secrets.sh");
    writeFileSync(script, read("docker/make-secrets.sh"));
    const make = () => {
      const { status, stderr } = spawnSync("sh", [script], { cwd: folder, uid, encoding: "utf8" });
      expect(status, stderr).toBe(0);
      return stderr;
    };
    const said = make();
    const at = (name: string) => join(folder, "secrets", name);
    const made = readdirSync(at(""));
    expect(made.sort()).toEqual(Object.keys(secrets).sort());
    expect(statSync(at("")).mode & 0o777).toBe(0o700);
    for (const name of made) {
      const { mode, uid: owner } = statSync(at(name));
      const expected = uid === 0 ? [0o400, readerOf(name)] : [0o444, uid];
      expect([mode & 0o777, owner], name).toEqual(expected);
    }
    expect(said).toMatch(uid === 0 ? /^$/ : /^Not root: .* protected by their folder alone/);
    const before = made.map((name) => readFileSync(at(name), "utf8"));
    make();
    expect(made.map((name) => readFileSync(at(name), "utf8"))).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every script that a container starts is there, and every container that stays has its health looked at", () => {
  const [final] = readDockerfile(read("Dockerfile")).slice(-1);
  const commands = Object.values(services).flatMap(({ command = [], entrypoint = [] }) => [
    ...entrypoint,
    ...command,
  ]);
  for (const script of [...commands, ...(final?.command ?? [])].filter((word) => word.startsWith("scripts/")))
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

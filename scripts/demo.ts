import { mkdirSync } from "node:fs";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/prisma/embedded";
import { migrate } from "@/prisma/migrate";
import { buildWhenStale } from "./build";
import { type Child, endSignals, lastLines, runToEnd, startChild, toolPath } from "./child";
import {
  dataFolder,
  demoSecrets,
  inData,
  isSeeded,
  markEmpty,
  markSeeded,
  postgresFolder,
  startOver,
} from "./demo-data";
import { announce } from "./demo-announcement";
import { freePort, nextFreePort } from "./free-port";
import { claimDemo, releaseDemo } from "./single-demo";
import { waitForServer } from "./wait-for-server";

/**
 * `npm run demo`: PostgreSQL, a mail inbox and the portal with invented people and cases, until Ctrl-C.
 * What was started is ended in the opposite order, whatever happens in between.
 */
const running: { postgres?: EmbeddedPostgres; children: Child[]; ending?: Promise<never> } = { children: [] };

async function main(): Promise<void> {
  const began = Date.now();
  mkdirSync(dataFolder, { recursive: true });
  // Before anything is made: a port that was asked for does not move, and nobody waits minutes to hear it.
  await refuseTaken(portWanted());
  claimDemo();
  if (process.argv.includes("--fresh")) startOver();

  const secrets = demoSecrets();
  console.log("Starting PostgreSQL and the mail inbox ...");
  const postgres = await startDatabase(secrets.passwords);
  const mail = await startInbox();
  const settings = {
    PORTAL_ENV: "demo",
    // Where it will be served is known at the end: the port is looked for when it is about to be taken.
    PORTAL_ORIGIN: originAt(firstPort),
    DATABASE_URL: postgres.appUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    SMTP_URL: `smtp://127.0.0.1:${mail.smtp}`,
    DEMO_INBOX_URL: `http://localhost:${mail.web}`,
    MAIL_FROM: "Case Facilitation <portal@portal.example>",
    FILES_FOLDER: inData("files"),
    KEY_ENCRYPTION_KEY: secrets.keyEncryptionKey,
    AUTH_SECRET: secrets.authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets.actionsKey,
    WORKER_IN_SERVER: "true",
    TRUSTED_PROXY_HOPS: "0",
  };
  await migrate(postgres.ownerUrl);
  const [isFilled, isBuilt] = await Promise.all([fill(settings), buildWhenStale()]);
  if (!isFilled) throw new Error("The demo data could not be made; the reason is above.");
  if (!isBuilt) throw new Error("The build failed; the reason is above.");

  const logFile = inData("server.log");
  const { server, origin } = await servePortal(settings, logFile);
  void server.exited.then((code) =>
    end(1, `The portal ended by itself with ${code}:\n${lastLines(logFile)}`),
  );
  announce({ origin, inbox: `http://localhost:${mail.web}`, logFile, seconds: (Date.now() - began) / 1000 });
}

/** Serves the portal at the port that PORT names, else at the first free one from 3000 on. */
async function servePortal(
  settings: Record<string, string>,
  logFile: string,
): Promise<{ server: Child; origin: string }> {
  const wanted = portWanted();
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await nextFreePort(firstPort));
    await refuseTaken(wanted);
    const origin = originAt(port);
    const args = [toolPath("next", "dist", "bin", "next"), "start", "-H", "127.0.0.1", "-p", String(port)];
    const env = { ...settings, PORTAL_ORIGIN: origin, NODE_ENV: "production" };
    const server = keep(startChild({ name: "The portal", args, env, logFile }));
    try {
      await waitForServer(`${origin}/api/health`, server);
      return { server, origin };
    } catch (error) {
      await server.stop();
      // Somebody took the port in the second between: the next free one is as good.
      if (attempt < 3 && (await isTaken(port))) continue;
      throw new Error(`${String(error)}\n${lastLines(logFile)}`);
    }
  }
}

/** @throws Error when the port that was asked for is taken */
async function refuseTaken(wanted: number | undefined): Promise<void> {
  if (wanted !== undefined && (await isTaken(wanted)))
    throw new Error(
      `PORT asks for ${wanted}, which is taken. Name another one, or none to take the first free one.`,
    );
}

const isTaken = async (port: number) => (await freePort(port)) !== port;

const firstPort = 3000;
const originAt = (port: number) => `http://localhost:${port}`;

/** @throws Error when PORT is set and no port */
function portWanted(): number | undefined {
  const { PORT } = process.env;
  if (!PORT) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(PORT) || Number(PORT) > 65_535) throw new Error(`PORT is no port: ${PORT}`);
  return Number(PORT);
}

async function startDatabase(
  passwords: ReturnType<typeof demoSecrets>["passwords"],
): Promise<EmbeddedPostgres> {
  const options = { passwords, preferredPort: 54_320, logFile: inData("postgres.log") };
  const postgres = await startEmbeddedPostgres({ ...options, folder: postgresFolder() });
  running.postgres = postgres;
  if (postgres.isNew) markEmpty();
  if (isSeeded() || postgres.isNew) return postgres;
  console.log("The demo data were not finished last time; starting over.");
  await postgres.stop();
  startOver();
  running.postgres = await startEmbeddedPostgres({
    ...options,
    passwords: demoSecrets().passwords,
    folder: postgresFolder(),
  });
  return running.postgres;
}

/** The inbox that catches every mail of the demo; its mails are kept over a restart. */
async function startInbox(): Promise<{ smtp: number; web: number }> {
  const smtp = await freePort(1025);
  const web = await freePort(1080);
  mkdirSync(inData("mail"), { recursive: true });
  const here = ["--ip", "127.0.0.1", "--web-ip", "127.0.0.1"];
  const ports = ["--smtp", String(smtp), "--web", String(web), "--mail-directory", inData("mail")];
  const args = [toolPath("maildev", "dist", "bin", "maildev.js"), ...here, ...ports];
  const inbox = keep(startChild({ name: "The mail inbox", args, logFile: inData("mail.log") }));
  await waitForServer(`http://127.0.0.1:${web}/api/email`, inbox);
  return { smtp, web };
}

async function fill(settings: Record<string, string>): Promise<boolean> {
  if (isSeeded()) return true;
  console.log("Making the demo data ...");
  if ((await runToEnd(["--import", "tsx", "scripts/seed.ts"], settings)) !== 0) return false;
  markSeeded();
  return true;
}

function keep(child: Child): Child {
  running.children.push(child);
  return child;
}

/** Ends all that was started, last first, and then this process. Asked twice, it does so once. */
function end(code: number, reason?: string): Promise<never> {
  running.ending ??= (async () => {
    if (reason) console.error(reason);
    for (const child of running.children.reverse()) await child.stop();
    await running.postgres?.stop();
    releaseDemo();
    return process.exit(code);
  })();
  return running.ending;
}

for (const signal of endSignals) {
  process.on(signal, () => {
    if (!running.ending) console.log("\nEnding the demo ...");
    void end(0);
  });
}
// The command that started us is gone, however it went.
process.on("disconnect", () => void end(0));

main().catch((error: unknown) => end(1, error instanceof Error ? error.message : String(error)));

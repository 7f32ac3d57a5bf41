import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startChild } from "../child";
import { freePort } from "../free-port";
import { startThrowawayPostgres } from "../throwaway-postgres";
import { waitForServer } from "../wait-for-server";
import { type MadeImage, run } from "./make";

/** How long the image's command may take until it answers, in milliseconds: packages and build are read for the first time. */
const patience = 180_000;

/** Starts the image's command as production would, and asks its health page; then tells it to end. */
export async function answersHealth({ stage: final, place }: MadeImage): Promise<void> {
  const postgres = await startThrowawayPostgres("portal-image-db-");
  try {
    const port = await freePort();
    const settings = {
      ...{ PORTAL_ENV: "production", PORTAL_ORIGIN: "https://portal.example.org", PORT: String(port) },
      TRUSTED_PROXY_HOPS: "1",
      ...{ DATABASE_URL: postgres.appUrl, SMTP_URL: `smtp://127.0.0.1:${await freePort()}` },
      ...{ MAIL_FROM: "Portal <portal@portal.example>", FILES_FOLDER: join(postgres.folder, "files") },
      KEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      AUTH_SECRET: randomBytes(32).toString("base64"),
    };
    run("node --import tsx scripts/db-deploy.ts", place, {
      ...final.env,
      DATABASE_OWNER_URL: postgres.ownerUrl,
    });
    const [program, ...args] = final.command ?? [];
    if (program !== "node") throw new Error(`The image's command is no node: ${program}`);
    const server = startChild({
      name: "The image's command",
      args,
      cwd: place,
      env: { ...final.env, ...settings },
    });
    try {
      await waitForServer(`http://127.0.0.1:${port}/api/health`, server, patience);
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
      const health = (await answer.json()) as Record<string, unknown>;
      console.log(`Its health page answers ${answer.status}: ${JSON.stringify(health)}`);
      if (answer.status !== 200 || health.database !== "ok" || health.migrations !== "ok")
        throw new Error("The image can't be used.");
      if (!final.healthCommand) throw new Error("The image's health is not looked at.");
      run(final.healthCommand, place, { ...final.env, PORT: String(port) });
    } finally {
      await server.stop(30_000);
    }
    const code = await server.exited;
    console.log(`Told to end, it ended with ${code}.`);
    if (code !== 0) throw new Error("It did not end by itself.");
  } finally {
    await postgres.stop();
  }
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killedWhileMailing } from "@/tests/figures/mail-kills";

test("a worker that is killed with mails in its hands loses none, and sends none under another id", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-kills-"));
  const smtpPort = Number(new URL(process.env.SMTP_URL ?? "").port);
  const said: string[] = [];
  try {
    const scale = { events: 30, kills: 1 };
    const broken = await killedWhileMailing({ smtpPort, folder }, scale, (line) => said.push(line));
    expect(broken).toEqual([]);
    expect(said[0]).toBe("30 events, 60 mails to send");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

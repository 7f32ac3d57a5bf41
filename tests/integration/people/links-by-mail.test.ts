import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { mailLink } from "@/lib/people/mail-link";
import { linkView } from "@/lib/people/queries";
import { startMailCatcher, type MailCatcher } from "@/tests/support/mail-catcher";
import { proven } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
let catcher: MailCatcher;
beforeAll(async () => {
  [world, catcher] = await Promise.all([makeWorld(), startMailCatcher()]);
});
afterAll(() => catcher.stop());

/** What the worker is given for the open link of a person. */
async function jobOf(userId: string): Promise<{ linkId: string; sealed: string }> {
  const link = await db().accessLink.findFirstOrThrow({ where: { userId, usedAt: null } });
  const [job] = await db().$queryRaw<{ payload: { linkId: string; sealed: string } }[]>`
    SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'linkId' = ${link.id}`;
  if (!job) throw new Error("No job mails this link");
  return job.payload;
}

const invited = async (locale: "en" | "es") => {
  const email = `mailed.${randomUUID()}@example.test`;
  const post = { kind: "advocate_side", organizationId: world.firm, membership: "LAWYER" };
  const input = { name: "Ida Venn", email, locale, timeZone: "America/Guatemala", post };
  const { result } = await run(await proven(world.facilitator), "invitePerson", null, input);
  return { email, userId: String(result.userId) };
};

test.each([
  ["en", /Your access/],
  ["es", /Su acceso/],
] as const)(
  "an invitation goes out in the person's language (%s) with a link that opens",
  async (locale, subject) => {
    const { email, userId } = await invited(locale);
    await mailLink(await jobOf(userId));
    const { parsed } = await catcher.waitFor((mail) => mail.to.includes(email));
    expect(parsed.subject).toMatch(subject);
    const [, token = ""] = /\/invitation\/([\w-]{43})/.exec(parsed.text ?? "") ?? [];
    expect(parsed.text).toContain(`${env().PORTAL_ORIGIN}/invitation/${token}`);
    expect(await linkView("invitation", token)).toMatchObject({ state: "open", userId });
  },
);

test("a link to a new password goes to the address it was asked for", async () => {
  await run(systemActor, "requestReset", world.lawyer.userId, { email: world.lawyer.email });
  await mailLink(await jobOf(world.lawyer.userId));
  const { parsed } = await catcher.waitFor((mail) => mail.to.includes(world.lawyer.email));
  expect(parsed.text).toMatch(/\/reset\/[\w-]{43}/);
});

test("mailed twice after a crash it is one mail to the reader: the same Message-ID", async () => {
  const { email, userId } = await invited("en");
  const job = await jobOf(userId);
  await mailLink(job);
  // Sent, but killed before that was kept.
  await db().mail.update({ where: { id: job.linkId }, data: { state: "queued", sentAt: null } });
  await mailLink(job);
  await mailLink(job);
  const ids = catcher.mails.filter((mail) => mail.to.includes(email)).map((mail) => mail.parsed.messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

test("a link of somebody who was disabled meanwhile is not mailed", async () => {
  const { email, userId } = await invited("en");
  const job = await jobOf(userId);
  await run(world.director, "disablePerson", userId, { reason: "Left" });
  await mailLink(job);
  expect(catcher.mails.some((mail) => mail.to.includes(email))).toBe(false);
});

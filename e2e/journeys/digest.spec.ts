import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { lastSlot } from "@/lib/notify/digest-time";
import { acceptedCase, offerTo } from "@/tests/support/walk/review";
import { expect, phone, test } from "../support/browser";
import { linkIn, linksIn, mailsTo, mailTo } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { lookForDue } from "../support/worker";
import { at, makeMailedWorld } from "../support/world";

const hour = 60 * 60 * 1000;
const twoDaysAgo = -48 * hour;
/** Before the last summary's hour, whichever hour it is: what happens then stands in it. */
const yesterday = -25 * hour;

test("what somebody wants in the summary comes in one mail, at its hour and in their language", async ({
  seat,
}) => {
  const world = await at(twoDaysAgo, makeMailedWorld);
  const { defender } = world;
  const { page } = await seat("es", phone);
  await signedIn(page, defender);

  await test.step("the Defender chooses it, on the phone", async () => {
    await page.goto("/account/notices");
    await page.getByLabel("Propuestas", { exact: true }).selectOption({ label: "En el resumen" });
    await page.getByLabel("Todos los días").check();
    await page.getByLabel("A qué hora").selectOption({ label: "18:00" });
    await page.getByRole("button", { name: "Guardar" }).click();
    await expect(page.getByText("Guardado. Vale a partir del próximo aviso.")).toBeVisible();
    await expect(page.getByText(/^El próximo llega el .+ 18:00/)).toBeVisible();
  });

  const cases = await at(yesterday, async () => {
    const accepted = [await acceptedCase(world), await acceptedCase(world)];
    // Soon after one another: a worker that looks in between would send the first in a summary of its own.
    for (const one of accepted) await offerTo(world, one);
    return accepted;
  });
  await lookForDue();

  await test.step("two offers come in one mail and in no other", async () => {
    const mail = await mailTo(defender.email, /^2 avisos hasta el /);
    for (const { code } of cases) {
      expect(mail.text).toContain(`${code}: se le propone un caso.`);
      const naming = (await mailsTo(defender.email)).filter(({ text = "" }) => text.includes(code));
      expect(naming, `mails that name ${code}`).toHaveLength(1);
    }
    expect(mail.text).toContain("Usted eligió recibir estas novedades en un resumen.");
    const slot = lastSlot({ rhythm: "daily", hour: 18, weekday: 1 }, defender.timeZone, now());
    const made = await db().mail.findMany({ where: { userId: defender.userId, kind: "digest" } });
    expect(made.map((one) => one.slot)).toEqual([slot]);

    for (const { code } of cases) {
      await page.goto(linkIn(mail, `/cases/${code}/review`));
      await expect(page.getByRole("button", { name: "Me interesa: ver las partes" })).toBeVisible();
    }
    expect(linksIn(mail).some((link) => new URL(link).pathname === "/notices")).toBe(true);
    await page.goto(linkIn(mail, "/notices"));
    for (const { code } of cases)
      await expect(page.getByText(`${code}: se le propone un caso.`)).toBeVisible();
  });

  await test.step("looked for again, it is not sent again", async () => {
    await lookForDue();
    const jobs = () => db().$queryRaw`SELECT 1 FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier IN ('runDue', 'deliverDigest') AND j.attempts < j.max_attempts`;
    await expect.poll(jobs).toEqual([]);
    const digests = (await mailsTo(defender.email)).filter(({ subject = "" }) =>
      /avisos? hasta/.test(subject),
    );
    expect(digests).toHaveLength(1);
  });
});

import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { plusDays } from "@/lib/dates";
import { runDue } from "@/lib/workflow/clocks";
import { run } from "@/tests/support/run";
import { signingCase } from "@/tests/support/walk/agreement";
import { workDoneCase } from "@/tests/support/walk/evaluation";
import { acceptedCase, offeredCase, offerTo, type AtCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { expect, phone, test } from "../support/browser";
import { linkIn, mailSaying, mailsTo } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { lookForDue } from "../support/worker";
import { at, makeWorldOf } from "../support/world";

const day = 24 * 60 * 60 * 1000;
/** What is done then, by the clock of these tests; the server and its worker find it so long ago. */
const daysAgo = <T>(days: number, work: () => Promise<T>) => at(-days * day, work);

let world: World;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  world = await makeWorldOf(62 * day);
});

/** How many mails to somebody name a case and say this. */
async function mailsSaying({ email }: { email: string }, code: string, words: string): Promise<number> {
  return (await mailsTo(email)).filter(({ text = "" }) => text.includes(code) && text.includes(words)).length;
}

const openWaits = (caseId: string, kind: string) =>
  db().wait.findMany({ where: { caseId, kind, closedAt: null } });

test("an offer: the Defender is reminded at half of its time, and told when it is over", async ({ seat }) => {
  const over = await daysAgo(6, () => offeredCase(world));
  const open = await daysAgo(3, () => offeredCase(world));
  await lookForDue();
  const { page } = await seat("es", phone);
  await signedIn(page, world.defender);

  await test.step("one that runs: what happens on which day, and a way to answer", async () => {
    const mail = await mailSaying(world.defender.email, `${open.code} sigue en espera de usted`);
    expect(mail.subject).toBe(`${open.code}: Decir si el caso interesa`);
    await page.goto(linkIn(mail, `/cases/${open.code}/review`));
    await expect(
      page.getByText(/^Si usted no responde a más tardar el .+, la propuesta vence/),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Me interesa: ver las partes" })).toBeVisible();
  });

  await test.step("one that is over is seen no longer, and goes back to the facilitator", async () => {
    await mailSaying(world.defender.email, `${over.code}: venció el plazo para responder la propuesta`);
    expect(
      await mailsSaying(world.defender, over.code, "sigue en espera de usted"),
      "no senseless reminder",
    ).toBe(0);
    expect((await page.goto(`/cases/${over.code}/review`))?.status()).toBe(404);
    const staff = (await seat()).page;
    await signedIn(staff, world.facilitator);
    const told = await mailSaying(
      world.facilitator.email,
      `${over.code}: the time to answer the offer has run out`,
    );
    await staff.goto(linkIn(told, `/cases/${over.code}/review`));
    const past = staff.getByRole("table", { name: "Offers so far" });
    await expect(past.getByRole("row").filter({ hasText: world.defender.name })).toContainText(
      "No answer in time",
    );
    await expect(staff.getByRole("region", { name: "Offer the case" })).toBeVisible();
  });
});

test("an evaluation: one reminder before it lapses; after that it is asked for no longer", async ({
  seat,
}) => {
  const over = await daysAgo(61, () => workDoneCase(world));
  const open = await daysAgo(56, () => workDoneCase(world));
  await lookForDue();
  const { page } = await seat("es", phone);
  await signedIn(page, world.defender);
  const mail = await mailSaying(
    world.defender.email,
    `${open.code} sigue en espera de usted: Contar cómo le fue`,
  );
  await page.goto(linkIn(mail, `/cases/${open.code}/evaluation`));
  await expect(page.getByRole("form", { name: "Su evaluación" })).toBeVisible();
  expect(await mailsSaying(world.defender, open.code, "Contar cómo le fue"), "of three that are due").toBe(1);

  const stateOf = async () =>
    (await db().evaluation.findUniqueOrThrow({ where: { id: over.ofDefender } })).state;
  await expect.poll(stateOf).toBe("lapsed");
  await page.goto(`/cases/${over.code}/evaluation`);
  await expect(page.getByText("Su evaluación no llegó a tiempo")).toBeVisible();
  const counsel = (await seat()).page;
  await signedIn(counsel, world.lawyer);
  await counsel.goto(`/cases/${over.code}/evaluation`);
  await expect(counsel.getByText("Your evaluation was not sent in time")).toBeVisible();
  expect(await mailsSaying(world.lawyer, over.code, "Say how this case went"), "no senseless reminder").toBe(
    0,
  );
});

/** Sent for signature 16 days ago and reminded of on the 15th; the server's worker may have come between: then anew. */
async function remindedSigning(): Promise<AtCase> {
  const made = await daysAgo(16, () => signingCase(world));
  await daysAgo(1.5, () => runDue(now()));
  const waits = await openWaits(made.caseId, "signContract");
  const isDue = waits.length > 0 && waits.every(({ nextAt }) => nextAt && nextAt < now());
  return isDue ? made : remindedSigning();
}

test("the time to sign runs out: all three are told, and the text can be approved again", async ({
  seat,
}) => {
  const { code } = await remindedSigning();
  await lookForDue();
  const { page } = await seat("es", phone);
  await signedIn(page, world.defender);
  const mail = await mailSaying(world.defender.email, `${code}: venció el plazo para firmar`);
  await page.goto(linkIn(mail, `/cases/${code}/agreement`));
  await expect(page.getByRole("button", { name: /^Aprobar la versión/ })).toBeVisible();
  for (const { email } of [world.lawyer, world.facilitator])
    await mailSaying(email, `${code}: the time to sign ran out`);
  const signing = await page.goto(`/cases/${code}/agreement/sign`);
  await expect(page.getByRole("button", { name: "Firmar el contrato", exact: true })).toHaveCount(0);
  expect(signing?.status()).toBeLessThan(500);
});

const reason = "Her father died; she asked for a week";

/** Offered six days ago and let stand still; the server's worker may have come between and ended it: then once more. */
async function pausedOffer(on: AtCase): Promise<void> {
  await daysAgo(6, () => offerTo(world, on));
  const [wait] = await openWaits(on.caseId, "answerOffer");
  if (!wait) return pausedOffer(on);
  const until = plusDays(officeToday(now()), 3);
  await daysAgo(5, () => run(world.facilitator, "pauseClock", on.caseId, { waitId: wait.id, until, reason }));
}

test("a clock that staff paused does not strike; its reason is theirs alone", async ({ seat }) => {
  const on = await daysAgo(6, () => acceptedCase(world));
  const { code, caseId } = on;
  await pausedOffer(on);
  await lookForDue();
  const [field, staff] = [(await seat("es", phone)).page, (await seat()).page];
  await signedIn(field, world.defender);
  await signedIn(staff, world.facilitator);

  await test.step("the Defender reads that it stands still, and not why", async () => {
    const mail = await mailSaying(
      world.defender.email,
      `${code}: el plazo de lo que le toca está suspendido`,
    );
    expect(mail.text).not.toContain("father");
    await field.goto(linkIn(mail, `/cases/${code}/review`));
    await expect(field.getByRole("button", { name: "Me interesa: ver las partes" })).toBeVisible();
    await expect(field.getByText("father")).toHaveCount(0);
    expect((await field.goto(`/cases/${code}/clocks`))?.status()).toBe(404);
    expect(await mailsSaying(world.defender, code, "venció")).toBe(0);
    expect(await mailsSaying(world.defender, code, "sigue en espera de usted")).toBe(0);
  });

  const clock = staff
    .getByRole("listitem")
    .filter({ has: staff.getByRole("heading", { level: 3 }) })
    .first();
  await test.step("staff let it go on: the days that were left count from now", async () => {
    await staff.goto(`/cases/${code}/clocks`);
    await expect(clock.getByText(`Reason, for staff only: ${reason}`)).toBeVisible();
    await clock.getByRole("button", { name: "Let the clock go on now" }).click();
    await expect(clock.getByText("Pause this clock", { exact: true })).toBeVisible();
    await mailSaying(world.defender.email, `${code}: el plazo de lo que le toca corre de nuevo`);
    const [wait] = await openWaits(caseId, "answerOffer");
    expect(Math.round(((wait?.by?.getTime() ?? 0) - now().getTime()) / day)).toBe(4);
  });

  await test.step("and pause it again, not without a reason", async () => {
    await clock.getByText("Pause this clock", { exact: true }).click();
    await clock.getByLabel("Stands still until the end of").fill(plusDays(officeToday(now()), 5));
    const pause = clock.getByRole("button", { name: "Pause the clock" });
    await pause.click();
    await expect(clock.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
    await clock.getByLabel("Reason").fill("The road to Chiantla is closed");
    await pause.click();
    await expect(clock.getByText("Reason, for staff only: The road to Chiantla is closed")).toBeVisible();
  });
});

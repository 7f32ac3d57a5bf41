import { addDays } from "@/lib/calendar";
import { getOffset, moveClock, now, setOffset } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { signOnce } from "@/tests/support/one-time";
import { run } from "@/tests/support/run";
import { acceptedCase, offerTo, reviewedCase } from "@/tests/support/walk/review";
import { expect, phone, test } from "../support/browser";
import { linkIn, mailSaying } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { lookForDue } from "../support/worker";
import { makeMailedWorld } from "../support/world";
import { checkDefender } from "./steps/review";

const day = 24 * 60 * 60 * 1000;

test("an intake is declined with a reason, which the Advocate reads", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { code } = await reviewedCase(world);
  const staff = (await seat()).page;
  await signedIn(staff, world.facilitator);
  await staff.goto(`/cases/${code}/review`);
  await staff.getByText("Decline the request", { exact: true }).first().click();
  await staff.getByLabel("Reason", { exact: true }).selectOption({ label: "too little time" });
  await staff
    .getByLabel("In your words")
    .fill("The hearing is in nine days; no interview can be held before it.");
  await staff.getByRole("button", { name: "Decline the request" }).click();
  await expect(staff.getByText("Declined: too little time", { exact: true })).toBeVisible();

  const counsel = (await seat()).page;
  await signedIn(counsel, world.lawyer);
  const mail = await mailSaying(world.lawyer.email, `${code}: Justice in Motion could not take the case`);
  await counsel.goto(linkIn(mail, `/cases/${code}/review`));
  await expect(counsel.getByText("Declined: too little time", { exact: true })).toBeVisible();
  await expect(counsel.getByText("no interview can be held before it")).toBeVisible();
  await expect(counsel.getByText("Justice in Motion declined the case")).toBeVisible();
  await expect(counsel.getByRole("button", { name: "Withdraw the case" })).toHaveCount(0);
});

test("parts of an intake are asked about and answered there", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { code } = await reviewedCase(world);
  const staff = (await seat()).page;
  await signedIn(staff, world.facilitator);
  await staff.goto(`/cases/${code}/review`);
  await staff.getByText("Ask the Advocate", { exact: true }).click();
  const questions = [
    ["The matter", "Is the date of the hearing fixed?"],
    ["What is needed", "Does the notary have to be of the capital?"],
  ] as const;
  for (const [index, [part, question]] of questions.entries()) {
    if (index > 0) await staff.getByRole("button", { name: "Another question" }).click();
    const row = staff.getByRole("group", { name: `Question ${index + 1}`, exact: true });
    await row.getByLabel("About").selectOption({ label: part });
    await row.getByLabel("Question", { exact: true }).fill(question);
  }
  await staff.getByRole("button", { name: "Send the questions" }).click();
  await expect(staff.getByText("Waiting on the Advocate")).toBeVisible();

  const counsel = (await seat()).page;
  await signedIn(counsel, world.lawyer);
  await counsel.goto(`/cases/${code}/review`);
  for (const [part, question] of questions) {
    const asked = counsel.getByRole("region", { name: `Question about: ${part}` });
    await expect(asked.getByText(question)).toBeVisible();
    await asked.getByLabel("Your answer").fill(`Answer about ${part.toLowerCase()}`);
  }
  await counsel.getByRole("button", { name: "Send the 2 answers" }).click();
  await expect(counsel.getByText("Waiting on the facilitator")).toBeVisible();

  await staff.goto(`/cases/${code}/review`);
  await expect(staff.getByText("Answer about the matter")).toBeVisible();
  await expect(staff.getByText("Answer about what is needed")).toBeVisible();
  await staff.getByRole("button", { name: "Accept the case" }).click();
  await expect(staff.getByRole("region", { name: "Offer the case" })).toBeVisible();
});

test("an offer is declined, another expires by the clock, a third is declined on the phone, and a fourth accepted", async ({
  seat,
}) => {
  test.setTimeout(300_000);
  // What happened a week ago is told as of then; the worker, whose clock is not moved, finds the offer overdue.
  moveClock(-6 * day);
  const world = await makeMailedWorld();
  const at = await acceptedCase(world);
  const { offerId } = await offerTo(world, at, world.defender3);
  await run(world.defender3, "declineOffer", at.caseId, { offerId, code: "no_time", words: "" });
  const second = await offerTo(world, at, world.defender2);
  setOffset(0);
  expect(getOffset()).toBe(0);
  const overdue = await db().offer.findUniqueOrThrow({ where: { id: second.offerId } });
  expect(overdue.answerBy.getTime()).toBeLessThan(addDays(now(), 0).getTime());

  const staff = (await seat()).page;
  await signedIn(staff, world.facilitator);
  const past = staff.getByRole("table", { name: "Offers so far" });
  await test.step("the worker's clock ends the offer that nobody answered", async () => {
    // Reminders come first, one with every look.
    const state = async () => {
      await lookForDue();
      return (await db().offer.findUniqueOrThrow({ where: { id: second.offerId } })).state;
    };
    await expect.poll(state, { intervals: [500] }).toBe("expired");
    await staff.goto(`/cases/${at.code}/review`);
    await expect(past.getByRole("row").filter({ hasText: world.defender2.name })).toContainText(
      "No answer in time",
    );
    await expect(past.getByRole("row").filter({ hasText: world.defender3.name })).toContainText(
      "I have no time",
    );
  });

  const offer = async (name: string) => {
    await checkDefender(staff, { name, practice: `Bufete Sajché ${world.tag}` }, { atLeast: 0 });
    const form = staff.getByRole("form", { name: "Offer the case" });
    // Beside the name stands how many cases they have.
    const to = form.getByLabel("To", { exact: true });
    const option = to.locator("option").filter({ hasText: name });
    await to.selectOption(await option.getAttribute("value"));
    await form.getByLabel("Hours thought to be needed").fill("10");
    await form.getByLabel("What is asked, without any name").fill("Two interviews");
    await form.getByLabel("Answer by").fill(plusDays(todayIn("America/New_York", now()), 7));
    await form.getByRole("button", { name: "Offer the case" }).click();
    await expect(staff.getByText("Sent, no answer yet")).toBeVisible();
  };

  await test.step("the next Defender declines on the phone, and sees the case no longer", async () => {
    await offer(world.defenderGtq.name);
    const { page } = await seat("es", phone);
    await signedIn(page, world.defenderGtq);
    await page.goto(`/cases/${at.code}/review`);
    await page.getByText("No lo acepto", { exact: true }).click();
    await page.getByLabel("Queda muy lejos").check();
    await page.getByRole("button", { name: "Declinar el caso" }).click();
    await page.waitForURL("**/dashboard");
    const gone = await page.goto(`/cases/${at.code}/review`);
    expect(gone?.status()).toBe(404);
  });

  await test.step("another accepts", async () => {
    await staff.goto(`/cases/${at.code}/review`);
    await signOnce(world.defender, "NETWORK_TERMS");
    await offer(world.defender.name);
    const { page } = await seat("es", phone);
    await signedIn(page, world.defender);
    await page.goto(`/cases/${at.code}/review`);
    await page.getByRole("button", { name: "Me interesa: ver las partes" }).click();
    await page.getByLabel("Declaro de buena fe").check();
    await page.getByRole("button", { name: "Aceptar el caso" }).click();
    await page.waitForURL(`**/cases/${at.code}/agreement`);
  });
});

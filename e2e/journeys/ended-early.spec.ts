import { db } from "@/lib/db/client";
import { caseWithEntries } from "@/tests/support/walk/assignment";
import { offeredCase } from "@/tests/support/walk/review";
import { expect, phone, test } from "../support/browser";
import { mailSaying } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";
import { approvePayout, confirmed, confirmPayout, issueInvoice, sendPayout } from "./steps/payment";

test("a case is withdrawn before the signatures, and is gone for the Defender", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { code } = await offeredCase(world);
  const [counsel, field] = [(await seat()).page, (await seat("es", phone)).page];
  await signedIn(counsel, world.lawyer);
  await signedIn(field, world.defender);
  expect((await field.goto(`/cases/${code}/review`))?.status()).toBe(200);

  await counsel.goto(`/cases/${code}/review`);
  await counsel.getByRole("button", { name: "Withdraw the case" }).click();
  const dialog = counsel.getByRole("dialog");
  await dialog.getByLabel("Why").fill("The client found counsel at home");
  await dialog.getByRole("button", { name: "Withdraw the case" }).click();
  await expect(counsel.getByText("The case was withdrawn")).toBeVisible();
  await mailSaying(world.defender.email, `${code}: el caso fue retirado`);
  expect((await field.goto(`/cases/${code}/review`))?.status()).toBe(404);
});

test("a case is terminated after the signatures; the hours worked are billed and paid", async ({ seat }) => {
  test.setTimeout(300_000);
  const world = await makeMailedWorld();
  const { code, caseId } = await caseWithEntries(world);
  const [counsel, finance, treasury] = [(await seat()).page, await seat(), (await seat()).page];
  const defender = await seat("es", phone);
  const field = defender.page;
  await signedIn(counsel, world.lawyer);
  await signedIn(field, world.defender);
  await signedIn(finance.page, world.finance);
  await signedIn(treasury, world.approver);

  await test.step("the Advocate ends the work; the last report is open", async () => {
    await counsel.goto(`/cases/${code}/assignment`);
    await counsel.getByText("Pause or end the work").click();
    await counsel.getByRole("button", { name: "Terminate the case" }).click();
    const dialog = counsel.getByRole("dialog");
    await dialog.getByLabel("Why?").fill("The client went home");
    await dialog.getByRole("button", { name: "Terminate it" }).click();
    await expect(
      counsel.getByText("Waiting on the Defender").or(counsel.getByText("Your turn")).first(),
    ).toBeVisible();
    await mailSaying(world.defender.email, `${code} se dio por terminado`);
  });

  await test.step("the Defender hands in what was worked, and is paid for it", async () => {
    await field.goto(`/cases/${code}/payment`);
    await confirmed(field, "Enviar el informe final");
    await expect(field.getByText("En revisión", { exact: true })).toBeVisible();
    await finance.page.goto(`/cases/${code}/payment/reports/1`);
    await confirmed(finance.page, "Approve in full");
    await expect(finance.page.getByText("Final", { exact: true })).toBeVisible();
    await issueInvoice(finance, code, "71.04");
    await approvePayout(treasury, code);
    await sendPayout(finance.page, code, "BI 2026-0003");
    const advice = await confirmPayout(defender, code);
    expect(advice.text).toContain("USD 58.10");
    const payout = await db().payout.findFirstOrThrow({ where: { caseId } });
    expect(payout.state).toBe("confirmed");
  });
});

import { run } from "@/tests/support/run";
import { invoicedCase } from "@/tests/support/walk/payment";
import { expect, phone, test } from "../support/browser";
import { mailSaying } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";
import { approvePayout, confirmed, confirmPayout, sendPayout } from "./steps/payment";

test("a payout comes back, is planned anew, approved and sent again, and received once", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { caseId, code, payoutId } = await invoicedCase(world);
  await run(world.approver, "approvePayout", caseId, { payoutId });
  await run(world.finance, "sendPayout", caseId, { payoutId, bankReference: "BI 2026-0001" });
  const [books, treasury, defender] = [(await seat()).page, (await seat()).page, await seat("es", phone)];
  await signedIn(books, world.finance);
  await signedIn(treasury, world.approver);
  await signedIn(defender.page, world.defender);

  await books.goto(`/cases/${code}/payment`);
  await confirmed(books, "It came back", { "Why?": "The bank knows no account of this number" });
  await expect(books.getByText("The bank knows no account of this number")).toBeVisible();
  await mailSaying(world.defender.email, `${code}: un pago fue devuelto`);
  await books.getByRole("button", { name: "Plan it again" }).click();
  await expect(books.getByText("Waits for approval", { exact: true })).toBeVisible();
  await expect(books.getByRole("button", { name: "Record as sent" })).toHaveCount(0);

  await approvePayout(treasury, code);
  await sendPayout(books, code, "BI 2026-0002");
  const advice = await confirmPayout(defender, code);
  expect(advice.text).toContain("BI 2026-0002");
  expect(advice.text).toContain("Intento 2");
});

import { db } from "@/lib/db/client";
import { signingCase } from "@/tests/support/walk/agreement";
import { expect, phone, test } from "../support/browser";
import { mailSaying } from "../support/mail";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";
import { approve, editClause, sendForSignature, sign } from "./steps/agreement";

test("a signature is declined; the text is changed, approved anew by all three, and signed", async ({
  seat,
}) => {
  test.setTimeout(300_000);
  const world = await makeMailedWorld();
  const { code } = await signingCase(world);
  const [counsel, field, staff] = [(await seat()).page, (await seat("es", phone)).page, (await seat()).page];
  await signedIn(counsel, world.lawyer);
  await signedIn(field, world.defender);
  await signedIn(staff, world.facilitator);
  const why = "La cláusula 3 no dice dónde se hacen las entrevistas.";

  await test.step("the Advocate signs, the Defender declines with a reason", async () => {
    await sign(counsel, code, world.lawyer);
    await field.goto(`/cases/${code}/agreement/sign`);
    await field.getByRole("button", { name: "No puedo firmarlo: decir por qué" }).click();
    const dialog = field.getByRole("dialog");
    await dialog.getByLabel("Por qué no puede firmarlo").fill(why);
    await dialog.getByRole("button", { name: "No firmar", exact: true }).click();
    await field.waitForURL(`**/cases/${code}/agreement`);
    await mailSaying(world.lawyer.email, `${code}: `);
    await counsel.goto(`/cases/${code}/agreement`);
    await expect(counsel.getByText(why)).toBeVisible();
  });

  await test.step("the text is changed: nobody's approval counts any more", async () => {
    await editClause(counsel, code, 3, {
      en: "Interviews are held at the parish office.",
      es: "Las entrevistas se hacen en la oficina parroquial.",
    });
    await expect(counsel.getByRole("button", { name: "Approve version 3" })).toBeVisible();
    await expect(counsel.getByText("Approved this text", { exact: true })).toHaveCount(0);
    await approve(counsel, code, 3, "en");
    await approve(field, code, 3, "es");
    await staff.goto(`/cases/${code}/agreement`);
    await expect(staff.getByRole("button", { name: "Send version 3 for signature" })).toHaveCount(0);
    await approve(staff, code, 3, "en");
    await sendForSignature(staff, code, 3);
  });

  await test.step("a wrong password signs nothing; then all three sign the new text", async () => {
    // What counsel confirmed for the first text counts for five minutes: those are over.
    await db().session.updateMany({
      where: { userId: world.lawyer.userId, provenAt: { not: null } },
      data: { provenAt: new Date(Date.now() - 6 * 60_000) },
    });
    await counsel.goto(`/cases/${code}/agreement/sign`);
    await counsel.getByLabel("I have read this").check();
    await counsel.getByLabel("Your full name").fill(world.lawyer.name);
    await counsel.getByRole("button", { name: "Sign the contract", exact: true }).click();
    const asked = counsel.getByRole("dialog", { name: "Confirm that it is you" });
    await asked.getByLabel("Your password").fill("not the password at all");
    await asked.getByRole("button", { name: "Confirm and go on" }).click();
    await expect(asked.getByText("The password is not right.").first()).toBeVisible();
    await asked.getByRole("button", { name: "Not now" }).click();
    await expect(counsel.locator(".summary")).toBeVisible();
    await expect(counsel.getByLabel("Your full name"), "nothing typed is lost").toHaveValue(
      world.lawyer.name,
    );
    await sign(counsel, code, world.lawyer);
    await sign(field, code, world.defender);
    await sign(staff, code, world.facilitator);
    await expect(staff.getByRole("heading", { name: "Signed by all three" })).toBeVisible();
    await field.goto(`/cases/${code}/assignment`);
    await expect(field.getByRole("heading", { name: "Tareas" })).toBeVisible();
  });
});

import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { submittedReportCase } from "@/tests/support/walk/payment";
import { expect, phone, test } from "../support/browser";
import { signedIn } from "../support/sign-in";
import { makeMailedWorld } from "../support/world";
import { confirmed } from "./steps/payment";

test("a report is returned, corrected and approved in full", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { code } = await submittedReportCase(world);
  const [books, field] = [(await seat()).page, (await seat("es", phone)).page];
  await signedIn(books, world.finance);
  await signedIn(field, world.defender);
  const words = "Falta decir con quién fue la segunda entrevista.";

  await books.goto(`/cases/${code}/payment/reports/1`);
  await confirmed(books, "Give back to correct", {
    "What is to be corrected, in Spanish": words,
    "By when": plusDays(todayIn("America/New_York", now()), 10),
  });
  await expect(books.getByText("Given back", { exact: true }).first()).toBeVisible();

  await field.goto(`/cases/${code}/payment/reports/1`);
  await expect(field.getByText(words)).toBeVisible();
  await field.goto(`/cases/${code}/assignment`);
  await field.getByText("Las 4 anotaciones").click();
  await field
    .getByRole("link", { name: /^Cambiar/ })
    .first()
    .click();
  await field.waitForURL("**/assignment/entry?entry=*");
  const did = field.getByLabel("Qué hizo").or(field.getByLabel("¿Cuál?"));
  await did.fill("Segunda entrevista, con el capataz");
  await field.getByRole("button", { name: "Guardar", exact: true }).click();
  await field.waitForURL(`**/cases/${code}/assignment`);
  await field.goto(`/cases/${code}/payment/reports/1`);
  await field.getByRole("button", { name: "Enviar el informe" }).click();
  await expect(field.getByText("En revisión", { exact: true })).toBeVisible();

  await books.goto(`/cases/${code}/payment/reports/1`);
  await expect(books.getByText("Segunda entrevista, con el capataz").first()).toBeVisible();
  await confirmed(books, "Approve in full");
  await expect(books.getByText("Final", { exact: true })).toBeVisible();
});

test("a cut is contested, and decided by another reviewer", async ({ seat }) => {
  test.setTimeout(240_000);
  const world = await makeMailedWorld();
  const { code, reportId } = await submittedReportCase(world);
  const [books, others, field] = [(await seat()).page, (await seat()).page, (await seat("es", phone)).page];
  await signedIn(books, world.finance);
  await signedIn(others, world.finance2);
  await signedIn(field, world.defender);
  const of = "Interview with the second witness";
  const first = books.getByRole("button", { name: `Reduce: ${of}` });

  await test.step("a proposal and its contest, in Spanish", async () => {
    await books.goto(`/cases/${code}/payment/reports/1`);
    await expect(first).toHaveCount(3);
    await first.first().click();
    await books.getByLabel("Allow, time").fill("5 min");
    await books.locator(".decision").getByLabel("Reason").selectOption({ label: "Travel counts in part" });
    await books.getByLabel("Words to the Defender, in Spanish").fill("El traslado cuenta a la mitad.");
    await books.getByRole("button", { name: "Set this line" }).click();
    await expect(books.getByText(/^Saved at \d\d:\d\d/)).toBeVisible();
    await books.reload();
    await expect(books.getByText("El traslado cuenta a la mitad.")).toBeVisible();
    await books.getByRole("button", { name: "Send the proposal" }).click();
    await expect(books.getByText("Proposal sent", { exact: true })).toBeVisible();
    await field.goto(`/cases/${code}/payment/reports/1`);
    await field.getByLabel("¿Por qué debe ser de otro modo?").fill("No hubo traslado: fue por teléfono.");
    await field.getByRole("button", { name: "Impugnar" }).click();
    await expect(field.getByText("Impugnado", { exact: true })).toBeVisible();
  });

  await test.step("who proposed it does not decide it; another allows the line as claimed", async () => {
    await books.goto(`/cases/${code}/payment/reports/1`);
    await expect(books.getByText("Another reviewer decides")).toBeVisible();
    await expect(books.getByRole("button", { name: "Decide, finally" })).toHaveCount(0);
    await others.goto(`/cases/${code}/payment/reports/1`);
    await expect(others.getByText("No hubo traslado: fue por teléfono.")).toBeVisible();
    await others.getByRole("button", { name: `Change: ${of}` }).click();
    await others.getByRole("button", { name: "Allow as claimed" }).click();
    await others.getByRole("button", { name: "Decide, finally" }).click();
    const sure = others.getByRole("dialog");
    await expect(sure).toContainText("This can’t be undone");
    await sure.getByRole("button", { name: "Decide, finally" }).click();
    await expect(others.getByText("Final", { exact: true })).toBeVisible();
    const lines = await db().invoiceLine.findMany({
      where: { invoice: { reportId }, kind: "work" },
      select: { amountMinor: true },
    });
    expect(lines.map(({ amountMinor }) => amountMinor)).toEqual([1083, 1083, 1083]);
  });
});

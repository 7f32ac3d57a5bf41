import { expect, type Page } from "@playwright/test";
import { db } from "@/lib/db/client";
import { fetchPdf, type ReadPdf } from "../../support/documents";
import type { Seat } from "../../support/browser";

/** A command that is confirmed in a dialog, with the fields that stand there. */
export async function confirmed(
  page: Page,
  name: string,
  fields: Record<string, string> = {},
): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label);
    if ((await field.evaluate((element) => element.tagName)) === "SELECT")
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

export async function submitFinalReport(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/payment`);
  await confirmed(page, "Enviar el informe final");
  await expect(page.getByText("En revisión")).toBeVisible();
}

export type Cut = { of: string; allow: string; reason: string; words: string };

/** Finance allows less of one line, and says why in Spanish; nothing is final yet. */
export async function proposeCut(page: Page, code: string, number: number, cut: Cut): Promise<void> {
  await page.goto(`/cases/${code}/payment/reports/${number}`);
  await page.getByRole("button", { name: `Reduce: ${cut.of}` }).click();
  await page.getByLabel("Allow, time").fill(cut.allow);
  await page.locator(".decision").getByLabel("Reason").selectOption({ label: cut.reason });
  await page.getByLabel("Words to the Defender, in Spanish").fill(cut.words);
  await page.getByRole("button", { name: "Set this line" }).click();
  await page.getByRole("button", { name: "Send the proposal" }).click();
  await expect(page.getByText(/Nothing is final, billed or paid before that\.$/).first()).toBeVisible();
}

type Proposal = { claimed: string; proposed: string; words: string };

/** The Defender sees claimed, proposed and why, in Spanish, and accepts. */
export async function acceptCut(
  page: Page,
  code: string,
  number: number,
  { claimed, proposed, words }: Proposal,
) {
  await page.goto(`/cases/${code}/payment/reports/${number}`);
  await expect(
    page.getByText(`Usted reclamó ${claimed}. Justice in Motion propone reconocer ${proposed}.`),
  ).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await page.getByRole("button", { name: `Aceptar ${proposed}` }).click();
  await expect(page.getByText("Firme", { exact: true })).toBeVisible();
}

export type Issued = { id: string; number: string; pdf: ReadPdf };

/** Finance issues the draft; its number, its PDF and the database say one total. */
export async function issueInvoice({ page, context }: Seat, code: string, total: string): Promise<Issued> {
  await page.goto(`/cases/${code}/payment`);
  await page.getByRole("row").filter({ hasText: "Draft" }).getByRole("link").click();
  await page.waitForURL("**/payment/invoices/*");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: `Issue for USD ${total}` }).click();
  const heading = page.getByRole("heading", { name: /^Invoice \d{4}-\d{4}: / });
  await expect(heading).toHaveText(new RegExp(`USD.${total.replace(".", "\\.")} left to pay$`));
  const number = /\d{4}-\d{4}/.exec((await heading.textContent()) ?? "")?.[0] ?? "";
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "PDF, same as this page" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(
    page.getByRole("article", { name: `Invoice ${number}, as it prints` }).locator("tfoot"),
  ).toContainText(total);
  const row = await db().invoice.findUniqueOrThrow({ where: { id }, include: { lines: true } });
  expect((row.totalMinor / 100).toFixed(2)).toBe(total);
  expect(row.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(row.totalMinor);
  const pdf = await fetchPdf(
    context.request,
    `/cases/${code}/payment/invoices/${id}/invoice.pdf`,
    `invoice-${number}`,
  );
  expect(pdf.text).toContain(number);
  expect(pdf.text).toContain(`Total ${total}`);
  return { id, number, pdf };
}

export async function receive(
  page: Page,
  code: string,
  id: string,
  amount: string,
  left: string,
): Promise<void> {
  await page.goto(`/cases/${code}/payment/invoices/${id}`);
  await confirmed(page, "Record a payment", {
    "Amount, USD": amount,
    How: "Wire",
    Reference: `FT ${amount}`,
  });
  await expect(page.getByRole("row", { name: `Left, USD ${left}` })).toBeVisible();
}

export async function approvePayout(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/payment`);
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByRole("button", { name: "Approve it", exact: true }).click();
  await expect(page.getByText("Approved", { exact: true })).toBeVisible();
}

export async function sendPayout(page: Page, code: string, bankReference: string): Promise<void> {
  await page.goto(`/cases/${code}/payment`);
  await page.getByLabel("Bank’s reference").fill(bankReference);
  await page.getByRole("button", { name: "Record as sent" }).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible();
}

/** The remittance advice comes with the worker; the Defender reads it, and says that the money has arrived. */
export async function confirmPayout({ page, context }: Seat, code: string): Promise<ReadPdf> {
  const link = page.getByRole("link", { name: "Aviso de pago" });
  await expect(async () => {
    await page.goto(`/cases/${code}/payment`);
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  const path = (await link.getAttribute("href")) ?? "";
  const pdf = await fetchPdf(context.request, path, `remittance-${code}`);
  await page.getByRole("button", { name: "Ya lo recibí" }).click();
  await expect(page.getByText("Recibido", { exact: true })).toBeVisible();
  return pdf;
}

import { expect, type Page } from "@playwright/test";
import { testPassword } from "@/tests/support/world";
import { answered } from "../../support/answered";
import { fetchPdf, type ReadPdf } from "../../support/documents";
import type { Seat } from "../../support/browser";
import { confirmIdentity } from "../../support/second-step";

const words = {
  en: {
    approve: "Approve version",
    approved: "Approved this text",
    read: "Read and sign",
    accept: "I have read this",
    name: "Your full name",
    sign: "Sign the contract",
  },
  es: {
    approve: "Aprobar la versión",
    approved: "Aprobó este texto",
    read: "Leer y firmar",
    accept: "He leído esta información",
    name: "Su nombre completo",
    sign: "Firmar el contrato",
  },
};

type Signer = { name: string; locale: "en" | "es"; password?: string };

const once = {
  en: { page: "/account/agreement", sign: "Sign the Advocate Agreement", done: /^You signed version 1 on/ },
  es: {
    page: "/account/network/terms",
    sign: "Firmar los términos de la Red",
    done: /^Usted firmó la versión 1 el/,
  },
};

/** What is signed once, an Advocate's in English, a Defender's in Spanish: consent, the name, and who it is. */
export async function signOnce(page: Page, { name, locale, password = testPassword }: Signer): Promise<void> {
  await page.goto(once[locale].page);
  await page.getByLabel(words[locale].accept).check();
  await page.getByLabel(words[locale].name).fill(name);
  await confirmIdentity(page, locale, password, () =>
    page.getByRole("button", { name: once[locale].sign }).click(),
  );
  await expect(page.getByText(once[locale].done)).toBeVisible();
}

/** The scope came from the intake in one language: nobody can approve until somebody says that it stands in both. */
export async function matchScope(page: Page, code: string): Promise<void> {
  await page.goto(`/cases/${code}/agreement`);
  await expect(page.getByText("Task (a): the Spanish is missing")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve version 1" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  const same = page.getByRole("button", { name: "The same words stand in both" });
  await answered(page, () => same.click());
  await expect(same).toHaveCount(0);
}

/** Changes a clause in both languages; what was there stays to be read, and everybody is asked again. */
export async function editClause(
  page: Page,
  code: string,
  number: number,
  added: { en: string; es: string },
) {
  await page.goto(`/cases/${code}/agreement`);
  await page.getByRole("link", { name: `Change clause ${number}`, exact: true }).click();
  const form = page.getByRole("form", { name: `Change clause ${number}` });
  for (const [language, label] of [
    ["en", "Text, in English"],
    ["es", "Text, in Spanish"],
  ] as const) {
    const text = form.getByLabel(label);
    await text.fill(`${await text.inputValue()} ${added[language]}`);
  }
  await form.getByLabel("Both languages say the same").check();
  await form.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByText(added.es)).toBeVisible();
}

export async function approve(page: Page, code: string, version: number, locale: "en" | "es"): Promise<void> {
  await page.goto(`/cases/${code}/agreement`);
  const button = page.getByRole("button", { name: `${words[locale].approve} ${version}` });
  await answered(page, () => button.click());
  await expect(button).toHaveCount(0);
  await expect(page.getByText(words[locale].approved, { exact: true }).first()).toBeVisible();
}

export async function sendForSignature(page: Page, code: string, version: number): Promise<void> {
  await page.goto(`/cases/${code}/agreement`);
  await page.getByRole("button", { name: `Send version ${version} for signature` }).click();
  await expect(page.getByText("Signs last", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Read and sign" })).toHaveCount(0);
}

/** The ceremony; a wrong password signs nothing. */
export async function sign(page: Page, code: string, signer: Signer): Promise<void> {
  const { locale, name, password = testPassword } = signer;
  const w = words[locale];
  await page.goto(`/cases/${code}/agreement`);
  await page.getByRole("link", { name: w.read }).click();
  await page.waitForURL(`**/cases/${code}/agreement/sign`);
  await page.getByLabel(w.accept).check();
  await page.getByLabel(w.name).fill(name);
  await confirmIdentity(page, locale, password, () =>
    page.getByRole("button", { name: w.sign, exact: true }).click(),
  );
  await page.waitForURL(`**/cases/${code}/agreement`);
}

/** The worker seals the contract after the third signature; its fingerprint on the page is that of the file. */
export async function sealedContract({ page, context }: Seat, code: string): Promise<ReadPdf> {
  await page.goto(`/cases/${code}/agreement`);
  // It appears by itself: nobody loads the page again.
  await expect(page.getByRole("link", { name: "Open the sealed PDF" })).toBeVisible({ timeout: 60_000 });
  const pdf = await fetchPdf(context.request, `/cases/${code}/agreement/contract.pdf`, `contract-${code}`);
  await expect(page.getByText(pdf.sha256)).toBeVisible();
  return pdf;
}

import { expect, type Page } from "@playwright/test";
import { answered } from "../../support/answered";
import { photograph } from "../../support/photograph";

/** The Defender says on the phone that a task is done, and what came of it. */
export async function finishTask(page: Page, code: string, words: string, result: string): Promise<void> {
  await page.goto(`/cases/${code}/assignment`);
  const task = page
    .getByRole("row")
    .filter({ has: page.locator(`form[aria-label="Decir cómo va: ${words}"]`) });
  await task.getByText("Decir cómo va", { exact: true }).click();
  await task.getByLabel("Hecha", { exact: true }).check();
  await task.getByLabel("Qué resultó").fill(result);
  await task.getByRole("button", { name: "Guardar cómo va" }).click();
  await expect(page.getByText(`Resultado: ${result}`)).toBeVisible();
}

export async function recordTime(page: Page, code: string, time: string, words: string): Promise<void> {
  await page.goto(`/cases/${code}/assignment/entry`);
  await page.getByLabel("Tiempo trabajado").fill(time);
  await page.getByLabel("Qué hizo").fill(words);
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(page.getByText("Guardado. Cuenta para los topes de abajo.")).toBeVisible();
}

type Spent = { currency: string; amount: string; understood: string };

/** An expense with its receipt photographed; the form says what it understood before it saves. */
export async function recordExpense(page: Page, code: string, { currency, amount, understood }: Spent) {
  await page.goto(`/cases/${code}/assignment/entry?kind=expense`);
  const form = page.getByRole("form", { name: "Gasto" });
  await form.getByLabel("Tomar una foto, Comprobante").setInputFiles({
    name: "comprobante.jpg",
    mimeType: "image/jpeg",
    buffer: await photograph("Bus a Chiantla"),
  });
  await expect(form.getByRole("button", { name: "Quitar comprobante.jpg" })).toBeVisible();
  await expect(form.getByRole("progressbar")).toHaveCount(0);
  await form.getByLabel("Moneda").selectOption(currency);
  await form.getByLabel("Monto, como aparece en el comprobante").fill(amount);
  await expect(form.getByText(understood)).toBeVisible();
  await form.getByLabel("Transporte").check();
  await form.getByRole("button", { name: "Guardar", exact: true }).click();
  await expect(form.getByText("Guardado. Cuenta para los topes de abajo.")).toBeVisible();
}

const composer = {
  en: { label: /^Write to /, send: "Send", sent: "Sent." },
  es: { label: /^Escribir a /, send: "Enviar", sent: "Enviado." },
};

export async function writeMessage(
  page: Page,
  code: string,
  words: string,
  locale: "en" | "es",
): Promise<void> {
  const { label, send, sent } = composer[locale];
  await page.goto(`/cases/${code}/assignment/messages`);
  await page.getByLabel(label).fill(words);
  await page.getByRole("button", { name: send, exact: true }).click();
  await expect(page.getByText(sent, { exact: true })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
}

export async function readMessage(page: Page, code: string, words: string): Promise<void> {
  await page.goto(`/cases/${code}/assignment/messages`);
  await expect(page.getByText(words)).toBeVisible();
}

/** The Advocate accepts what was done. */
export async function acceptTask(page: Page, code: string, words: string): Promise<void> {
  await page.goto(`/cases/${code}/assignment`);
  const form = page.getByRole("form", { name: `Accept: ${words}` });
  await answered(page, () => form.getByRole("button", { name: "Accept", exact: true }).click());
  await expect(form).toHaveCount(0);
}

import { getLocale } from "next-intl/server";
import { messagesFor, type Messages } from "@/lib/i18n/messages";
import type { ZodWords } from "@/lib/i18n/zod-errors";

/** The words a form shows by itself. They travel as a prop, so that no translator runs in the browser. */
export type FormTexts = Messages["ui"]["form"];

/** What a button says that asks a passkey, and what it says when that does not work. */
export type PasskeyTexts = Messages["ui"]["passkey"];
/** The dialog that asks who it is. */
export type IdentityTexts = Messages["ui"]["identity"];

export async function passkeyTexts(): Promise<PasskeyTexts> {
  return messagesFor(await getLocale()).ui.passkey;
}

export async function identityTexts(): Promise<IdentityTexts> {
  return messagesFor(await getLocale()).ui.identity;
}

/** The form's words in the reader's language; call it in the page and pass it to the form. */
export async function formTexts(): Promise<FormTexts> {
  return messagesFor(await getLocale()).ui.form;
}

/** Sentences for what a schema refuses, for a form that checks in the browser as well. */
export async function zodWords(): Promise<ZodWords> {
  return messagesFor(await getLocale()).ui.zod;
}

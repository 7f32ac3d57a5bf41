import type { ParsedMail } from "mailparser";
import { systemActor, type UserActor } from "@/lib/authz/actor";
import { choosable } from "@/lib/notify/groups";
import { run } from "@/tests/support/run";
import { offeredCase } from "@/tests/support/walk/review";
import { mailSaying, mailTo } from "./mail";
import { lookForDue } from "./worker";
import { at, makeMailedWorld } from "./world";

export const mailKinds = ["an invitation", "a link to a new password", "a notice", "a summary"] as const;
type Locale = "en" | "es";

/** What a mail program shows of a mail, as it was caught. */
export type MailFaces = Record<Locale, Record<(typeof mailKinds)[number], string>>;

const hour = 60 * 60 * 1000;

/** One mail of each kind in both languages: to an Advocate in English, to a Defender in Spanish. */
export async function mailFaces(): Promise<MailFaces> {
  const world = await at(-48 * hour, makeMailedWorld);
  const { lawyer, defender } = world;
  const told = await at(-48 * hour, async () => {
    const { code } = await offeredCase(world);
    for (const reader of [lawyer, defender]) await wantsSummary(reader);
    return code;
  });
  // Before the last summary's hour, whichever hour it is.
  await at(-25 * hour, async () => [await offeredCase(world), await offeredCase(world)]);
  for (const { userId, email } of [lawyer, defender])
    await run(systemActor, "requestReset", userId, { email });
  await lookForDue();
  return { en: await caught(lawyer, "en", told), es: await caught(defender, "es", told) };
}

async function wantsSummary(reader: UserActor): Promise<void> {
  await run(reader, "chooseNotices", reader.userId, {
    ...{ version: 0, rhythm: "daily", hour: 18, weekday: 1, push: {} },
    mail: Object.fromEntries(choosable.map((group) => [group, "digest"])),
  });
}

const words = {
  en: {
    invitation: "Your access to the case facilitation portal",
    reset: "Choose a new password",
    summary: "Your summary",
  },
  es: {
    invitation: "Su acceso al portal de facilitación de casos",
    reset: "Elija una contraseña nueva",
    summary: "Su resumen",
  },
} as const;

/** @param code of a case of which the reader was told at once */
async function caught({ email }: UserActor, locale: Locale, code: string): Promise<MailFaces[Locale]> {
  const { invitation, reset, summary } = words[locale];
  return {
    "an invitation": page(await mailTo(email, invitation)),
    "a link to a new password": page(await mailTo(email, reset)),
    "a notice": page(await mailSaying(email, code)),
    "a summary": page(await mailSaying(email, summary)),
  };
}

function page({ html, subject }: ParsedMail): string {
  if (!html) throw new Error(`"${subject}" is text alone`);
  return html;
}

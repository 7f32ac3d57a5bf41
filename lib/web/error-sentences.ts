import { db } from "@/lib/db/client";
import { isPlainDate } from "@/lib/dates";
import { errorCodes, type Alike, type DomainError, type ErrorCode, type ErrorParams } from "@/lib/errors";
import { formatDate, formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translate";
import type { ActionAnswer, AlikeLine } from "./answer";

/**
 * A refusal in the reader's language: the sentence of its code, and one for each field. A status that changed
 * meanwhile names who moved it and when.
 * @param zone of the reader, for times
 */
export async function sentenceFor(error: DomainError, locale: Locale, zone = "UTC"): Promise<ActionAnswer> {
  const t = translator(locale);
  const params = cameSecond.includes(error.code)
    ? await whoMovedIt(error, locale, zone)
    : wordedParams(error.params, locale);
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([field, word]) => [field, fieldSentence(word, t, params)]),
  );
  return {
    ok: false,
    code: error.code,
    message: t(`errors.${error.code}`, params),
    fields,
    ...(error.clashes.length > 0 ? { clashes: error.clashes } : {}),
    ...(error.alike.length > 0 ? { alike: error.alike.map((one) => alikeLine(one, t)) } : {}),
  };
}

function alikeLine({ id, name, ...one }: Alike, t: ReturnType<typeof translator>): AlikeLine {
  const about = t("organizations.alike", {
    ...{ kind: t(`people.organizationKinds.${one.kind}`), city: one.city },
    ...{ country: t(`people.countries.${one.country}`), why: t(`review.explanations.${one.explanation}`) },
  });
  return { id, name, about };
}

/** Dates as the reader's language writes them. */
function wordedParams(params: ErrorParams, locale: Locale): ErrorParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" && isPlainDate(value) ? formatDate(locale, value) : value,
    ]),
  );
}

/** A field names an error code, or a sentence of a stage by its whole key ("review.missing.story"). */
function fieldSentence(
  word: string,
  t: ReturnType<typeof translator>,
  params: Record<string, string | number>,
): string {
  if ((errorCodes as readonly string[]).includes(word)) return t(`errors.${word}`, { ...nobody, ...params });
  return t(word, params);
}

/** Where it is not known, or not the reader's to know, who came first. */
const nobody = { who: "unknown", when: "", status: "" };

/** Refusals that say who came first, where that is known and the reader may know it. */
const cameSecond: readonly ErrorCode[] = ["WRONG_STATUS", "WRONG_STATE", "ALREADY_DONE", "ALREADY_SIGNED"];

async function whoMovedIt(error: DomainError, locale: Locale, zone: string) {
  const t = translator(locale);
  const { by, at, status } = error.params;
  const mover = by ? await db().user.findUnique({ where: { id: String(by) }, select: { name: true } }) : null;
  return {
    ...nobody,
    ...wordedParams(error.params, locale),
    ...(at
      ? { who: mover?.name ?? t("cases.record.portal"), when: formatInstant(locale, String(at), zone) }
      : {}),
    ...(status ? { status: t(`ui.statuses.${String(status)}`) } : {}),
  };
}

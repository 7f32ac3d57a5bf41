import { getLocale, getTranslations } from "next-intl/server";
import type { FormTexts } from "@/components/form/form-texts";
import { messagesFor } from "@/lib/i18n/messages";
import type { CounselView } from "@/lib/people/counsel/queries";
import { jurisdictions } from "@/lib/people/jurisdictions";
import { CounselFields } from "./counsel-fields";

type Props = { userId: string; view: CounselView; texts: FormTexts };

/** Where a lawyer is admitted, and how they work in Spanish; by themselves, or by staff who asked them. */
export async function CounselProfileForm({ userId, view, texts }: Props) {
  const [locale, t, account] = await Promise.all([
    getLocale(),
    getTranslations("access"),
    getTranslations("account"),
  ]);
  return (
    <CounselFields
      userId={userId}
      operationId={crypto.randomUUID()}
      view={view}
      words={messagesFor(locale === "es" ? "es" : "en").access.form}
      said={{ submit: account("save"), pending: account("saving"), done: account("saved") }}
      jurisdictions={jurisdictions.map((value) => ({ value, label: t(`jurisdictions.${value}`) }))}
      texts={texts}
    />
  );
}

import { getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { NetworkView } from "@/lib/people/network/queries";
import { changeDefenderProfile } from "./actions";
import { networkFields } from "./network-fields";

type Props = { userId: string; view: NetworkView; texts: FormTexts };

/** What is looked at when somebody is sought for a case; by the Defender, or by staff who asked them. */
export async function NetworkProfileForm({ userId, view, texts }: Props) {
  const t = await getTranslations();
  const word = (key: string) => t(key as Parameters<typeof t>[0]);
  return (
    <>
      <p>{t("account.network.load", { load: view.load, capacity: view.capacity })}</p>
      <CommandForm
        action={changeDefenderProfile}
        subjectId={userId}
        operationId={crypto.randomUUID()}
        hidden={{ version: view.version }}
        fields={networkFields(word, view)}
        submit={t("account.save")}
        pending={t("account.saving")}
        done={t("account.saved")}
        texts={texts}
        keep
      />
    </>
  );
}

"use client";

import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import type { ServerAction } from "@/lib/web/answer";

type Props = {
  action: ServerAction;
  userId: string;
  operationId: string;
  /** The filters as they stand in an address. */
  query: string;
  words: { submit: string; pending: string; done: string };
  texts: FormTexts;
};

/** Asks for the file, which is noted and asked for once more with who it is; then the browser fetches it. */
export function ExportForm({ action, userId, operationId, query, words, texts }: Props) {
  return (
    <CommandForm
      action={action}
      subjectId={userId}
      operationId={operationId}
      hidden={{ query }}
      {...words}
      onAccepted={(_, noted) => {
        const asked = new URLSearchParams(query);
        asked.set("export", noted);
        // A file, not a page: the browser stays where it is.
        const file = document.createElement("a");
        file.href = `/cases/list.csv?${asked.toString()}`;
        file.click();
      }}
      texts={texts}
    />
  );
}

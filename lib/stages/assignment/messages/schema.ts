import { z } from "zod";
import { maybeWords, missing } from "@/lib/fields";
import { documentIds } from "../fields";

export const sendMessageInput = z
  .object({ words: maybeWords(20_000), documentIds })
  .superRefine((input, context) => {
    if (input.words === "" && input.documentIds.length === 0) context.addIssue(missing("words"));
  });

export const readMessagesInput = z.object({ upTo: z.iso.datetime({ offset: true }) });

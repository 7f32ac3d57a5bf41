import { z } from "zod";
import { words } from "@/lib/fields";

/** Purposes for which a person may upload a file to a case. */
export const uploadPurposes = ["intake", "consent", "task_result", "message", "receipt"] as const;
export type UploadPurpose = (typeof uploadPurposes)[number];

export const readPartiesInput = z.object({});
export const wallOffInput = z.object({ userId: z.uuid(), reason: words(2_000) });
export const liftWallInput = wallOffInput;
export const addNoteInput = z.object({ words: words(10_000) });
export const attachDocumentInput = z.object({
  documentIds: z
    .array(z.uuid())
    .max(20)
    .refine((ids) => ids.length > 0, { params: { word: "file" } }),
});
export const removeDocumentInput = z.object({ documentId: z.uuid() });
export const readDocumentInput = z.object({ documentId: z.uuid() });
export const remindInput = z.object({ waitId: z.uuid(), step: z.number().int().nonnegative() });

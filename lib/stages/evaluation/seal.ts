import { z } from "zod";
import { openText } from "@/lib/vault/seal";

const kept = z.object({
  /** 1 to 5, or null for "can't say". */
  scores: z.record(z.string(), z.number().nullable()),
  choices: z.record(z.string(), z.string()),
  words: z.record(z.string(), z.string()),
});
export type Answers = z.output<typeof kept>;

/** Where the answers of an evaluation lie: associated data of their ciphertext. */
export const answersPlace = (id: string) => `Evaluation:answersCipher:${id}`;

/** The answers of an evaluation, by question; of one that was not sent in there are none. */
export function openAnswers(key: Buffer, id: string, cipher: Uint8Array | null): Answers {
  if (!cipher) return { scores: {}, choices: {}, words: {} };
  return kept.parse(JSON.parse(openText(key, answersPlace(id), cipher)));
}

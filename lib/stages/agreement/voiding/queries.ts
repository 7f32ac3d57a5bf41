import { z } from "zod";
import { db } from "@/lib/db/client";
import { opened } from "@/lib/workflow/sealed-words";

export type Voided = { at: Date; by: string; reason: string };

/** When, by whom and why a contract was declared void; null: it was not. */
export async function voidedOf(caseId: string, contractId: string, caseKey: Buffer): Promise<Voided | null> {
  const event = await db().event.findFirst({
    where: {
      ...{ subject: "case", subjectId: caseId, type: "contract.voided" },
      payload: { path: ["contractId"], equals: contractId },
    },
    select: { id: true, at: true, actorId: true, cipher: true },
  });
  if (!event) return null;
  const by = await db().user.findUnique({ where: { id: event.actorId ?? "" }, select: { name: true } });
  const words: unknown = JSON.parse(opened(caseKey, `Event:cipher:${event.id}`, event.cipher));
  return { at: event.at, by: by?.name ?? "", reason: z.object({ reason: z.string() }).parse(words).reason };
}

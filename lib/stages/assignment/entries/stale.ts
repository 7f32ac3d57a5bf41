import type { z } from "zod";
import { refuseStale, type Edited } from "@/lib/clashes";
import { DomainError } from "@/lib/errors";
import { readAmount, writeAmount } from "@/lib/money";
import type { EntryFacts } from "./facts";
import type { changeEntryInput } from "./schema";

type ChangeInput = z.output<typeof changeEntryInput>;

/** Both values of each field of its form, whichever kind of entry it is. */
export function refuseStaleEntry(entry: EntryFacts, input: ChangeInput): void {
  const versions = { saved: entry.version, known: input.version };
  const { day, taskId, words } = entry;
  if (input.kind === "time") {
    refuseStale<Edited<typeof input, "kind" | "entryId">>(
      versions,
      { day, taskId, words, minutes: entry.minutes },
      { day: input.day, taskId: input.taskId, words: input.words, minutes: input.minutes },
    );
    return;
  }
  const { currency, receiptId, noReceipt, amountMinor } = entry;
  refuseStale<Edited<typeof input, "kind" | "entryId" | "understoodMinor">>(
    versions,
    {
      ...{ day, taskId, words, currency, receiptId, noReceipt },
      amount: amountMinor === null ? null : writeAmount(amountMinor),
    },
    {
      ...{ day: input.day, taskId: input.taskId, words: input.words, currency: input.currency },
      ...{ receiptId: input.receiptId, noReceipt: input.receiptId ? "" : input.noReceipt },
      amount: writeAmount(paidAmount(input)),
    },
  );
}

/** What was paid, in minor units of its own currency; nothing is no expense. */
export function paidAmount({
  amount,
  understoodMinor,
}: {
  amount: string;
  understoodMinor: number | null;
}): number {
  const minor = readAmount(amount, "amount", understoodMinor);
  if (minor === 0) throw new DomainError("AMOUNT_UNREADABLE", {}, { amount: "AMOUNT_UNREADABLE" });
  return minor;
}

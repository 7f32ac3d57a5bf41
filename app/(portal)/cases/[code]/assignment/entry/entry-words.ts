import type { Messages } from "@/lib/i18n/messages";

/** The words of the entry form: they travel as a prop, so that no translator runs in the browser. */
export type EntryWords = Messages["assignment"]["entry"];

export type RateOfDay = { currency: string; day: string; rate: string };

/** What the form starts with: an entry that is changed, or nothing but the day and the task. */
export type EntryStart = {
  kind: "time" | "expense";
  day: string;
  taskId: string | null;
  minutes: number | null;
  currency: string;
  amount: string;
  words: string;
  noReceipt: string;
  receipt: { documentId: string; name: string; size: number } | null;
};

import { z } from "zod";
import { groupNames, mailChoices, type Choices } from "./groups";

export const rhythms = ["daily", "weekly", "off"] as const;
export type Rhythm = (typeof rhythms)[number];

/** When somebody's summary comes, on their own clock. */
export type DigestTime = {
  rhythm: Rhythm;
  /** 0 to 23. */
  hour: number;
  /** 1 Monday … 7 Sunday; counts for a weekly summary. */
  weekday: number;
};

export type Plan = DigestTime & { choices: Choices; version: number };

/** Of whoever chose nothing. */
export const plainPlan: Plan = { rhythm: "daily", hour: 7, weekday: 1, choices: {}, version: 0 };

const choice = z.object({ mail: z.enum(mailChoices).optional(), push: z.boolean().optional() });
const choices = z.partialRecord(z.enum(groupNames), choice);

/** A plan as its row keeps it. A choice of a group that there is no more, or of another kind, counts as none. */
export function planOf(row: (DigestTime & { choices: unknown; version: number }) | null): Plan {
  if (!row) return plainPlan;
  const { rhythm, hour, weekday, version } = row;
  const parsed = choices.safeParse(row.choices);
  return { rhythm, hour, weekday, version, choices: parsed.success ? parsed.data : {} };
}

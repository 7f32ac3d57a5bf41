import { z } from "zod";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { liveOn } from "@/lib/db/dated";
import type { Admission } from "../access/schema";

export type CounselView = {
  /** Empty: never said. */
  arrangement: string;
  admissions: Admission[];
  version: number;
  isLawyer: boolean;
};

/**
 * What somebody on the Advocate's side said of themselves; null for everybody else. For themselves, and for staff who
 * administer people.
 */
export async function counselView(userId: string): Promise<CounselView | null> {
  if (!z.uuid().safeParse(userId).success) return null;
  const user = await db().user.findUnique({
    where: { id: userId },
    select: {
      version: true,
      advocate: { include: { admissions: { orderBy: [{ jurisdiction: "asc" }, { number: "asc" }] } } },
      memberships: {
        where: { kind: { in: ["LAWYER", "ASSISTANT"] }, ...liveOn(now()) },
        select: { kind: true },
      },
    },
  });
  if (!user || user.memberships.length === 0) return null;
  const { version, advocate, memberships } = user;
  return {
    ...{ version, arrangement: advocate?.arrangement ?? "" },
    admissions: (advocate?.admissions ?? []).map(
      ({ jurisdiction, number }) => ({ jurisdiction, number }) as Admission,
    ),
    isLawyer: memberships.some(({ kind }) => kind === "LAWYER"),
  };
}

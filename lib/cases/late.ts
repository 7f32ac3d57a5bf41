import { Prisma } from "@/lib/db/generated/client";

/** What a Wait `w` must be to be late: past its day, and its clock runs. One that stands still is not late. */
export const isLate = (at: Date) => Prisma.sql`(w.by < ${at} AND w."pausedUntil" IS NULL)`;

import { z } from "zod";
import { now } from "@/lib/clock";
import { compareDates, todayIn, type PlainDate } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { openStatuses } from "@/lib/workflow/statuses";
import type { Away } from "./away";

export type AwayRow = Away & { id: string };

export type NetworkView = {
  country: string;
  place: string;
  regions: string[];
  areas: string[];
  languages: string[];
  capacity: number;
  version: number;
  /** Open cases that they have now. */
  load: number;
  /** Today where they are: the first day that can still be away. */
  today: PlainDate;
  /** What lasts or is to come, the soonest first. */
  away: AwayRow[];
  /** What is over, the latest first. */
  past: AwayRow[];
};

/**
 * A Defender's profile and days away, in one statement; null for everybody else. For the Defender themselves, and for
 * staff who administer people.
 */
export async function networkView(userId: string): Promise<NetworkView | null> {
  if (!z.uuid().safeParse(userId).success) return null;
  const [row] = await db().$queryRaw<
    (Omit<NetworkView, "today" | "away" | "past"> & { zone: string; dates: AwayRow[] })[]
  >`
    SELECT d.country, d.place, d.regions, d.areas, d.languages, d.capacity, d.version, u."timeZone" AS zone,
      (SELECT count(*)::int FROM "Case" c WHERE c."defenderId" = d.id AND c.status::text = ANY(${openStatuses})) AS load,
      (SELECT coalesce(json_agg(json_build_object('id', a.id, 'from', a."from", 'to', a."to") ORDER BY a."from"), '[]')
        FROM "AwayDates" a WHERE a."defenderId" = d.id) AS dates
    FROM "Defender" d JOIN "User" u ON u.id = d."userId" WHERE d."userId" = ${userId}::uuid`;
  if (!row) return null;
  const { zone, dates, ...profile } = row;
  const today = todayIn(zone, now());
  const isOver = ({ to }: Away) => compareDates(to, today) < 0;
  return {
    ...profile,
    today,
    away: dates.filter((one) => !isOver(one)),
    past: dates.filter(isOver).reverse(),
  };
}

import { setOffset } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { portalEnv } from "@/lib/env";

/**
 * The moved clock of a demo, kept in the database: a server or worker that starts again goes on in the time in which
 * the data were made. In production there is no such row and none is read.
 */
export async function loadClock(): Promise<void> {
  if (portalEnv() === "production") return;
  const row = await db().clockOffset.findUnique({ where: { id: 1 } });
  if (row) setOffset(Number(row.millis));
}

/** Moves the clock of this process, and of each that starts or looks later. Throws in production. */
export async function keepClock(milliseconds: number): Promise<void> {
  setOffset(milliseconds);
  const millis = BigInt(milliseconds);
  await db().clockOffset.upsert({ where: { id: 1 }, create: { id: 1, millis }, update: { millis } });
}

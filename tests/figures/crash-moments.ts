import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

/**
 * Where in its transaction a command is when it is struck: held before the table that it would write next, or just
 * committed and its answer perhaps under way.
 */
export const heldMoments = {
  "before its event": `"Event"`,
  "before its notices": `"Notification"`,
  "before its jobs": "graphile_worker._private_jobs",
} as const;

export type HeldMoment = keyof typeof heldMoments;
export const moments = [...(Object.keys(heldMoments) as HeldMoment[]), "once committed"] as const;
export type Moment = (typeof moments)[number];

/** How long a command may take until it comes to a moment, in milliseconds. */
const patience = 60_000;

export type Watch = {
  /** Resolves with whether the command came to the moment; not, if it was answered before. */
  reached(answered: () => boolean): Promise<boolean>;
  /** Lets go what was held; the connection may have been killed. */
  end(): Promise<void>;
};

/** Watches, and holds, a command that is sent after this. @param adminUrl superuser, of the portal's database */
export async function watchFor(moment: Moment, operationId: string, adminUrl: string): Promise<Watch> {
  const client = new Client({ connectionString: adminUrl });
  client.on("error", () => {});
  await client.connect();
  const table = moment === "once committed" ? null : heldMoments[moment];
  if (table) {
    await client.query("BEGIN");
    await client.query(`LOCK TABLE ${table} IN SHARE MODE`);
  }
  const [text, values] = table
    ? ["SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted", [table]]
    : [`SELECT 1 FROM "Operation" WHERE id = $1 AND result IS NOT NULL`, [operationId]];
  return {
    async reached(answered) {
      for (const last = Date.now() + patience; Date.now() < last; await wait(3)) {
        const { rows } = await client.query(text, values);
        if (rows.length > 0) return true;
        if (table && answered()) return false;
      }
      throw new Error(`A command never came to where it is ${moment}`);
    },
    end: () => client.end().catch(() => {}),
  };
}

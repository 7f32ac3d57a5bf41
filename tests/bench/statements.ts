import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { Client } from "pg";

export type StatementCounter = {
  /** How many statements the runtime's role sent while `act` ran. */
  count(act: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
};

/** A line of the log that begins a statement: asked plainly (BEGIN, COMMIT), or with parameters. */
const statement = /^portal_app LOG: {2}(statement|execute [^:]+): /gm;

/**
 * Counts by PostgreSQL's own log, which writes every statement only while `count` runs: nothing of the portal is asked or
 * changed for it. Nobody else may use the database meanwhile.
 */
export async function openStatementCounter(adminUrl: string, logFile: string): Promise<StatementCounter> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query("ALTER SYSTEM SET log_line_prefix = '%u '");
  const logging = async (which: "all" | "none") => {
    await admin.query(`ALTER SYSTEM SET log_statement = '${which}'`);
    await admin.query("SELECT pg_reload_conf()");
  };

  /** Writes a mark into the log and waits until the file holds it; where the mark ends. */
  async function mark(): Promise<number> {
    const sign = randomUUID();
    for (let from = sizeOf(logFile), tries = 0; tries < 200; tries += 1) {
      // Asked again each time: the first ones may come before the setting does.
      await admin.query(`SELECT '${sign}'`);
      await new Promise((resolve) => setTimeout(resolve, 25));
      const at = readFileSync(logFile).subarray(from).lastIndexOf(sign);
      if (at >= 0) return from + at + sign.length;
    }
    throw new Error(`PostgreSQL does not write its statements to ${logFile}.`);
  }

  return {
    async count(act) {
      await logging("all");
      try {
        const from = await mark();
        await act();
        const to = await mark();
        return [...readFileSync(logFile).subarray(from, to).toString("utf8").matchAll(statement)].length;
      } finally {
        await logging("none");
      }
    },
    close: () => admin.end(),
  };
}

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0);

import { Client } from "pg";
import type { EmbeddedPostgres } from "@/prisma/embedded";
import type { Child } from "@/scripts/child";
import { freePort } from "@/scripts/free-port";
import { originAt, startServer } from "@/scripts/throwaway-portal";
import { type Load, openLoad } from "./load";
import { populate, type Readers } from "./population";

/** A server over a database of its own, with so many cases, and the connections that ask it. */
export type Site = {
  cases: number;
  origin: string;
  load: Load;
  /** Under test-results/. */
  log: string;
  /** Superuser in the site's own database. */
  admin: Client;
  stop(): Promise<void>;
};

export type SiteOptions = {
  postgres: EmbeddedPostgres;
  cases: number;
  /** Null: with what commands made, and nothing in bulk. */
  readers: Readers | null;
  connections: number;
};

/**
 * A server over a copy of the database `portal`, filled up to so many cases. Sites stand side by side, so that one and
 * another are measured in turns by the second; nobody may be connected to `portal` while one is opened.
 */
export async function openSite({ postgres, cases, readers, connections }: SiteOptions): Promise<Site> {
  const name = `portal_${cases}`;
  const server = new Client({ connectionString: postgres.adminUrl });
  await server.connect();
  await server.query(`CREATE DATABASE ${name} TEMPLATE portal OWNER portal_owner`);
  await server.end();
  const within = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const admin = new Client({ connectionString: within(postgres.adminUrl) });
  await admin.connect();
  if (readers) await populate(admin, cases, readers);
  const port = await freePort();
  const origin = originAt(port);
  const log = `bench-server-${cases}.log`;
  const child: Child = await startServer(port, log, {
    PORTAL_ORIGIN: origin,
    DATABASE_URL: within(postgres.appUrl),
  });
  const load = openLoad(origin, connections);
  return {
    ...{ cases, origin, load, log, admin },
    stop: async () => {
      load.close();
      await child.stop();
      await admin.end();
    },
  };
}

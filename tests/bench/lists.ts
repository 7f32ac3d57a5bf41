import type { Client } from "pg";
import { messagesFor } from "@/lib/i18n/messages";
import type { Ground } from "./ground";
import type { BenchRequest } from "./load";
import { many } from "./pages";
import { casesOfOne } from "./population";
import { type Figure, figure } from "./report";
import { askedOf, openTrials } from "./rounds";
import type { Scene } from "./scene";
import type { Site } from "./sites";

const million = 1_000_000;

type Asked = () => BenchRequest;

/**
 * Lists, searches, counts and dashboards with 2,000 and with 1,000,000 cases, side by side: of a facilitator, who sees
 * every case, and of an Advocate, who has as many as one person can have.
 */
export async function listFigures(ground: Ground, seconds: number, rounds: number): Promise<Figure[]> {
  const sites = [await ground.site(many), await ground.site(million)];
  const lines = new Map<string, { site: Site; next: Asked }[]>();
  for (const site of sites)
    for (const [line, next] of Object.entries(await linesOf(ground.scene, site)))
      lines.set(line, [...(lines.get(line) ?? []), { site, next }]);
  const trials = openTrials(seconds);
  for (let round = 0; round < rounds; round += 1) {
    console.log(`Lists: round ${round + 1} of ${rounds}`);
    for (const [line, sides] of lines) {
      const empty = sides.map(
        ({ site }) => [`empty ${site.cases}`, askedOf(site, ground.scene.empty)] as const,
      );
      const own = sides.map(({ site, next }) => [`${site.cases}`, askedOf(site, next)] as const);
      await trials.add(line, Object.fromEntries([...(isDashboard(line) ? empty : []), ...own]));
    }
  }
  return [...lines.keys()].flatMap((line) => [
    ...sites.flatMap(({ cases }) => {
      const { perSecond, p50, p95 } = trials.of(line, `${cases}`);
      const name = `${line}, ${cases} cases`;
      return [
        figure(name, perSecond, "requests/s"),
        figure(`${name}: p50`, p50, "ms"),
        figure(`${name}: p95`, p95, "ms"),
        ...(isDashboard(line)
          ? [
              figure(
                `${name}: share`,
                trials.ratio(line, `${cases}`, `empty ${cases}`),
                "of the empty page",
                {
                  atLeast: 0.45,
                },
              ),
            ]
          : []),
      ];
    }),
    figure(
      `${line}, ${million} cases to ${many}`,
      trials.ratio(line, `${million}`, `${many}`),
      "of the requests/s",
      // What is open grows with the office, and with it what a dashboard and the lists of whose turn it is look through.
      readsOpenWaits(line) ? undefined : { atLeast: 0.85 },
    ),
  ]);
}

const readsOpenWaits = (line: string) => isDashboard(line) || line.includes("whose turn");
const isDashboard = (line: string) => line.includes("dashboard");

/** What is asked of a site, by what it is called in the table. */
async function linesOf(scene: Scene, { admin, cases }: Site): Promise<Record<string, Asked>> {
  const words = messagesFor("en");
  const { page, cookies } = scene;
  const deep = await placeAt(admin, cases / 2);
  const queries = (await finds(admin, cases)).map(encodeURIComponent);
  const mine = await listedFor(admin, scene.readers.lawyer);
  const next = await placeAt(admin, cases / 2 + 1);
  const advocates = (path: string, expects: string) => ({
    ...page(path, expects),
    headers: { cookie: cookies.advocate },
  });
  const inTurn = (all: readonly BenchRequest[]): Asked => {
    let turn = 0;
    return () => all[(turn += 1) % all.length] ?? scene.empty();
  };
  // Something is listed, and a count is told.
  const table = "</table>";
  const title = words.desk.export.title;
  return {
    "list of all": scene.list,
    "a page deep in the list": () => page(`/cases?after=${deep.at}.${deep.id}`, next.code),
    "list of whose turn it is": inTurn([
      page("/cases?turn=mine", table),
      page("/cases?turn=others", table),
      page("/cases?late=yes", table),
    ]),
    "count of whose turn it is": inTurn([
      page("/cases/export?turn=mine", title),
      page("/cases/export?turn=others", title),
      page("/cases/export?late=yes", title),
    ]),
    search: inTurn(queries.map((find) => page(`/cases?find=${find}`, table))),
    "capped count": inTurn([
      ...queries.map((find) => page(`/cases/export?find=${find}`, title)),
      page("/cases/export?stage=assignment", title),
      page("/cases/export", title),
    ]),
    dashboard: scene.dashboard,
    "an Advocate’s list": () => advocates("/cases", mine),
    "an Advocate’s dashboard": () => advocates("/dashboard", words.ui.waiting.yours),
  };
}

type Place = { id: string; code: string; nickname: string; firm: string; /** Milliseconds. */ at: number };

/** The case at this place of the list, counted from the newest. */
async function placeAt(admin: Client, place: number): Promise<Place> {
  const { rows } = await admin.query<Place>(
    `SELECT c.id, c.code, c.nickname, o.name AS firm, (extract(epoch FROM c."updatedAt") * 1000)::float8 AS at
    FROM (SELECT * FROM "Case" ORDER BY "updatedAt" DESC, id OFFSET $1 LIMIT 1) c
    JOIN "Organization" o ON o.id = c."organizationId"`,
    [Math.floor(place)],
  );
  if (!rows[0]) throw new Error(`There is no case ${place}.`);
  return rows[0];
}

/** What people look for: a code, a nickname, a word of one, a firm, a kind, and a kind with a word. */
async function finds(admin: Client, cases: number): Promise<string[]> {
  const { code, nickname, firm } = await placeAt(admin, cases / 3);
  const [word = ""] = nickname.toLowerCase().split(" ");
  const named = firm.toLowerCase().match(/\b[a-z]{3,}\b/g) ?? [];
  return [code, nickname, word, named.slice(0, 2).join(" "), "asylum", `asylum ${word}`];
}

/** A case that the Advocate's list begins with. */
async function listedFor(admin: Client, lawyer: string): Promise<string> {
  const { rows } = await admin.query<{ code: string }>(
    `SELECT code FROM "Case" WHERE "leadId" = $1 ORDER BY "updatedAt" DESC, id LIMIT 1`,
    [lawyer],
  );
  if (!rows[0]) throw new Error(`The Advocate has no case of ${casesOfOne}.`);
  return rows[0].code;
}

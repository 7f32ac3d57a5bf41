import type { UserActor } from "@/lib/authz/actor";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { docketMacs } from "../docket";
import { meantBy, plainWords } from "./plain-words";
import { knowsContent, knowsCounsel, knowsDocket } from "./told";

type Named = { word: string; organizations: string[]; leads: string[]; defenders: string[] };

/** As a pattern that stands anywhere; what is special in a pattern is taken as it was typed. */
export const anywhere = (word: string) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/**
 * What was typed, as a condition on `"Case" c`: each word is found in its code, nickname, organization, Advocate,
 * Defender, kind or country, or all of it is its docket. Nothing finds a case by what its row does not tell the reader,
 * and nothing is derived from a party's name.
 *
 * Organizations and people are looked up first: with their ids PostgreSQL knows how few cases it is asked for and takes
 * the indexes, where a condition on joined names would walk through every case.
 */
export async function found(actor: UserActor, find: string): Promise<Prisma.Sql> {
  const words = plainWords(find);
  if (words.length === 0) return Prisma.sql`TRUE`;
  const named = await namedBy(words);
  const every = Prisma.join(
    words.map((word, place) => foundBy(actor, word, named[place])),
    " AND ",
  );
  const macs = docketMacs(find);
  if (macs.length === 0) return Prisma.sql`(${every})`;
  return Prisma.sql`((${every}) OR (${knowsDocket(actor)} AND c.id = ANY(ARRAY(
    SELECT i."caseId" FROM "Intake" i WHERE i."docketMac" IN (${Prisma.join(macs)})))))`;
}

function foundBy(actor: UserActor, word: string, named: Named | undefined): Prisma.Sql {
  const content = knowsContent(actor);
  const counsel = knowsCounsel(actor);
  const { kinds, countries } = meantBy(word);
  const ways: Prisma.Sql[] = [
    ...codesOf(word),
    Prisma.sql`(plain_text(c.nickname) LIKE ${anywhere(word)} AND ${content})`,
  ];
  const { organizations = [], leads = [], defenders = [] } = named ?? {};
  if (organizations.length > 0)
    ways.push(Prisma.sql`(c."organizationId" = ANY(${organizations}::uuid[]) AND ${counsel})`);
  if (leads.length > 0) ways.push(Prisma.sql`(c."leadId" = ANY(${leads}::uuid[]) AND ${counsel})`);
  if (defenders.length > 0) ways.push(Prisma.sql`c."defenderId" = ANY(${defenders}::uuid[])`);
  if (kinds.length > 0) ways.push(Prisma.sql`(c.kind = ANY(${kinds}::"MatterKind"[]) AND ${content})`);
  if (countries.length > 0) ways.push(Prisma.sql`(c.country = ANY(${countries}) AND ${content})`);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

/** A code, or a part of it; a number alone is its last part, since every code begins with a year. */
function codesOf(word: string): Prisma.Sql[] {
  if (/^\d{1,4}$/.test(word)) return [Prisma.sql`c.code LIKE ${`%-${word.padStart(4, "0")}`}`];
  return /^[a-z]{0,2}-?\d[\d-]*$|^cf-?$/.test(word) ? [Prisma.sql`c.code ILIKE ${anywhere(word)}`] : [];
}

/** More of one word's organizations or people than a list can tell apart are not looked for. */
const mostNamed = 200;

/** The organizations, Advocates and Defenders whose names hold a word. Of Advocates, those who lead a case. */
async function namedBy(words: string[]): Promise<Named[]> {
  return db().$queryRaw<Named[]>`
    SELECT q.word,
      ARRAY(SELECT o.id::text FROM "Organization" o
        WHERE o.kind <> 'DEFENDER_PRACTICE' AND plain_text(o.name) LIKE q.pattern LIMIT ${mostNamed}) AS organizations,
      ARRAY(SELECT u.id::text FROM "User" u WHERE plain_text(u.name) LIKE q.pattern
        AND EXISTS (SELECT 1 FROM "Membership" m WHERE m."userId" = u.id AND m.kind = 'LAWYER')
        LIMIT ${mostNamed}) AS leads,
      ARRAY(SELECT d.id::text FROM "Defender" d JOIN "User" u ON u.id = d."userId"
        LEFT JOIN "Organization" p ON p.id = d."organizationId"
        WHERE plain_text(u.name) LIKE q.pattern OR plain_text(p.name) LIKE q.pattern
        LIMIT ${mostNamed}) AS defenders
    FROM unnest(${words}::text[], ${words.map(anywhere)}::text[]) WITH ORDINALITY AS q(word, pattern, place)
    ORDER BY q.place`;
}

import type { UserActor } from "@/lib/authz/actor";
import { plannedAnew } from "@/lib/db/planned-anew";
import { limit } from "@/lib/db/limit";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/tx";
import { docketMacs } from "../docket";
import { meantBy, plainWords } from "./plain-words";
import { knowsContent, knowsCounsel, knowsDocket } from "./told";

type Named = { organizations: string[]; leads: string[]; defenders: string[] };

/** As a pattern that stands anywhere; what is special in a pattern is taken as it was typed. */
export const anywhere = (word: string) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/**
 * What was typed, as a condition on `"Case" c`: each word is found in its code, nickname, organization, Advocate,
 * Defender, kind or country, or all of it is its docket. Nothing finds a case by what its row does not tell the reader,
 * and nothing is derived from a party's name.
 *
 * Organizations and people are looked up first: with their ids PostgreSQL knows how few cases it is asked for and takes
 * the indexes, where a condition on joined names would walk through every case. Of a word that stands in many names
 * ("law") it does walk, and soon meets enough.
 */
export async function found(tx: Tx, actor: UserActor, find: string): Promise<Prisma.Sql> {
  const words = plainWords(find);
  if (words.length === 0) return Prisma.sql`TRUE`;
  const named = await namedBy(tx, words);
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
  const { organizations = [], leads = [], defenders = [] } = named ?? {};
  const of = namesOf(word);
  // In the order of what they cost: of a case that one way finds, PostgreSQL asks the next no more.
  const ways: Prisma.Sql[] = [];
  if (kinds.length > 0) ways.push(Prisma.sql`(c.kind = ANY(${kinds}::"MatterKind"[]) AND ${content})`);
  if (countries.length > 0) ways.push(Prisma.sql`(c.country = ANY(${countries}) AND ${content})`);
  if (organizations.length > 0)
    ways.push(
      Prisma.sql`(${isNamed(Prisma.sql`c."organizationId"`, organizations, of.organization)} AND ${counsel})`,
    );
  if (leads.length > 0)
    ways.push(Prisma.sql`(${isNamed(Prisma.sql`c."leadId"`, leads, of.lead)} AND ${counsel})`);
  if (defenders.length > 0) ways.push(isNamed(Prisma.sql`c."defenderId"`, defenders, of.defender));
  ways.push(...codesOf(word), Prisma.sql`(plain_text(c.nickname) LIKE ${anywhere(word)} AND ${content})`);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

/**
 * A code, or a part of it; a number alone is its last part, since every code begins with a year. A whole one is that
 * one: parts of it stand in a year's codes.
 */
function codesOf(word: string): Prisma.Sql[] {
  if (/^\d{1,6}$/.test(word)) return [Prisma.sql`c.code LIKE ${`%-${word.padStart(4, "0")}`}`];
  const [whole, yearAndNumber] = /^(?:cf-?)?(\d{4}-\d{4,6})$/.exec(word) ?? [];
  if (whole) return [Prisma.sql`c.code = ${`CF-${yearAndNumber}`}`];
  return /^[a-z]{0,2}-?\d[\d-]*$|^cf-?$/.test(word) ? [Prisma.sql`c.code ILIKE ${anywhere(word)}`] : [];
}

/** A word with more organizations or people than that is asked of each case as it is met, and no longer by their ids. */
const mostNamed = 1_000;

/**
 * A table of those who have names, as `x`, and that the name of one holds the word; `among`: the same where all are
 * looked through, by the indexes of names.
 */
type Names = { table: Prisma.Sql; hold: Prisma.Sql; among?: Prisma.Sql };

/** A single answer for each case: within an EXISTS, PostgreSQL would first look through all names. */
const isNamed = (column: Prisma.Sql, ids: string[], { table, hold }: Names) =>
  ids.length > mostNamed
    ? Prisma.sql`(SELECT ${hold} FROM ${table} WHERE x.id = ${column})`
    : Prisma.sql`${column} = ANY(${ids}::uuid[])`;

/** A Defender is found by their practice too; of people in general, those who lead the case. */
function namesOf(word: string): Record<"organization" | "lead" | "defender", Names> {
  const holds = (name: Prisma.Sql) => Prisma.sql`plain_text(${name}) LIKE ${anywhere(word)}`;
  return {
    organization: {
      table: Prisma.sql`"Organization" x`,
      hold: Prisma.sql`(x.kind <> 'DEFENDER_PRACTICE' AND ${holds(Prisma.sql`x.name`)})`,
    },
    lead: {
      table: Prisma.sql`"User" x`,
      hold: holds(Prisma.sql`x.name`),
    },
    defender: {
      table: Prisma.sql`"Defender" x`,
      hold: Prisma.sql`((SELECT ${holds(Prisma.sql`u.name`)} FROM "User" u WHERE u.id = x."userId")
        OR (SELECT ${holds(Prisma.sql`p.name`)} FROM "Organization" p WHERE p.id = x."organizationId"))`,
      among: Prisma.sql`x.id IN (
        SELECT d.id FROM "User" u JOIN "Defender" d ON d."userId" = u.id WHERE ${holds(Prisma.sql`u.name`)}
        UNION ALL SELECT d.id FROM "Organization" p JOIN "Defender" d ON d."organizationId" = p.id
          WHERE ${holds(Prisma.sql`p.name`)})`,
    },
  };
}

/** The organizations, Advocates and Defenders whose names hold a word, word by word; of each, up to one more than `mostNamed`. */
async function namedBy(tx: Tx, words: string[]): Promise<Named[]> {
  const some = ({ table, hold, among = hold }: Names) =>
    Prisma.sql`ARRAY(SELECT x.id::text FROM ${table} WHERE ${among} ${limit(mostNamed + 1)})`;
  const rows = words.map((word, place) => {
    const { organization, lead, defender } = namesOf(word);
    return Prisma.sql`SELECT ${place}::int AS place, ${some(organization)} AS organizations,
      ${some(lead)} AS leads, ${some(defender)} AS defenders`;
  });
  return tx.$queryRaw<Named[]>`${plannedAnew}${Prisma.join(rows, " UNION ALL ")} ORDER BY place`;
}

import { beforeAll, expect, test } from "vitest";
import { plainText } from "@/lib/cases/lists/plain-words";
import { countView, listView } from "@/lib/cases/lists/queries";
import { db } from "@/lib/db/client";
import { sql } from "../../support/sql";
import { activeCase } from "../../support/walk/agreement";
import { submittedCase } from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

/** More than are looked up by name for one word; they stand before those of the world. */
const namesakes = 1_100;

let world: World;
let code: string;
let active: string;

beforeAll(async () => {
  await sql(
    "owner",
    `INSERT INTO "Organization" (id, name, kind, country, city, currency, "createdAt")
    SELECT uuidv7(), 'Lakeside Project ' || n, 'LEGAL_AID', 'US', 'Chicago', 'USD', now()
    FROM generate_series(1, $1::int) n`,
    [namesakes],
  );
  await sql(
    "owner",
    `WITH people AS (INSERT INTO "User" (id, email, name, "createdAt")
      SELECT uuidv7(), 'namesake' || n || '@example.test', 'Rebecca Sajché ' || n, now()
      FROM generate_series(1, $1::int) n RETURNING id),
    lawyers AS (INSERT INTO "Membership" (id, "userId", "organizationId", kind, "from")
      SELECT uuidv7(), p.id, (SELECT id FROM "Organization" LIMIT 1), 'LAWYER', '2026-01-01' FROM people p)
    INSERT INTO "Defender" (id, "userId", "organizationId", country, "payoutCurrency")
      SELECT uuidv7(), p.id, (SELECT id FROM "Organization" LIMIT 1), 'GT', 'USD' FROM people p`,
    [namesakes],
  );
  world = await makeWorld();
  ({ code } = await submittedCase(world));
  ({ code: active } = await activeCase(world));
}, 120_000);

const find = async (words: string) =>
  (await listView(world.facilitator, { find: words }, null)).rows.map((row) => row.code).sort();

test("a word that stands in many names finds the case of each of them", async () => {
  const both = [code, active].sort();
  expect(await find("lakeside")).toEqual(both);
  expect(await find(`lakeside ${world.tag}`)).toEqual(both);
  expect(await find("rebecca")).toEqual(both);
  expect(await find("rebecca lakeside project")).toEqual(both);
  expect(await find("sajche")).toEqual([active]);
  expect(await find("lakeside zzyzx")).toEqual([]);
  expect((await countView(world.facilitator, { find: "lakeside" })).count).toBe(2);
});

test("a list that is narrowed leaves no plan behind; the whole list does", async () => {
  for (let time = 0; time < 8; time += 1) {
    await listView(world.facilitator, {}, null);
    await listView(world.facilitator, { find: "lakeside" }, null);
    await countView(world.facilitator, { turn: "mine", late: "yes" });
  }
  const kept = await db().$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`;
  const lists = kept.filter(({ statement }) => statement.includes(`FROM "Case" c`));
  expect(lists.some(({ statement }) => statement.includes(`"knowsContent"`))).toBe(true);
  expect(lists.filter(({ statement }) => statement.includes("planned anew"))).toEqual([]);
});

test.each([
  "Rebecca SAJCHÉ",
  "María José Núñez Güell",
  "K’iche’",
  "plain ASCII",
  "Ñ, Ç and Ü",
  "Nguyễn Kovačević",
  "Dąbrowska, Łódź, Đặng, Søren",
  "",
])("the database makes of %o the plain text that is made of what is typed", async (text) => {
  const [row] = await db().$queryRaw<{ plain: string }[]>`SELECT plain_text(${text}) AS plain`;
  expect(row?.plain).toBe(plainText(text));
});

import type { Client } from "pg";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import type { CaseStatus, Party } from "@/lib/workflow/statuses";
import type { WaitKind } from "@/lib/workflow/wait-kinds";
import { inBulk, insertLike } from "./bulk";

/** Who of the people made by commands reads the bulk, and what they have of it. Ids. */
export type Readers = {
  /** Facilitates as many cases as any colleague. */
  facilitator: string;
  /** Leads `casesOfOne` cases for their firm. */
  lawyer: string;
  firm: string;
  /** Holds or held `casesOfOne` cases. */
  defender: string;
};

/** However many cases there are, an Advocate and a Defender have as many as one person can have. */
export const casesOfOne = 25;

/** How open cases are spread, in twentieths. */
const open: Partial<Record<CaseStatus, number>> = {
  ...{ draft: 2, submitted: 1, in_review: 1, needs_info: 2, accepted: 1, offered: 2 },
  ...{ negotiating: 2, signing: 2, active: 3, on_hold: 1, work_done: 2, settled: 1 },
};
const ended: Partial<Record<CaseStatus, number>> = { closed: 14, declined: 4, withdrawn: 2 };

/** What an open case waits for, by its status. */
const waits: readonly [CaseStatus, WaitKind, Party][] = [
  ["draft", "finishIntake", "ADVOCATE"],
  ["submitted", "readIntake", "FACILITATOR"],
  ["in_review", "reviewIntake", "FACILITATOR"],
  ["needs_info", "answerQuestions", "ADVOCATE"],
  ["accepted", "offerCase", "FACILITATOR"],
  ["offered", "answerOffer", "DEFENDER"],
  ["negotiating", "completeContract", "FACILITATOR"],
  ["negotiating", "approveText", "ADVOCATE"],
  ["negotiating", "approveText", "DEFENDER"],
  ["signing", "signContract", "ADVOCATE"],
  ["signing", "signContract", "DEFENDER"],
  ["active", "doTasks", "DEFENDER"],
  ["on_hold", "resumeCase", "FACILITATOR"],
  ["work_done", "reviewReport", "FINANCE"],
  ["settled", "evaluate", "ADVOCATE"],
  ["settled", "evaluate", "DEFENDER"],
];

/** What a case waited for on its way, in this order: closed Waits. */
const past: readonly [WaitKind, Party][] = [
  ["finishIntake", "ADVOCATE"],
  ["readIntake", "FACILITATOR"],
  ["offerCase", "FACILITATOR"],
];

const held: readonly CaseStatus[] = [
  ...(["accepted", "negotiating", "signing", "active", "on_hold", "work_done", "settled", "closed"] as const),
];
const assigned: readonly CaseStatus[] = ["active", "on_hold", "work_done", "settled", "closed"];

/** First and second words of nicknames, which name nobody. */
const nicknames = [
  "amber birch cedar copper coral crimson dapple dusty early ember fallow golden hazel hollow indigo ivory juniper keen late linen maple mellow misty north".split(
    " ",
  ),
  "anchor bridge canyon comet delta falcon field garden harbor heron island lantern meadow mill orchard otter pebble quarry raven reef river saddle signal swallow thicket valley".split(
    " ",
  ),
] as const;

/** Of three of these a name is made that nearly nobody else has. */
const syllables = "bar cal dor fen gil hal jor kel lan mer nor pel quin ros sel tam ul ven wil yor".split(
  " ",
);

const tables = [
  ...["User", "Organization", "Membership", "StaffRole", "Defender", "Case", "CaseMember", "Intake"],
  ...["Wait", "Offer", "Assignment", "WallOff"],
];

/**
 * Fills a database up to so many cases as an office of that size would have them: a tenth of them of the last year, of
 * which most are open; the rest nearly all ended; spread over firms, Advocates, facilitators, Defenders, countries and
 * kinds; with what each waits for and waited for. Of a case stands what lists and searches read. Rows made past all
 * commands: what is encrypted in them cannot be read, and nobody opens them. They are older than all made by commands.
 */
export async function populate(admin: Client, total: number, readers: Readers): Promise<void> {
  const { rows } = await admin.query<{ cases: number }>(`SELECT count(*)::int AS cases FROM "Case"`);
  const cases = total - (rows[0]?.cases ?? 0);
  await inBulk(admin, tables, async () => {
    await admin.query(
      `CREATE FUNCTION pg_temp.pick(n bigint, salt int, of int) RETURNS int LANGUAGE sql IMMUTABLE
      RETURN abs(hashint8extended(n, salt) % of)::int`,
    );
    await admin.query(
      `CREATE FUNCTION pg_temp.known(what text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
      RETURN md5(what || ':' || n)::uuid`,
    );
    const many = await people(admin, cases);
    await shapes(admin, cases, many, readers);
    await fill(admin);
    await admin.query("DROP TABLE shape");
  });
}

type Many = { firms: number; advocates: number; defenders: number; facilitators: number };

/** People and firms grow with the cases; the office's own people to a number that an office can have. */
async function people(admin: Client, cases: number): Promise<Many> {
  const many = {
    firms: Math.ceil(cases / 200),
    advocates: Math.ceil(cases / 50),
    defenders: Math.ceil(cases / 500),
    facilitators: Math.min(60, Math.ceil(cases / 400)),
  };
  const person = (who: string, name: string) => ({
    id: `pg_temp.known('${who}', s.n)`,
    email: `'${who}' || s.n || '@bulk.example'`,
    name,
  });
  const up = (to: number) => `generate_series(1, ${to}) s(n)`;
  const anyUser = `SELECT * FROM "User" LIMIT 1`;
  const member = `SELECT * FROM "Membership" WHERE kind = 'LAWYER' LIMIT 1`;
  const firm = `SELECT * FROM "Organization" WHERE kind = 'LEGAL_AID' LIMIT 1`;
  await insertLike(admin, "Organization", firm, up(many.firms), {
    id: "pg_temp.known('firm', s.n)",
    name: `${surname("s.n")} || ' Legal Aid of ' || initcap(${word(1, "s.n", 21)}) || ' County'`,
  });
  await insertLike(admin, "User", anyUser, up(many.advocates), {
    ...person("advocate", `initcap(${word(0, "s.n", 22)}) || ' ' || ${surname("s.n * 7")}`),
  });
  await insertLike(admin, "Membership", member, up(many.advocates), {
    ...{ id: "pg_temp.known('membership', s.n)", userId: "pg_temp.known('advocate', s.n)" },
    organizationId: `pg_temp.known('firm', 1 + s.n % ${many.firms})`,
  });
  await insertLike(admin, "User", anyUser, up(many.defenders), {
    ...person("defender", `initcap(${word(0, "s.n", 24)}) || ' Choc ' || ${surname("s.n * 11")}`),
  });
  await insertLike(admin, "Defender", `SELECT * FROM "Defender" LIMIT 1`, up(many.defenders), {
    id: "pg_temp.known('profile', s.n)",
    userId: "pg_temp.known('defender', s.n)",
  });
  await insertLike(admin, "User", anyUser, up(many.facilitators), {
    ...person("facilitator", `initcap(${word(0, "s.n", 25)}) || ' ' || ${surname("s.n * 13")}`),
  });
  const role = `SELECT * FROM "StaffRole" WHERE role = 'FACILITATOR' LIMIT 1`;
  await insertLike(admin, "StaffRole", role, up(many.facilitators), {
    ...{ id: "pg_temp.known('role', s.n)", userId: "pg_temp.known('facilitator', s.n)" },
  });
  return many;
}

/** One row for each case: what the rows of all tables are made from. `n` counts back in time. */
async function shapes(admin: Client, cases: number, many: Many, readers: Readers): Promise<void> {
  const stride = Math.floor(cases / casesOfOne);
  const id = (value: string) => admin.escapeLiteral(value) + "::uuid";
  const turn = (salt: number, of: number) => `1 + pg_temp.pick(n, ${salt}, ${of})`;
  const isLawyers = `n % ${stride} = ${Math.floor(stride / 3)}`;
  const isDefenders = `n % ${stride} = ${Math.floor(stride / 5)}`;
  await admin.query(
    `CREATE TEMP TABLE shape AS
    WITH placed AS (SELECT n, ${isDefenders} AS "isDefenders",
        CASE WHEN pg_temp.pick(n, 1, 1000) < (CASE WHEN n <= ${cases} / 10 THEN 600 ELSE 20 END)
          THEN ${oneOf(open, "CaseStatus", 2)} ELSE ${oneOf(ended, "CaseStatus", 2)} END AS status,
        CASE WHEN ${isLawyers} THEN NULL ELSE ${turn(3, many.advocates)} END AS advocate,
        (SELECT min("updatedAt") FROM "Case") - n * (interval '12 years' / ${cases}) AS at
      FROM generate_series(1, ${cases}) n)
    SELECT n, status, at, pg_temp.known('case', n) AS id,
      CASE WHEN status IN ('declined', 'withdrawn') THEN ${oneOf({ review: 14, agreement: 4, assignment: 2 }, "Stage", 4)} END AS "endedStage",
      CASE WHEN advocate IS NULL THEN ${id(readers.lawyer)} ELSE pg_temp.known('advocate', advocate) END AS "leadId",
      CASE WHEN advocate IS NULL THEN ${id(readers.firm)}
        ELSE pg_temp.known('firm', 1 + advocate % ${many.firms}) END AS "organizationId",
      CASE WHEN status IN ('draft', 'submitted') THEN NULL
        WHEN pg_temp.pick(n, 5, ${many.facilitators}) = 0 THEN ${id(readers.facilitator)}
        ELSE pg_temp.known('facilitator', ${turn(5, many.facilitators)}) END AS "facilitatorId",
      CASE WHEN "isDefenders" THEN ${id(readers.defender)}
        ELSE pg_temp.known('profile', ${turn(6, many.defenders)}) END AS defender
    FROM placed`,
  );
}

/** One of several values, in twentieths. */
function oneOf(shares: Readonly<Record<string, number>>, type: string, salt: number): string {
  const all = Object.entries(shares).flatMap(([value, share]) => Array<string>(share).fill(value));
  if (all.length !== 20) throw new Error(`${Object.keys(shares).join()} are not twenty twentieths`);
  return `('{${all.join(",")}}'::"${type}"[])[1 + pg_temp.pick(n, ${salt}, 20)]`;
}

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

function surname(of: string): string {
  const each = [1, syllables.length, syllables.length ** 2];
  const parts = each.map(
    (step) => `('{${syllables.join(",")}}'::text[])[1 + (${of}) / ${step} % ${syllables.length}]`,
  );
  return `initcap(${parts.join(" || ")})`;
}

function word(place: 0 | 1, of: string, salt: number): string {
  const words = nicknames[place];
  return `('{${words.join(",")}}'::text[])[1 + pg_temp.pick(${of}, ${salt}, ${words.length})]`;
}

async function fill(admin: Client): Promise<void> {
  const of = (key: "countries" | "kinds") => (key === "countries" ? defenderCountries : matterKinds);
  const anyOf = (key: "countries" | "kinds", salt: number) =>
    `('{${of(key).join(",")}}'::text[])[1 + pg_temp.pick(s.n, ${salt}, ${of(key).length})]`;
  const kept = `CASE WHEN s.status IN (${list(held)}) THEN s.defender END`;
  await insertLike(admin, "Case", `SELECT * FROM "Case" LIMIT 1`, "shape s", {
    ...{ id: "s.id", status: "s.status", endedStage: `s."endedStage"`, leadId: `s."leadId"` },
    ...{ organizationId: `s."organizationId"`, facilitatorId: `s."facilitatorId"`, defenderId: kept },
    // Years of which no case is made by commands.
    code: `'CF-' || 2010 + s.n % 12 || '-' || lpad((1 + s.n / 12)::text, greatest(4, length((1 + s.n / 12)::text)), '0')`,
    nickname: `initcap(${word(0, "s.n", 7)}) || ' ' || ${word(1, "s.n", 8)} || ' ' || 100 + pg_temp.pick(s.n, 9, 900)`,
    ...{ kind: `${anyOf("kinds", 10)}::"MatterKind"`, country: anyOf("countries", 11) },
    ...{
      statusAt: "s.at",
      updatedAt: "s.at",
      openedAt: "s.at - pg_temp.pick(s.n, 12, 200) * interval '1 day'",
    },
  });
  const lead = `SELECT * FROM "CaseMember" WHERE kind = 'LEAD' LIMIT 1`;
  await insertLike(admin, "CaseMember", lead, "shape s", {
    ...{ id: "pg_temp.known('lead', s.n)", caseId: "s.id", userId: `s."leadId"` },
  });
  await insertLike(admin, "Intake", `SELECT * FROM "Intake" LIMIT 1`, "shape s", {
    ...{ id: "pg_temp.known('intake', s.n)", caseId: "s.id" },
    docketMac: "sha256(('docket' || s.n)::bytea)",
  });
  await insertLike(
    admin,
    "Offer",
    `SELECT * FROM "Offer" LIMIT 1`,
    `(SELECT * FROM shape WHERE status IN (${list(["offered", ...held])}) AND status <> 'accepted') s`,
    {
      ...{ id: "pg_temp.known('offer', s.n)", caseId: "s.id", defenderId: "s.defender" },
      state: `(CASE WHEN s.status = 'offered' THEN 'sent' ELSE 'accepted' END)::"OfferState"`,
    },
  );
  await insertLike(
    admin,
    "Assignment",
    `SELECT * FROM "Assignment" LIMIT 1`,
    `(SELECT * FROM shape WHERE status IN (${list(assigned)})) s`,
    { id: "pg_temp.known('assignment', s.n)", caseId: "s.id", defenderId: "s.defender" },
  );
  await fillWaits(admin);
  // One case in 500 is kept from one of the facilitators.
  await admin.query(
    `INSERT INTO "WallOff" (id, "caseId", "userId", "reasonCipher", "at")
    SELECT pg_temp.known('wall', n), id, pg_temp.known('facilitator', 1), '\\x00', at
    FROM shape WHERE n % 500 = 0`,
  );
}

/** One in seven that are open is late; a few have no day. */
async function fillWaits(admin: Client): Promise<void> {
  const like = `SELECT * FROM "Wait" LIMIT 1`;
  const now = "now()";
  const opened = waits
    .map(([status, kind, party], place) => `(${place}, '${status}', '${kind}', '${party}')`)
    .join(", ");
  const figures = `CASE w.kind WHEN 'answerQuestions' THEN '{"count":2}' WHEN 'doTasks' THEN '{"count":3}'
    WHEN 'reviewReport' THEN '{"number":1,"count":12}' ELSE '{}' END::jsonb`;
  const clock = { clockFrom: "NULL", pausedAt: "NULL", pausedUntil: "NULL", pauseCipher: "NULL" };
  await insertLike(
    admin,
    "Wait",
    like,
    `shape s JOIN (VALUES ${opened}) w(place, status, kind, party) ON w.status::"CaseStatus" = s.status`,
    {
      id: "pg_temp.known('wait' || w.place, s.n)",
      ...{ caseId: "s.id", kind: "w.kind", party: `w.party::"Party"`, userId: "NULL", params: figures },
      facilitatorId: `s."facilitatorId"`,
      ref: "CASE WHEN w.kind = 'answerOffer' THEN pg_temp.known('offer', s.n) END",
      since: "s.at",
      by: `CASE WHEN pg_temp.pick(s.n, 13, 10) = 0 THEN NULL
        WHEN pg_temp.pick(s.n, 14, 7) = 0 THEN ${now} - pg_temp.pick(s.n, 15, 30) * interval '1 day'
        ELSE ${now} + (1 + pg_temp.pick(s.n, 15, 30)) * interval '1 day' END`,
      nextAt: `${now} + (1 + pg_temp.pick(s.n, 16, 30)) * interval '1 day'`,
      ...{ step: "0", closedAt: "NULL", ...clock },
    },
  );
  const closed = past.map(([kind, party], place) => `(${place}, '${kind}', '${party}')`).join(", ");
  await insertLike(
    admin,
    "Wait",
    like,
    `(SELECT * FROM shape WHERE status NOT IN ('draft', 'submitted', 'in_review')) s
    CROSS JOIN (VALUES ${closed}) w(place, kind, party)`,
    {
      id: "pg_temp.known('past' || w.place, s.n)",
      ...{ caseId: "s.id", kind: "w.kind", party: `w.party::"Party"`, userId: "NULL", ref: "NULL" },
      facilitatorId: `s."facilitatorId"`,
      ...{ params: "'{}'", since: "s.at - (40 - 10 * w.place) * interval '1 day'" },
      ...{ by: "s.at - (30 - 10 * w.place) * interval '1 day'", nextAt: "NULL", step: "1" },
      closedAt: "s.at - (35 - 10 * w.place) * interval '1 day'",
      ...clock,
    },
  );
}

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { handlers } from "@/lib/jobs/handlers";
import { startWorker } from "@/lib/jobs/runner";
import { log, logTo } from "@/lib/log";
import { queueState } from "@/lib/metrics/queue";
import { execute } from "@/lib/workflow/execute";
import { commandNamed } from "@/lib/workflow/registry";
import { commandNames } from "@/lib/workflow/transitions";
import { columnsWithCanary, holdsCanary, planted, takesWords } from "@/tests/support/canary";
import { startMailCatcher } from "@/tests/support/mail-catcher";
import { sql } from "@/tests/support/sql";
import { makeWorld } from "@/tests/support/world";
import { fixtures } from "../twice/every-command";
import type { Prepared } from "../twice/fixture";

/** Fields that take any text and mean something else by it: figures, credentials, keys, numbers to call, and what must be one's own. */
const exact = new Set([
  ...["amount", "expenses", "budget", "fee", "password", "token", "typedName", "phone"],
  ...["clauseKey", "consentVersion", "timeZone", "endpoint"],
]);

/** What a person types and the database may show, and why. Nothing else of it is found in any table. */
const open = {
  "AccessRequest.name": "as the name of a user, which it becomes",
  "AccessRequest.organizationName": "as the name of an organization",
  "AccessRequest.admissions": "a bar's number is public, and stands in its register",
  "BarAdmission.number": "as in the request",
  "Case.nickname": "names nobody: refused when it names a party; cases are found by it",
  "Case.region": "department or state where the work is to be done; places below it are sealed",
  "Defender.place": "where a Defender works; an Advocate reads it on the case",
  "Person.region": "department or state, shown before a name is read; the place below it is sealed",
  "Person.languages": "shown before a name is read",
  "User.name": "users' own names are plain",
  "User.title": "as the name",
  "Factor.name": "what somebody calls their own device",
  "SavedFilter.name": "what somebody calls a list of their own",
  "Organization.name": "stands on invoices and contracts of every case of it",
  "Organization.city": "as the name",
  "Organization.billingAddress": "as the name",
  "TemplateVersion.clauses": "texts for every case, of none",
  "FxRate.source": "a bank's name, of no case",
  "Holiday.name": "a public day",
  "Holiday.nameEs": "a public day",
  "Invoice.fundingSource": "the name of a fund, by which reports add up",
};

let fields: string[];
const logged: string[] = [];

/** Every command at the point where it may run, with a canary in every field for words. */
beforeAll(async () => {
  logTo({ write: (line: string) => void logged.push(line) });
  const world = await makeWorld();
  fields = [];
  for (const name of commandNames) {
    const command = commandNamed(name);
    if (!takesWords(command.schema)) continue;
    const prepared: Prepared = await fixtures[name](world);
    const { input, fields: here } = planted(command.schema, prepared.input, exact);
    if (here.length === 0) continue;
    fields.push(...here.map((field) => `${name}.${field}`));
    const context = { actor: prepared.actor, now: prepared.at ?? now(), operationId: randomUUID() };
    // What is refused is logged as the gate does with a failure that nobody foresaw.
    const stranger = { ...context, actor: world.stranger, operationId: randomUUID() };
    await execute(stranger, command, prepared.subjectId, input).catch((error: unknown) =>
      log().error({ command: name, error }, "command failed"),
    );
    await execute(context, command, prepared.subjectId, input);
  }
}, 900_000);

test("canaries were planted wherever people type", () => {
  expect(fields.length).toBeGreaterThan(80);
  expect(fields).toEqual(
    expect.arrayContaining([
      "saveParties.clients.name",
      "saveMatter.docket",
      "saveLanguage.words",
      "reversePayment.reason",
      "sendPayout.bankReference",
      "saveFilter.query",
      "exportCases.query",
      "submitEvaluation.words.helped",
    ]),
  );
});

test("no table shows one, nor the job queue, but where it may", async () => {
  expect(await columnsWithCanary()).toEqual(Object.keys(open).sort());
});

describe("the search itself", () => {
  test.each([
    ["text", `ALTER TABLE "ClockOffset" ADD planted text DEFAULT 'a Zqxcanaryx'`],
    ["bytes", `ALTER TABLE "ClockOffset" ADD planted bytea DEFAULT 'a Zqxcanaryx'::bytea`],
    ["JSON", `ALTER TABLE "ClockOffset" ADD planted jsonb DEFAULT '{"a": ["Zqxcanaryx"]}'`],
  ])("finds one planted as %s", async (_, plant) => {
    await sql("owner", plant);
    await sql("owner", `INSERT INTO "ClockOffset" (id) VALUES (7)`);
    try {
      expect(await columnsWithCanary()).toContain("ClockOffset.planted");
    } finally {
      await sql("owner", `DELETE FROM "ClockOffset" WHERE id = 7`);
      await sql("owner", `ALTER TABLE "ClockOffset" DROP planted`);
    }
  });
});

test("no line of the log shows one, though commands are refused and jobs fail", async () => {
  // Nobody takes the mails: jobs of every kind run, and those of mails fail. A few of each will do.
  await sql(
    "owner",
    `DELETE FROM graphile_worker._private_jobs WHERE id NOT IN (SELECT id FROM (
       SELECT id, row_number() OVER (PARTITION BY task_id ORDER BY id) AS place FROM graphile_worker._private_jobs
     ) AS jobs WHERE place <= 4)`,
  );
  const worker = startWorker(handlers);
  await expect.poll(async () => (await queueState(db())).due, { timeout: 90_000 }).toBe(0);
  await worker.stop();
  expect(logged.length).toBeGreaterThan(80);
  expect(logged.filter((line) => holdsCanary(Buffer.from(line)))).toEqual([]);
}, 900_000);

test("no mail shows one", async () => {
  const catcher = await startMailCatcher();
  try {
    const one = await db().notification.findMany({ distinct: ["kind"], select: { id: true } });
    await Promise.all(one.map(({ id }) => handlers.deliverNotification({ notificationId: id })));
    expect(catcher.mails.length).toBeGreaterThan(30);
    // Whoever it goes to is named by its header.
    const told = catcher.mails.map(({ raw }) =>
      Buffer.from(raw.toString("latin1").replace(/^To: .*(\r?\n[ \t].*)*/m, "")),
    );
    expect(told.filter((mail) => holdsCanary(mail))).toEqual([]);
  } finally {
    await catcher.stop();
  }
});

import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { writeAmount } from "@/lib/money";
import { versionFacts } from "@/lib/stages/agreement/load";
import { hashHex } from "@/lib/templates/canonical-text";
import { disclosure } from "@/lib/templates/disclosure";
import type { OneTimeKind } from "@/lib/templates/subject";
import type { Hand } from "./hand";
import type { Story } from "./story";

/** The way that most cases go, told once: a case's own file says what is particular to it. */

export type Begun = { caseId: string; code: string };

const intakeVersion = async (caseId: string) =>
  (await db().intake.findUniqueOrThrow({ where: { caseId }, select: { version: true } })).version;

/** Begun by counsel or for them; `save` writes one of its steps. */
export async function beginIntake(hand: Hand, story: Story, writer = story.lawyer) {
  const { lawyer, matter } = story;
  const { nickname, kind, country, region } = matter;
  const start = { nickname, kind, country, region, leadId: (await hand.as(lawyer)).userId };
  const { caseId: id, code } = await hand.does(writer, "startIntake", null, start);
  const caseId = String(id);
  const save = async (
    command: "saveParties" | "saveMatter" | "saveWork" | "saveLanguage" | "saveBudget",
    input: object,
  ) => hand.does(writer, command, caseId, { version: await intakeVersion(caseId), ...input });
  return { caseId, code: String(code), save };
}

/** Begun, written step by step, and submitted by counsel. */
export async function submitIntake(hand: Hand, story: Story, writer = story.lawyer): Promise<Begun> {
  const { caseId, code, save } = await beginIntake(hand, story, writer);
  await save("saveParties", story.who);
  await save("saveMatter", story.matter);
  await save("saveWork", { tasks: story.work });
  await save("saveLanguage", story.language);
  await save("saveBudget", story.budget);
  await hand.does(story.lawyer, "submitIntake", caseId, {
    knowsCharge: true,
    hasLanguage: true,
    clientsAgree: true,
  });
  return { caseId, code };
}

export async function acceptCase(hand: Hand, { caseId }: Begun): Promise<void> {
  await hand.does("okafor", "startReview", caseId, {});
  await hand.does("okafor", "readParties", caseId, {});
  await hand.does("okafor", "acceptCase", caseId, {});
}

/** A check against the Defender, its hits looked at one by one, and the offer. */
export async function offerCase(hand: Hand, { caseId }: Begun, story: Story): Promise<string> {
  const { defenderId } = await hand.as(story.defender);
  const { checkId: id } = await hand.does("okafor", "runCheck", caseId, { defenderId });
  const checkId = String(id);
  const hits = await db().conflictHit.findMany({ where: { checkId }, orderBy: { id: "asc" } });
  for (const hit of hits) {
    const { version } = await db().conflictCheck.findUniqueOrThrow({ where: { id: checkId } });
    const reason = "Another person: born elsewhere, and of another age";
    await hand.does("okafor", "decideHit", caseId, {
      hitId: hit.id,
      version,
      decision: "another_person",
      reason,
    });
  }
  const { offerId } = await hand.does("okafor", "offerCase", caseId, { checkId, ...story.offer });
  return String(offerId);
}

export async function acceptOffer(
  hand: Hand,
  { caseId }: Begun,
  defender: string,
  offerId: string,
): Promise<void> {
  await hand.does(defender, "expressInterest", caseId, { offerId });
  await hand.does(defender, "readParties", caseId, {});
  await hand.does(defender, "acceptOffer", caseId, { offerId, attested: true });
}

async function newestVersion(caseId: string) {
  const contract = await db().contract.findFirstOrThrow({
    where: { caseId },
    orderBy: { createdAt: "desc" },
    include: { case: true, versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  const row = contract.versions[0];
  if (!row) throw new Error("A contract without a version");
  return { row, ...versionFacts(row, await openKey(db(), contract.case.keyId)) };
}

/** The newest text of the case's contract, as whoever approves or signs it sees it. */
export async function newestText(caseId: string) {
  const { row, number } = await newestVersion(caseId);
  return { number, seen: { versionId: row.id, hash: hashHex(row.textHash) } };
}

/** The Advocate says in Spanish too what the intake asked for. */
export async function writeScopeInSpanish(hand: Hand, { caseId }: Begun, story: Story): Promise<void> {
  const { row, figures, body } = await newestVersion(caseId);
  await hand.does(story.lawyer, "editContract", caseId, {
    version: row.number,
    terms: {
      billRate: writeAmount(figures.billRateMinor),
      payRate: writeAmount(figures.payRateMinor),
      feePercent: figures.feeBasisPoints / 100,
      capMinutes: figures.capMinutes,
      capExpenses: writeAmount(figures.capExpensesMinor),
      ...{ startsOn: figures.startsOn, endsOn: figures.endsOn, payerId: figures.payerId },
      scope: body.scope.map((item, index) => ({ ...item, wordsEs: story.work[index]?.wordsEs ?? "" })),
      ...{ instructions: body.instructions, instructionsEs: body.instructionsEs },
    },
  });
}

export async function approve(hand: Hand, { caseId }: Begun, ...who: string[]): Promise<void> {
  for (const key of who) await hand.does(key, "approveText", caseId, (await newestText(caseId)).seen);
}

const consent = { consent: true, consentVersion: disclosure.version };

/** What somebody signs once, when it is not signed yet. */
export async function signOnce(hand: Hand, key: string, kind: OneTimeKind): Promise<void> {
  const actor = await hand.as(key);
  const newest = await db().templateVersion.findFirstOrThrow({
    where: { kind },
    orderBy: { number: "desc" },
  });
  const where = { userId: actor.userId, templateVersionId: newest.id };
  if ((await db().oneTimeAgreement.count({ where })) > 0) return;
  await hand.reauthenticates(key);
  await hand.does(key, "signOneTimeAgreement", actor.userId, {
    templateVersionId: newest.id,
    hash: hashHex(newest.textHash),
    typedName: actor.name,
    ...consent,
    consentLocale: actor.locale,
    timeZone: actor.timeZone,
  });
}

export async function sign(hand: Hand, { caseId }: Begun, ...who: string[]): Promise<void> {
  for (const key of who) {
    const actor = await hand.as(key);
    const { seen } = await newestText(caseId);
    await hand.does(key, "viewContract", caseId, seen);
    await hand.reauthenticates(key);
    await hand.does(key, "sign", caseId, {
      ...seen,
      ...consent,
      typedName: actor.name,
      consentLocale: actor.locale,
      timeZone: actor.timeZone,
    });
  }
}

/** Approved by all three, sent, and signed by all three in one afternoon. */
export async function agree(hand: Hand, begun: Begun, story: Story): Promise<void> {
  await signOnce(hand, story.lawyer, "ADVOCATE_AGREEMENT");
  await writeScopeInSpanish(hand, begun, story);
  await approve(hand, begun, story.lawyer, story.defender, "okafor");
  await hand.does("okafor", "sendForSignature", begun.caseId, (await newestText(begun.caseId)).seen);
  await sign(hand, begun, story.lawyer, story.defender, "okafor");
}

export async function tasksOf({ caseId }: Begun): Promise<{ id: string; version: number }[]> {
  return db().task.findMany({
    where: { caseId },
    orderBy: { position: "asc" },
    select: { id: true, version: true },
  });
}

type Said = { state: "doing" | "done" | "blocked"; result?: string; reason?: string; doneOn?: string };

/** What the Defender says of one task, counted from the first. */
export async function sayOfTask(
  hand: Hand,
  begun: Begun,
  defender: string,
  index: number,
  said: Said,
): Promise<void> {
  const task = (await tasksOf(begun))[index];
  if (!task) throw new Error(`The case has no task ${index + 1}`);
  await hand.does(defender, "changeTask", begun.caseId, { taskId: task.id, version: task.version, ...said });
}

export async function acceptTask(hand: Hand, begun: Begun, lawyer: string, index: number): Promise<void> {
  const task = (await tasksOf(begun))[index];
  if (!task) throw new Error(`The case has no task ${index + 1}`);
  await hand.does(lawyer, "reviewTask", begun.caseId, {
    taskId: task.id,
    version: task.version,
    verdict: "accept",
  });
}

export async function logTime(
  hand: Hand,
  begun: Begun,
  defender: string,
  entry: { task: number; day: string; minutes: number; words: string },
): Promise<void> {
  const taskId = (await tasksOf(begun))[entry.task]?.id;
  const { day, minutes, words } = entry;
  await hand.does(defender, "recordTime", begun.caseId, { taskId, day, minutes, words });
}

export async function logExpense(
  hand: Hand,
  begun: Begun,
  defender: string,
  entry: { task: number; day: string; currency: string; amount: string; words: string; noReceipt: string },
): Promise<void> {
  const { task, ...rest } = entry;
  const taskId = (await tasksOf(begun))[task]?.id;
  await hand.does(defender, "recordExpense", begun.caseId, { taskId, ...rest });
}

/** All tasks done and accepted. */
export async function finishTasks(
  hand: Hand,
  begun: Begun,
  story: Story,
  results: string[],
  doneOn: string,
): Promise<void> {
  for (const [index, result] of results.entries()) {
    await sayOfTask(hand, begun, story.defender, index, { state: "done", result, doneOn });
    await acceptTask(hand, begun, story.lawyer, index);
  }
}

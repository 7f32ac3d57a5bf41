import { randomBytes } from "node:crypto";
import type { UserActor } from "@/lib/authz/actor";
import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { signOnce } from "../one-time";
import { run } from "../run";
import type { World } from "../world";

export type AtCase = { caseId: string; code: string };

/** A surname that nobody else bears, so that conflict checks of other cases find nothing. */
export function surname(): string {
  const letters = [...randomBytes(7)].map((byte) => "abdefgilmnorstuvz"[byte % 17]).join("");
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

export async function versionOf(caseId: string): Promise<number> {
  return (await db().intake.findUniqueOrThrow({ where: { caseId }, select: { version: true } })).version;
}

/** Begun by the lawyer; nothing written yet. */
export async function draftCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtCase> {
  const { result } = await run(lawyer, "startIntake", null, {
    nickname: "Green door",
    kind: "wage_theft",
    country: "GT",
    region: "Huehuetenango",
  });
  return { caseId: String(result.caseId), code: String(result.code) };
}

export const clientInput = (name: string) => ({
  name,
  aliases: [`Toño ${name.split(" ").at(-1) ?? ""}`],
  country: "GT",
  region: "Huehuetenango",
  place: "Chiantla",
  languages: ["Español", "Mam"],
  contact: "WhatsApp, text, after 18:00; his sister first",
  never: "Never say “lawyer” to anyone but him",
});

/** Who, what happened, what is needed, the language and the budget: each step saved on its own. */
export async function writtenCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtCase> {
  const at = await draftCase(world, lawyer);
  const { caseId } = at;
  const today = todayIn("America/New_York", now());
  await run(lawyer, "saveParties", caseId, {
    version: await versionOf(caseId),
    clients: [clientInput(`Wilmer ${surname()} ${surname()}`)],
    opposing: [{ name: `${surname()} Greenhouses Inc.`, about: "Employer, Michigan" }],
    others: [{ name: `Yanira ${surname()} ${surname()}`, about: "Sister", role: "witness" }],
  });
  await run(lawyer, "saveMatter", caseId, {
    version: await versionOf(caseId),
    nickname: "Green door",
    kind: "wage_theft",
    country: "GT",
    region: "Huehuetenango",
    court: "Circuit Court, Ottawa County",
    docket: "26-04417-CZ",
    story: "He picked for two seasons and was paid for half of the hours. Then he went home.",
    deadlines: [{ kind: "discovery", day: plusDays(today, 110) }],
  });
  await run(lawyer, "saveWork", caseId, {
    version: await versionOf(caseId),
    tasks: [
      { kind: "interview", words: "Interview the client and one witness", deadline: plusDays(today, 40) },
      { kind: "declaration", words: "One declaration before a notary", deadline: plusDays(today, 60) },
    ],
  });
  await run(lawyer, "saveLanguage", caseId, {
    version: await versionOf(caseId),
    arrangement: "bilingual_staff",
    words: "A paralegal speaks Spanish",
  });
  await run(lawyer, "saveBudget", caseId, {
    version: await versionOf(caseId),
    budget: "3,000.00",
    reducedFee: false,
  });
  return at;
}

export const confirmed = { knowsCharge: true, hasLanguage: true, clientsAgree: true };

export async function submittedCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtCase> {
  const at = await writtenCase(world, lawyer);
  await run(lawyer, "submitIntake", at.caseId, confirmed);
  return at;
}

export async function reviewedCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtCase> {
  const at = await submittedCase(world, lawyer);
  await run(world.facilitator, "startReview", at.caseId, {});
  return at;
}

/** Asked about two parts; the Advocate has the turn. */
export async function askedCase(world: World): Promise<AtCase & { questionIds: string[] }> {
  const at = await reviewedCase(world);
  await run(world.facilitator, "askAdvocate", at.caseId, {
    questions: [
      { part: "who", question: "Does the witness still live there?" },
      { part: "matter", question: "Is the date of the hearing fixed?" },
    ],
  });
  const questions = await db().question.findMany({ where: { intake: { caseId: at.caseId } } });
  return { ...at, questionIds: questions.map(({ id }) => id) };
}

export async function acceptedCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtCase> {
  const at = await reviewedCase(world, lawyer);
  await run(world.facilitator, "acceptCase", at.caseId, {});
  return at;
}

/** A check of a Defender that is clear: what is found is decided to be other people. */
export async function clearCheck(
  world: World,
  caseId: string,
  defender: UserActor = world.defender,
): Promise<string> {
  const { result } = await run(world.facilitator, "runCheck", caseId, { defenderId: defender.defenderId });
  const checkId = String(result.checkId);
  const hits = await db().conflictHit.findMany({ where: { checkId }, orderBy: { id: "asc" } });
  for (const { id: hitId } of hits) {
    const { version } = await db().conflictCheck.findUniqueOrThrow({ where: { id: checkId } });
    const decision = { decision: "another_person", reason: "Another age and another place" };
    await run(world.facilitator, "decideHit", caseId, { hitId, version, ...decision });
  }
  return checkId;
}

export type AtOffer = AtCase & { checkId: string; offerId: string };

export async function offerTo(
  world: World,
  at: AtCase,
  defender: UserActor = world.defender,
): Promise<AtOffer> {
  await signOnce(defender, "NETWORK_TERMS");
  const checkId = await clearCheck(world, at.caseId, defender);
  const { result } = await run(world.facilitator, "offerCase", at.caseId, {
    checkId,
    hours: 10,
    expenses: "350.00",
    words: "Two interviews and one declaration before a notary",
    safety: "Go by day; the road is watched at night",
  });
  return { ...at, checkId, offerId: String(result.offerId) };
}

export async function offeredCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtOffer> {
  return offerTo(world, await acceptedCase(world, lawyer));
}

/** The Defender said "interested"; the parties may be read. */
export async function interestedCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtOffer> {
  const at = await offeredCase(world, lawyer);
  await run(world.defender, "expressInterest", at.caseId, { offerId: at.offerId });
  return at;
}

/** Accepted by `world.defender`: the contract is open. */
export async function negotiatingCase(world: World, lawyer: UserActor = world.lawyer): Promise<AtOffer> {
  const at = await interestedCase(world, lawyer);
  await run(world.defender, "readParties", at.caseId, {});
  await run(world.defender, "acceptOffer", at.caseId, { offerId: at.offerId, attested: true });
  return at;
}

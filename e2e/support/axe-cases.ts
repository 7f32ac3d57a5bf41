import { systemActor } from "@/lib/authz/actor";
import { officeToday } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { plusDays } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { feesId } from "@/lib/fees/subject";
import { stopToken } from "@/lib/notify/stop-link";
import { upload } from "@/tests/integration/twice/files";
import { eicar } from "@/tests/support/clamd";
import { accessRequest } from "@/tests/support/access-request";
import { proven } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { approvedCase, signingCase } from "@/tests/support/walk/agreement";
import { assignedCase, caseWithEntries, recordSpent } from "@/tests/support/walk/assignment";
import { closedCase, workDoneCase } from "@/tests/support/walk/evaluation";
import { invoicedCase, submittedReportCase } from "@/tests/support/walk/payment";
import { acceptedCase, clearCheck, draftCase, interestedCase } from "@/tests/support/walk/review";
import type { World } from "@/tests/support/world";
import { linkIn, mailTo } from "./mail";

export type AxeCases = Awaited<ReturnType<typeof axeCases>>;

/** Cases in every state that a page is looked at in. */
export async function axeCases(world: World) {
  // First, before the mails of all the cases stand in line.
  const links = await openLinks(world);
  await mailCameBack(world);
  const draft = await draftCase(world);
  await bringFiles(world, draft.caseId);
  const accepted = await acceptedCase(world);
  await clearCheck(world, accepted.caseId);
  await awaitedAsks(world, accepted.caseId);
  await run(world.director, "wallOff", accepted.caseId, {
    ...{ userId: world.finance.userId, reason: "A cousin of the opposing party" },
  });
  const interested = await interestedCase(world);
  for (const reader of [world.lawyer, world.facilitator, world.defender])
    await run(reader, "readParties", interested.caseId, {});
  const approved = await approvedCase(world);
  const signing = await signingCase(world);
  const working = await caseWithEntries(world);
  const reported = await submittedReportCase(world);
  const invoiced = await invoicedCase(world);
  const refused = await refusedCase(world);
  const givenUp = await givenUpCase(world);
  await keepHoliday(world);
  const done = await workDoneCase(world);
  const closed = await closedCase(world);
  await isAway(world);
  return {
    ...{ draft, accepted, interested, approved, signing, working, reported, invoiced, refused, givenUp },
    ...{ done, closed, links },
  };
}

/** Somebody who is to be co-counsel asks for access, under a name and of a firm that are like known ones. */
async function awaitedAsks(world: World, caseId: string): Promise<void> {
  const email = `counsel.${world.tag}@example.test`;
  await run(world.lawyer, "inviteCounsel", caseId, { email, locale: "en" });
  const { name: organizationName } = await db().organization.findUniqueOrThrow({ where: { id: world.firm } });
  const asked = accessRequest({ email, organizationName, name: world.lawyer.name });
  await run({ kind: "nobody" }, "requestAccess", null, asked);
}

/** One that is clean, and one in which a virus is found. */
async function bringFiles({ lawyer }: World, caseId: string): Promise<void> {
  const documentIds = [
    await upload(lawyer, caseId, "intake"),
    await upload(lawyer, caseId, "intake", { name: "found.pdf", also: eicar }),
  ];
  await run(lawyer, "attachDocument", caseId, { documentIds });
}

/** A Defender's week away, the next one: after all cases, none of which is offered in it. */
async function isAway({ defender }: World): Promise<void> {
  const today = officeToday(now());
  await run(defender, "addAwayDates", defender.userId, {
    from: plusDays(today, 7),
    to: plusDays(today, 13),
  });
}

/** An expense above the cap, which finance does not take up and the Defender may contest. */
async function refusedCase(world: World): Promise<{ code: string }> {
  const at = await assignedCase(world);
  const entryId = await recordSpent(world, at, "400.00", { currency: "USD" });
  const part = await db().entryPart.findFirstOrThrow({ where: { entryId, state: "held" } });
  const refusal = { partId: part.id, reasonCode: "above_cap", words: "No se acordó" };
  await run(world.finance, "refuseHeldPart", at.caseId, refusal);
  return at;
}

/** An invoice of which a director proposes to give up the rest. */
async function givenUpCase(world: World): Promise<{ code: string }> {
  const at = await invoicedCase(world);
  const { invoiceId } = at;
  await run(world.director, "proposeWriteOff", at.caseId, { invoiceId, words: "The firm closed" });
  return at;
}

/** A day of this year that the office keeps beside the federal ones. */
async function keepHoliday(world: World): Promise<void> {
  const day = `${officeToday(now()).slice(0, 4)}-12-24`;
  await run(world.director, "setHoliday", feesId, { day, name: "Christmas Eve", nameEs: "Nochebuena" });
}

/** An invitation and a reset that wait to be used, as their mails tell them. */
async function openLinks(
  world: World,
): Promise<{ invitation: string; reset: string; email: string; stopMail: string }> {
  const email = `invited.${world.tag}@example.test`;
  await run(systemActor, "invitePerson", null, {
    ...{ name: "Helen Osei", email, locale: "en", timeZone: "America/New_York" },
    post: { kind: "staff", roles: ["FINANCE"] },
  });
  const { userId, email: known } = world.canadian;
  await run(systemActor, "requestReset", userId, { email: known });
  const moved = `moved.${world.tag}@example.test`;
  await run(await proven(world.stranger), "askNewEmail", world.stranger.userId, { email: moved });
  return {
    email: linkIn(await mailTo(moved, /./), "/account/email/"),
    invitation: linkIn(await mailTo(email, /./), "/invitation/"),
    reset: linkIn(await mailTo(known, "Choose a new password"), "/reset/"),
    stopMail: `/stop-mail/${stopToken(userId, "reminders")}`,
  };
}

/** A Defender’s mail comes back, and what follows it is held. */
async function mailCameBack({ defender2: { userId } }: World): Promise<void> {
  const mail = await db().mail.findFirstOrThrow({ where: { userId, state: "sent" } });
  await run(systemActor, "bounceMail", userId, { mailId: mail.id, status: "5.1.1" });
}

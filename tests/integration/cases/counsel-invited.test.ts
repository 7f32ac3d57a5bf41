import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserActor } from "@/lib/authz/actor";
import { frameView } from "@/lib/cases/frame/queries";
import { invitationLife } from "@/lib/cases/handover/invitations/rules";
import { mailCounselInvitation } from "@/lib/cases/handover/invitations/mail";
import { handoverView } from "@/lib/cases/handover/queries";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { cameBack } from "@/lib/outbox/came-back";
import { outboxView } from "@/lib/outbox/queries";
import { requestsView } from "@/lib/people/access/queries";
import { tokenInJob } from "@/prisma/seed/mailed-token";
import { accessRequest } from "../../support/access-request";
import { startMailCatcher, type MailCatcher } from "../../support/mail-catcher";
import { refusal, run } from "../../support/run";
import { draftCase } from "../../support/walk/review";
import { makeWorld, person, type World } from "../../support/world";

let world: World;
let catcher: MailCatcher;
beforeAll(async () => {
  world = await makeWorld();
  catcher = await startMailCatcher();
});
afterAll(() => catcher.stop());

let tag: string;
let email: string;
let at: { caseId: string; code: string };
beforeEach(async () => {
  tag = randomUUID().slice(0, 8);
  email = `noravance.${tag}@example.test`;
  at = await draftCase(world);
});

const invite = (actor: UserActor = world.lawyer, to = email, options = {}) =>
  run(actor, "inviteCounsel", at.caseId, { email: to, locale: "es" }, options);
const invitations = async (actor: UserActor = world.lawyer) =>
  (await handoverView(actor, at.code))?.counsel.invited ?? null;
const newest = () =>
  db().counselInvitation.findFirstOrThrow({ where: { email }, orderBy: { askedAt: "desc" } });
const joins = (membership: "LAWYER" | "ASSISTANT" = "LAWYER") =>
  person(tokenInJob, tag, "Nora Vance", "en", "America/Chicago", {
    ...{ kind: "advocate_side", organizationId: world.other, membership },
  });
const relationsOf = async (actor: UserActor) => (await frameView(actor, at.code))?.facts.relations ?? null;

describe("co-counsel without an account", () => {
  test("are asked by mail, which names the lead and nothing of the case; the case opens when they join", async () => {
    await invite(world.lawyer, ` ${email.toUpperCase()} `);
    const { id } = await newest();
    await mailCounselInvitation({ invitationId: id });
    const { parsed } = await catcher.waitFor(({ to }) => to.includes(email));
    expect(parsed.text).toContain(world.lawyer.name);
    expect(parsed.text).toContain("/request-access");
    const { nickname } = await db().case.findUniqueOrThrow({ where: { id: at.caseId } });
    for (const secret of [at.code, nickname]) expect(parsed.text).not.toContain(secret);
    expect(parsed.messageId).toContain(id);

    expect(await invitations()).toMatchObject([{ id, email, ranOut: false, cameBack: false }]);
    const nora = await joins();
    expect(await relationsOf(nora)).toEqual(["counsel"]);
    expect(await invitations()).toEqual([]);
    expect(await newest()).toMatchObject({ userId: nora.userId });
    const told = await db().notification.findMany({
      where: { caseId: at.caseId, kind: "case.counsel_joined" },
      select: { userId: true },
    });
    expect(told.map(({ userId }) => userId)).toContain(world.lawyer.userId);
  });

  test("come into every case in which they are awaited, and into none that took it back or waited too long", async () => {
    const cases = [at, await draftCase(world), await draftCase(world), await draftCase(world)];
    for (const one of cases) {
      at = one;
      await invite();
    }
    await db().counselInvitation.updateMany({ where: { caseId: at.caseId }, data: { until: now() } });
    at = cases[2] ?? at;
    const { id } = await db().counselInvitation.findFirstOrThrow({ where: { caseId: at.caseId } });
    await run(world.lawyer, "withdrawCounselInvitation", at.caseId, { invitationId: id });
    await mailCounselInvitation({ invitationId: id });
    expect((await db().mail.findUniqueOrThrow({ where: { id } })).state).toBe("skipped");
    const nora = await joins();
    const seen = [];
    for (const one of cases) {
      at = one;
      seen.push(await relationsOf(nora));
    }
    expect(seen).toEqual([["counsel"], ["counsel"], null, null]);
  });

  test("who join as an assistant, or by another address, stay out", async () => {
    await invite();
    const assistant = await joins("ASSISTANT");
    expect(await relationsOf(assistant)).toBeNull();
    expect(await invitations()).toHaveLength(1);
  });

  test("are invited by the lead and by casework, once for each address; a lawyer who gets in is added instead", async () => {
    expect(await refusal(invite(world.lawyer, world.stranger.email))).toBe("INVALID");
    for (const actor of [world.assistant, world.stranger, world.finance, world.defender])
      expect(await refusal(invite(actor)), actor.name).toMatch(/^NOT_(ALLOWED|FOUND)$/);
    await invite();
    expect(await refusal(invite())).toBe("ALREADY_DONE");
    const late = { now: new Date(now().getTime() + invitationLife + 1) };
    await invite(world.lawyer, email, late);
    expect(await db().counselInvitation.count({ where: { email, endedAt: null } })).toBe(1);
    // An address with an account that is no lawyer's is answered like one without.
    await invite(world.lawyer, world.defender.email);
  });

  test("whose mail came back are shown so to whoever asked; staff of the case see it among the mail", async () => {
    await invite();
    const { id } = await newest();
    await mailCounselInvitation({ invitationId: id });
    await cameBack({ id, userId: null }, "5.1.1", `${id}:bounced`);
    expect(await invitations()).toMatchObject([{ email, cameBack: true }]);
    const { mails } = await outboxView(world.director, { find: email }, null);
    expect(mails).toMatchObject([{ kind: "counsel", userId: null, address: email, state: "bounced" }]);
    await run(world.director, "wallOff", at.caseId, {
      userId: world.facilitator2.userId,
      reason: "A relative",
    });
    expect((await outboxView(world.facilitator2, { find: email }, null)).mails).toEqual([]);
  });

  test("who ask for access are known to staff as awaited, to those who see the case", async () => {
    await invite();
    await run({ kind: "nobody" }, "requestAccess", null, accessRequest({ email }));
    const of = async (actor: UserActor) =>
      (await requestsView(actor)).waiting.find((one) => one.email === email)?.counselIn;
    expect(await of(world.facilitator)).toEqual([{ email, code: at.code, lead: world.lawyer.name }]);
    await run(world.director, "wallOff", at.caseId, {
      userId: world.facilitator2.userId,
      reason: "A relative",
    });
    expect(await of(world.facilitator2)).toEqual([]);
  });
});

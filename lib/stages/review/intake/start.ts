import { officeToday } from "@/lib/calendar";
import { randomUUID } from "node:crypto";
import { userIdOf, type Actor } from "@/lib/authz/actor";
import { liveOn } from "@/lib/db/dated";
import { makeKey } from "@/lib/db/keys";
import type { Tx } from "@/lib/db/tx";
import { plainToDate } from "@/lib/dates";
import { liveIds } from "@/lib/organizations/merged";
import { defineCommand } from "@/lib/workflow/define";
import * as rules from "./rules";
import * as schema from "./schema";

export const startIntake = defineCommand({
  name: "startIntake",
  schema: schema.startIntakeInput,
  load: async ({ tx, actor, now }, input) => {
    const starterId = userIdOf(actor) ?? "";
    const firms = await tx.membership.findMany({
      where: {
        userId: input.leadId ?? starterId,
        kind: "LAWYER",
        ...liveOn(now),
        user: { disabledAt: null },
      },
      orderBy: { from: "asc" },
      select: { organizationId: true, organization: { select: { currency: true } } },
    });
    return {
      code: await takeCode(tx, now),
      starterId,
      // As the request began; their firm may have been merged into another one meanwhile.
      lawyerOf: await liveIds(tx, firmsOf(actor, "LAWYER")),
      assistantOf: await liveIds(tx, firmsOf(actor, "ASSISTANT")),
      leadFirms: firms.map(({ organizationId, organization }) => ({
        organizationId,
        currency: organization.currency === "CAD" ? ("CAD" as const) : ("USD" as const),
      })),
    };
  },
  decide: rules.decideStart,
  persist: async ({ tx, subjectId, now, actor }, changes) => {
    const { id: keyId } = await makeKey(tx, "case");
    // A case begins as a draft: the database says so.
    const { intakeId, leadId, organizationId, code, nickname, kind, country, region, currency } = changes;
    await tx.case.create({
      data: {
        id: subjectId,
        code,
        nickname,
        kind,
        country,
        region,
        currency,
        organizationId,
        leadId,
        keyId,
        statusAt: now,
        statusBy: userIdOf(actor),
        openedAt: now,
        updatedAt: now,
      },
    });
    await seatMembers(tx, { caseId: subjectId, organizationId, leadId, now });
    await tx.intake.create({ data: { id: intakeId, caseId: subjectId } });
    return { caseId: subjectId, code };
  },
});

function firmsOf(actor: Actor, kind: "LAWYER" | "ASSISTANT"): string[] {
  if (actor.kind !== "user") return [];
  return actor.memberships.filter((one) => one.kind === kind).map((one) => one.organizationId);
}

/** The next `CF-2026-0042`. The row of the year is locked until the transaction ends, so codes have no gaps. */
async function takeCode(tx: Tx, now: Date): Promise<string> {
  const year = Number(officeToday(now).slice(0, 4));
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO "NumberSeries" (kind, year, next) VALUES ('case', ${year}, 2)
    ON CONFLICT (kind, year) DO UPDATE SET next = "NumberSeries".next + 1
    RETURNING next - 1 AS number`;
  if (!row) throw new Error("No number was given");
  return `CF-${year}-${String(row.number).padStart(4, "0")}`;
}

/** Counsel, and whoever assists in their firm today. */
async function seatMembers(
  tx: Tx,
  {
    caseId,
    organizationId,
    leadId,
    now,
  }: { caseId: string; organizationId: string; leadId: string; now: Date },
): Promise<void> {
  const from = plainToDate(officeToday(now));
  const assistants = await tx.membership.findMany({
    where: {
      organizationId,
      kind: "ASSISTANT",
      userId: { not: leadId },
      ...liveOn(now),
      user: { disabledAt: null },
    },
    distinct: ["userId"],
    select: { userId: true },
  });
  const seat = (userId: string, kind: "LEAD" | "ASSISTANT") => ({
    id: randomUUID(),
    caseId,
    userId,
    kind,
    from,
  });
  await tx.caseMember.createMany({
    data: [seat(leadId, "LEAD"), ...assistants.map(({ userId }) => seat(userId, "ASSISTANT"))],
  });
}

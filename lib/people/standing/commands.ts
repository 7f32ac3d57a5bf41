import { dateToPlain, maybePlain, plainToDate } from "@/lib/dates";
import { liveOn } from "@/lib/db/dated";
import type { Tx } from "@/lib/db/tx";
import { defineCommand, type Lock } from "@/lib/workflow/define";
import { endDevices } from "../devices";
import * as rules from "./rules";
import * as schema from "./schema";

/** What somebody is here, from when to when, and whether they get in at all. */

type Dated = { from: Date; to: Date | null };
const spanOf = <Row extends Dated>(row: Row) => ({
  ...row,
  from: dateToPlain(row.from),
  to: maybePlain(row.to),
});

/** Held together, so that two directors who take one another's access at the same moment do not both succeed. */
async function directors(tx: Tx): Promise<Lock[]> {
  const rows = await tx.staffRole.findMany({
    where: { role: "DIRECTOR" },
    distinct: ["userId"],
    select: { userId: true },
  });
  return rows.map(({ userId }) => ({ type: "person", id: userId }));
}

/** Directors besides somebody, who get in today, and whose role has no end. */
function otherDirectors(tx: Tx, userId: string, now: Date): Promise<number> {
  return tx.user.count({
    where: {
      id: { not: userId },
      disabledAt: null,
      passwordHash: { not: null },
      staffRoles: { some: { role: "DIRECTOR", ...liveOn(now), to: null } },
    },
  });
}

const withoutSubject = (locks: Lock[], subjectId: string) => locks.filter(({ id }) => id !== subjectId);

const disablePerson = defineCommand({
  name: "disablePerson",
  schema: schema.disablePersonInput,
  locks: async (tx, subjectId) => withoutSubject(await directors(tx), subjectId),
  load: async ({ tx, subjectId, now }): Promise<rules.DisableFacts> => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { disabledAt: true, staffRoles: { where: { role: "DIRECTOR", ...liveOn(now) } } },
    });
    return {
      disabled: user.disabledAt !== null,
      isDirector: user.staffRoles.length > 0,
      otherDirectors: await otherDirectors(tx, subjectId, now),
    };
  },
  decide: rules.decideDisable,
  persist: async (scope) => {
    const { tx, subjectId, now } = scope;
    await tx.user.update({ where: { id: subjectId }, data: { disabledAt: now } });
    await endDevices(scope);
    return {};
  },
});

const enablePerson = defineCommand({
  name: "enablePerson",
  schema: schema.enablePersonInput,
  load: async ({ tx, subjectId }) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: subjectId }, select: { disabledAt: true } });
    return { disabled: user.disabledAt !== null };
  },
  decide: rules.decideEnable,
  persist: async ({ tx, subjectId }) => {
    await tx.user.update({ where: { id: subjectId }, data: { disabledAt: null } });
    return {};
  },
});

const giveStaffRole = defineCommand({
  name: "giveStaffRole",
  schema: schema.giveStaffRoleInput,
  load: async ({ tx, subjectId }): Promise<rules.RoleFacts> => ({
    held: (await tx.staffRole.findMany({ where: { userId: subjectId } })).map(spanOf),
  }),
  decide: rules.decideGiveRole,
  persist: async ({ tx, subjectId }, { id, role, from }) => {
    await tx.staffRole.create({ data: { id, userId: subjectId, role, from: plainToDate(from) } });
    return { roleId: id };
  },
});

const endStaffRole = defineCommand({
  name: "endStaffRole",
  schema: schema.endStaffRoleInput,
  locks: async (tx, subjectId) => withoutSubject(await directors(tx), subjectId),
  load: async ({ tx, subjectId, now }, { roleId }): Promise<rules.EndRoleFacts> => {
    const row = await tx.staffRole.findFirst({ where: { id: roleId, userId: subjectId } });
    return { place: row && spanOf(row), otherDirectors: await otherDirectors(tx, subjectId, now) };
  },
  decide: rules.decideEndRole,
  persist: async ({ tx }, { id, to }) => {
    if (to === "none") await tx.staffRole.delete({ where: { id } });
    else await tx.staffRole.update({ where: { id }, data: { to: plainToDate(to) } });
    return {};
  },
});

const startMembership = defineCommand({
  name: "startMembership",
  schema: schema.startMembershipInput,
  locks: async (tx, _subjectId, { organizationId: id }): Promise<Lock[]> =>
    (await tx.organization.count({ where: { id } })) > 0 ? [{ type: "organization", id }] : [],
  load: async ({ tx, subjectId }, { organizationId }): Promise<rules.MembershipFacts> => {
    const organization = await tx.organization.findUnique({
      where: { id: organizationId, mergedIntoId: null },
    });
    return {
      held: (await tx.membership.findMany({ where: { userId: subjectId } })).map(spanOf),
      organization: organization && (organization.kind === "DEFENDER_PRACTICE" ? "practice" : "firm"),
      isDefender: (await tx.defender.count({ where: { userId: subjectId } })) > 0,
    };
  },
  decide: rules.decideStartMembership,
  persist: async ({ tx, subjectId }, { practice, from, ...row }) => {
    await tx.membership.create({ data: { ...row, userId: subjectId, from: plainToDate(from) } });
    // Against whom a conflict is looked for, from then on; a day to come is looked for already now.
    if (practice)
      await tx.defender.update({ where: { userId: subjectId }, data: { organizationId: practice } });
    return { membershipId: row.id };
  },
});

const endMembership = defineCommand({
  name: "endMembership",
  schema: schema.endMembershipInput,
  load: async ({ tx, subjectId }, { membershipId }): Promise<rules.EndMembershipFacts> => {
    const row = await tx.membership.findFirst({ where: { id: membershipId, userId: subjectId } });
    return { place: row && spanOf(row) };
  },
  decide: rules.decideEndMembership,
  persist: async ({ tx }, { id, to }) => {
    if (to === "none") await tx.membership.delete({ where: { id } });
    else await tx.membership.update({ where: { id }, data: { to: plainToDate(to) } });
    return {};
  },
});

export const standingCommands = {
  disablePerson,
  enablePerson,
  giveStaffRole,
  endStaffRole,
  startMembership,
  endMembership,
};

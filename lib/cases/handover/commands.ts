import { randomUUID } from "node:crypto";
import { officeToday } from "@/lib/calendar";
import { plainToDate, plusDays } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { facilitatorsFor, lawyersOf } from "./eligible";
import * as rules from "./rules";
import * as schema from "./schema";

const assignFacilitator = defineCommand({
  name: "assignFacilitator",
  schema: schema.assignFacilitatorInput,
  load: async ({ tx, subjectId, now }, { facilitatorId }): Promise<rules.AssignFacts> => ({
    mayFacilitate: (await facilitatorsFor(tx, subjectId, now)).some(({ id }) => id === facilitatorId),
  }),
  decide: rules.decideAssign,
  persist: async ({ tx, subjectId }, { facilitatorId }) => {
    await tx.case.update({ where: { id: subjectId }, data: { facilitatorId } });
    return {};
  },
});

const changeLead = defineCommand({
  name: "changeLead",
  schema: schema.changeLeadInput,
  load: async ({ tx, subjectId, now, case: facts }, { leadId }): Promise<rules.LeadFacts> => {
    const contract = await tx.contract.findFirst({
      where: { caseId: subjectId, state: "signing" },
      select: { id: true, round: true },
    });
    const signatures = contract
      ? await tx.signature.count({
          where: { version: { contractId: contract.id }, party: "ADVOCATE", round: contract.round },
        })
      : 0;
    return {
      isLawyerThere: (await lawyersOf(tx, facts.organizationId, now)).some(({ id }) => id === leadId),
      hasSigned: signatures > 0,
    };
  },
  decide: rules.decideChangeLead,
  persist: async ({ tx, subjectId, now }, { leadId, before }) => {
    const today = officeToday(now);
    await tx.case.update({ where: { id: subjectId }, data: { leadId } });
    // Intervals are of whole days and end with their last: one that began today held no whole day.
    const seatBefore = { caseId: subjectId, userId: before };
    await tx.caseMember.deleteMany({ where: { ...seatBefore, from: plainToDate(today) } });
    await tx.caseMember.updateMany({ where: seatBefore, data: { to: plainToDate(plusDays(today, -1)) } });
    const seat = { kind: "LEAD", from: plainToDate(today), to: null } as const;
    await tx.caseMember.upsert({
      where: { caseId_userId: { caseId: subjectId, userId: leadId } },
      create: { id: randomUUID(), caseId: subjectId, userId: leadId, ...seat },
      update: seat,
    });
    return {};
  },
});

export const handoverCommands = { assignFacilitator, changeLead };

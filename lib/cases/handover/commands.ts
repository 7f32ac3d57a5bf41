import { defineCommand } from "@/lib/workflow/define";
import { liveOn } from "@/lib/db/dated";
import { facilitatorsFor, lawyerBy, lawyersOf } from "./eligible";
import { counselInvitationCommands } from "./invitations/commands";
import * as rules from "./rules";
import * as schema from "./schema";
import { endSeat, giveSeat, hasSeat } from "./seats";

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
    await tx.case.update({ where: { id: subjectId }, data: { leadId } });
    await endSeat(tx, subjectId, before, now);
    await giveSeat(tx, subjectId, leadId, "LEAD", now);
    return {};
  },
});

const addCounsel = defineCommand({
  name: "addCounsel",
  schema: schema.addCounselInput,
  load: async ({ tx, subjectId, now }, { email }): Promise<rules.AddCounselFacts> => {
    const lawyerId = await lawyerBy(tx, subjectId, email, now);
    return { lawyerId, there: lawyerId !== null && (await hasSeat(tx, subjectId, lawyerId, now)) };
  },
  decide: rules.decideAddCounsel,
  persist: async ({ tx, subjectId, now }, { userId }) => {
    await giveSeat(tx, subjectId, userId, "COUNSEL", now);
    return {};
  },
});

const removeCounsel = defineCommand({
  name: "removeCounsel",
  schema: schema.removeCounselInput,
  load: async ({ tx, subjectId, now }, { userId }) => {
    const seat = { caseId: subjectId, userId, kind: "COUNSEL", ...liveOn(now) } as const;
    return { isCounsel: (await tx.caseMember.count({ where: seat })) > 0 };
  },
  decide: rules.decideRemoveCounsel,
  persist: async ({ tx, subjectId, now }, { userId }) => {
    await endSeat(tx, subjectId, userId, now);
    return {};
  },
});

export const handoverCommands = {
  assignFacilitator,
  changeLead,
  addCounsel,
  removeCounsel,
  ...counselInvitationCommands,
};

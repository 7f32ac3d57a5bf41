import { defineCommand } from "@/lib/workflow/define";
import { registerOrganizationInput } from "./schema";

const registerOrganization = defineCommand({
  name: "registerOrganization",
  schema: registerOrganizationInput,
  load: async () => null,
  decide: (_, input) => ({
    changes: input,
    events: [{ type: "organization.registered" as const, payload: {} }],
  }),
  persist: async ({ tx, subjectId, now }, changes) => {
    await tx.organization.create({ data: { id: subjectId, ...changes, createdAt: now } });
    return { organizationId: subjectId };
  },
});

export const organizationCommands = { registerOrganization };

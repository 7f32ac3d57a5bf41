import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import { alikeIn } from "./alike";
import { askOfAlike } from "./likeness";
import { mergeOrganizations } from "./merging/command";
import { decideEditOrganization, type EditFacts } from "./rules";
import { editOrganizationInput, organizationRecord, registerOrganizationInput } from "./schema";

const registerOrganization = defineCommand({
  name: "registerOrganization",
  schema: registerOrganizationInput,
  load: async ({ tx }, { name, seen }) => (seen ? alikeIn(tx, name) : []),
  decide: (alike, { seen, ...record }) => {
    askOfAlike(alike, seen);
    return { changes: record, events: [{ type: "organization.registered" as const, payload: {} }] };
  },
  persist: async ({ tx, subjectId, now }, changes) => {
    await tx.organization.create({ data: { id: subjectId, ...changes, createdAt: now } });
    return { organizationId: subjectId };
  },
});

const editOrganization = defineCommand({
  name: "editOrganization",
  schema: editOrganizationInput,
  load: async ({ tx, subjectId: id }, { name, seen }): Promise<EditFacts> => {
    const row = await tx.organization.findUniqueOrThrow({ where: { id } });
    const { data } = organizationRecord.safeParse(row);
    if (!data) throw new Error("An organization does not read as it was registered");
    const issued = { organizationId: id, state: { not: "draft" as const } };
    const invoiced = (await tx.invoice.count({ where: issued })) > 0;
    const alike = seen && name !== row.name ? await alikeIn(tx, name, id) : [];
    return { ...data, version: row.version, merged: row.mergedIntoId !== null, invoiced, alike };
  },
  decide: decideEditOrganization,
  persist: async ({ tx, subjectId: id }, { version, ...changes }) => {
    const changed = await tx.organization.updateMany({
      where: { id, version },
      data: { ...changes, version: { increment: 1 } },
    });
    if (changed.count === 0) throw new DomainError("CONFLICT");
    return { version: version + 1 };
  },
});

export const organizationCommands = { registerOrganization, editOrganization, mergeOrganizations };

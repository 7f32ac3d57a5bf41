import type { Tx } from "@/lib/db/tx";
import { DomainError } from "@/lib/errors";
import { defineCommand, type Lock } from "@/lib/workflow/define";
import { takeName } from "./held";
import * as rules from "./rules";
import * as schema from "./schema";

/** Cases in which somebody is named by a contract that is not signed by all yet: as lead Advocate, or as the Defender. */
async function namedIn(tx: Tx, userId: string): Promise<string[]> {
  const defender = await tx.defender.findUnique({ where: { userId }, select: { id: true } });
  const rows = await tx.case.findMany({
    where: {
      status: { in: ["negotiating", "signing"] },
      OR: [{ leadId: userId }, ...(defender ? [{ defenderId: defender.id }] : [])],
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const renamePerson = defineCommand({
  name: "renamePerson",
  schema: schema.renamePersonInput,
  locks: async (tx, userId): Promise<Lock[]> =>
    (await namedIn(tx, userId)).map((id) => ({ type: "case", id })),
  load: async ({ tx, subjectId }): Promise<rules.RenameFacts> => {
    // A case may have got a contract since its lock was asked for: only from here on does no other text name them.
    await takeName(tx, subjectId);
    const user = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: { name: true, version: true, staffRoles: { select: { id: true }, take: 1 } },
    });
    const { name, version, staffRoles } = user;
    return { name, version, isStaff: staffRoles.length > 0, caseIds: await namedIn(tx, subjectId) };
  },
  decide: rules.decideRename,
  persist: async ({ tx, subjectId }, { name, version }) => {
    const changed = await tx.user.updateMany({
      where: { id: subjectId, version },
      data: { name, version: { increment: 1 } },
    });
    if (changed.count === 0) throw new DomainError("CONFLICT");
    return { version: version + 1 };
  },
});

export const namingCommands = { renamePerson };

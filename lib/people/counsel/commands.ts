import { randomUUID } from "node:crypto";
import { liveOn } from "@/lib/db/dated";
import { DomainError } from "@/lib/errors";
import { defineCommand } from "@/lib/workflow/define";
import type { Admission } from "../access/schema";
import * as rules from "./rules";
import * as schema from "./schema";

/** What an Advocate says of themselves; whoever was invited without asking for access says it here first. */
const changeCounselProfile = defineCommand({
  name: "changeCounselProfile",
  schema: schema.changeCounselProfileInput,
  load: async ({ tx, subjectId, now }): Promise<rules.CounselFacts> => {
    const { version, advocate, memberships } = await tx.user.findUniqueOrThrow({
      where: { id: subjectId },
      select: {
        version: true,
        advocate: { include: { admissions: true } },
        memberships: { where: liveOn(now), select: { kind: true } },
      },
    });
    return {
      version,
      arrangement: advocate?.arrangement ?? "",
      admissions: (advocate?.admissions ?? []) as Admission[],
      kinds: memberships.map(({ kind }) => kind),
    };
  },
  decide: rules.decideChangeCounsel,
  persist: async ({ tx, subjectId: userId }, { admissions, arrangement, version }) => {
    const changed = await tx.user.updateMany({
      where: { id: userId, version },
      data: { version: { increment: 1 } },
    });
    if (changed.count === 0) throw new DomainError("CONFLICT");
    await tx.advocate.upsert({
      where: { userId },
      create: { userId, arrangement },
      update: { arrangement },
    });
    await tx.barAdmission.deleteMany({ where: { userId } });
    await tx.barAdmission.createMany({
      data: admissions.map((admission) => ({ id: randomUUID(), userId, ...admission })),
    });
    return { version: version + 1 };
  },
});

export const counselCommands = { changeCounselProfile };

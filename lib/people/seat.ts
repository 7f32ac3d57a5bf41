import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/tx";
import type { Post } from "./schema";

/** Gives a person what they are: roles of staff, a membership from today on, a Defender's profile. */
export async function seatPerson(tx: Tx, userId: string, post: Post, from: Date): Promise<void> {
  switch (post.kind) {
    case "staff":
      await tx.staffRole.createMany({
        data: post.roles.map((role) => ({ id: randomUUID(), userId, role, from })),
      });
      return;
    case "advocate_side":
      await tx.membership.create({
        data: { id: randomUUID(), userId, organizationId: post.organizationId, kind: post.membership, from },
      });
      return;
    case "defender":
      await tx.membership.create({
        data: { id: randomUUID(), userId, organizationId: post.organizationId, kind: "DEFENDER", from },
      });
      await tx.defender.create({
        data: { id: randomUUID(), userId, organizationId: post.organizationId, ...post.profile },
      });
  }
}

import { db } from "@/lib/db/client";
import { chooseNoticesInput } from "@/lib/notify/schema";
import type { World } from "@/tests/support/world";
import type { EditFixture } from "./edit";

export const noticeEdits = {
  chooseNotices: async ({ lawyer }: World) => {
    const { userId } = lawyer;
    const base = { rhythm: "daily", hour: 7, weekday: 1, mail: {}, push: {} };
    return {
      ...{ actor: lawyer, other: lawyer, subjectId: userId },
      version: async () => (await db().noticePlan.findUnique({ where: { userId } }))?.version ?? 0,
      input: (version, changed) => ({ version, ...base, ...changed }),
      fields: {
        rhythm: ["weekly", "off"],
        hour: [18, 6],
        weekday: [5, 3],
        mail: [{ review: "digest" }, { review: "portal" }],
        push: [{ review: false }, { review: true }],
      },
      parts: Object.keys(chooseNoticesInput.shape),
      fixed: [],
      path: (field) => (field === "mail" || field === "push" ? `${field}.review` : field),
    };
  },
} satisfies Record<string, EditFixture>;

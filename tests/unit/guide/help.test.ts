import { describe, expect, test } from "vitest";
import { helpRoleOf, helpRoles } from "@/lib/guide/help-roles";
import { messagesFor } from "@/lib/i18n/messages";
import { stages } from "@/lib/workflow/statuses";
import type { UserActor } from "@/lib/authz/actor";

type Posts = Parameters<typeof helpRoleOf>[0];
const nobody: Posts = { staffRoles: [], defenderId: null, memberships: [] };
const member = (...kinds: UserActor["memberships"][number]["kind"][]): Posts => ({
  ...nobody,
  memberships: kinds.map((kind) => ({ organizationId: "one", kind })),
});

test.each<[string, Posts, string]>([
  ["a lawyer", member("LAWYER"), "advocate"],
  ["an assistant", member("ASSISTANT"), "advocate"],
  ["a billing contact", member("BILLING"), "payer"],
  ["a lawyer who pays too", member("BILLING", "LAWYER"), "advocate"],
  ["a Defender", { ...member("DEFENDER"), defenderId: "one" }, "defender"],
  ["a facilitator", { ...nobody, staffRoles: ["FACILITATOR"] }, "facilitator"],
  ["finance", { ...nobody, staffRoles: ["FINANCE"] }, "finance"],
  ["a director", { ...nobody, staffRoles: ["DIRECTOR"] }, "approver"],
  ["an approver", { ...nobody, staffRoles: ["APPROVER"] }, "approver"],
])("%s reads their own help first", (_, posts, role) => {
  expect(helpRoleOf(posts)).toBe(role);
});

describe.each(helpRoles)("the help of %s", (role) => {
  test("speaks of known stages only, and each part of one says something", () => {
    const told: Record<string, Record<string, string>> = messagesFor("en").help.stages[role];
    expect(Object.keys(told).length).toBeGreaterThan(0);
    for (const [stage, parts] of Object.entries(told)) {
      expect(stages).toContain(stage);
      expect(Object.keys(parts)).toEqual(expect.arrayContaining(["arrives", "todo"]));
    }
  });
});

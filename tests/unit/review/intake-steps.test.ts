import { expect, test } from "vitest";
import { availableCommands, type Relation } from "@/lib/authz/policy";
import { intakeSteps } from "@/lib/stages/review/intake/schema";
import { isStepOpen } from "@/lib/stages/review/intake/steps";
import type { CaseStatus } from "@/lib/workflow/statuses";

const all = [...intakeSteps];
const but = (...closed: string[]) => all.filter((step) => !closed.includes(step));

/** Which steps of an intake are pages, and links, by hand. */
test.each<[Relation, CaseStatus, string[]]>([
  ["lead", "draft", all],
  ["assistant", "draft", all],
  ["lead", "needs_info", but("check")],
  ["lead", "submitted", ["who", "attachments"]],
  ["lead", "accepted", ["who", "attachments"]],
  ["assistant", "offered", ["who", "attachments"]],
  ["lead", "closed", []],
  ["finance", "draft", ["check"]],
])("for the %s, while a case is %s: %j", (relation, status, open) => {
  const may = availableCommands({ relations: [relation], status });
  expect(intakeSteps.filter((step) => isStepOpen(step, status, may))).toEqual(open);
});

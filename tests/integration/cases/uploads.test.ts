import { beforeAll, describe, expect, test } from "vitest";
import type { UploadPurpose } from "@/lib/cases/schema";
import { availableCommands } from "@/lib/authz/policy";
import { caseFor } from "@/lib/authz/scope";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { refusal, run } from "@/tests/support/run";
import { activeCase } from "@/tests/support/walk/agreement";
import { closedCase } from "@/tests/support/walk/evaluation";
import { acceptedCase, draftCase, submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";
import { upload } from "../twice/files";

let world: World;
let cases: Record<"draft" | "accepted" | "active" | "closed" | "withdrawn", string>;
beforeAll(async () => {
  world = await makeWorld();
  cases = {
    draft: (await draftCase(world)).caseId,
    accepted: (await acceptedCase(world)).caseId,
    active: (await activeCase(world)).caseId,
    closed: (await closedCase(world)).caseId,
    withdrawn: (await submittedCase(world)).caseId,
  };
  await run(world.lawyer, "withdraw", cases.withdrawn, { reason: "Settled" });
}, 120_000);

const who = ["lawyer", "assistant", "defender", "facilitator", "director", "finance", "stranger"] as const;
type Who = (typeof who)[number];

/** Who may bring a file for what, written by hand: as whoever may run the command that it is for. */
const may: Record<UploadPurpose, Partial<Record<keyof typeof cases, Who[]>>> = {
  intake: {
    draft: ["lawyer", "assistant"],
    accepted: ["lawyer", "assistant", "facilitator", "director"],
    active: ["lawyer", "assistant", "defender", "facilitator", "director"],
  },
  consent: { accepted: ["director"] },
  task_result: { active: ["defender"] },
  message: { active: ["lawyer", "assistant", "defender"] },
  receipt: { active: ["defender"] },
};

describe.each(Object.keys(may) as UploadPurpose[])("a file for %s", (purpose) => {
  test.each(["draft", "accepted", "active", "closed", "withdrawn"] as const)(
    "to a case that is %s",
    async (at) => {
      const taken: Who[] = [];
      for (const name of who) {
        try {
          await upload(world[name], cases[at], purpose);
          taken.push(name);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^NOT_(FOUND|ALLOWED)$/) });
        }
      }
      expect(taken).toEqual(may[purpose][at] ?? []);
    },
  );
});

test("whoever has the button can attach what they brought", async () => {
  for (const name of ["lawyer", "assistant", "defender", "facilitator", "director"] as const) {
    const facts = await caseFor(db(), world[name], { id: cases.active }, now());
    expect(facts && availableCommands(facts).has("attachDocument"), name).toBe(true);
    const documentIds = [await upload(world[name], cases.active, "intake")];
    await run(world[name], "attachDocument", cases.active, { documentIds });
  }
});

test("staff attach nothing to a draft that is not theirs to read", async () => {
  const documentIds = [await upload(world.lawyer, cases.draft, "intake")];
  expect(await refusal(run(world.facilitator, "attachDocument", cases.draft, { documentIds }))).toBe(
    "NOT_ALLOWED",
  );
});

test("to whom a case is nothing, it does not exist", async () => {
  expect(await refusal(upload(world.stranger, cases.active, "intake"))).toBe("NOT_FOUND");
  expect(await refusal(upload(world.facilitator, cases.draft, "intake"))).toBe("NOT_FOUND");
});

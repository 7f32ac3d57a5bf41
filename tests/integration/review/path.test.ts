import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { acceptedCase, interestedCase, negotiatingCase, submittedCase } from "../../support/walk/review";
import { makeWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

test("submitted, accepted, interested", async () => {
  expect(
    (await db().case.findUniqueOrThrow({ where: { id: (await submittedCase(world)).caseId } })).status,
  ).toBe("submitted");
  expect(
    (await db().case.findUniqueOrThrow({ where: { id: (await acceptedCase(world)).caseId } })).status,
  ).toBe("accepted");
  expect(
    (await db().case.findUniqueOrThrow({ where: { id: (await interestedCase(world)).caseId } })).status,
  ).toBe("offered");
});
test("negotiating", async () => {
  expect(
    (await db().case.findUniqueOrThrow({ where: { id: (await negotiatingCase(world)).caseId } })).status,
  ).toBe("negotiating");
});

import { expect, test } from "vitest";
import { feesId } from "@/lib/fees/subject";
import { reauthenticate } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { makeWorld } from "@/tests/support/world";
import { peopleFixtures } from "./people.fixtures";
import { testTwice } from "./twice";

testTwice(peopleFixtures);

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));

test("two holidays of one day at once: one stands, the other is told that there is one", async () => {
  const { director } = await makeWorld();
  const input = { day: "2030-07-05", name: "Office closed", nameEs: "Oficina cerrada" };
  const outcomes = await Promise.allSettled([1, 2].map(() => run(director, "setHoliday", feesId, input)));
  expect(codesOf(outcomes)).toMatchObject([{ code: "ALREADY_DONE" }]);
});

test("two invitations to one address at once: one stands, the other is told at the address", async () => {
  const { director, tag } = await makeWorld();
  const input = {
    ...{ name: "Nora Vance", email: `nora.${tag}@example.test`, locale: "en", timeZone: "America/New_York" },
    post: { kind: "staff", roles: ["FINANCE"] },
  };
  await reauthenticate(director);
  const outcomes = await Promise.allSettled([1, 2].map(() => run(director, "invitePerson", null, input)));
  expect(codesOf(outcomes)).toMatchObject([{ code: "INVALID", fields: { email: "EMAIL_TAKEN" } }]);
});

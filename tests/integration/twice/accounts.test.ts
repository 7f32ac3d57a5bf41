import { expect, test } from "vitest";
import { reauthenticate } from "@/tests/support/proof";
import { run } from "@/tests/support/run";
import { makeWorld } from "@/tests/support/world";
import { accountsFixtures } from "./accounts.fixtures";
import { testTwice } from "./twice";

testTwice(accountsFixtures);

test("two invitations to one address at once: one stands, the other is told at the address", async () => {
  const { director, tag } = await makeWorld();
  const input = {
    ...{ name: "Nora Vance", email: `nora.${tag}@example.test`, locale: "en", timeZone: "America/New_York" },
    post: { kind: "staff", roles: ["FINANCE"] },
  };
  await reauthenticate(director);
  const outcomes = await Promise.allSettled([1, 2].map(() => run(director, "invitePerson", null, input)));
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "INVALID", fields: { email: "EMAIL_TAKEN" } } },
  ]);
});

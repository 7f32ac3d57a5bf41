import { expect, test } from "vitest";
import { feesId } from "@/lib/fees/subject";
import { run } from "@/tests/support/run";
import { makeWorld } from "@/tests/support/world";
import { officeFixtures } from "./office.fixtures";
import { testTwice } from "./twice";

testTwice(officeFixtures);

test("two holidays of one day at once: one stands, the other is told that there is one", async () => {
  const { director } = await makeWorld();
  const input = { day: "2030-07-05", name: "Office closed", nameEs: "Oficina cerrada" };
  const outcomes = await Promise.allSettled([1, 2].map(() => run(director, "setHoliday", feesId, input)));
  expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
    { reason: { code: "ALREADY_DONE" } },
  ]);
});

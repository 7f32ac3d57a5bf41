import { db } from "@/lib/db/client";
import { parsePlainDate, plusDays } from "@/lib/dates";
import { feesId } from "@/lib/fees/subject";
import { shippedTemplates } from "@/lib/templates/shipped";
import { templateIds } from "@/lib/templates/subject";
import { run } from "@/tests/support/run";
import { bothStand, oneStands, type Fixture } from "./fixture";

let days = 0;
/** A day for which nothing was set yet. */
const freshDay = () => plusDays(parsePlainDate("2031-01-01"), (days += 1));
const rate = () => ({
  ...{ currency: "USD", from: freshDay(), billRateMinor: 7000, payRateMinor: 5600 },
  ...{ feeBasisPoints: 1000, reducedBasisPoints: 5000 },
});
const fxRate = () => ({
  base: "USD",
  foreign: "GTQ",
  day: freshDay(),
  rate: "7.7",
  source: "Banco de prueba",
});
const holiday = () => ({ day: freshDay(), name: "Office closed", nameEs: "Oficina cerrada" });
let lastYear = 2040;
const freshYear = () => (lastYear += 1);

/** What the office keeps for all cases: texts, rates, days off. */
export const officeFixtures = {
  publishTemplate: async (world) => ({
    ...{ actor: world.director, subjectId: templateIds.NETWORK_TERMS },
    input: { kind: "NETWORK_TERMS", material: false, clauses: shippedTemplates.NETWORK_TERMS },
    stands: bothStand,
    count: () => db().templateVersion.count({ where: { kind: "NETWORK_TERMS" } }),
  }),
  // A day has one rate, one exchange rate and one holiday: two at once are of two days.
  setRate: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: rate(), second: { input: rate() } },
    stands: bothStand,
    count: () => db().rate.count(),
  }),
  recordFxRate: async ({ finance, finance2 }) => ({
    ...{ actor: finance, subjectId: feesId, input: fxRate(), second: { actor: finance2, input: fxRate() } },
    stands: bothStand,
    count: () => db().fxRate.count(),
  }),
  setHoliday: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: holiday(), second: { input: holiday() } },
    stands: bothStand,
    count: () => db().holiday.count(),
  }),
  removeHoliday: async (world) => {
    const kept = holiday();
    await run(world.director, "setHoliday", feesId, kept);
    return {
      ...{ actor: world.director, subjectId: feesId, input: { day: kept.day } },
      stands: oneStands("NOT_FOUND"),
      count: () => db().event.count({ where: { subjectId: feesId, type: "holiday.removed" } }),
    };
  },
  suggestHolidays: async (world) => ({
    ...{ actor: world.director, subjectId: feesId, input: { year: freshYear() } },
    stands: oneStands("ALREADY_DONE", [], "what the first one added, the second has nothing to add to"),
    count: () => db().event.count({ where: { subjectId: feesId, type: "holidays.added" } }),
  }),
} satisfies Record<string, Fixture>;

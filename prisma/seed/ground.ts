import { systemActor } from "@/lib/authz/actor";
import { federalHolidays } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { plusDays, type PlainDate } from "@/lib/dates";
import { feesId } from "@/lib/fees/subject";
import { shippedTemplates } from "@/lib/templates/shipped";
import { templateIds, type TemplateKind } from "@/lib/templates/subject";
import { execute } from "@/lib/workflow/execute";
import { commands } from "@/lib/workflow/registry";

/** Invented figures, and said to be so wherever they are shown as a table. */
const rates = [
  { currency: "USD", billRateMinor: 80_00, payRateMinor: 62_00 },
  { currency: "CAD", billRateMinor: 108_00, payRateMinor: 84_00 },
] as const;

/** Foreign units for one unit of the contract's currency; the demo moves them a little from week to week. */
const perUnit = {
  USD: { CAD: 1.38, MXN: 18.2, GTQ: 7.65, HNL: 26.4, NIO: 36.8 },
  CAD: { USD: 0.725, MXN: 13.2, GTQ: 5.54, HNL: 19.1, NIO: 26.7 },
} as const;

const context = (operationId: string) => ({
  actor: systemActor,
  now: now(),
  operationId: `demo:${operationId}`,
});

/** What must stand before the first case: texts, fees, exchange rates of the last weeks, the office's holidays. */
export async function layGround(today: PlainDate): Promise<void> {
  for (const kind of Object.keys(templateIds) as TemplateKind[]) {
    const input = { kind, material: true, clauses: shippedTemplates[kind] };
    await execute(context(`template:${kind}`), commands.publishTemplate, templateIds[kind], input);
  }
  for (const rate of rates) {
    const input = { ...rate, from: plusDays(today, -400), feeBasisPoints: 1_000, reducedBasisPoints: 5_000 };
    await execute(context(`rate:${rate.currency}`), commands.setRate, feesId, input);
  }
  for (let weeks = 30; weeks >= 0; weeks -= 1) await rateWeek(today, weeks);
  const year = Number(today.slice(0, 4));
  for (const holiday of [year - 1, year, year + 1].flatMap(federalHolidays)) {
    await execute(context(`holiday:${holiday.day}`), commands.setHoliday, feesId, holiday);
  }
}

async function rateWeek(today: PlainDate, weeks: number): Promise<void> {
  const day = plusDays(today, -7 * weeks);
  for (const base of ["USD", "CAD"] as const) {
    for (const [foreign, unit] of Object.entries(perUnit[base])) {
      const rate = (unit * (1 + (weeks % 5) / 1_000)).toFixed(4);
      const input = { base, foreign, day, rate, source: "Demo" };
      await execute(context(`fx:${base}:${foreign}:${day}`), commands.recordFxRate, feesId, input);
    }
  }
}

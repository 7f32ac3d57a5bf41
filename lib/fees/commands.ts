import { plainToDate } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
import { holidaysIn } from "./queries";
import * as rules from "./rules";
import * as schema from "./schema";

const setRate = defineCommand({
  name: "setRate",
  schema: schema.setRateInput,
  load: async ({ tx }, { currency, from }) => ({
    taken: (await tx.rate.count({ where: { currency, from: plainToDate(from) } })) > 0,
  }),
  decide: rules.decideSetRate,
  persist: async ({ tx, now }, { from, setBy, ...rate }) => {
    await tx.rate.create({ data: { ...rate, from: plainToDate(from), setBy, setAt: now } });
    return { rateId: rate.id };
  },
});

const recordFxRate = defineCommand({
  name: "recordFxRate",
  schema: schema.recordFxRateInput,
  load: async ({ tx }, { base, foreign, day }) => ({
    taken: (await tx.fxRate.count({ where: { base, foreign, day: plainToDate(day) } })) > 0,
  }),
  decide: rules.decideRecordFxRate,
  persist: async ({ tx }, { day, ...rate }) => {
    await tx.fxRate.create({ data: { ...rate, day: plainToDate(day) } });
    return { fxRateId: rate.id };
  },
});

const setHoliday = defineCommand({
  name: "setHoliday",
  schema: schema.setHolidayInput,
  load: async ({ tx }, { day }) => ({
    taken: (await tx.holiday.count({ where: { day: plainToDate(day) } })) > 0,
  }),
  decide: rules.decideSetHoliday,
  persist: async ({ tx }, { day, name, nameEs }) => {
    await tx.holiday.create({ data: { day: plainToDate(day), name, nameEs } });
    return {};
  },
});

const removeHoliday = defineCommand({
  name: "removeHoliday",
  schema: schema.removeHolidayInput,
  load: async ({ tx }, { day }) => ({
    kept: (await tx.holiday.count({ where: { day: plainToDate(day) } })) > 0,
  }),
  decide: rules.decideRemoveHoliday,
  persist: async ({ tx }, { day }) => {
    await tx.holiday.delete({ where: { day: plainToDate(day) } });
    return {};
  },
});

const suggestHolidays = defineCommand({
  name: "suggestHolidays",
  schema: schema.suggestHolidaysInput,
  load: async ({ tx }, { year }) => ({ kept: (await holidaysIn(tx, year)).map(({ day }) => day) }),
  decide: rules.decideSuggestHolidays,
  persist: async ({ tx }, added) => {
    await tx.holiday.createMany({
      data: added.map(({ day, ...names }) => ({ ...names, day: plainToDate(day) })),
    });
    return { count: added.length };
  },
});

export const feeCommands = { setRate, recordFxRate, setHoliday, removeHoliday, suggestHolidays };

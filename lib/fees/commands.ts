import { plainToDate } from "@/lib/dates";
import { defineCommand } from "@/lib/workflow/define";
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
  persist: async ({ tx }, { day, name }) => {
    await tx.holiday.create({ data: { day: plainToDate(day), name } });
    return {};
  },
});

export const feeCommands = { setRate, recordFxRate, setHoliday };

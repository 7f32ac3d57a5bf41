import { z } from "zod";
import { plainDay, words } from "@/lib/fields";
import { currencies } from "@/lib/money";

const contractCurrency = z.enum(["USD", "CAD"]);

/** Minor units an hour. */
const hourly = z.number().int().min(0).max(1_000_00);
const basisPoints = z.number().int().min(0).max(10_000);

export const setRateInput = z.object({
  currency: contractCurrency,
  from: plainDay,
  billRateMinor: hourly,
  payRateMinor: hourly,
  feeBasisPoints: basisPoints,
  reducedBasisPoints: basisPoints,
});

/** Foreign units for one unit of the base: a decimal of at most eight places, above zero. */
const fxRate = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,8})?$/)
  .refine((rate) => /[1-9]/.test(rate), { params: { word: "number" } });

export const recordFxRateInput = z
  .object({
    base: contractCurrency,
    foreign: z.enum(currencies),
    day: plainDay,
    rate: fxRate,
    source: words(120),
  })
  .refine(({ base, foreign }) => base !== foreign, { path: ["foreign"], params: { word: "choice" } });

const holidayName = words(120);
export const setHolidayInput = z.object({ day: plainDay, name: holidayName, nameEs: holidayName });
export const removeHolidayInput = z.object({ day: plainDay });
export const suggestHolidaysInput = z.object({ year: z.number().int().min(2000).max(2100) });

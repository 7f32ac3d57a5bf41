import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { officeZone } from "@/lib/calendar";
import { parsePlainDate, todayIn } from "@/lib/dates";
import { holidaysView } from "@/lib/fees/holidays";
import { fxRateOn, fxRatesSince, rateOn } from "@/lib/fees/queries";
import { feesId } from "@/lib/fees/subject";
import { refusal, run } from "@/tests/support/run";
import { submittedCase } from "@/tests/support/walk/review";
import { makeWorld, type World } from "@/tests/support/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const day = (text: string) => parsePlainDate(text);
const rate = (from: string, billRateMinor: number) => ({
  ...{
    currency: "CAD",
    from,
    billRateMinor,
    payRateMinor: 4_000,
    feeBasisPoints: 800,
    reducedBasisPoints: 5_000,
  },
});
const fx = (on: string, value: string, foreign = "NIO") => ({
  ...{ base: "USD", foreign, day: on, rate: value, source: "Banco Central de Nicaragua" },
});

describe("fees", () => {
  it("hold from their day on, until the next", async () => {
    await run(world.director, "setRate", feesId, rate("2026-09-01", 7_000));
    await run(world.director, "setRate", feesId, rate("2027-01-01", 7_500));
    const bills = await Promise.all(
      ["2026-08-31", "2026-09-01", "2026-12-31", "2027-01-01"].map((on) => rateOn(db(), "CAD", day(on))),
    );
    expect(bills.map((found) => found?.billRateMinor)).toEqual([6_500, 7_000, 7_000, 7_500]);
    expect(await rateOn(db(), "CAD", day("2020-01-01"))).toBeNull();
  });

  it("are set once for a day, by a director", async () => {
    await run(world.director, "setRate", feesId, rate("2026-10-01", 7_100));
    expect(await refusal(run(world.director, "setRate", feesId, rate("2026-10-01", 7_200)))).toBe(
      "ALREADY_DONE",
    );
    for (const other of [world.finance, world.facilitator, world.lawyer, world.defender]) {
      expect(await refusal(run(other, "setRate", feesId, rate("2026-10-02", 1)))).toMatch(
        /^NOT_(ALLOWED|FOUND)$/,
      );
    }
    expect(await refusal(run(world.director, "setRate", feesId, rate("2026-13-01", 1)))).toBe("INVALID");
    expect(await refusal(run(world.director, "setRate", feesId, rate("2026-10-03", -1)))).toBe("INVALID");
  });

  it("take two at once, and one operation sent twice as one", async () => {
    const set = (from: string, operationId: string = randomUUID()) =>
      run(world.director, "setRate", feesId, rate(from, 7_000), { operationId });
    await Promise.all([set("2028-01-01"), set("2028-02-01")]);
    const ends = await Promise.allSettled([set("2028-03-01"), set("2028-03-01")]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const operationId = randomUUID();
    await Promise.all([set("2028-04-01", operationId), set("2028-04-01", operationId)]);
    expect(await db().rate.count({ where: { currency: "CAD", from: { gte: new Date("2028-01-01") } } })).toBe(
      4,
    );
  });
});

describe("rates of exchange", () => {
  it("are those of the day, or the last earlier one, which is named", async () => {
    await run(world.finance, "recordFxRate", feesId, fx("2026-11-20", "36.85"));
    await run(world.finance, "recordFxRate", feesId, fx("2026-11-24", "36.9"));
    expect(await fxRateOn(db(), "USD", "NIO", day("2026-11-24"))).toMatchObject({
      rate: "36.9",
      day: "2026-11-24",
    });
    expect(await fxRateOn(db(), "USD", "NIO", day("2026-11-23"))).toEqual({
      ...{ rate: "36.85", day: "2026-11-20", source: "Banco Central de Nicaragua" },
    });
    expect(await fxRateOn(db(), "USD", "NIO", day("2025-12-31"))).toBeNull();
    const since = await fxRatesSince(db(), "USD", day("2026-11-22"));
    expect(since.filter(({ currency }) => currency === "NIO").map((one) => [one.day, one.rate])).toEqual([
      ["2026-11-24", "36.9"],
      ["2026-11-20", "36.85"],
    ]);
  });

  it("are recorded once for a day, above zero, of two currencies", async () => {
    const record = (input: object) => refusal(run(world.finance, "recordFxRate", feesId, input));
    await run(world.finance, "recordFxRate", feesId, fx("2026-11-10", "36.7"));
    expect(await record(fx("2026-11-10", "36.8"))).toBe("ALREADY_DONE");
    for (const value of ["0", "0.0", "-1", "1.123456789", "1,5", "abc", ""]) {
      expect(await record(fx("2026-11-11", value))).toBe("INVALID");
    }
    expect(await record(fx("2026-11-11", "1", "USD"))).toBe("INVALID");
    expect(await refusal(run(world.lawyer, "recordFxRate", feesId, fx("2026-11-11", "1")))).toMatch(/^NOT_/);
  });
});

describe("days on which the office is closed", () => {
  it("are set once", async () => {
    await run(world.director, "setHoliday", feesId, {
      day: "2027-07-05",
      ...{ name: "Independence Day, observed", nameEs: "Día de la Independencia" },
    });
    const again = run(world.director, "setHoliday", feesId, {
      day: "2027-07-05",
      name: "Another",
      nameEs: "Otro",
    });
    expect(await refusal(again)).toBe("ALREADY_DONE");
    expect(
      await refusal(run(world.finance, "setHoliday", feesId, { day: "2027-07-06", name: "x", nameEs: "x" })),
    ).toMatch(/^NOT_/);
  });

  it("are suggested by rule, those alone that are missing; one that is taken out is a working day again", async () => {
    await run(world.director, "setHoliday", feesId, {
      day: "2031-12-25",
      name: "Christmas",
      nameEs: "Navidad",
    });
    const { result } = await run(world.director, "suggestHolidays", feesId, { year: 2031 });
    expect(result.count).toBe(10);
    expect(await refusal(run(world.director, "suggestHolidays", feesId, { year: 2031 }))).toBe(
      "ALREADY_DONE",
    );
    const kept = await holidaysView(2031);
    expect(kept.map(({ day }) => day)).toContain("2031-11-27");
    expect(kept.find(({ day }) => day === "2031-12-25")?.name).toBe("Christmas");
    await run(world.director, "removeHoliday", feesId, { day: "2031-11-27" });
    expect(await refusal(run(world.director, "removeHoliday", feesId, { day: "2031-11-27" }))).toBe(
      "NOT_FOUND",
    );
    expect((await holidaysView(2031)).map(({ day }) => day)).not.toContain("2031-11-27");
  });

  it("count from then on: a date that was told stands, one that is opened later skips the day", async () => {
    const by = async ({ caseId }: { caseId: string }) =>
      (await db().wait.findFirstOrThrow({ where: { caseId, kind: "readIntake" } })).by;
    const before = await submittedCase(world);
    const told = await by(before);
    if (!told) throw new Error("It has no date");
    const day = todayIn(officeZone, told);
    await run(world.director, "setHoliday", feesId, { day, name: "Snow", nameEs: "Nieve" });
    expect(await by(before)).toEqual(told);
    const after = await by(await submittedCase(world));
    expect(after && after > told).toBe(true);
  });
});

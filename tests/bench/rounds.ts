import { type BenchRequest, type Measure, measureOf, median, type Stretch } from "./load";
import type { Site } from "./sites";

/** One of those that take turns: does what is measured for so many seconds. */
export type Side = (seconds: number) => Promise<Stretch>;

export const askedOf =
  ({ load }: Site, next: () => BenchRequest): Side =>
  (seconds) =>
    load.during(seconds, next);

/** Measured in rounds; in each, the sides of a trial take turns by the second. */
export type Trials = {
  add(trial: string, sides: Readonly<Record<string, Side>>): Promise<void>;
  /** Medians of the rounds: requests per second, and milliseconds. */
  of(trial: string, side: string): Measure;
  p95ToP50(trial: string, side: string): number;
  /** Median of what each round made of it: the requests per second of one side, as a share of another's beside it. */
  ratio(trial: string, side: string, toSide: string): number;
};

/** Seconds of one stretch: short, so that whatever else the machine does falls on all sides alike. */
const stretch = 1;

/** @param seconds of each side in each round */
export function openTrials(seconds: number): Trials {
  const rounds = new Map<string, Record<string, Measure>[]>();
  const of = (trial: string) => rounds.get(trial) ?? [];
  const each = (trial: string, side: string) => of(trial).flatMap((round) => round[side] ?? []);

  return {
    async add(trial, sides) {
      // Turned round each time: a machine that slows down meanwhile favours none.
      const order = of(trial).length % 2 === 0 ? Object.entries(sides) : Object.entries(sides).reverse();
      // Their code and their rows are warm before the clock runs.
      for (const [, during] of order) await during(stretch / 2);
      const stretches: Record<string, Stretch[]> = {};
      for (let done = 0; done < seconds; done += stretch)
        for (const [name, during] of order) (stretches[name] ??= []).push(await during(stretch));
      const round = Object.fromEntries(
        Object.entries(stretches).map(([name, its]) => [name, measureOf(its)]),
      );
      rounds.set(trial, [...of(trial), round]);
    },
    of: (trial, side) => {
      const measures = each(trial, side);
      return {
        perSecond: median(measures.map((measure) => measure.perSecond)),
        p50: median(measures.map((measure) => measure.p50)),
        p95: median(measures.map((measure) => measure.p95)),
      };
    },
    p95ToP50: (trial, side) => median(each(trial, side).map(({ p50, p95 }) => p95 / p50)),
    ratio: (trial, side, toSide) =>
      median(of(trial).map((round) => (round[side]?.perSecond ?? NaN) / (round[toSide]?.perSecond ?? NaN))),
  };
}

import { type Load, type Measure, median } from "./load";
import type { Scene } from "./scene";

/** What is measured beside the empty page, in this order. */
export const measured = ["list", "casePage", "submission"] as const;
export type Measured = (typeof measured)[number];

/** One line in one round, and what the empty page did just before and just after it. */
type Sample = { line: Measure; share: number };

/** Requests per second and milliseconds: medians of the rounds. */
export type Figures = Measure & {
  /** Of the requests per second that the empty page reached around it. */
  share: number;
  p95ToP50: number;
};

export type Rounds = {
  add(cases: number, scene: Scene): Promise<void>;
  figures(cases: number, line: Measured): Figures;
  emptyPage(cases: number): Measure;
  /** Median of what each round made of it: how one number of cases compares with another. */
  ratio(line: Measured, cases: number, toCases: number): number;
};

/**
 * Measures in rounds: each line stands between two measures of the empty page, so that whatever else the machine does falls
 * on both.
 */
export function openRounds(load: Load, seconds: number): Rounds {
  const samples = new Map<string, Sample[]>();
  const empties = new Map<number, Measure[]>();
  const key = (cases: number, line: Measured) => `${cases} ${line}`;
  const of = (cases: number, line: Measured) => samples.get(key(cases, line)) ?? [];

  return {
    async add(cases, scene) {
      const empty = () => load.during(seconds, scene.empty);
      const seen = [await empty()];
      for (const line of measured) {
        // Its own pages are compiled and its rows read before the clock runs.
        await load.during(Math.min(1, seconds / 4), scene[line]);
        const measure = await load.during(seconds, scene[line]);
        await scene.tidy();
        seen.push(await empty());
        const [before, after] = seen.slice(-2);
        const beside = ((before?.perSecond ?? NaN) + (after?.perSecond ?? NaN)) / 2;
        const list = samples.get(key(cases, line)) ?? [];
        samples.set(key(cases, line), [...list, { line: measure, share: measure.perSecond / beside }]);
      }
      empties.set(cases, [...(empties.get(cases) ?? []), ...seen]);
    },
    figures: (cases, line) => {
      const all = of(cases, line);
      return {
        ...medians(all.map((sample) => sample.line)),
        share: median(all.map((sample) => sample.share)),
        p95ToP50: median(all.map((sample) => sample.line.p95 / sample.line.p50)),
      };
    },
    emptyPage: (cases) => medians(empties.get(cases) ?? []),
    ratio: (line, cases, toCases) => {
      const base = of(toCases, line);
      return median(
        of(cases, line).map((sample, round) => sample.line.perSecond / (base[round]?.line.perSecond ?? NaN)),
      );
    },
  };
}

function medians(measures: readonly Measure[]): Measure {
  return {
    perSecond: median(measures.map((measure) => measure.perSecond)),
    p50: median(measures.map((measure) => measure.p50)),
    p95: median(measures.map((measure) => measure.p95)),
  };
}

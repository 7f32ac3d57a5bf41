import { type Load, type Measure, measureOf, median, type Stretch } from "./load";
import type { Scene } from "./scene";

/** What is measured beside the empty page, in this order. */
export const measured = ["list", "casePage", "submission"] as const;
export type Measured = (typeof measured)[number];

/** One line in one round, and the empty page beside it. */
type Sample = { line: Measure; empty: Measure };

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

/** Seconds of one stretch: short, so that whatever else the machine does falls on both pages alike. */
const stretch = 1;

/** Measures in rounds; in each, every line and the empty page take turns by the second. */
export function openRounds(load: Load, seconds: number): Rounds {
  const samples = new Map<string, Sample[]>();
  const key = (cases: number, line: Measured) => `${cases} ${line}`;
  const of = (cases: number, line: Measured) => samples.get(key(cases, line)) ?? [];

  return {
    async add(cases, scene) {
      for (const line of measured) {
        // Its code and its rows are warm before the clock runs.
        await load.during(stretch / 2, scene[line]);
        const lines: Stretch[] = [];
        const empties: Stretch[] = [];
        for (let done = 0; done < seconds; done += stretch) {
          empties.push(await load.during(stretch, scene.empty));
          lines.push(await load.during(stretch, scene[line]));
        }
        await scene.tidy();
        const sample = { line: measureOf(lines), empty: measureOf(empties) };
        samples.set(key(cases, line), [...of(cases, line), sample]);
      }
    },
    figures: (cases, line) => {
      const all = of(cases, line);
      return {
        ...medians(all.map((sample) => sample.line)),
        share: median(all.map(({ line: own, empty }) => own.perSecond / empty.perSecond)),
        p95ToP50: median(all.map((sample) => sample.line.p95 / sample.line.p50)),
      };
    },
    emptyPage: (cases) => medians(measured.flatMap((line) => of(cases, line)).map((sample) => sample.empty)),
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

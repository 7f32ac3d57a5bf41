import { readFileSync } from "node:fs";
import { type Ground, logOf } from "./ground";
import { type Figure, figure } from "./report";
import { askedOf, openTrials, type Trials } from "./rounds";
import { casesMade, type Scene } from "./scene";
import { scriptWeight } from "./script-weight";
import type { Site } from "./sites";
import { openStatementCounter, type StatementCounter } from "./statements";

const few = casesMade;
export const many = 2_000;

const measured = ["list", "casePage", "submission"] as const;
type Measured = (typeof measured)[number];
type Counts = Record<Measured | "empty", number>;

const names: Record<Measured, string> = {
  list: "case list",
  casePage: "case page",
  submission: "form submission",
};
const shares: Record<Measured, number> = { list: 0.5, casePage: 0.45, submission: 0.7 };

/** What the hottest pages and one form cost beside an empty signed-in page, with few and with many cases. */
export async function pageFigures(ground: Ground, seconds: number, rounds: number): Promise<Figure[]> {
  const { scene } = ground;
  const sites = [await ground.site(few), await ground.site(many)];
  for (const site of sites) await warm(site, scene);
  const counter = await openStatementCounter(ground.adminUrl, ground.databaseLog);
  const trials = openTrials(seconds);
  try {
    const statements = new Map<number, Counts>();
    for (const site of sites) statements.set(site.cases, await countAll(counter, scene, site));
    for (let round = 0; round < rounds; round += 1) {
      console.log(`Pages: round ${round + 1} of ${rounds}`);
      for (const line of measured) {
        const sides = sites.flatMap((site) => [
          [`empty ${site.cases}`, askedOf(site, scene.empty)] as const,
          [`${site.cases}`, askedOf(site, scene[line])] as const,
        ]);
        await trials.add(line, Object.fromEntries(sides));
        for (const site of sites) await scene.tidy(site.admin);
      }
    }
    const [base] = sites;
    return [
      ...sites.flatMap(({ cases }) => speed(trials, cases)),
      figure(
        `case list, ${many} cases to ${few}`,
        trials.ratio("list", `${many}`, `${few}`),
        "of the requests/s",
        {
          atLeast: 0.9,
        },
      ),
      ...statementFigures(statements),
      ...(base ? await weights(base.origin, scene) : []),
    ];
  } finally {
    await counter.close();
  }
}

/** Every page once warm, and none that leaves an error in the log: it would spend its time on telling of it. */
async function warm(site: Site, scene: Scene): Promise<void> {
  for (const line of ["empty", ...measured] as const) await site.load.during(3, scene[line]);
  await scene.tidy(site.admin);
  const log = readFileSync(logOf(site), "utf8");
  const at = log.search(/error/i);
  if (at >= 0) throw new Error(`The server told of trouble while it warmed up:\n${log.slice(at, at + 600)}`);
}

function speed(trials: Trials, cases: number): Figure[] {
  const empty = trials.of("list", `empty ${cases}`);
  const lines = measured.flatMap((line) => {
    const { perSecond, p50, p95 } = trials.of(line, `${cases}`);
    const name = `${names[line]}, ${cases} cases`;
    return [
      figure(name, perSecond, "requests/s"),
      figure(`${name}: p50`, p50, "ms"),
      figure(`${name}: p95`, p95, "ms"),
      figure(`${name}: p95 to p50`, trials.p95ToP50(line, `${cases}`), "times", { atMost: 1.8 }),
      figure(`${name}: share`, trials.ratio(line, `${cases}`, `empty ${cases}`), "of the empty page", {
        atLeast: shares[line],
      }),
    ];
  });
  // The notices of somebody who has none: the nearest to an empty page that the portal has.
  const name = `empty signed-in page (no notices), ${cases} cases`;
  return [
    figure(name, empty.perSecond, "requests/s"),
    figure(`${name}: p50`, empty.p50, "ms"),
    figure(`${name}: p95`, empty.p95, "ms"),
    ...lines,
  ];
}

/** Counted thrice: once a minute a request also notes that its session is in use. */
async function countAll(counter: StatementCounter, scene: Scene, site: Site): Promise<Counts> {
  const least = async (line: Measured | "empty") => {
    const counts: number[] = [];
    for (let time = 0; time < 3; time += 1)
      counts.push(await counter.count(() => site.load.once(scene[line]())));
    return Math.min(...counts);
  };
  const counted = {
    empty: await least("empty"),
    list: await least("list"),
    casePage: await least("casePage"),
    submission: await least("submission"),
  };
  await scene.tidy(site.admin);
  return counted;
}

function statementFigures(statements: ReadonlyMap<number, Counts>): Figure[] {
  return (["empty", ...measured] as const).flatMap((line) => {
    const name = line === "empty" ? "empty signed-in page" : names[line];
    const fewer = statements.get(few)?.[line] ?? NaN;
    return [
      figure(`${name}, ${few} cases: SQL`, fewer, "statements"),
      figure(`${name}, ${many} cases: SQL`, statements.get(many)?.[line] ?? NaN, "statements", {
        same: fewer,
      }),
    ];
  });
}

async function weights(origin: string, scene: Scene): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, path, withForm } of scene.firstVisits) {
    const bytes = await scriptWeight(origin, path, name === "sign-in" ? "" : scene.cookies.facilitator);
    const kind = withForm ? "with a form" : "without a form";
    figures.push(
      figure(`script of a cold visit, ${name} (${kind})`, bytes / 1_000, "kB gzipped", {
        atMost: withForm ? 190 : 145,
      }),
    );
  }
  return figures;
}

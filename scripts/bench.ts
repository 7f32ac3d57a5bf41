import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import { openCopies } from "@/tests/bench/copies";
import { openLoad } from "@/tests/bench/load";
import { type Figure, figure, table } from "@/tests/bench/report";
import { noticeFigures } from "@/tests/bench/notices";
import { measured, openRounds, type Measured, type Rounds } from "@/tests/bench/rounds";
import { casesMade, makeScene, type Scene } from "@/tests/bench/scene";
import { scriptWeight } from "@/tests/bench/script-weight";
import { openStatementCounter, type StatementCounter } from "@/tests/bench/statements";
import { projectRoot } from "./child";
import { freePort } from "./free-port";
import { startThrowawayPortal, type ThrowawayPortal } from "./throwaway-portal";

const connections = 16;
const few = casesMade;
const many = 2_000;
const results = join(projectRoot, "test-results");
const databaseLog = join(results, "bench-postgres.log");
const serverLog = "bench-server.log";

const names: Record<Measured, string> = {
  list: "case list",
  casePage: "case page",
  submission: "form submission",
};
const shares: Record<Measured, number> = { list: 0.5, casePage: 0.45, submission: 0.7 };

/**
 * `npm run bench [-- --seconds 2 --rounds 6]`: what the hottest pages and one form cost beside an empty signed-in page,
 * in one server process, with few and with many cases. A goal that is missed is printed, and fails nothing: a figure
 * depends on the machine.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: "string" }, rounds: { type: "string" } } });
  mkdirSync(results, { recursive: true });
  rmSync(databaseLog, { force: true });
  // While pages are measured, mail and jobs wait in the queue, and nobody listens at the mail server's port.
  const smtpPort = await freePort();
  const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;
  const portal = await startThrowawayPortal({
    ...{ name: "bench", serverLog, smtpUrl, workerInServer: false, databaseLog },
  });
  try {
    const pages = await measure(portal, Number(values.seconds ?? 2), Number(values.rounds ?? 6));
    const figures = [...pages, ...(await noticeFigures(smtpPort, results))];
    writeFileSync(join(results, "bench.json"), `${JSON.stringify(figures, null, 2)}\n`);
    console.log(`\n${table(figures)}`);
  } finally {
    await closeDb();
    await portal.stop();
  }
}

async function measure(portal: ThrowawayPortal, seconds: number, rounds: number): Promise<Figure[]> {
  const scene = await makeScene(portal.origin);
  const copies = await openCopies(portal.adminUrl);
  const counter = await openStatementCounter(portal.adminUrl, databaseLog);
  const load = openLoad(portal.origin, connections);
  try {
    for (const line of ["empty", ...measured] as const) await load.during(Math.max(5, seconds), scene[line]);
    await scene.tidy();
    refuseTrouble();
    const statements = new Map<number, Record<Measured | "empty", number>>();
    const round = openRounds(load, seconds);
    for (let number = 0; number < rounds; number += 1) {
      // Turned round each time: a machine that slows down during the run favours neither.
      for (const cases of number % 2 === 0 ? [few, many] : [many, few]) {
        console.log(`Round ${number + 1} of ${rounds}: ${cases} cases`);
        await copies.bringTo(cases);
        if (!statements.has(cases))
          statements.set(cases, await countAll(counter, scene, (one) => load.once(one)));
        await round.add(cases, scene);
      }
    }
    // What is measured next runs commands: the names of a copy can't be read, and a conflict check reads all.
    await copies.bringTo(few);
    return [
      ...[few, many].flatMap((cases) => speed(round, cases)),
      figure(`case list, ${many} cases to ${few}`, round.ratio("list", many, few), "of the requests/s", {
        atLeast: 0.9,
      }),
      ...statementFigures(statements),
      ...(await weights(portal.origin, scene)),
    ];
  } finally {
    load.close();
    await counter.close();
    await copies.close();
  }
}

/** A page that leaves an error in the log (a word that is missing) spends its time on telling of it: not worth measuring. */
function refuseTrouble(): void {
  const log = readFileSync(join(results, serverLog), "utf8");
  const at = log.search(/error/i);
  if (at >= 0) throw new Error(`The server told of trouble while it warmed up:\n${log.slice(at, at + 600)}`);
}

function speed(round: Rounds, cases: number): Figure[] {
  const empty = round.emptyPage(cases);
  const lines = measured.flatMap((line) => {
    const { perSecond, p50, p95, share, p95ToP50 } = round.figures(cases, line);
    const name = `${names[line]}, ${cases} cases`;
    return [
      figure(name, perSecond, "requests/s"),
      figure(`${name}: p50`, p50, "ms"),
      figure(`${name}: p95`, p95, "ms"),
      figure(`${name}: p95 to p50`, p95ToP50, "times", { atMost: 1.8 }),
      figure(`${name}: share`, share, "of the empty page", { atLeast: shares[line] }),
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

type Ask = (one: ReturnType<Scene["list"]>) => Promise<string>;

/** Counted thrice: once a minute a request also notes that its session is in use. */
async function countAll(
  counter: StatementCounter,
  scene: Scene,
  ask: Ask,
): Promise<Record<Measured | "empty", number>> {
  const least = async (line: Measured | "empty") => {
    const counts: number[] = [];
    for (let time = 0; time < 3; time += 1) counts.push(await counter.count(() => ask(scene[line]())));
    return Math.min(...counts);
  };
  const counted = {
    empty: await least("empty"),
    list: await least("list"),
    casePage: await least("casePage"),
    submission: await least("submission"),
  };
  await scene.tidy();
  return counted;
}

function statementFigures(statements: ReadonlyMap<number, Record<Measured | "empty", number>>): Figure[] {
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
    const bytes = await scriptWeight(origin, path, name === "sign-in" ? "" : scene.cookie);
    const kind = withForm ? "with a form" : "without a form";
    figures.push(
      figure(`script of a cold visit, ${name} (${kind})`, bytes / 1_000, "kB gzipped", {
        atMost: withForm ? 190 : 145,
      }),
    );
  }
  return figures;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

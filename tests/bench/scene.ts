import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { sessionCookie } from "@/lib/auth/cookie";
import { messagesFor } from "@/lib/i18n/messages";
import { projectRoot } from "@/scripts/child";
import { enter } from "../support/enter";
import { activeCase } from "../support/walk/agreement";
import { submittedCase } from "../support/walk/review";
import { makeWorld, type World } from "../support/world";
import type { BenchRequest } from "./load";
import type { Readers } from "./population";

/** Cases at the beginning of their review, whose pages are asked for. */
const reviewed = 8;
/** How many cases are made by commands: these, and one that is worked on. */
export const casesMade = reviewed + 1;

export type Scene = {
  world: World;
  /** Whose cases the ones in bulk are. */
  readers: Readers;
  /** The sessions of those who ask: a facilitator, who sees every case, and an Advocate, who sees their own. */
  cookies: { facilitator: string; advocate: string };
  empty(): BenchRequest;
  /** The facilitator asks for a page. @param expects stands in every right answer */
  page(path: string, expects: string): BenchRequest;
  list(): BenchRequest;
  dashboard(): BenchRequest;
  casePage(): BenchRequest;
  submission(): BenchRequest;
  /** Pages as a browser first meets them, for the weight of their scripts. */
  firstVisits: { name: string; path: string; withForm: boolean }[];
  /** Takes away what the submissions to a site left, so that no page grows during a run. */
  tidy(admin: Client): Promise<void>;
};

/** Invented people and cases at the beginning of their review, all made by commands, and somebody signed in. */
export async function makeScene(): Promise<Scene> {
  const world = await makeWorld();
  await activeCase(world);
  const cases: { caseId: string; code: string }[] = [];
  for (let made = 0; made < reviewed; made += 1) cases.push(await submittedCase(world));
  const reader = world.facilitator2;
  const cookie = await signedIn(reader.userId);
  const words = messagesFor("en").cases;

  let turn = 0;
  const nextCase = () => cases[(turn += 1) % cases.length] ?? { caseId: "", code: "" };
  const page = (path: string, expects: string): BenchRequest => ({ path, expects, headers: { cookie } });
  const notes = actionNamed("addNote");

  return {
    world,
    readers: {
      facilitator: reader.userId,
      lawyer: world.lawyer2.userId,
      firm: world.firm,
      defender: world.defender2.defenderId ?? "",
    },
    cookies: { facilitator: cookie, advocate: await signedIn(world.lawyer2.userId) },
    page,
    empty: () => page("/notices", words.notices.empty),
    list: () => page("/cases", cases[0]?.code ?? ""),
    dashboard: () => page("/dashboard", messagesFor("en").ui.waiting.yours),
    casePage: () => {
      const { code } = nextCase();
      return page(`/cases/${code}/review`, code);
    },
    submission: () => {
      const { caseId, code } = nextCase();
      return {
        path: `/cases/${code}/review`,
        method: "POST",
        headers: {
          cookie,
          "next-action": notes,
          "content-type": "text/plain;charset=UTF-8",
          accept: "text/x-component",
        },
        body: JSON.stringify([
          {
            subjectId: caseId,
            operationId: randomUUID(),
            input: { words: "Called the clinic; they answer on Tuesday." },
          },
        ]),
        expects: `"ok":true`,
      };
    },
    firstVisits: [
      { name: "landing page", path: "/", withForm: false },
      { name: "sign-in", path: "/sign-in", withForm: true },
      { name: "case list", path: "/cases", withForm: false },
      { name: "case page", path: `/cases/${cases[0]?.code ?? ""}/review`, withForm: true },
    ],
    tidy: async (admin) => {
      await admin.query(`DELETE FROM "StaffNote"`);
      await admin.query(`DELETE FROM "Notification" WHERE "userId" = $1`, [reader.userId]);
    },
  };
}

async function signedIn(userId: string): Promise<string> {
  return `${sessionCookie().name}=${await enter(userId)}`;
}

/** The id under which the built server knows an action. */
function actionNamed(name: string): string {
  const file = join(projectRoot, ".next", "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(node).find(([, action]) => action.exportedName === name);
  if (!found) throw new Error(`The build has no action ${name}.`);
  return found[0];
}

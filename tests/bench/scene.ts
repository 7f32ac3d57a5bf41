import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sessionCookie } from "@/lib/auth/cookie";
import { db } from "@/lib/db/client";
import { messagesFor } from "@/lib/i18n/messages";
import { projectRoot } from "@/scripts/child";
import { enter } from "../support/enter";
import { submittedCase } from "../support/walk/review";
import { makeWorld } from "../support/world";
import type { BenchRequest } from "./load";

/** How many cases are made by commands; all others of a bench are copies of them. */
export const casesMade = 8;

export type Scene = {
  /** The session of the person who asks for everything: a facilitator, who sees every case. */
  cookie: string;
  empty(): BenchRequest;
  list(): BenchRequest;
  casePage(): BenchRequest;
  submission(): BenchRequest;
  /** Pages as a browser first meets them, for the weight of their scripts. */
  firstVisits: { name: string; path: string; withForm: boolean }[];
  /** Takes away what the submissions left, so that no page grows during a run. */
  tidy(): Promise<void>;
};

/** Invented people and cases at the beginning of their review, all made by commands, and somebody signed in. */
export async function makeScene(origin: string): Promise<Scene> {
  const world = await makeWorld();
  const cases: { caseId: string; code: string }[] = [];
  for (let made = 0; made < casesMade; made += 1) cases.push(await submittedCase(world));
  const reader = world.facilitator2;
  const cookie = await signedIn(reader.userId);
  const words = messagesFor("en").cases;

  let turn = 0;
  const nextCase = () => cases[(turn += 1) % cases.length] ?? { caseId: "", code: "" };
  const page = (path: string, expects: string): BenchRequest => ({ path, expects, headers: { cookie } });
  const notes = actionNamed("addNote");

  const scene: Scene = {
    cookie,
    empty: () => page("/notices", words.notices.empty),
    list: () => page("/cases", cases[0]?.code ?? ""),
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
          origin,
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
    tidy: async () => {
      await db().staffNote.deleteMany();
      await db().notification.deleteMany({ where: { userId: reader.userId } });
    },
  };
  await scene.tidy();
  return scene;
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

import type { UserActor } from "@/lib/authz/actor";
import { mayOpenCasePage } from "@/lib/authz/pages";
import { frameView } from "@/lib/cases/frame/queries";
import type { CaseFacts } from "@/lib/authz/scope";
import { db } from "@/lib/db/client";
import { openKey } from "@/lib/db/keys";
import { openText } from "@/lib/vault/seal";
import type { WaitKind } from "@/lib/workflow/wait-kinds";
import type { OpenWait } from "@/lib/workflow/whose-turn";
import { mayPause } from "./rules";

export type ClockRow = OpenWait & {
  kind: WaitKind;
  pausedAt: Date | null;
  /** Empty while the clock goes. */
  reason: string;
  may: "pause" | "resume" | null;
};

/** Every clock of a case, the first due first; null when they are not the actor's to see. */
export async function clocksView(
  actor: UserActor,
  code: string,
): Promise<{ facts: CaseFacts; clocks: ClockRow[] } | null> {
  const frame = await frameView(actor, code);
  if (!frame || !mayOpenCasePage("clocks", frame.facts.relations)) return null;
  const { facts, waits, may } = frame;
  const paused = await db().wait.findMany({
    where: { caseId: facts.id, closedAt: null, pausedAt: { not: null } },
    select: { id: true, pausedAt: true, pauseCipher: true },
  });
  const key = paused.length > 0 ? await openKey(db(), facts.keyId) : null;
  const clocks = waits
    .filter(({ kind }) => kind !== "resumeClock")
    .map((wait): ClockRow => {
      const kind = wait.kind as WaitKind;
      const pause = paused.find(({ id }) => id === wait.id);
      const cipher = pause?.pauseCipher;
      const command = pause ? "resumeClock" : "pauseClock";
      return {
        ...wait,
        kind,
        pausedAt: pause?.pausedAt ?? null,
        reason: key && cipher ? openText(key, `Wait:pauseCipher:${wait.id}`, cipher) : "",
        may: may.has(command) && mayPause(kind, facts.relations) ? (pause ? "resume" : "pause") : null,
      };
    });
  return { facts, clocks: clocks.sort((a, b) => dueOf(a) - dueOf(b)) };
}

const dueOf = ({ by }: ClockRow) => by?.getTime() ?? Number.MAX_SAFE_INTEGER;

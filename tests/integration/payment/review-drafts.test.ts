import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "@/lib/dates";
import { db } from "@/lib/db/client";
import { reportView } from "@/lib/stages/payment/reports/queries";
import { refusal, run } from "@/tests/support/run";
import { makeWorld, type World } from "@/tests/support/world";
import * as walk from "@/tests/support/walk/payment";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function drafted(at: walk.Reported & { entryIds: string[] }, words = "Fue la mitad del día") {
  const part = await db().entryPart.findFirstOrThrow({ where: { entryId: at.entryIds[0] ?? "" } });
  const lines = [{ partId: part.id, quantity: 5, reasonCode: "travel_share", words }];
  const input = { reportId: at.reportId, version: 0, lines };
  await run(world.finance, "saveReviewDraft", at.caseId, input);
  return lines;
}

const viewOf = (by: World["finance"], { code }: walk.Reported) => reportView(by, code, 1);
const drafts = (reportId: string) => db().reviewDraft.count({ where: { reportId } });

describe("what a reviewer has decided and not sent", () => {
  test("is there again after the page was left, and sealed", async () => {
    const at = await walk.submittedReportCase(world);
    const lines = await drafted(at, "Un renglón que nadie más lee");
    expect((await viewOf(world.finance, at))?.drafts.own).toMatchObject({ version: 1, lines });
    const row = await db().reviewDraft.findFirstOrThrow({ where: { reportId: at.reportId } });
    expect(Buffer.from(row.linesCipher).toString("latin1")).not.toContain("nadie");
  });

  test("is known to another reviewer by who and when, and to nobody else", async () => {
    const at = await walk.submittedReportCase(world);
    await drafted(at);
    const seen = (await viewOf(world.finance2, at))?.drafts;
    expect(seen).toMatchObject({ own: null, others: [{ name: world.finance.name }] });
    expect(JSON.stringify(seen)).not.toContain("mitad");
    expect((await viewOf(world.defender, at))?.drafts).toEqual({ own: null, others: [] });
    const input = { reportId: at.reportId, version: 0, lines: [] };
    expect(await refusal(run(world.defender, "saveReviewDraft", at.caseId, input))).toBe("NOT_ALLOWED");
    expect(await refusal(run(world.lawyer, "saveReviewDraft", at.caseId, input))).toBe("NOT_ALLOWED");
  });

  test("is gone when the report is proposed, approved or given back, whoever did it", async () => {
    const proposed = await walk.submittedReportCase(world);
    const approved = await walk.submittedReportCase(world);
    const returned = await walk.submittedReportCase(world);
    for (const at of [proposed, approved, returned]) await drafted(at);
    const lines = await walk.cutLines([{ entryId: proposed.entryIds[0] ?? "", minutes: 5 }]);
    const { reportId } = proposed;
    await run(world.finance, "proposeCuts", proposed.caseId, { reportId, lines });
    await run(world.finance2, "approveReport", approved.caseId, { reportId: approved.reportId });
    await run(world.finance2, "returnReport", returned.caseId, {
      ...{ reportId: returned.reportId, words: "Falta un recibo", returnBy: plusDays(returned.today, 7) },
    });
    for (const at of [proposed, approved, returned]) expect(await drafts(at.reportId)).toBe(0);
  });
});

import { describe, expect, test } from "vitest";
import { mayOpenCasePage, type CasePage } from "@/lib/authz/pages";
import { relations, type Relation } from "@/lib/authz/policy";
import { historyReader } from "@/lib/cases/history/readers";
import { noticeHref } from "@/lib/notify/links";
import { noticeMatrix } from "@/lib/notify/matrix";
import { maySeeContract } from "@/lib/stages/agreement/facts";
import { readerOf as assignmentReader } from "@/lib/stages/assignment/reader";
import { evaluationReader } from "@/lib/stages/evaluation/readers";
import { readerOf as paymentReader } from "@/lib/stages/payment/readers";
import { caseStatuses, stageOf, stages } from "@/lib/workflow/statuses";
import { waitKindNames } from "@/lib/workflow/wait-kinds";
import { caseHref, openStages, waitHref, type CaseOfReader } from "@/lib/workflow/wait-links";

/** Who opens which pages of a case, written by hand. */
const opens: Partial<Record<Relation, CasePage[]>> = {
  lead: [...stages, "history", "readings", "handover", "invoice"],
  counsel: [...stages, "history", "handover", "invoice"],
  assistant: [...stages, "history", "invoice"],
  billing: ["invoice"],
  offered: ["review"],
  assigned: [...stages, "history"],
  former: ["agreement", "assignment", "payment", "evaluation", "history"],
  facilitator: [...stages, "history", "handover", "clocks", "invoice"],
  finance: ["assignment", "payment", "clocks", "invoice"],
  director: [...stages, "history", "readings", "handover", "clocks", "invoice"],
  approver: ["payment"],
};
const readers = Object.keys(opens) as Relation[];
const all: CasePage[] = [...stages, "history", "readings", "handover", "clocks", "invoice"];
const ref = "5b0c7f9e-0000-4000-8000-000000000001";

test.each(relations.map((relation) => [relation]))("%s", (relation) => {
  const expected = all.filter((page) => opens[relation]?.includes(page));
  expect(all.filter((page) => mayOpenCasePage(page, [relation]))).toEqual(expected);
});

test("each page's own reader says the same, but for the bill that a payer reads by itself", () => {
  for (const relation of readers) {
    const is = [relation];
    expect(maySeeContract(is), relation).toBe(mayOpenCasePage("agreement", is));
    expect(assignmentReader(is) !== null, relation).toBe(mayOpenCasePage("assignment", is));
    expect(evaluationReader(is) !== null, relation).toBe(mayOpenCasePage("evaluation", is));
    expect(historyReader(is) !== null, relation).toBe(mayOpenCasePage("history", is));
    const pays = paymentReader(is);
    expect(pays !== null, relation).toBe(mayOpenCasePage("payment", is) || relation === "billing");
    expect(pays?.invoices ?? false, relation).toBe(mayOpenCasePage("invoice", is));
  }
});

/** The page of the case to which an address leads. */
function pageOf(href: string): CasePage {
  const [, page = ""] = /^\/cases\/CF-2026-0042\/([a-z]+)/.exec(href) ?? [];
  return href.includes("/payment/invoices/") ? "invoice" : (page as CasePage);
}

const of = (relation: Relation, status: CaseOfReader["status"]): CaseOfReader => ({
  ...{ code: "CF-2026-0042", status, endedStage: null, relations: [relation] },
});

describe("a link leads to a page that its reader may open", () => {
  test.each(readers.map((relation) => [relation]))("%s, of whatever waits", (relation) => {
    for (const status of caseStatuses) {
      const reader = of(relation, status);
      for (const kind of waitKindNames) {
        const href = waitHref(reader, kind, ref);
        if (href) expect(opens[relation], `${kind} in ${status}: ${href}`).toContain(pageOf(href));
        else expect(openStages(reader), `${kind} in ${status}`).toEqual([]);
      }
    }
  });

  test.each(readers.map((relation) => [relation]))("%s, of whatever they are told", (relation) => {
    for (const status of caseStatuses) {
      const about = of(relation, status);
      for (const kind of [...Object.keys(noticeMatrix), ...waitKindNames.map((name) => `remind.${name}`)]) {
        const href = noticeHref({ kind, about, invoiceId: ref });
        if (href?.startsWith("/cases/")) expect(opens[relation], `${kind}: ${href}`).toContain(pageOf(href));
      }
    }
  });

  test.each(readers.map((relation) => [relation]))("%s, of the case itself", (relation) => {
    for (const status of caseStatuses) {
      const href = caseHref(of(relation, status), null);
      if (href) expect(openStages(of(relation, status))).toContain(pageOf(href));
    }
  });
});

test.each([
  ["finance", "negotiating", "approveText", null],
  ["finance", "work_done", "evaluate", `/cases/CF-2026-0042/payment`],
  ["finance", "active", "doTasks", `/cases/CF-2026-0042/assignment#${ref}`],
  ["approver", "active", "doTasks", `/cases/CF-2026-0042/payment`],
  ["approver", "closed", "reportOutcome", `/cases/CF-2026-0042/payment`],
  ["billing", "work_done", "payInvoice", `/cases/CF-2026-0042/payment/invoices/${ref}`],
  ["billing", "work_done", "evaluate", null],
  ["lead", "work_done", "payInvoice", `/cases/CF-2026-0042/payment#${ref}`],
  ["facilitator", "submitted", "readIntake", `/cases/CF-2026-0042/review#${ref}`],
] as const)("%s, while a case is %s, is led by %s to %s", (relation, status, kind, href) => {
  expect(waitHref(of(relation, status), kind, ref)).toBe(href);
});

test("a notice of a case that its reader sees no more is no link", () => {
  expect(noticeHref({ kind: "offer.sent", about: null, invoiceId: null })).toBeNull();
  expect(noticeHref({ kind: "case.withdrawn", about: null, invoiceId: null })).toBe("/dashboard");
});

test.each(["clock.paused", "clock.resumed"])("%s leads to the page on which it is done", (kind) => {
  const about = of("lead", "signing");
  expect(noticeHref({ kind, params: { wait: "signContract" }, about, invoiceId: null })).toBe(
    "/cases/CF-2026-0042/agreement",
  );
});

test("the stages of a case are open as far as it came, and one ahead for money and evaluations", () => {
  expect(openStages(of("lead", "active"))).toEqual(["review", "agreement", "assignment", "payment"]);
  expect(openStages(of("lead", "work_done"))).toContain("evaluation");
  expect(openStages(of("finance", "negotiating"))).toEqual([]);
  expect(stageOf("negotiating", null)).toBe("agreement");
});

import { mayOpenCasePage } from "@/lib/authz/pages";
import type { Relation } from "@/lib/authz/policy";
import { stageOf, stages, type CaseStatus, type Stage } from "./statuses";
import { waitRow, type WaitKind } from "./wait-kinds";

/** A case, and what the reader of a link is to it. */
export type CaseOfReader = {
  code: string;
  status: CaseStatus;
  endedStage: Stage | null;
  relations: readonly Relation[];
};

/** The stages that a reader may look into: those that the case has reached, and that are theirs to see. */
export function openStages({ status, endedStage, relations }: Omit<CaseOfReader, "code">): Stage[] {
  const reached = stages.indexOf(stageOf(status, endedStage));
  return stages.filter(
    (stage, index) => index <= reached + ahead(status, stage) && mayOpenCasePage(stage, relations),
  );
}

/** Interim reports are billed while the work goes on, and evaluations open as soon as it is done. */
function ahead(status: CaseStatus, stage: Stage): number {
  if (stage === "payment" && (status === "active" || status === "on_hold")) return 1;
  return stage === "evaluation" && status === "work_done" ? 1 : 0;
}

/**
 * The page of a case that a reader opens when one is wanted: that one where it is theirs; else the stage where the case
 * is, or the nearest before it that they may see. Null: they see none.
 */
export function pageFor(of: Omit<CaseOfReader, "code">, wanted: Stage | null): Stage | null {
  if (wanted && mayOpenCasePage(wanted, of.relations)) return wanted;
  const open = openStages(of);
  const current = stageOf(of.status, of.endedStage);
  return open.includes(current) ? current : (open.at(-1) ?? null);
}

/** The address of a page of a case, or of the nearest that this reader may open. Null: there is none for them. */
export function caseHref(
  of: CaseOfReader,
  wanted: Stage | "clocks" | null,
  invoiceId?: string | null,
): string | null {
  if (wanted === "clocks") {
    return mayOpenCasePage("clocks", of.relations) ? `/cases/${of.code}/clocks` : caseHref(of, null);
  }
  const page = pageFor(of, wanted);
  if (page) return `/cases/${of.code}/${page}`;
  const bill = invoiceId && mayOpenCasePage("invoice", of.relations);
  return bill ? `/cases/${of.code}/payment/invoices/${invoiceId}` : null;
}

/**
 * The address at which what waits is done, where it is the reader's to open. The record that waits is the anchor of its
 * page; what a billing contact pays is the invoice itself.
 */
export function waitHref(of: CaseOfReader, kind: WaitKind, ref: string | null): string | null {
  const { page } = waitRow(kind);
  const href = caseHref(of, page, kind === "payInvoice" ? ref : null);
  return ref && href?.endsWith(`/${page}`) ? `${href}#${ref}` : href;
}

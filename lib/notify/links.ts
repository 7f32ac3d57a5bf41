import type { Stage } from "@/lib/workflow/statuses";
import { waitKindNames, waitRow, type WaitKind } from "@/lib/workflow/wait-kinds";
import { caseHref, type CaseOfReader } from "@/lib/workflow/wait-links";
import { noticeMatrix, type Notice, type NoticeKind } from "./matrix";

export type LinkedNotice = {
  kind: string;
  /** Its figures; of a clock that stands still or goes on, `wait` is what waits. */
  params?: { wait?: string | number };
  /** The case that it is about, as the reader stands to it now. Null: it is about none, or the reader sees it no more. */
  about: CaseOfReader | null;
  /** The invoice that it is about. */
  invoiceId: string | null;
};

/**
 * Where a notice leads: the page of the case on which the next step stands, or the nearest that its reader may open; one
 * that names no page, the page of the account that it is about, or the dashboard. Null: of that case the reader opens nothing.
 */
export function noticeHref({ kind, params, about, invoiceId }: LinkedNotice): string | null {
  const page = pageOf(kind, params);
  if (page === null) return kind.startsWith("own.") ? "/staff/people" : (rowOf(kind)?.path ?? "/dashboard");
  const href = about && caseHref(about, page, invoiceId);
  const under = rowOf(kind)?.under;
  return under && href?.endsWith(`/${page}`) ? `${href}/${under}` : href;
}

function pageOf(kind: string, params: LinkedNotice["params"]): Stage | "clocks" | null {
  const [, named] = /^(?:remind|warn|told)\.(.+)$/.exec(kind) ?? [];
  const wait = named ?? (kind.startsWith("clock.") ? String(params?.wait) : null);
  if (wait && (waitKindNames as string[]).includes(wait)) return waitRow(wait as WaitKind).page;
  return rowOf(kind)?.page ?? null;
}

function rowOf(kind: string): Notice | undefined {
  return noticeMatrix[kind.replace(/^(?:behalf|own)\./, "") as NoticeKind];
}

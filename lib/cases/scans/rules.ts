import { DomainError } from "@/lib/errors";
import type { Decision } from "@/lib/workflow/define";
import type { ScanRecorded } from "./schema";
import type { ScanState } from "./standing";

/**
 * A file gets one verdict. What was found is an event with the scanner's name for it; a clean one too, so that it can be
 * told later that it was looked at before anybody opened it.
 * @throws DomainError NOT_FOUND for a file that is gone, ALREADY_DONE for one that has its verdict
 */
export function decideRecordScan(
  file: { scan: ScanState; purpose: string } | null,
  input: ScanRecorded,
): Decision<ScanRecorded> {
  if (!file) throw new DomainError("NOT_FOUND");
  if (file.scan !== "PENDING" && file.scan !== "NOT_SCANNED") throw new DomainError("ALREADY_DONE");
  const { documentId } = input;
  if (input.verdict === "CLEAN")
    return { changes: input, events: [{ type: "document.cleared", payload: { documentId } }] };
  const { found } = input;
  return {
    changes: input,
    events: [{ type: "document.infected", payload: { documentId, purpose: file.purpose, found } }],
  };
}

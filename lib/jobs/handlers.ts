import { resumeScans, scanDocument } from "@/lib/cases/scans/job";
import { now } from "@/lib/clock";
import { loadClock } from "@/lib/kept-clock";
import { deliverNotification } from "@/lib/notify/deliver";
import { askedReset } from "@/lib/people/asked-reset";
import { deliverDigest, makeDigests } from "@/lib/notify/deliver-digest";
import { mailCounselInvitation } from "@/lib/cases/handover/invitations/mail";
import { mailAccessAnswer } from "@/lib/people/access/mail";
import { pushNotice } from "@/lib/notify/deliver-push";
import { mailLink } from "@/lib/people/mail-link";
import { sealContractPdf } from "@/lib/stages/agreement/jobs";
import { makeInvoicePdf, makeRemittance } from "@/lib/stages/payment/jobs";
import { anchorChains } from "@/lib/workflow/anchor";
import { mailAnchor } from "@/lib/workflow/anchor-mail";
import { runDue } from "@/lib/workflow/clocks";
import type { JobPayloads } from "./payloads";

/**
 * What the worker does for each kind of job. A handler may be run twice with the same payload (its worker was killed,
 * or the answer was lost) and leaves then what it left the first time.
 */
export type Handlers = { [Name in keyof JobPayloads]: (payload: JobPayloads[Name]) => Promise<unknown> } & {
  /** Every minute, not from a payload. */
  runDue: () => Promise<unknown>;
  /** Every day, not from a payload. */
  anchorChains: () => Promise<unknown>;
};

export const handlers: Handlers = {
  deliverNotification,
  deliverDigest,
  pushNotice,
  mailLink,
  askedReset,
  mailAccessAnswer,
  mailCounselInvitation,
  scanDocument,
  sealContract: sealContractPdf,
  makeInvoicePdf,
  makeRemittance,
  mailAnchor,
  anchorChains: () => anchorChains(),
  runDue: async () => {
    await loadClock();
    await runDue(now());
    await makeDigests(now());
    await resumeScans();
  },
};

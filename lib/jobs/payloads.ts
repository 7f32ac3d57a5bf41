/** Every kind of job and what it is told: ids only, so that a job row never holds anything personal. */
export type JobPayloads = {
  /** Mails one notification to its reader. */
  deliverNotification: { notificationId: string };
  /** Mails the summary of what happened to whoever chose one. */
  deliverDigest: { mailId: string };
  /** Tells one browser of one person that there is news. */
  pushNotice: { notificationId: string; deviceId: string };
  /** Mails an invitation or a reset link. The token travels sealed: the row alone opens nothing. */
  mailLink: { linkId: string; sealed: string };
  /** Looks whether an address for which a link was asked has an account. The address travels sealed. */
  askedReset: { id: string; sealed: string };
  /** Mails to whoever asked for access that they get none. */
  mailAccessAnswer: { requestId: string };
  /** Asks somebody without an account to be co-counsel. */
  mailCounselInvitation: { invitationId: string };
  /** Has the virus scanner look at a file that somebody brought. */
  scanDocument: { documentId: string };
  /** Makes the signed contract's PDF and records its hash. */
  sealContract: { contractId: string };
  /** Makes an issued invoice's PDF. */
  makeInvoicePdf: { invoiceId: string };
  /** Makes the remittance advice of a payout that was sent. */
  makeRemittance: { payoutId: string };
  /** Mails the day's anchor of the chains of events to a director. */
  mailAnchor: { number: number; mailId: string };
};

export type JobName = keyof JobPayloads;

import { total } from "../lines";

export type NewAllocation = { id: string; paymentId: string; invoiceId: string; amountMinor: number };

/** A payment with something left of it. */
export type Credit = { paymentId: string; leftMinor: number };
export type Open = { invoiceId: string; leftMinor: number };

/** How much of a payment is set against which invoice. */
export type Share = { invoiceId: string; amountMinor: number };

/**
 * In which order a payment pays what is open, unless finance says otherwise: the invoice on whose page it is recorded,
 * then those of its case, then the rest; each as it came, the oldest first.
 */
export function inTurn<I extends { id: string; caseId: string }>(
  open: readonly I[],
  here: { invoiceId: string | null; caseId: string },
): I[] {
  const rank = ({ id, caseId }: I) => (id === here.invoiceId ? 0 : caseId === here.caseId ? 1 : 2);
  return [...open].sort((a, b) => rank(a) - rank(b));
}

/**
 * Shares a payment out over open invoices in the order given, each at most by what is left of it. What was said of an
 * invoice stands as it was said.
 * @param said by invoice, in minor units
 * @returns a share for each invoice, also of nothing; and what remains to the payer's credit, below zero when more was
 *   said than came in
 */
export function shareOut(
  amountMinor: number,
  open: readonly Open[],
  said: Readonly<Record<string, number>> = {},
): { shares: Share[]; unappliedMinor: number } {
  let rest = amountMinor - total(open.map(({ invoiceId }) => said[invoiceId] ?? 0));
  const shares = open.map(({ invoiceId, leftMinor }): Share => {
    const stands = said[invoiceId];
    if (stands !== undefined) return { invoiceId, amountMinor: stands };
    const part = Math.max(0, Math.min(rest, leftMinor));
    rest -= part;
    return { invoiceId, amountMinor: part };
  });
  return { shares, unappliedMinor: rest };
}

/** Spends credits, in the order given, on one invoice. */
export function spendCredit(credits: readonly Credit[], open: Open, newId: () => string): NewAllocation[] {
  let left = Math.max(0, open.leftMinor);
  return credits.flatMap(({ paymentId, leftMinor }): NewAllocation[] => {
    const part = Math.min(left, leftMinor);
    if (part <= 0) return [];
    left -= part;
    return [{ id: newId(), paymentId, invoiceId: open.invoiceId, amountMinor: part }];
  });
}

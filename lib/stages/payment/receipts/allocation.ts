import { total } from "../lines";

export type NewAllocation = { id: string; paymentId: string; invoiceId: string; amountMinor: number };

/** A payment with something left of it. */
export type Credit = { paymentId: string; leftMinor: number };
export type Open = { invoiceId: string; leftMinor: number };

/**
 * Sets an amount against open invoices in the order given, each at most by what is left of it.
 * @returns allocations above zero, and what remains to the payer's credit
 */
export function allocate(
  paymentId: string,
  amountMinor: number,
  open: readonly Open[],
  newId: () => string,
): { allocations: NewAllocation[]; unappliedMinor: number } {
  const allocations: NewAllocation[] = [];
  let rest = amountMinor;
  for (const { invoiceId, leftMinor } of open) {
    const part = Math.min(rest, Math.max(0, leftMinor));
    if (part === 0) continue;
    allocations.push({ id: newId(), paymentId, invoiceId, amountMinor: part });
    rest -= part;
  }
  return { allocations, unappliedMinor: rest };
}

/** Spends credits, in the order given, on one invoice. */
export function spendCredit(credits: readonly Credit[], open: Open, newId: () => string): NewAllocation[] {
  const spent: NewAllocation[] = [];
  for (const { paymentId, leftMinor } of credits) {
    const left = open.leftMinor - total(spent.map(({ amountMinor }) => amountMinor));
    spent.push(...allocate(paymentId, leftMinor, [{ ...open, leftMinor: left }], newId).allocations);
  }
  return spent;
}

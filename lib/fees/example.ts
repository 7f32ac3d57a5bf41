import { priceOfMinutes } from "@/lib/money";
import { drawUp, feeOf, type InvoiceFigures } from "@/lib/stages/payment/invoices/figures";

/** One row of the fee table: minor units an hour, basis points. */
export type Fees = {
  currency: "USD" | "CAD";
  billRateMinor: number;
  payRateMinor: number;
  feeBasisPoints: number;
  reducedBasisPoints: number;
};

/** What the example on the fees page bills: so many minutes of work, and expenses in minor units. */
export const exampleWork = { minutes: 12 * 60, expensesMinor: 150_00 } as const;

/** A small case at these fees, drawn up as an invoice is: in full, and with the reduced fee. */
export function exampleInvoice(fees: Fees): { full: InvoiceFigures; reduced: InvoiceFigures } {
  const line = {
    ...{ partId: null, day: null, taskKind: null, minutes: null, rateMinor: null, own: null },
  };
  const billed = [
    {
      ...line,
      position: 1,
      kind: "work",
      amountMinor: priceOfMinutes(exampleWork.minutes, fees.billRateMinor),
    },
    { ...line, position: 2, kind: "expense", amountMinor: exampleWork.expensesMinor },
  ] as const;
  const fee = feeOf(billed, fees.feeBasisPoints);
  return {
    full: drawUp(billed, fee, 0).figures,
    reduced: drawUp(billed, fee, fees.reducedBasisPoints).figures,
  };
}

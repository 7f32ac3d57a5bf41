import type { PlainDate } from "@/lib/dates";

/** The terms of a contract in figures: minor units, minutes, basis points, dates; both days included. */
export type ContractFigures = {
  currency: "USD" | "CAD";
  billRateMinor: number;
  payRateMinor: number;
  feeBasisPoints: number;
  capMinutes: number;
  capExpensesMinor: number;
  startsOn: PlainDate;
  endsOn: PlainDate;
  /** The organization that is invoiced. */
  payerId: string;
};

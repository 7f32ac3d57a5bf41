import { assessmentCommands } from "./assessment/commands";
import { draftCommands } from "./drafts/commands";
import { invoiceCommands } from "./invoices/commands";
import { payoutCommands } from "./payouts/commands";
import { receiptCommands } from "./receipts/commands";
import { reportCommands } from "./reports/commands";
import { settlementCommands } from "./settlement/commands";
import { writeOffCommands } from "./write-offs/commands";

export const paymentCommands = {
  ...reportCommands,
  ...assessmentCommands,
  ...draftCommands,
  ...invoiceCommands,
  ...receiptCommands,
  ...writeOffCommands,
  ...payoutCommands,
  ...settlementCommands,
};

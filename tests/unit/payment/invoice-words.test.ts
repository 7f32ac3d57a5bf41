import { describe, expect, test } from "vitest";
import { translator } from "@/lib/i18n/translate";
import { invoiceSheet } from "@/lib/stages/payment/invoices/document";
import type { InvoiceRecord } from "@/lib/stages/payment/invoices/record";
import { payWords } from "@/lib/stages/payment/invoices/wording";
import { day, noon } from "./facts";

const record: InvoiceRecord = {
  ...{ id: "invoice", code: "CF-2026-0001", number: "2026-0121", state: "issued", currency: "USD" },
  ...{ organization: "Firm", billingAddress: "1 Main St", city: "Chicago", counsel: "Ann Able" },
  ...{ issuedOn: day("2026-11-24"), dueOn: day("2026-12-24"), createdAt: noon, waiverBasisPoints: 0 },
  ...{ lines: [], totalMinor: 6500, bankDetails: "" },
};

describe.each(["en", "es"] as const)("how an invoice is paid, in %s", (locale) => {
  const t = translator(locale);
  const words = (more: Partial<InvoiceRecord> = {}) => payWords({ ...record, ...more }, t).join("\n");

  test("names the payee, the address for a check, the number, and whom to ask", () => {
    for (const said of ["Justice in Motion", "PO Box 160128", "Brooklyn, NY 11216", "2026-0121"]) {
      expect(words()).toContain(said);
    }
    expect(words()).toContain("info@justiceinmotion.org");
    expect(words()).toContain("(646)\u00a0351-1160");
  });

  test("says the account for a wire where one was set, and asks to ask for it otherwise", () => {
    const bankDetails = "Bank of Nowhere\nRouting 000";
    expect(words({ bankDetails })).toContain(bankDetails);
    expect(words().split("\n")).toHaveLength(4);
  });

  test("is the same in the PDF as on the page; a draft is not to be paid", () => {
    const bankDetails = "Bank of Nowhere\nRouting 000";
    const printed = invoiceSheet({ ...record, bankDetails }, t, locale).blocks.flatMap((block) =>
      block.kind === "paragraph" ? [block.text] : [],
    );
    expect(printed).toEqual(payWords({ ...record, bankDetails }, t));
    expect(words({ number: null, state: "draft" })).not.toContain("PO Box");
  });
});

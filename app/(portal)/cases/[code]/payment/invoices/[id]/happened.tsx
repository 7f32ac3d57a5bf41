import { Section } from "@/components/ui/section";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant, formatMoney } from "@/lib/i18n/format";
import type { Happening } from "@/lib/stages/payment/invoices/happened";
import type { InvoiceView } from "@/lib/stages/payment/invoices/queries";
import type { Said } from "../../said";

type Props = {
  happened: readonly Happening[];
  currency: InvoiceView["record"]["currency"];
  /** Who reads: what they did themselves is said so. */
  reader: { userId: string; timeZone: string };
  said: Said;
};

/** The invoice's own history, for staff. */
export function Happened({ happened, currency, reader, said }: Props) {
  const { p, locale } = said;
  return (
    <Section title={p("happened.title")}>
      <Timeline
        events={happened.map(({ id, type, at, actorId, actor, amountMinor }) => ({
          key: id,
          at: at.toISOString(),
          when: formatInstant(locale, at.toISOString(), reader.timeZone),
          crossing: type === "invoice.issued",
          what: p(`happened.${type.replace(".", "_")}`, {
            name: actorId === reader.userId ? p("happened.you") : (actor ?? p("happened.system")),
            amount: amountMinor === null ? "" : formatMoney(locale, amountMinor, currency),
          }),
        }))}
      />
    </Section>
  );
}

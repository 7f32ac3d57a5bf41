import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Empty } from "@/components/ui/section";
import { paymentView } from "@/lib/stages/payment/queries";
import { pageActor } from "@/lib/web/page";
import { Books } from "./books";
import { HeldParts } from "./held-parts";
import { InvoiceList } from "./invoice-list";
import { Payouts } from "./payouts";
import { Reports } from "./report-list";
import { saidIn } from "./said";
import { Unreported } from "./unreported";
import { WriteOffs } from "./write-offs";
import { HelpLink } from "../../../help-link";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** The money of a case: reports, invoices, payouts, payments; to each reader what is theirs. */
export default async function PaymentPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/payment", `/cases/${code}/payment`);
  const view = await paymentView(actor, code);
  if (!view) notFound();
  const said = saidIn(await getLocale(), await formTexts());
  const { reader } = view;
  const nothing =
    view.invoices.length +
    view.payouts.length +
    view.reports.length +
    view.unreported.length +
    view.writeOffs.length +
    view.held.length;
  if (nothing === 0 && !reader.books) {
    return (
      <Empty title={said.p("empty.title")} action={<HelpLink stage="payment" />}>
        {said.p(reader.own ? "empty.defender" : "empty.payer")}
      </Empty>
    );
  }
  return (
    <>
      {reader.reports ? (
        <>
          <Reports view={view} said={said} />
          <Unreported view={view} said={said} />
          <HeldParts view={view} said={said} />
        </>
      ) : null}
      {reader.invoices ? <InvoiceList view={view} said={said} first={!reader.reports} /> : null}
      {reader.writeOffs ? <WriteOffs view={view} said={said} first={!reader.reports} /> : null}
      {reader.payouts ? (
        <Payouts
          view={view}
          said={said}
          first={!reader.reports && !reader.invoices && view.writeOffs.length === 0}
        />
      ) : null}
      {reader.books ? <Books view={view} said={said} /> : null}
    </>
  );
}

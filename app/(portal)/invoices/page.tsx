import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { Pages } from "@/components/ui/navigation";
import { Empty } from "@/components/ui/section";
import { invoicesOfPayer } from "@/lib/stages/payment/invoices/queries";
import { pageActor } from "@/lib/web/page";
import { InvoiceTable } from "../cases/[code]/payment/invoice-list";
import { saidIn } from "../cases/[code]/payment/said";
import { HelpLink } from "../help-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("nav.invoices") };
}

type Props = { searchParams: Promise<{ after?: string | string[] }> };

/** What was billed to the reader's organizations: codes, dates and money, and no word of a case. */
export default async function InvoicesPage({ searchParams }: Props) {
  const actor = await pageActor("/invoices", "/invoices");
  const after = idIn((await searchParams).after);
  const { invoices, next } = await invoicesOfPayer(actor, after);
  const said = saidIn(await getLocale(), await formTexts());
  const { p } = said;
  return (
    <>
      <header className="list-head">
        <h1>{p("invoices.title")}</h1>
      </header>
      {invoices.length > 0 ? (
        <InvoiceTable invoices={invoices} said={said} withCase />
      ) : (
        <Empty title={p("invoices.none")}>
          <p>{p("invoices.nonePayer")}</p>
          <HelpLink stage="payment" />
        </Empty>
      )}
      <Pages
        position={p("invoices.shown", { count: invoices.length })}
        firstHref={after ? "/invoices" : undefined}
        nextHref={next ? `/invoices?after=${next}` : undefined}
      />
    </>
  );
}

/** The last invoice of the page before. Anything else is the first page. */
function idIn(value: string | string[] | undefined): string | null {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? value
    : null;
}

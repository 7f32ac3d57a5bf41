import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { formTexts } from "@/components/form/form-texts";
import { Where } from "@/components/case/turn";
import { Appears } from "@/components/ui/appears";
import { LinkButton } from "@/components/ui/button";
import { Facts, Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import { dueWords } from "@/lib/i18n/due";
import { invoiceView, type InvoiceView } from "@/lib/stages/payment/invoices/queries";
import { pageActor } from "@/lib/web/page";
import { saidIn, type Said } from "../../said";
import { Bill } from "./bill";
import { Happened } from "./happened";
import { DraftActs, IssuedActs } from "./invoice-acts";
import { Received } from "./received";
import { Proposal, WriteOffActs } from "../../write-offs";

type Props = { params: Promise<{ code: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An invoice as it prints; beside it what was paid, what is left, and what can be done. */
export default async function InvoicePage({ params }: Props) {
  const { code, id } = await params;
  const actor = await pageActor(
    "/cases/[code]/payment/invoices/[id]",
    `/cases/${code}/payment/invoices/${id}`,
  );
  const view = uuid.test(id) ? await invoiceView(actor, code, id) : null;
  if (!view) notFound();
  const said = saidIn(await getLocale(), await formTexts());
  const draft = view.record.state === "draft";
  return (
    <>
      {view.alone ? (
        <Where up={{ href: "/invoices", label: said.p("invoices.title") }} code={view.code} />
      ) : null}
      <Standing view={view} said={said} />
      <div className="bill-desk">
        <Bill record={view.record} said={said} />
        <aside className="aside">
          {draft ? (
            <DraftActs view={view} said={said} />
          ) : (
            <>
              <Received view={view} said={said} />
              {view.writeOff ? (
                <Section title={said.p("writeOff.pending")} id={view.writeOff.id}>
                  <Proposal writeOff={view.writeOff} said={said} />
                  <div className="money-acts">
                    <WriteOffActs writeOff={view.writeOff} caseId={view.caseId} may={view.may} said={said} />
                  </div>
                </Section>
              ) : null}
              <Section title={said.p("invoice.acts")} titleUnseen>
                <div className="stack">
                  <IssuedActs view={view} said={said} />
                  <Pdf view={view} said={said} />
                </div>
              </Section>
            </>
          )}
          {view.seesBooks ? (
            <Happened happened={view.happened} currency={view.record.currency} reader={actor} said={said} />
          ) : null}
          {view.behind || view.waiverMinor > 0 ? <Behind view={view} said={said} /> : null}
        </aside>
      </div>
    </>
  );
}

/** In the first line: what is left to pay, and by when. */
function Standing({ view, said }: { view: InvoiceView; said: Said }) {
  const { p, locale } = said;
  const { record, balanceMinor } = view;
  const due = record.dueOn;
  const words = due ? dueWords(locale, view.today, due) : null;
  const left = formatMoney(locale, balanceMinor, record.currency);
  return (
    <div className="section__head">
      <h2>
        {record.state === "draft"
          ? p("invoice.isDraft", { amount: formatMoney(locale, record.totalMinor, record.currency) })
          : balanceMinor === 0
            ? p("invoice.nothingLeft", { number: record.number ?? "" })
            : p("invoice.left", { number: record.number ?? "", amount: left })}
      </h2>
      {record.state !== "draft" && balanceMinor > 0 && due && words ? (
        <span className={view.overdue ? "late" : "small quiet"}>
          {p(view.overdue ? "invoice.overdue" : "invoice.dueBy", {
            day: formatDate(locale, due),
            words: words.words,
          })}
        </span>
      ) : null}
    </div>
  );
}

function Pdf({ view, said }: { view: InvoiceView; said: Said }) {
  const { p } = said;
  return (
    <div className="stack">
      {view.documentId ? (
        <LinkButton
          tone="second"
          wide
          icon="download"
          href={`/cases/${view.code}/payment/invoices/${view.record.id}/invoice.pdf`}
        >
          {p("invoice.pdf")}
        </LinkButton>
      ) : (
        <p className="small quiet" role="status">
          {p("invoice.pdfSoon")} <Appears late={p("invoice.pdfLate")} />
        </p>
      )}
      <p className="small quiet">{p("invoice.neverChanges")}</p>
    </div>
  );
}

/** For staff: the other price of the same work, and who pays what was waived. */
function Behind({ view, said }: { view: InvoiceView; said: Said }) {
  const { p, locale } = said;
  const { behind, waiverMinor, fundingSource, record } = view;
  const facts = [];
  if (behind) {
    facts.push({
      term: p("invoice.defender"),
      fact: `${formatMoney(locale, behind.payMinor, behind.payCurrency)}, ${
        behind.confirmedOn
          ? p("payouts.confirmedOn", { day: formatDate(locale, behind.confirmedOn) })
          : p(`payouts.states.${behind.state}`)
      }`,
    });
  }
  if (waiverMinor > 0 && fundingSource) {
    facts.push({
      term: p("invoice.reduced"),
      fact: p("invoice.from", {
        amount: formatMoney(locale, waiverMinor, record.currency),
        source: fundingSource,
      }),
    });
  }
  if (facts.length === 0) return null;
  return (
    <Section title={p("invoice.behind")}>
      <Facts facts={facts} />
    </Section>
  );
}

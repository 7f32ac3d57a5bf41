import { CommandForm } from "@/components/form/command-form";
import { BlockedButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { formatDate, formatMoney } from "@/lib/i18n/format";
import type { PaymentView } from "@/lib/stages/payment/queries";
import type { WriteOffView } from "@/lib/stages/payment/write-offs/queries";
import { approveWriteOff, refuseWriteOff } from "./actions";
import type { Said } from "./said";

/** What is proposed to be given up, with what whoever decides needs to know. */
export function WriteOffs({ view, said, first }: { view: PaymentView; said: Said; first: boolean }) {
  const { p, locale } = said;
  if (view.writeOffs.length === 0) return null;
  return (
    <Section title={p("writeOff.title")} first={first}>
      {view.writeOffs.map((writeOff) => (
        <article className="money-row" key={writeOff.id} id={writeOff.id}>
          <header>
            <h3>{p("writeOff.of", { number: writeOff.number, organization: writeOff.organization })}</h3>
            <span className="money-row__sum">
              {formatMoney(locale, writeOff.leftMinor, writeOff.currency)}
            </span>
          </header>
          <Proposal writeOff={writeOff} said={said} />
          <div className="money-acts">
            <WriteOffActs writeOff={writeOff} caseId={view.caseId} may={view.may} said={said} />
          </div>
        </article>
      ))}
    </Section>
  );
}

/** How much of what, why, who proposed it and when. */
export function Proposal({ writeOff, said }: { writeOff: WriteOffView; said: Said }) {
  const { p, locale } = said;
  const { currency, leftMinor, totalMinor, proposedOn, proposedBy, words } = writeOff;
  return (
    <div className="stack">
      <p className="small quiet">
        {p("writeOff.leftOf", {
          left: formatMoney(locale, leftMinor, currency),
          total: formatMoney(locale, totalMinor, currency),
        })}{" "}
        {p("writeOff.proposedBy", { name: proposedBy, day: formatDate(locale, proposedOn) })}
      </p>
      <p className="prose">{words}</p>
    </div>
  );
}

type ActsProps = { writeOff: WriteOffView; caseId: string; may: PaymentView["may"]; said: Said };

/** Another person approves; either may end it. With one account alone, the page says what is missing. */
export function WriteOffActs({ writeOff, caseId, may, said }: ActsProps) {
  const { p, locale, texts } = said;
  if (!may.has("approveWriteOff")) return null;
  const own = writeOff.proposedByReader;
  const refuse = own ? "takeBack" : "refuse";
  return (
    <>
      {own ? (
        <BlockedButton reason={p(writeOff.secondMissing ? "secondMissing" : "writeOff.secondPerson")}>
          {p("writeOff.approve")}
        </BlockedButton>
      ) : (
        <CommandForm
          action={approveWriteOff}
          subjectId={caseId}
          operationId={crypto.randomUUID()}
          hidden={{ writeOffId: writeOff.id }}
          submit={p("writeOff.approve")}
          pending={p("writeOff.approving")}
          consequences={{
            title: p("writeOff.will"),
            items: [
              p("writeOff.will1", { amount: formatMoney(locale, writeOff.leftMinor, writeOff.currency) }),
              p("writeOff.will2"),
            ],
          }}
          done={p("writeOff.approved")}
          texts={texts}
        />
      )}
      <CommandForm
        action={refuseWriteOff}
        subjectId={caseId}
        operationId={crypto.randomUUID()}
        hidden={{ writeOffId: writeOff.id }}
        fields={[{ kind: "textarea", name: "words", label: p("reason"), required: true, rows: 3 }]}
        submit={p(`writeOff.${refuse}`)}
        pending={p("writeOff.refusing")}
        tone="second"
        confirm={{
          title: p(`writeOff.${refuse}`),
          body: p("writeOff.refuseBody"),
          submit: p(`writeOff.${refuse}`),
          cancel: p("cancel"),
          holdsFields: true,
        }}
        done={p("writeOff.refused")}
        texts={texts}
      />
    </>
  );
}

import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { BlockedButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Instant } from "@/components/case/instant";
import type { Locale } from "@/lib/i18n/locale";
import type { Agreeing, AgreementView } from "@/lib/stages/agreement/queries";
import { daysToSign } from "@/lib/stages/agreement/signing/rules";
import { approveText, sendForSignature } from "./actions";
import { partyWord, type AgreementWords } from "./words";

type Props = {
  view: AgreementView;
  /** Numbers and keys of clauses whose languages have still to be compared. */
  unmatched: readonly { number: number; key: string }[];
  zone: string;
  locale: Locale;
  t: AgreementWords;
  texts: FormTexts;
};

/** Who has approved this exact text; the reader's own cell holds the button. */
export function WhoApproved(props: Props) {
  const { view, t } = props;
  const { current, agreeing, contract } = view;
  const ordered = [...agreeing].sort((a, b) => Number(a.yours) - Number(b.yours));
  return (
    <section className="agree" id={contract.id} aria-label={t("who.label", { number: current.number })}>
      {ordered.map((one) => (
        <div key={one.party} className={one.yours && !one.approvedAt ? "is-yours" : undefined}>
          <div>
            <span className="quiet">{partyWord(one.party, current.body, t)}</span>
            <b>{one.yours ? t("you") : (one.name ?? t("nobody"))}</b>
            <Standing one={one} {...props} />
          </div>
          {one.yours && !one.approvedAt ? <Approve {...props} /> : null}
        </div>
      ))}
      <div className="send">
        <span className="quiet">{t("who.then")}</span>
        <b>{t("who.signature")}</b>
        <Then {...props} />
      </div>
    </section>
  );
}

function Standing({ one, zone, locale, unmatched, t }: Props & { one: Agreeing }) {
  if (one.approvedAt) {
    return (
      <>
        <span className="state state--done">
          <Icon name="check" />
          {t("who.approved")}
        </span>{" "}
        <span className="quiet nowrap">
          <Instant at={one.approvedAt} zone={zone} locale={locale} style="short" />
        </span>
      </>
    );
  }
  if (!one.yours) return <span className="quiet">{t("who.notYet")}</span>;
  const first = unmatched[0];
  return (
    <>
      {t("who.notYetYou")}{" "}
      {first ? <a href={`#${first.key}`}>{t("who.first", { number: first.number })}</a> : null}
    </>
  );
}

function Approve({ view, unmatched, t, texts }: Props) {
  const { current, frame } = view;
  const first = unmatched[0];
  const label = t("approve.submit", { number: current.number });
  if (first) {
    return (
      <BlockedButton reason={<span className="unseen">{t("who.blocked", first)}</span>}>
        {label}
      </BlockedButton>
    );
  }
  return (
    <CommandForm
      action={approveText}
      subjectId={frame.facts.id}
      operationId={crypto.randomUUID()}
      hidden={{ versionId: current.id, hash: current.hash }}
      submit={label}
      pending={t("approve.pending")}
      done={t("approve.done")}
      texts={texts}
    />
  );
}

function Then({ view, unmatched, t, texts }: Props) {
  const { agreeing, current, frame, lead } = view;
  if (unmatched[0]) return t("who.blocked", unmatched[0]);
  if (!agreeing.every(({ approvedAt }) => approvedAt)) return t("who.cannotYet");
  if (frame.may.has("sendForSignature")) {
    if (!lead.agreementSigned) return t("send.agreementMissing", { name: lead.name });
    return (
      <CommandForm
        action={sendForSignature}
        subjectId={frame.facts.id}
        operationId={crypto.randomUUID()}
        hidden={{ versionId: current.id, hash: current.hash }}
        submit={t("who.send")}
        pending={t("send.pending")}
        tone="second"
        confirm={{
          title: t("send.title"),
          body: [t("send.will1", { days: daysToSign }), t("send.will2"), t("send.will3")].join(" "),
          submit: t("send.submit", { number: current.number }),
          cancel: t("send.cancel"),
        }}
        texts={texts}
      />
    );
  }
  return t("who.canBeSent", { name: frame.people.facilitator ?? t("parties.JIM") });
}

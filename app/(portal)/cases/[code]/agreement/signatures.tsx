import { Appears } from "@/components/ui/appears";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Facts, Section } from "@/components/ui/section";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { mayFollow, type Signer } from "@/lib/stages/agreement/facts";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { TermsFacts } from "./terms";
import { partyWord, type AgreementWords } from "./words";

type Props = { view: AgreementView; maySign: boolean; zone: string; locale: Locale; t: AgreementWords };

/** Who has signed this exact text; the reader's own cell leads to the page on which it is signed. */
export function WhoSigned({ view, maySign, zone, locale, t }: Props) {
  const { agreeing, contract } = view;
  const signed = agreeing.flatMap(({ party, signedAt }) => (signedAt ? [party] : []));
  const isLast = (party: Signer) => !mayFollow(party, signed);
  const ordered = [...agreeing].sort((a, b) => Number(a.yours) - Number(b.yours));
  return (
    <section className="agree agree--three" id={contract.id} aria-label={t("signing.label")}>
      {ordered.map((one) => {
        const open = one.yours && !one.signedAt && maySign && contract.state === "signing";
        return (
          <div key={one.party} className={open ? "is-yours" : undefined}>
            <div>
              <span className="quiet">{partyWord(one.party, view.current.body, t)}</span>
              <b>{one.yours && open ? t("you") : (one.name ?? t("nobody"))}</b>
              {one.signedAt ? (
                <span className="state state--done">
                  <Icon name="check" />
                  {t("signing.signed", { when: formatInstant(locale, one.signedAt, zone, "short") })}
                </span>
              ) : (
                <span className="quiet">{t(isLast(one.party) ? "signing.last" : "signing.waits")}</span>
              )}
            </div>
            {open ? (
              <LinkButton href={`/cases/${view.code}/agreement/sign`}>{t("signing.open")}</LinkButton>
            ) : null}
          </div>
        );
      })}
    </section>
  );
}

/** The executed contract: its terms, its fingerprints and its file, which is the same for the three. */
export function Executed({ view, zone, locale, t }: Omit<Props, "maySign">) {
  const { contract, current, code, versions } = view;
  const when = (at: Date) => formatInstant(locale, at, zone);
  const { sealed, executedAt } = contract;
  return (
    <Section title={t("executed.title")} first>
      {sealed ? (
        <p className="actions">
          <LinkButton href={`/cases/${code}/agreement/contract.pdf`} icon="download">
            {t("executed.download")}
          </LinkButton>
        </p>
      ) : (
        <Notice title={t("executed.sealing")} role="status" icon="lock">
          <p>{t("executed.sealingBody")}</p>
          <Appears late={t("executed.sealingLate")} />
        </Notice>
      )}
      <TermsFacts view={view} locale={locale} t={t} />
      <Facts
        facts={[
          ...(executedAt ? [{ term: t("executed.executedTerm"), fact: when(executedAt) }] : []),
          ...(sealed
            ? [
                { term: t("executed.sealedTerm"), fact: when(sealed.at) },
                {
                  term: t("executed.fileHash"),
                  fact: <span className="hash hash--whole">{sealed.sha256}</span>,
                },
              ]
            : []),
          { term: t("executed.hash"), fact: <span className="hash hash--whole">{current.hash}</span> },
          {
            term: t("title", { number: current.number }),
            fact: t("executed.versions", { count: versions.length }),
          },
        ]}
      />
    </Section>
  );
}

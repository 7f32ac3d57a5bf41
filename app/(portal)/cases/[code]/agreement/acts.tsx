import { CommandForm } from "@/components/form/command-form";
import type { FormTexts } from "@/components/form/form-texts";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { AgreementView } from "@/lib/stages/agreement/queries";
import { daysToSign } from "@/lib/stages/agreement/signing/rules";
import { isWordless } from "@/lib/templates/contract-body";
import { scopeLetter } from "@/lib/templates/fill";
import { releaseDefender, sendForSignature, withdrawToEdit } from "./actions";
import type { AgreementWords } from "./words";

type Props = { view: AgreementView; t: AgreementWords; texts: FormTexts };

/** What happens when the reader approves; or, for a facilitator, when the approved text is sent. */
export function NextStep(props: Props) {
  const { view, t } = props;
  const { agreeing, current, frame } = view;
  const all = agreeing.every(({ approvedAt }) => approvedAt);
  if (all && frame.may.has("sendForSignature")) return <Send {...props} />;
  const mine = agreeing.find(({ yours }) => yours);
  if (!mine || mine.approvedAt) return null;
  const others = agreeing.filter(({ yours, approvedAt }) => !yours && !approvedAt);
  const first =
    others.length === 0
      ? t("approve.last")
      : t("approve.others", {
          names: others.map(({ name, party }) => name ?? t(`parties.${party}`)).join(", "),
        });
  return (
    <Section title={t("approve.title", { number: current.number })} titleUnseen>
      <div className="will">
        <h2 className="h3">{t("approve.title", { number: current.number })}</h2>
        <ol>
          <li>{first}</li>
          <li>{t("approve.change", { next: current.number + 1 })}</li>
          <li>{t("approve.notSigning")}</li>
        </ol>
      </div>
    </Section>
  );
}

function Send({ view, t, texts }: Props) {
  const { current, frame, lead } = view;
  return (
    <Section title={t("send.title")} id="send">
      {lead.agreementSigned ? (
        <CommandForm
          action={sendForSignature}
          subjectId={frame.facts.id}
          operationId={crypto.randomUUID()}
          hidden={{ versionId: current.id, hash: current.hash }}
          submit={t("send.submit", { number: current.number })}
          pending={t("send.pending")}
          consequences={{
            title: t("send.willTitle"),
            items: [t("send.will1", { days: daysToSign }), t("send.will2"), t("send.will3")],
          }}
          texts={texts}
        />
      ) : (
        <Notice title={t("send.agreementMissing", { name: lead.name })}>
          {t("send.agreementMissingBody")}
        </Notice>
      )}
    </Section>
  );
}

/** The lead Advocate is told in time that the one-time agreement is still to be signed. */
export function AgreementFirst({ view, t }: Omit<Props, "texts">) {
  const { lead } = view;
  if (lead.agreementSigned || !lead.isYou) return null;
  return (
    <Notice tone="turn" title={t("send.agreementYours")}>
      <p>{t("send.agreementYoursBody")}</p>
      <p>
        <LinkButton tone="second" href="/account/agreement">
          {t("send.agreementYours")}
        </LinkButton>
      </p>
    </Notice>
  );
}

/** Words of the intake named a party, whom the contract does not name: which tasks have to be described anew. */
export function LeftOut({ view, t }: Omit<Props, "texts">) {
  const { leftOut, scope } = view.current.body;
  if (!leftOut) return null;
  const tasks = scope.flatMap((item, index) => (isWordless(item) ? [`(${scopeLetter(index)})`] : []));
  return (
    <Notice title={t("leftOut.title", { tasks: tasks.join(", "), count: tasks.length })}>
      {t("leftOut.body")}
    </Notice>
  );
}

/** The way out before the signatures: the Defender gives the case back, or staff look for another. */
export function Release({ view, t, texts }: Props) {
  const { frame, side } = view;
  if (!frame.may.has("releaseDefender")) return null;
  const own = side === "DEFENDER";
  return (
    <Section title={t(own ? "release.title" : "release.titleStaff")}>
      <p className="small quiet prose">{t("release.body")}</p>
      <CommandForm
        action={releaseDefender}
        subjectId={frame.facts.id}
        operationId={crypto.randomUUID()}
        fields={[
          {
            kind: "textarea",
            name: "reason",
            label: t("release.reason"),
            hint: t("release.reasonHint"),
            required: true,
          },
        ]}
        submit={t(own ? "release.open" : "release.openStaff")}
        pending={t("release.pending")}
        tone="danger"
        confirm={{
          title: t(own ? "release.title" : "release.titleStaff"),
          body: t("release.body"),
          submit: t(own ? "release.submit" : "release.submitStaff"),
          cancel: t(own ? "release.cancel" : "release.cancelStaff"),
          holdsFields: true,
        }}
        next="/dashboard"
        texts={texts}
      />
    </Section>
  );
}

/** A facilitator takes a text back that is out for signature. */
export function Withdraw({ view, t, texts }: Props) {
  if (!view.frame.may.has("withdrawToEdit")) return null;
  return (
    <Section title={t("signing.withdraw")}>
      <p className="small quiet prose">{t("signing.withdrawBody")}</p>
      <CommandForm
        action={withdrawToEdit}
        subjectId={view.frame.facts.id}
        operationId={crypto.randomUUID()}
        fields={[
          {
            kind: "textarea",
            name: "reason",
            label: t("signing.reason"),
            hint: t("signing.reasonHint"),
            required: true,
          },
        ]}
        submit={t("signing.withdraw")}
        pending={t("signing.pending")}
        tone="danger"
        confirm={{
          title: t("signing.withdraw"),
          body: t("signing.withdrawBody"),
          submit: t("signing.withdrawSubmit"),
          cancel: t("signing.cancel"),
          holdsFields: true,
        }}
        texts={texts}
      />
    </Section>
  );
}

import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { Details } from "@/components/ui/section";
import { hitDecisions } from "@/lib/stages/review/conflicts/schema";
import type { Against, CheckView, HitView } from "@/lib/stages/review/conflicts/queries";
import { decideHit } from "../actions";
import { Name } from "../names";
import type { DeskProps } from "./desk-props";

type Props = DeskProps & { check: CheckView };

/** Whom the parties were found alike, how strongly and why; one hit is decided at a time. */
export function HitsTable({ check, ...props }: Props) {
  const { t, view } = props;
  const decides = view.may.has("decideHit") && ["pending", "possible", "clear"].includes(check.state);
  const open = decides
    ? check.hits.find(({ decision, against }) => decision === null && against.kind !== "hidden")
    : undefined;
  return (
    <table className="table table--cards hits">
      <caption className="unseen">{t("hits.caption", { defender: check.defender })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("hits.party")}</th>
          <th scope="col">{t("hits.found")}</th>
          <th scope="col">{t("hits.why")}</th>
          <th scope="col">{t("hits.strength")}</th>
        </tr>
      </thead>
      <tbody>
        {check.hits.map((hit) => [
          <HitRow key={hit.id} hit={hit} open={hit === open} {...props} />,
          hit === open ? (
            <tr className="decide" key={`${hit.id}-decide`}>
              <td colSpan={4}>
                <DecideForm hit={hit} check={check} {...props} />
              </td>
            </tr>
          ) : null,
          hit.decision !== null && decides ? (
            <tr className="again" key={`${hit.id}-again`}>
              <td colSpan={4}>
                <Details summary={t("hits.change")}>
                  <DecideForm hit={hit} check={check} {...props} />
                </Details>
              </td>
            </tr>
          ) : null,
        ])}
      </tbody>
    </table>
  );
}

function HitRow({ hit, open, view, t }: DeskProps & { hit: HitView; open: boolean }) {
  const party = view.intake.people.find(({ id }) => id === hit.personId);
  const level = hit.strength >= 85 ? 4 : hit.strength >= 70 ? 3 : hit.strength >= 50 ? 2 : 1;
  return (
    <tr className={open ? "is-open" : undefined}>
      <th scope="row">
        {party ? (
          <>
            <Name id={party.id}>{t(`people.numbered.${party.role}`, { number: party.number })}</Name>
            <small>{t(`roles.${party.role}`)}</small>
          </>
        ) : (
          t("hits.gone")
        )}
      </th>
      <td data-label={t("hits.found")}>
        <div>
          <AgainstWhom against={hit.against} t={t} />
        </div>
      </td>
      <td className="why" data-label={t("hits.why")}>
        <div>
          {t(`explanations.${hit.explanation}`)}
          {hit.decision ? (
            <small>
              <b>{t(`hitDecisions.${hit.decision}`)}</b>, {hit.decidedBy}: {hit.reason}
            </small>
          ) : null}
        </div>
      </td>
      <td data-label={t("hits.strength")}>
        <span className="strength">
          <span className="dots" aria-hidden="true">
            {[1, 2, 3, 4].map((dot) => (
              <i key={dot} className={dot <= level ? "on" : undefined} />
            ))}
          </span>
          {t(`hits.levels.${level}`)} <span className="unseen">{hit.strength}/100</span>
        </span>
      </td>
    </tr>
  );
}

function AgainstWhom({ against, t }: { against: Against; t: DeskProps["t"] }) {
  switch (against.kind) {
    case "hidden":
      return <span className="quiet">{t("hits.hidden")}</span>;
    case "organization":
      return (
        <>
          <b>{against.name}</b>
          <small>{t("hits.organization")}</small>
        </>
      );
    case "user":
      return (
        <>
          <b>{against.name}</b>
          <small>{t(`hits.users.${against.what}`)}</small>
        </>
      );
    case "person":
      return (
        <>
          <Name id={against.id}>{t(`roles.${against.role}` as Parameters<typeof t>[0])}</Name>
          <small>
            {t("hits.inCase", { role: t(`roles.${against.role}` as Parameters<typeof t>[0]) })}{" "}
            <a className="code" href={`/cases/${against.code}/review`}>
              {against.code}
            </a>
          </small>
        </>
      );
  }
}

function DecideForm({ hit, check, view, t, texts }: Props & { hit: HitView }) {
  return (
    <CommandForm
      action={decideHit}
      subjectId={view.facts.id}
      operationId={randomUUID()}
      hidden={{ hitId: hit.id, version: check.version }}
      tone="second"
      fields={[
        {
          kind: "radio",
          name: "decision",
          label: t("hits.decision"),
          required: true,
          defaultValue: hit.decision,
          options: hitDecisions.map((value) => ({ value, label: t(`hitDecisions.${value}`) })),
        },
        {
          kind: "textarea",
          name: "reason",
          label: t("hits.reason"),
          required: true,
          rows: 2,
          defaultValue: hit.reason,
        },
      ]}
      submit={t("hits.decide")}
      pending={t("saving")}
      texts={texts}
    />
  );
}

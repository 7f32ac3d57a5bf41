import { randomUUID } from "node:crypto";
import { FileLink } from "@/components/case/file-link";
import { CommandForm } from "@/components/form/command-form";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Details, Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/i18n/format";
import type { CheckView } from "@/lib/stages/review/conflicts/queries";
import { runCheck } from "../actions";
import type { DeskProps } from "./desk-props";
import { HitsTable } from "./hits-table";
import { WaiveForm } from "./waive-form";

const tones: Record<CheckView["state"], BadgeTone> = {
  pending: "plain",
  clear: "done",
  possible: "plain",
  waived: "done",
  blocked: "danger",
  stale: "plain",
};

/** The check of each Defender against whom the parties were compared, the newest open. */
export function ChecksSection(props: DeskProps) {
  const { view, t } = props;
  const [first, ...earlier] = view.checks;
  if (!first) {
    return (
      <Section title={t("check.title")} id="check">
        <p className="small quiet">{t(view.may.has("runCheck") ? "check.none" : "check.notYet")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("check.title")} id="check">
      <Check check={first} {...props} />
      {earlier.map((check) => (
        <Details
          key={check.id}
          summary={t("check.other", { defender: check.defender, state: t(`checkStates.${check.state}`) })}
        >
          <Check check={check} {...props} />
        </Details>
      ))}
    </Section>
  );
}

function Check({ check, ...props }: DeskProps & { check: CheckView }) {
  const { view, zone, t, locale, texts } = props;
  const { may, facts } = view;
  const { id, defender, defenderId, state, hits, waiver } = check;
  return (
    <div className="stack" id={id}>
      <p>
        <b>{defender}</b> <Badge tone={tones[state]}>{t(`checkStates.${state}`)}</Badge>
      </p>
      <p className="small quiet">
        {t("check.compared", {
          ...{ parties: check.comparedParties, names: check.comparedNames, by: check.runBy },
          at: formatInstant(locale, check.runAt, zone, "short"),
        })}
      </p>
      {state === "stale" ? <p className="small">{t("check.staleBody")}</p> : null}
      {hits.length > 0 ? <HitsTable check={check} {...props} /> : null}
      {waiver ? (
        <p className="small">
          {t(state === "blocked" ? "check.blockedBy" : "check.waivedBy", { by: waiver.by })} {waiver.reason}{" "}
          {waiver.consent ? <FileLink {...waiver.consent}>{t("check.consent")}</FileLink> : null}
        </p>
      ) : null}
      {state === "possible" ? <WaiveForm check={check} {...props} /> : null}
      {may.has("runCheck") && state !== "blocked" ? (
        <CommandForm
          action={runCheck}
          subjectId={facts.id}
          operationId={randomUUID()}
          hidden={{ defenderId }}
          tone={state === "stale" ? "second" : "quiet"}
          submit={t("check.again")}
          pending={t("check.running")}
          label={`${t("check.again")}: ${defender}`}
          texts={texts}
        />
      ) : null}
    </div>
  );
}

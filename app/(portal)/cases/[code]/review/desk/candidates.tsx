import { randomUUID } from "node:crypto";
import { CommandForm } from "@/components/form/command-form";
import { Badge } from "@/components/ui/badge";
import { Details, Section } from "@/components/ui/section";
import type { CandidateView } from "@/lib/stages/review/offers/queries";
import { regionName } from "@/lib/people/regions";
import { runCheck } from "../actions";
import { awayWords } from "./away-words";
import type { DeskProps } from "./desk-props";

/** Defenders who could take it: those of the country first, the least loaded of them at the top. */
export function CandidatesSection(props: DeskProps) {
  const { view, t } = props;
  if (!view.may.has("runCheck")) return null;
  const near = view.candidates.filter(({ inCountry }) => inCountry);
  const far = view.candidates.filter(({ inCountry }) => !inCountry);
  return (
    <Section
      title={t("candidates.title")}
      id="candidates"
      aside={<span className="small quiet">{t("candidates.lead")}</span>}
    >
      {near.length > 0 ? (
        <CandidateTable {...props} candidates={near} caption={t("candidates.inCountry")} />
      ) : (
        <p className="small quiet">{t("candidates.noneInCountry")}</p>
      )}
      {far.length > 0 ? (
        <Details summary={t("candidates.more", { count: far.length })}>
          <CandidateTable {...props} candidates={far} caption={t("candidates.elsewhere")} />
        </Details>
      ) : null}
    </Section>
  );
}

type TableProps = DeskProps & { candidates: readonly CandidateView[]; caption: string };

function CandidateTable({ candidates, caption, view, t, cases, locale, texts }: TableProps) {
  const stateOf = (id: string) => view.checks.find(({ defenderId }) => defenderId === id)?.state;
  return (
    <table className="table table--cards cands">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("candidates.defender")}</th>
          <th scope="col">{t("candidates.works")}</th>
          <th scope="col">{t("candidates.load")}</th>
          <th scope="col">{t("candidates.conflict")}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((one) => {
          const state = stateOf(one.id);
          return (
            <tr key={one.id}>
              <th scope="row">
                {one.name}
                <small>{[one.place, one.practice].filter(Boolean).join(", ")}</small>
              </th>
              <td data-label={t("candidates.works")}>
                <div>
                  {[
                    cases(`countries.${one.country}` as Parameters<typeof cases>[0]),
                    ...one.regions.map(regionName),
                  ].join(", ")}
                  {one.practises ? <small>{t("candidates.practises")}</small> : null}
                </div>
              </td>
              <td data-label={t("candidates.load")} className="part">
                <div>
                  <b className="num">{t("candidates.of", { load: one.load, capacity: one.capacity })}</b>
                  <i style={{ width: `${Math.min(100, Math.round((100 * one.load) / one.capacity))}%` }} />
                  {one.away ? <small>{awayWords(one.away, t, locale)}</small> : null}
                  {one.termsSigned ? null : <small>{t("candidates.termsUnsigned")}</small>}
                  {one.asked > 0 ? <small>{t("candidates.asked", { count: one.asked })}</small> : null}
                </div>
              </td>
              <td data-label={t("candidates.conflict")}>
                {state && state !== "stale" ? (
                  <a href="#check">
                    <Badge
                      tone={
                        state === "clear" || state === "waived"
                          ? "done"
                          : state === "blocked"
                            ? "danger"
                            : "plain"
                      }
                    >
                      {t(`checkStates.${state}`)}
                    </Badge>
                  </a>
                ) : (
                  <CommandForm
                    action={runCheck}
                    subjectId={view.facts.id}
                    operationId={randomUUID()}
                    hidden={{ defenderId: one.id }}
                    tone="second"
                    submit={t("check.run")}
                    pending={t("check.running")}
                    label={`${t("check.run")}: ${[one.name, one.practice].filter(Boolean).join(", ")}`}
                    texts={texts}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

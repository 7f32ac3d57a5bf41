import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { FilterChoice } from "@/components/ui/filter-choice";
import { FindField } from "@/components/ui/find-field";
import { defenderCountries, matterKinds } from "@/lib/cases/kinds";
import { addressOf, type Filters } from "@/lib/cases/lists/address";
import { plusOf, sumOf, type Count } from "@/lib/cases/lists/count";
import { formatNumber } from "@/lib/i18n/format";
import { stages, type Stage } from "@/lib/workflow/statuses";

type Props = {
  base: string;
  filters: Filters;
  byStage?: Record<Stage, Count>;
  /** Of a list of cases: whose turn, kind and lateness besides; for staff, who facilitates. */
  whole?: { facilitators: readonly { id: string; name: string }[] };
};

const Choice = FilterChoice<keyof Filters>;

/** By stage as links, on a phone as a choice; the rest as one small form that works without script. */
export async function CaseFilters({ base, filters, byStage, whole }: Props) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const total = byStage ? sumOf(Object.values(byStage)) : null;
  const { stage: chosen, ...others } = filters;
  const figure = (counted: Count) => `${formatNumber(locale, counted.count)}${plusOf(counted)}`;
  return (
    <div className="filters" role="search">
      <nav aria-label={t("cases.byStage")}>
        <span className="over">{t("ui.waiting.stage")}</span>
        <span className="bystage">
          <a
            href={addressOf(base, others, whole ? { all: "1" } : {})}
            aria-current={chosen ? undefined : "true"}
          >
            {t("cases.all")} {total === null ? null : <span>{figure(total)}</span>}
          </a>
          {stages.map((stage) => (
            <a
              key={stage}
              href={addressOf(base, { ...others, stage })}
              aria-current={chosen === stage ? "true" : undefined}
            >
              {t(`ui.stages.${stage}`)} {byStage ? <span>{figure(byStage[stage])}</span> : null}
            </a>
          ))}
        </span>
      </nav>
      <form action={base} className="filters__form find">
        <Choice
          name="stage"
          label={t("ui.waiting.stage")}
          any={t("cases.all")}
          chosen={chosen}
          className="filters__stage"
        >
          {stages.map((stage) => [stage, t(`ui.stages.${stage}`)])}
        </Choice>
        {filters.organization ? (
          <input type="hidden" name="organization" value={filters.organization} />
        ) : null}
        {whole ? (
          <Choice name="turn" label={t("ui.whoseTurn")} any={t("cases.anyTurn")} chosen={filters.turn}>
            {[
              ["mine", t("ui.waiting.yours")],
              ["others", t("ui.waiting.others")],
            ]}
          </Choice>
        ) : null}
        {whole ? (
          <Choice
            name="late"
            label={t("desk.filters.due")}
            any={t("desk.filters.anyDue")}
            chosen={filters.late}
          >
            {[["yes", t("desk.filters.late")]]}
          </Choice>
        ) : null}
        {whole ? (
          <Choice
            name="kind"
            label={t("desk.filters.kind")}
            any={t("desk.filters.anyKind")}
            chosen={filters.kind}
          >
            {matterKinds.map((kind) => [kind, t(`cases.kinds.${kind}`)])}
          </Choice>
        ) : null}
        <Choice
          name="country"
          label={t("cases.country")}
          any={t("cases.allCountries")}
          chosen={filters.country}
        >
          {defenderCountries.map((country) => [country, t(`cases.countries.${country}`)])}
        </Choice>
        {whole && whole.facilitators.length > 0 ? (
          <Choice
            name="facilitator"
            label={t("desk.filters.facilitator")}
            any={t("desk.filters.anybody")}
            chosen={filters.facilitator}
          >
            {[
              ["none", t("desk.filters.nobody")],
              ...whole.facilitators.map(({ id, name }): [string, string] => [id, name]),
            ]}
          </Choice>
        ) : null}
        <FindField label={t("cases.find")} given={filters.find} />
        <Button tone="second" type="submit">
          {t("cases.apply")}
        </Button>
      </form>
    </div>
  );
}

import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { defenderCountries } from "@/lib/cases/kinds";
import { addressOf, type Filters } from "@/lib/cases/lists/address";
import { stages, type Stage } from "@/lib/workflow/statuses";

type Props = { base: string; filters: Filters; byStage?: Record<Stage, number>; withTurn?: boolean };

/** By stage as links; country, words and turn as one small form that works without script. */
export async function CaseFilters({ base, filters, byStage, withTurn }: Props) {
  const t = await getTranslations();
  const total = byStage ? Object.values(byStage).reduce((sum, count) => sum + count, 0) : null;
  const { stage: chosen, ...others } = filters;
  return (
    <div className="filters" role="search">
      <nav aria-label={t("cases.byStage")}>
        <span className="over">{t("ui.waiting.stage")}</span>
        <span className="bystage">
          <a href={addressOf(base, others)} aria-current={chosen ? undefined : "true"}>
            {t("cases.all")} {total === null ? null : <span>{total}</span>}
          </a>
          {stages.map((stage) => (
            <a
              key={stage}
              href={addressOf(base, { ...others, stage })}
              aria-current={chosen === stage ? "true" : undefined}
            >
              {t(`ui.stages.${stage}`)} {byStage ? <span>{byStage[stage]}</span> : null}
            </a>
          ))}
        </span>
      </nav>
      <form action={base} className="filters__form find">
        {chosen ? <input type="hidden" name="stage" value={chosen} /> : null}
        {withTurn ? (
          <span>
            <label htmlFor="f-turn">{t("ui.whoseTurn")}</label>
            <select id="f-turn" name="turn" className="input" defaultValue={filters.turn ?? ""}>
              <option value="">{t("cases.anyTurn")}</option>
              <option value="mine">{t("ui.waiting.yours")}</option>
              <option value="others">{t("ui.waiting.others")}</option>
            </select>
          </span>
        ) : null}
        <span>
          <label htmlFor="f-country">{t("cases.country")}</label>
          <select id="f-country" name="country" className="input" defaultValue={filters.country ?? ""}>
            <option value="">{t("cases.allCountries")}</option>
            {defenderCountries.map((country) => (
              <option key={country} value={country}>
                {t(`cases.countries.${country}`)}
              </option>
            ))}
          </select>
        </span>
        <span className="find">
          <label htmlFor="f-find">{t("cases.find")}</label>
          <input id="f-find" name="find" type="search" className="input" defaultValue={filters.find ?? ""} />
        </span>
        <Button tone="second" type="submit">
          {t("cases.apply")}
        </Button>
      </form>
    </div>
  );
}

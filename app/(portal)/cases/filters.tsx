import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { defenderCountries } from "@/lib/cases/kinds";
import type { Filters } from "@/lib/cases/lists/queries";
import { stages, type Stage } from "@/lib/workflow/statuses";

export type Query = Record<string, string | string[] | undefined>;

/** Filters as they stand in an address; what it does not know, it leaves out. */
export function readFilters(query: Query): Filters {
  const one = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value.slice(0, 80) : undefined;
  };
  const filters: Filters = {};
  const stage = one("stage");
  if (stage && (stages as readonly string[]).includes(stage)) filters.stage = stage as Stage;
  const country = one("country");
  if (country && (defenderCountries as readonly string[]).includes(country)) filters.country = country;
  const find = one("find")?.trim();
  if (find) filters.find = find;
  const turn = one("turn");
  if (turn === "mine" || turn === "others") filters.turn = turn;
  return filters;
}

/** The same filters as an address, so that they can be kept and sent. */
export function addressOf(base: string, filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...filters, ...more }).toString();
  return query ? `${base}?${query}` : base;
}

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

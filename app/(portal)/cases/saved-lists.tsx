import { getTranslations } from "next-intl/server";
import { addressOf, keptQuery, type Filters } from "@/lib/cases/lists/address";
import type { SavedList } from "@/lib/cases/lists/choices";

type Props = { filters: Filters; saved: readonly SavedList[] };

/** The lists that the reader keeps, one click away, and the page on which this one is kept. */
export async function SavedLists({ filters, saved }: Props) {
  const t = await getTranslations("desk.saved");
  const here = keptQuery(new URLSearchParams({ ...filters }).toString());
  if (!here && saved.length === 0) return null;
  return (
    <nav aria-label={t("yours")}>
      <ul className="chips">
        {saved.map(({ id, name, query }) => (
          <li key={id}>
            <a href={`/cases?${query}`} aria-current={query === here ? "true" : undefined}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={addressOf("/cases/saved", filters)}>{t(here ? "keepThis" : "manage")}</a>
        </li>
      </ul>
    </nav>
  );
}

import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import { addressOf, type Filters } from "@/lib/cases/lists/address";
import type { ListChoices } from "@/lib/cases/lists/choices";

export type Chip = { key: keyof Filters; label: string };

/** Each filter as it is said, "Country: Guatemala". */
export async function chipsOf(filters: Filters, choices: Omit<ListChoices, "saved">): Promise<Chip[]> {
  const t = await getTranslations();
  const { stage, country, kind, turn, late, facilitator, organization, find } = filters;
  const chips: Chip[] = [];
  const add = (key: keyof Filters, name: string, value: string) =>
    chips.push({ key, label: t("desk.filters.chip", { name, value }) });
  if (stage) add("stage", t("ui.waiting.stage"), t(`ui.stages.${stage}`));
  if (turn) add("turn", t("ui.whoseTurn"), t(turn === "mine" ? "ui.waiting.yours" : "ui.waiting.others"));
  if (late) chips.push({ key: "late", label: t("desk.filters.late") });
  if (kind) add("kind", t("desk.filters.kind"), t(`cases.kinds.${kind}`));
  if (country) add("country", t("cases.country"), t(`cases.countries.${country}`));
  if (facilitator) {
    const known = choices.facilitators.find(({ id }) => id === facilitator)?.name;
    const name = facilitator === "none" ? t("desk.filters.nobody") : (known ?? t("desk.filters.unknown"));
    add("facilitator", t("desk.filters.facilitator"), name);
  }
  if (organization)
    add("organization", t("desk.filters.organization"), choices.organization ?? t("desk.filters.unknown"));
  if (find) add("find", t("desk.filters.find"), `“${find}”`);
  return chips;
}

type Props = { base: string; filters: Filters; chips: readonly Chip[] };

/** What the list is narrowed to: each is a link that takes it away. */
export async function Chips({ base, filters, chips }: Props) {
  const t = await getTranslations("desk.filters");
  if (chips.length === 0) return null;
  const without = (key: keyof Filters) => ({ ...filters, [key]: undefined });
  return (
    <ul className="chips" aria-label={t("narrowed")}>
      {chips.map(({ key, label }) => (
        <li key={key}>
          <a href={addressOf(base, without(key), { all: "1" })} aria-label={t("takeAway", { filter: label })}>
            {label}
            <Icon name="x" />
          </a>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <a href={addressOf(base, {}, { all: "1" })}>{t("takeAllAway")}</a>
        </li>
      ) : null}
    </ul>
  );
}

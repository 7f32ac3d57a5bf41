import type { UserActor } from "@/lib/authz/actor";
import type { Answer, Line } from "@/components/shell/palette-answer";
import { addressOf } from "@/lib/cases/lists/address";
import { turnsView, type CaseRow } from "@/lib/cases/lists/queries";
import { searchView } from "@/lib/cases/search/queries";
import type { Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translate";
import { stageOf } from "@/lib/workflow/statuses";
import { pageFor, waitHref } from "@/lib/workflow/wait-links";
import { waitWord } from "@/lib/workflow/wait-readers";
import type { WaitKind } from "@/lib/workflow/wait-kinds";

/** So many of what waits are offered before anything is typed: the dashboard has the rest. */
const fewTurns = 6;

/** What waits on the reader, as the palette opens with it. */
export async function waitingLines(actor: UserActor, locale: Locale): Promise<Line[]> {
  const t = translator(locale);
  return (await turnsView(actor, fewTurns)).flatMap((wait) => {
    const href = waitHref(wait, wait.kind as WaitKind, wait.ref);
    const label = t(`waits.${waitWord(actor, wait)}`, wait.params);
    return href ? [{ href, label, note: [wait.code, wait.nickname].filter(Boolean).join(" ") }] : [];
  });
}

/** Cases and organizations by what was typed. */
export async function foundLines(actor: UserActor, locale: Locale, find: string): Promise<Answer> {
  const t = translator(locale);
  const { cases, total, organizations } = await searchView(actor, find);
  return {
    cases: cases.flatMap((row) => caseLine(row, locale) ?? []),
    all:
      total.count > cases.length
        ? {
            href: addressOf("/cases", { find }),
            label: t(total.more ? "desk.palette.more" : "desk.palette.all", { count: total.count }),
            note: "",
          }
        : null,
    organizations: organizations.map(({ id, name }) => ({
      href: addressOf("/cases", { organization: id }),
      label: name,
      note: t("desk.palette.itsCases"),
    })),
  };
}

/** Null: the reader knows of the case and opens no page of it. */
function caseLine(row: CaseRow, locale: Locale): Line | null {
  const { cases, ui } = messagesFor(locale);
  if (pageFor(row, null) === null) return null;
  const about = [
    row.kind ? cases.kinds[row.kind] : "",
    row.organization,
    ui.stages[stageOf(row.status, row.endedStage)],
  ];
  return {
    href: `/cases/${row.code}`,
    label: [row.code, row.nickname].filter(Boolean).join(" "),
    note: about.filter(Boolean).join(" · "),
  };
}

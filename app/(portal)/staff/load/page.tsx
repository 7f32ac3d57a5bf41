import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { formTexts } from "@/components/form/form-texts";
import { Section } from "@/components/ui/section";
import { heldCases, loadView, mostHeld, type HeldCase } from "@/lib/cases/load/queries";
import { dueDay } from "@/lib/calendar";
import { now } from "@/lib/clock";
import { todayIn } from "@/lib/dates";
import { dueWords } from "@/lib/i18n/due";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translate";
import { pageActor } from "@/lib/web/page";
import { miniRouteView } from "@/lib/workflow/route-view";
import { stageOf } from "@/lib/workflow/statuses";
import { assignFacilitator } from "./actions";
import { GiveCases, type GivenRow } from "./give-cases";
import { LoadTable } from "./load-table";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const whose = z.union([z.literal("none").transform(() => null), z.uuid()]);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.load"))("title") };
}

/** Who has how much, and what of it is late; some of one facilitator's cases are given to another. */
export default async function LoadPage({ searchParams }: Props) {
  const asked = whose.safeParse((await searchParams).of);
  const of = asked.success ? asked.data : undefined;
  const here = of === undefined ? "/staff/load" : `/staff/load?of=${of ?? "none"}`;
  const actor = await pageActor("/staff/load", here);
  const [locale, t, texts, { rows, takers }, cases] = await Promise.all([
    getLocale() as Promise<Locale>,
    getTranslations("desk.load"),
    formTexts(),
    loadView(actor),
    of === undefined ? [] : heldCases(actor, of),
  ]);
  const today = todayIn(actor.timeZone, now());
  const row = of === undefined ? undefined : rows.find(({ id }) => id === of);
  const name = row?.name ?? t("nobody");
  const others = takers.filter(({ id }) => id !== of);
  const { desk, ui } = messagesFor(locale);
  const { load } = desk;
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
      </header>
      <LoadTable rows={rows} of={row ? of : undefined} today={today} zone={actor.timeZone} />
      {row ? (
        <Section id="of" title={row.id ? t("casesOf", { name }) : t("casesOfNobody")}>
          {cases.length === mostHeld ? <p className="quiet">{t("first", { count: mostHeld })}</p> : null}
          {others.length === 0 ? (
            <p className="quiet">{t("nobodyElse")}</p>
          ) : (
            <GiveCases
              action={assignFacilitator}
              operationId={randomUUID()}
              of={row.id}
              rows={cases.map((one) => inWords(one, locale, today, actor.timeZone))}
              takers={others}
              form={texts}
              texts={{
                ...load.give,
                ...{ case: ui.waiting.case, stage: ui.waiting.stage, what: ui.waiting.what },
                ...{ since: ui.waiting.since, by: ui.waiting.by },
                ...{ sincePhone: ui.waiting.sincePhone, byPhone: ui.waiting.byPhone },
                willItems: Object.values(load.give.willItems),
              }}
            />
          )}
        </Section>
      ) : (
        <p className="quiet">{t("choose")}</p>
      )}
    </>
  );
}

function inWords(one: HeldCase, locale: Locale, today: string, zone: string): GivenRow {
  const t = translator(locale);
  const shown = (day: string) => formatDate(locale, day, "short", today);
  const by = one.by && dueDay(one.by, zone);
  const due = by ? dueWords(locale, today, by) : null;
  const status = t(`ui.statuses.${one.status}`);
  return {
    ...{ id: one.id, code: one.code, nickname: one.nickname, lead: one.lead, status },
    stage: t(`ui.stages.${stageOf(one.status, null)}`),
    route: miniRouteView(one.status),
    what: one.waitKind ? t(`waits.${one.waitKind}`, one.waitParams ?? {}) : t("desk.load.nothingWaits"),
    since: one.since ? shown(todayIn(zone, one.since)) : "",
    by: by ? shown(by) : "",
    byNote: one.pausedUntil
      ? t("clocks.onPause", { day: shown(dueDay(one.pausedUntil, zone)) })
      : due && due.days <= 7
        ? due.words
        : "",
    late: due?.late === true && !one.pausedUntil,
  };
}

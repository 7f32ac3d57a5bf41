import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { clockSentences, moment } from "@/components/case/clock-words";
import { CommandForm } from "@/components/form/command-form";
import { formTexts } from "@/components/form/form-texts";
import { Empty, Section } from "@/components/ui/section";
import { officeToday } from "@/lib/calendar";
import { clocksView, type ClockRow } from "@/lib/cases/clocks/queries";
import { longestPause } from "@/lib/cases/clocks/rules";
import { now } from "@/lib/clock";
import { plusDays, todayIn } from "@/lib/dates";
import { pageActor } from "@/lib/web/page";
import { waitRow } from "@/lib/workflow/wait-kinds";
import { pauseClock, resumeClock } from "./actions";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

/** Every clock of the case, what it does when nobody acts, and how staff let one stand still. */
export default async function ClocksPage({ params }: Props) {
  const { code } = await params;
  const actor = await pageActor("/cases/[code]/clocks", `/cases/${code}/clocks`);
  const view = await clocksView(actor, code);
  if (!view) notFound();
  const { facts, clocks } = view;
  const [locale, all, texts] = await Promise.all([getLocale(), getTranslations(), formTexts()]);
  const word = (key: string, values?: Record<string, string | number>) =>
    all(key as Parameters<typeof all>[0], values as never);
  const t = (key: string, values?: Record<string, string | number>) => word(`clocks.page.${key}`, values);
  const reader = { locale, timeZone: actor.timeZone, today: todayIn(actor.timeZone, now()) };
  const today = officeToday(now());
  const whoOf = ({ party, mine }: ClockRow) => word(mine ? "ui.yourTurn" : `cases.waitsOn.${party}`);
  return (
    <Section title={t("title")} first>
      <p>{t("lead")}</p>
      {clocks.length === 0 ? <Empty title={t("none")}>{t("noneBody")}</Empty> : null}
      <ul className="clocks">
        {clocks.map((clock) => (
          <li key={clock.id} id={clock.id} className="stack">
            <h3>{word(`waits.${clock.kind}`, clock.params)}</h3>
            <p className="quiet">
              {[
                whoOf(clock),
                `${t("since")} ${moment(clock.since, reader)}`,
                clock.by ? `${t("by")} ${moment(clock.by, reader)}` : t("noDate"),
              ].join(" · ")}
            </p>
            {clockSentences({ ...clock, mine: false }, reader).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {clock.pausedAt ? (
              <p className="quiet">
                {t("pausedSince", { day: moment(clock.pausedAt, reader), reason: clock.reason })}
              </p>
            ) : null}
            {clock.may === "resume" ? (
              <CommandForm
                action={resumeClock}
                subjectId={facts.id}
                operationId={randomUUID()}
                hidden={{ ref: clock.id }}
                submit={t("resume")}
                pending={t("resuming")}
                done={t("resumed")}
                tone="second"
                aside={<small className="quiet">{t("resumeBody")}</small>}
                texts={texts}
              />
            ) : null}
            {clock.may === "pause" ? (
              <details>
                <summary>{t("pauseTitle")}</summary>
                <CommandForm
                  action={pauseClock}
                  subjectId={facts.id}
                  operationId={randomUUID()}
                  hidden={{ waitId: clock.id }}
                  fields={[
                    {
                      ...{ kind: "date", name: "until", label: t("until"), required: true },
                      ...{ min: plusDays(today, 1), max: plusDays(today, longestPause) },
                      hint: t("untilHelp", { days: longestPause }),
                    },
                    {
                      ...{ kind: "textarea", name: "reason", label: t("reason"), required: true },
                      hint: t("reasonHelp"),
                    },
                  ]}
                  submit={t("pause")}
                  pending={t("pausing")}
                  done={t("paused")}
                  tone="second"
                  aside={
                    <small className="quiet">
                      {t(waitRow(clock.kind).pause === "reminders" ? "pauseReminders" : "pauseKeeps")}
                    </small>
                  }
                  texts={texts}
                />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="quiet">{t("agreed")}</p>
    </Section>
  );
}

import { FileLink } from "@/components/case/file-link";
import { expenseWords } from "@/lib/i18n/expense-words";
import { formatDate, formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { EntryView } from "@/lib/stages/assignment/entries/queries";
import type { TaskView } from "@/lib/stages/assignment/tasks/queries";
import { taskTitle, type AssignmentWords } from "./task-words";

type Props = {
  code: string;
  entries: readonly EntryView[];
  tasks: readonly TaskView[];
  currency: string;
  /** The Defender may change what is in no submitted report. */
  mayChange: boolean;
  /** Receipts are the Defender's and the staff's. */
  showsReceipts: boolean;
  locale: Locale;
  t: AssignmentWords;
};

/** Every entry as it was recorded, newest day first, and where it stands. */
export function EntriesTable({ code, entries, tasks, currency, mayChange, showsReceipts, locale, t }: Props) {
  const money = (minor: number, of = currency) => formatMoney(locale, minor, of);
  const figureOf = (entry: EntryView) =>
    entry.kind === "time" ? formatMinutes(entry.minutes ?? 0) : money(entry.convertedMinor ?? 0);
  const standingWord = (entry: EntryView) => {
    const figure = entry.kind === "time" ? formatMinutes(entry.held) : money(entry.held);
    return entry.standing === "partly_held"
      ? t("entries.standings.partly_held", { figure })
      : t(`entries.standings.${entry.standing}`);
  };
  const wordsOf = ({ kind, words }: (typeof entries)[number]) =>
    kind === "expense" ? expenseWords(locale, words) : words;
  return (
    <table className="table table--cards entries">
      <caption className="unseen">{t("entries.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("entries.what")}</th>
          <th scope="col">{t("entries.day")}</th>
          <th scope="col" className="num">
            {t("entries.figure")}
          </th>
          <th scope="col">{t("entries.standing")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const task = tasks.find(({ id }) => id === entry.taskId);
          return (
            <tr
              key={entry.id}
              id={entry.id}
              className={entry.standing === "withdrawn" ? "is-withdrawn" : undefined}
            >
              <th scope="row">
                {wordsOf(entry)}
                {task ? <small>{taskTitle(task, t)}</small> : null}
                {showsReceipts && entry.receipt ? (
                  <small>
                    <FileLink {...entry.receipt}>{t("entries.receipt")}</FileLink>
                  </small>
                ) : null}
                {entry.noReceipt ? (
                  <small>{t("entries.noReceipt", { reason: entry.noReceipt })}</small>
                ) : null}
              </th>
              <td data-label={t("entries.day")}>{formatDate(locale, entry.day, "weekday")}</td>
              <td data-label={t("entries.figure")} className="num">
                {figureOf(entry)}
                {entry.fx && entry.amountMinor !== null && entry.currency ? (
                  <small>
                    {t("entries.converted", {
                      amount: money(entry.amountMinor, entry.currency),
                      rate: entry.fx.rate,
                      day: formatDate(locale, entry.fx.day, "short"),
                    })}
                  </small>
                ) : null}
              </td>
              <td data-label={t("entries.standing")}>
                {standingWord(entry)}
                {mayChange && entry.open ? (
                  <small>
                    <a href={`/cases/${code}/assignment/entry?entry=${entry.id}`}>
                      {t("entries.change")}
                      <span className="unseen">: {wordsOf(entry)}</span>
                    </a>
                  </small>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

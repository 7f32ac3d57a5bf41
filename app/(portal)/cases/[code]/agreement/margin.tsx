import { Instant } from "@/components/case/instant";
import { CommandForm } from "@/components/form/command-form";
import { FocusFirst } from "@/components/form/focus-first";
import { Icon } from "@/components/ui/icon";
import { todayIn } from "@/lib/dates";
import { formatDate } from "@/lib/i18n/format";
import type { ShownClause } from "@/lib/stages/agreement/negotiation/changes";
import type { ShownComment } from "@/lib/stages/agreement/queries";
import { scopeLetter } from "@/lib/templates/fill";
import { commentOnContract, editContract, resolveComment } from "./actions";
import type { ClausesProps } from "./clauses";
import { hrefTo } from "./words";

type Props = ClausesProps & { clause: ShownClause };

/** Beside a clause: whether its two languages have still to be compared, and what was said about it. */
export function Margin({ clause, ...props }: Props) {
  const { view, shown, t } = props;
  const said = view.comments.filter(({ clauseKey }) => clauseKey === clause.key);
  const may = view.frame.may;
  const { key, number } = clause;
  return (
    <div className="margin">
      {clause.unmatched ? <Compare clause={clause} {...props} /> : null}
      <Comments said={said} {...props} />
      {shown.comment === key && may.has("commentOnContract") ? (
        <CommentForm clauseKey={key} {...props} />
      ) : (
        <p className="margin__acts">
          {may.has("commentOnContract") ? (
            <a className="button button--quiet" href={hrefTo(view.code, shown, { comment: key }, key)}>
              {said.length > 0 ? t("comments.reply") : t("clause.comment", { number })}
            </a>
          ) : null}
          {may.has("editContract") ? (
            <a className="button button--quiet" href={hrefTo(view.code, shown, { edit: key }, key)}>
              {t("clause.edit", { number })}
            </a>
          ) : null}
        </p>
      )}
    </div>
  );
}

/** One language changed alone, or lacks words: the answer is amber, since the text can't be approved before. */
function Compare({ clause, view, shown, t, texts }: Props) {
  const may = view.frame.may.has("editContract");
  const lacking = clause.missing.length > 0;
  const edit = lacking ? "terms" : clause.key;
  return (
    <div className={may ? "say say--you" : "say"}>
      {lacking ? (
        <>
          <p>
            <b>{t("match.lacking")}</b>
          </p>
          <ul>
            {clause.missing.map(({ task, language }) => (
              <li key={`${task}-${language}`}>
                {task === null
                  ? t("match.instructions", { language })
                  : t("match.task", { letter: scopeLetter(task - 1), language })}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          <b>{t("match.question")}</b> {t("match.changed")}{" "}
          {may ? t("match.noted", { next: view.current.number + 1 }) : null}
        </p>
      )}
      {may ? (
        <div className="actions">
          <CommandForm
            action={editContract}
            subjectId={view.frame.facts.id}
            operationId={crypto.randomUUID()}
            hidden={{ version: view.current.number, clauses: { [clause.key]: { matched: true } } }}
            submit={t(lacking ? "match.both" : "match.yes")}
            pending={t("match.pending")}
            tone="second"
            done={t("match.done")}
            texts={texts}
            label={t(lacking ? "match.lacking" : "match.question")}
          />
          <a className="button button--second" href={hrefTo(view.code, shown, { edit }, edit)}>
            {t(lacking ? "match.write" : "match.edit")}
          </a>
        </div>
      ) : null}
    </div>
  );
}

export function Comments({
  said,
  ...props
}: Omit<ClausesProps, "clauses"> & { said: readonly ShownComment[] }) {
  const { t, zone, locale, view, texts } = props;
  return said.map(({ id, author, yours, at, words, resolved }) => (
    <div className={resolved ? "say say--resolved" : "say"} key={id} id={id}>
      <p className="say__who">
        <b>{yours ? t("you") : (author ?? t("comments.noone"))}</b>{" "}
        <Instant at={at} zone={zone} locale={locale} style="short" />
      </p>
      <p>{words}</p>
      {resolved ? (
        <span className="state small">
          <Icon name="check" />
          {t("comments.resolved", { name: resolved.by, when: shortDay(resolved.at, zone) })}
        </span>
      ) : view.frame.may.has("resolveComment") ? (
        <CommandForm
          action={resolveComment}
          subjectId={view.frame.facts.id}
          operationId={crypto.randomUUID()}
          hidden={{ commentId: id }}
          submit={t("comments.resolve")}
          pending={t("comments.resolving")}
          tone="quiet"
          texts={texts}
        />
      ) : null}
    </div>
  ));

  function shortDay(moment: Date, timeZone: string): string {
    return formatDate(locale, todayIn(timeZone, moment), "short");
  }
}

export function CommentForm({
  clauseKey,
  view,
  shown,
  t,
  texts,
}: Omit<ClausesProps, "clauses"> & { clauseKey: string }) {
  const back = hrefTo(view.code, shown, {}, clauseKey);
  return (
    <CommandForm
      action={commentOnContract}
      subjectId={view.frame.facts.id}
      operationId={crypto.randomUUID()}
      fields={[{ kind: "textarea", name: "words", label: t("comments.words"), required: true, rows: 4 }]}
      hidden={{ clauseKey }}
      submit={t("comments.submit")}
      pending={t("comments.pending")}
      tone="second"
      next={back}
      texts={texts}
      aside={
        <a className="button button--quiet" href={back}>
          {t("edit.cancel")}
        </a>
      }
    >
      <FocusFirst name="words" />
    </CommandForm>
  );
}

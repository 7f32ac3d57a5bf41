import { Fragment, type ReactNode } from "react";
import { FileAnchor } from "@/components/case/file-anchor";
import { Icon } from "@/components/ui/icon";
import { formatMinutes, formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { allowedQuantity, quantityOf, total, type Allowed } from "@/lib/stages/payment/lines";
import type { LineWords, ShownLine } from "./line-words";

/** What is decided of a line, as far as it is: null shows the claim alone. */
export type Shown = (Allowed & { reason: string | null; words: string }) | null;

type Props = {
  lines: readonly ShownLine[];
  shownOf: (line: ShownLine) => Shown;
  currency: string;
  /** "Hours, at USD 52.00": what the Defender is paid by. */
  titles: { time: string; expense: string };
  /** The second column: proposed, or allowed. */
  second: string | null;
  words: LineWords;
  locale: Locale;
  /** In the cell of the reason: a button. */
  act?: (line: ShownLine) => ReactNode;
  /** A row under the line: its decision. */
  below?: (line: ShownLine) => ReactNode;
};

/** Claimed beside proposed, line by line. Only figures that changed are bold. */
export function LineTable(props: Props) {
  const { lines, words, titles } = props;
  return (
    <table className="table table--cards report-lines">
      <colgroup>
        <col className="date" />
        <col />
        <col className="figure" />
        <col className="figure" />
        <col className="reason" />
        <col className="rec" />
      </colgroup>
      <thead className="unseen">
        <tr>
          <th scope="col">{words.date}</th>
          <th scope="col">{words.work}</th>
          <th scope="col">{words.claimed}</th>
          <th scope="col">{props.second ?? words.allowed}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.receipt}</th>
        </tr>
      </thead>
      {(["time", "expense"] as const).map((kind) => {
        const own = lines.filter((line) => line.kind === kind);
        return own.length === 0 ? null : <Kind key={kind} {...props} lines={own} title={titles[kind]} />;
      })}
    </table>
  );
}

function Kind(props: Props & { title: string }) {
  const { lines, shownOf, words, second, title, currency, locale } = props;
  const isTime = lines[0]?.kind === "time";
  const shown = lines.map((line) => shownOf(line));
  const claimed = { quantity: total(lines.map(quantityOf)), pay: total(lines.map((line) => line.payMinor)) };
  const now = {
    quantity: total(lines.map((line, index) => shown[index]?.minutes ?? line.minutes ?? 0)),
    pay: total(lines.map((line, index) => shown[index]?.payMinor ?? line.payMinor)),
  };
  const money = (minor: number) => formatMoney(locale, minor, currency, "bare");
  const sum = ({ quantity, pay }: typeof now) =>
    isTime ? (
      <>
        {formatMinutes(quantity)}
        <small>{money(pay)}</small>
      </>
    ) : (
      money(pay)
    );
  return (
    <tbody className="kind">
      <tr>
        <th colSpan={2} scope="colgroup">
          {title}
        </th>
        <td className="num head">{words.claimed}</td>
        <td className="num head">{second}</td>
        <td className="head">{second ? words.reason : ""}</td>
        <td className="head" />
      </tr>
      {lines.map((line, index) => (
        <Row key={line.partId} {...props} line={line} shown={shown[index] ?? null} />
      ))}
      <tr className="sum">
        <td />
        <th scope="row">{isTime ? words.hours : words.expenses}</th>
        <td className="num" data-label={words.claimed}>
          {sum(claimed)}
        </td>
        {second ? (
          <td className="num" data-label={second}>
            {sum(now)}
          </td>
        ) : (
          <td />
        )}
        <td colSpan={2} />
      </tr>
    </tbody>
  );
}

function Row(props: Props & { line: ShownLine; shown: Shown }) {
  const { line, shown, words, second, currency, locale, act, below } = props;
  const under = below?.(line) ?? null;
  const same = !shown || allowedQuantity(shown) === quantityOf(line);
  const figure = (minutes: number | null, pay: number) => {
    const money = formatMoney(locale, pay, currency, "bare");
    return minutes === null ? (
      money
    ) : (
      <>
        {formatMinutes(minutes)}
        <small>{money}</small>
      </>
    );
  };
  return (
    <Fragment>
      <tr className={[same ? "same" : "", under ? "open" : ""].join(" ").trim()} id={`line-${line.partId}`}>
        <td className="date">{line.dayWords}</td>
        <th scope="row">
          {line.what}
          <small>{line.under}</small>
          {line.held ? <small>{line.held}</small> : null}
          {line.noReceipt ? (
            <small>
              {words.noReceipt}: {line.noReceipt}
            </small>
          ) : null}
        </th>
        <td className="num" data-label={words.claimed}>
          {figure(line.minutes, line.payMinor)}
        </td>
        {second ? (
          <td className="num prop" data-label={second}>
            {shown ? figure(shown.minutes, shown.payMinor) : figure(line.minutes, line.payMinor)}
          </td>
        ) : (
          <td />
        )}
        <td className="reason">
          {second && same ? <span className="quiet">{words.asClaimed}</span> : null}
          {!same ? (
            <>
              <b>{shown?.reason}</b>
              <span lang="es">{shown?.words}</span>
            </>
          ) : null}
          {under ? null : act?.(line)}
        </td>
        <td className="rec">
          {line.receipt ? (
            <FileAnchor {...line.receipt} label={`${words.receipt}: ${line.what}`} words={words.file}>
              <Icon name="paperclip" />
              <span aria-hidden="true">{words.receipt}</span>
            </FileAnchor>
          ) : null}
        </td>
      </tr>
      {under ? (
        <tr className="decide">
          <td colSpan={6}>{under}</td>
        </tr>
      ) : null}
    </Fragment>
  );
}

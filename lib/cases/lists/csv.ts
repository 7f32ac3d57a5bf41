import { stringify } from "csv-stringify/sync";
import type { UserActor } from "@/lib/authz/actor";
import { dueDay } from "@/lib/calendar";
import { todayIn } from "@/lib/dates";
import type { Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { translator } from "@/lib/i18n/translate";
import { stageOf } from "@/lib/workflow/statuses";
import { waitWord } from "@/lib/workflow/wait-readers";
import type { Filters } from "./address";
import type { CaseRow } from "./queries";
import { partOfList, wholeList } from "./whole";

/** Rows asked for at once: few enough to hold, many enough to be quick. */
const pageRows = 500;

const columns = [
  ...[
    "code",
    "nickname",
    "kind",
    "country",
    "organization",
    "lead",
    "stage",
    "status",
    "turn",
    "what",
    "since",
  ],
  ...["by", "changed"],
] as const;

type Row = Record<(typeof columns)[number], string>;

/**
 * The cases that are listed when it begins, in the order of the list, read part by part as they are sent. UTF-8 with a mark, without which Excel takes
 * it for something else; a cell that begins like a formula gets an apostrophe; days as YYYY-MM-DD, in the reader's zone.
 * @param reader asked before each part: whose session ends meanwhile gets no further one, and a file that breaks off
 */
export function listAsCsv(
  reader: () => Promise<UserActor | null>,
  filters: Filters,
  locale: Locale,
  rowsAtOnce = pageRows,
): ReadableStream<Uint8Array> {
  const { desk } = messagesFor(locale);
  const encoder = new TextEncoder();
  let list: Uint8Array | null = null;
  let from = 0;
  return new ReadableStream({
    async pull(controller) {
      const actor = await reader();
      if (!actor) return controller.error(new Error("The session ended while the list was read"));
      const begins = list === null;
      list ??= await wholeList(actor, filters);
      const { rows, next } = await partOfList(actor, list, from, rowsAtOnce);
      const text = stringify(
        rows.map((row) => cells(actor, row, locale)),
        {
          bom: begins,
          header: begins,
          columns: columns.map((key) => ({ key, header: desk.csv[key] })),
          escape_formulas: true,
          record_delimiter: "windows",
        },
      );
      if (text) controller.enqueue(encoder.encode(text));
      if (next === null) controller.close();
      else from = next;
    },
  });
}

function cells(actor: UserActor, row: CaseRow, locale: Locale): Row {
  const { cases, ui } = messagesFor(locale);
  const day = (at: Date | null) => (at ? todayIn(actor.timeZone, at) : "");
  const countries: Record<string, string> = cases.countries;
  const wait = row.waitKind
    ? waitWord(actor, { kind: row.waitKind, mine: row.mine === true, relations: row.relations })
    : null;
  return {
    code: row.code,
    nickname: row.nickname,
    kind: row.kind ? cases.kinds[row.kind] : "",
    country: countries[row.country] ?? "",
    organization: row.organization,
    lead: row.lead,
    stage: ui.stages[stageOf(row.status, row.endedStage)],
    status: ui.statuses[row.status],
    turn: row.waitParty ? (row.mine ? ui.yourTurn : cases.waitsOn[row.waitParty]) : "",
    what: wait ? translator(locale)(`waits.${wait}`, row.waitParams ?? {}) : "",
    since: day(row.since),
    by: row.by ? dueDay(row.by, actor.timeZone) : "",
    changed: day(row.updatedAt),
  };
}

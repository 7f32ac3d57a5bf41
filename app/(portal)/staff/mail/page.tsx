import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { formTexts } from "@/components/form/form-texts";
import { Button } from "@/components/ui/button";
import { FindField } from "@/components/ui/find-field";
import { Pages, Tabs } from "@/components/ui/navigation";
import { Empty } from "@/components/ui/section";
import { mailStates, outboxTrouble, outboxView, type MailFilter } from "@/lib/outbox/queries";
import { readCursor } from "@/lib/web/cursor";
import { pageActor } from "@/lib/web/page";
import { MailRow } from "./mail-row";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

type Query = Record<string, string | string[] | undefined>;

/** Mail that went out or is to go: for whom, which notice, what became of it, and what staff can do. */
export default async function OutboxPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await pageActor("/staff/mail", "/staff/mail");
  const query = await searchParams;
  const filter = readFilter(query);
  const after = readCursor(query.after);
  const [t, texts, { mails, next }, trouble] = await Promise.all([
    getTranslations("outbox"),
    formTexts(),
    outboxView(actor, filter, after),
    outboxTrouble(actor),
  ]);
  const filtered = filter.state !== undefined || filter.find !== undefined;
  return (
    <>
      <header className="list-head">
        <h1>{t("title")}</h1>
        <a href="/staff/notices">{t("matrix")}</a>
      </header>
      <p className="said">{t("intro")}</p>
      <Tabs
        label={t("states")}
        tabs={[
          { href: addressOf({ ...filter, state: undefined }), label: t("all"), current: !filter.state },
          ...mailStates.map((state) => ({
            href: addressOf({ ...filter, state }),
            label: t(`state.${state}`),
            current: filter.state === state,
            ...(state in trouble && trouble[state as keyof typeof trouble] > 0
              ? { count: trouble[state as keyof typeof trouble] }
              : {}),
          })),
        ]}
      />
      <form action="/staff/mail" className="filters" role="search">
        {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
        <FindField label={t("find")} given={filter.find} />
        <Button type="submit" tone="second">
          {t("show")}
        </Button>
      </form>
      {mails.length === 0 ? (
        <Empty title={t(filtered ? "noneFiltered" : "none")}>
          <p>{t(filtered ? "noneFilteredBody" : "noneBody")}</p>
        </Empty>
      ) : (
        <table className="table table--cards">
          <thead>
            <tr>
              {(["who", "what", "stands", "since", "act"] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} reader={actor} texts={texts} />
            ))}
          </tbody>
        </table>
      )}
      <Pages
        position={t("shown", { count: mails.length })}
        firstHref={after ? addressOf(filter) : undefined}
        nextHref={next ? addressOf(filter, `${next.at.getTime()}.${next.id}`) : undefined}
      />
    </>
  );
}

function readFilter(query: Query): MailFilter {
  const state = mailStates.find((one) => one === query.state);
  const find = typeof query.find === "string" ? query.find.trim().slice(0, 80) : "";
  return { ...(state ? { state } : {}), ...(find ? { find } : {}) };
}

/** The same filter as an address, so that it can be kept and sent. */
function addressOf({ state, find }: MailFilter, after?: string): string {
  const query = new URLSearchParams({
    ...(state ? { state } : {}),
    ...(find ? { find } : {}),
    ...(after ? { after } : {}),
  }).toString();
  return query ? `/staff/mail?${query}` : "/staff/mail";
}

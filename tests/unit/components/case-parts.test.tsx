import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { fold, wordCount } from "@/components/case/fold";
import { MiniRoute } from "@/components/case/mini-route";
import { Reply } from "@/components/case/reply";
import { StageTracker } from "@/components/case/stage-tracker";
import { Turn } from "@/components/case/turn";
import { waitingRows } from "@/components/case/waiting-row";
import { WaitingTable } from "@/components/case/waiting-table";
import { BlockedButton } from "@/components/ui/button";
import { CapBar } from "@/components/ui/cap-bar";
import { iconShapes } from "@/components/ui/icon-shapes";
import type { Locale } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { miniRouteView, routeView } from "@/lib/workflow/route-view";

const html = (node: ReactNode, locale: Locale = "en") =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messagesFor(locale)} timeZone="UTC">
      {node}
    </IntlProvider>,
  );

const words = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();

describe("the stage tracker", () => {
  const tracker = (locale: Locale) =>
    html(
      <StageTracker
        route={routeView({ status: "active" })}
        north="Chicago"
        south="Huehuetenango"
        notes={{ review: "Done 12 Oct" }}
      />,
      locale,
    );

  it("can be followed without the drawing", () => {
    const read = words(tracker("en"));
    expect(read).toContain("Review, done. Done 12 Oct");
    expect(read).toContain("Assignment, current stage.");
    expect(read).toContain("Evaluation, to come.");
  });

  it("marks one current step", () => {
    expect(tracker("en").match(/aria-current="step"/g)).toHaveLength(1);
  });

  it("says in one line what a phone has no room for", () => {
    expect(words(tracker("es"))).toContain("Etapa 3 de 5: Encargo");
    const ended = routeView({ status: "withdrawn", endedStage: "agreement" });
    const read = words(
      html(<StageTracker route={ended} north="A" south="B" notes={{ agreement: "20 Oct" }} />),
    );
    expect(read).toContain("Withdrawn, 20 Oct");
    expect(read).not.toContain("Stage 2 of 5");
  });
});

describe("the route in a row", () => {
  it("shows no way ahead where there is none", () => {
    expect(html(<MiniRoute {...miniRouteView("closed")} />)).not.toContain("future");
    expect(html(<MiniRoute {...miniRouteView("declined", "review")} />)).not.toContain("future");
    expect(html(<MiniRoute {...miniRouteView("active")} />)).toContain("future");
  });
});

describe("whose turn", () => {
  it("is amber only when it is the reader's", () => {
    expect(html(<Turn yours flag="Your turn" />)).toContain("turn--yours");
    expect(html(<Turn yours={false} flag="Nobody’s turn" />)).not.toContain("turn--yours");
  });
});

describe("a button that cannot be used yet", () => {
  it("keeps focus and says why", () => {
    const markup = html(<BlockedButton reason="Waits for one approval">Send</BlockedButton>);
    const id = /aria-describedby="([^"]+)"/.exec(markup)?.[1];
    expect(markup).toContain('aria-disabled="true"');
    expect(markup).not.toMatch(/ disabled/);
    expect(markup).toContain(`id="${id}">Waits for one approval`);
  });
});

describe("the cap bar", () => {
  const widths = (markup: string) =>
    [...markup.matchAll(/(width|left|margin-left):([\d.]+)%/g)].map((found) => Number(found[2]));

  it("draws shares of the cap", () => {
    const bar = (
      <CapBar
        title="Hours"
        total="10 h"
        of="of 40 h"
        cap={2400}
        approved={{ value: 600, label: "Approved" }}
      />
    );
    expect(widths(html(bar))).toEqual([25]);
  });

  it("draws what is held beyond the line, whatever is left before it", () => {
    const bar = (
      <CapBar
        title="Hours"
        total="30 h"
        of="of 40 h"
        cap={300}
        approved={{ value: 200, label: "Approved" }}
        held={{ value: 100, label: "Held" }}
      />
    );
    expect(widths(html(bar))).toEqual([50, 25, 25, 75]);
  });

  it("stays whole without a cap", () => {
    expect(html(<CapBar title="Hours" total="0 h" of="" cap={0} />)).not.toContain("NaN");
  });
});

describe("a question", () => {
  const sentence = "Una frase de exactamente siete palabras aquí. ";

  it("folds where a sentence ends, and only when it is long", () => {
    expect(fold(sentence.repeat(10)).rest).toBe("");
    const { first, rest } = fold(sentence.repeat(20));
    expect(wordCount(first)).toBeLessThanOrEqual(60);
    expect(first.endsWith(".")).toBe(true);
    expect(wordCount(first) + wordCount(rest)).toBe(140);
  });

  it("folds between two words when no sentence ends", () => {
    const { first, rest } = fold("palabra ".repeat(200));
    expect(wordCount(first)).toBe(60);
    expect(wordCount(rest)).toBe(140);
  });

  it("keeps its language and the reader's apart", () => {
    const long = html(
      <Reply label="Question" question={sentence.repeat(20)} lang="es" footer="Licda. Marta Sajché">
        <p>answer</p>
      </Reply>,
    );
    expect(long).toContain('<div lang="es">');
    expect(words(long)).toContain("Read all 140 words");
  });
});

describe("the list of what waits", () => {
  const wait = {
    key: "1",
    href: "/cases/x",
    what: "Sign",
    whom: "A. Brandt",
    code: "CF-2026-0001",
    nickname: "Tide pool",
  };
  const rows = waitingRows(
    [
      { ...wait, status: "signing", since: "2026-11-14", by: "2026-11-20" },
      { ...wait, key: "2", status: "active", since: "2026-11-19", by: "2026-12-24" },
      { ...wait, key: "3", status: "withdrawn", endedStage: "agreement", since: "2026-11-24" },
    ],
    "es",
    "2026-11-24",
  );

  it("says since when, by when and how late", () => {
    expect(rows[0]).toMatchObject({
      since: "14 nov",
      days: "10 d",
      age: 100,
      by: "20 nov",
      byNote: "4 días de atraso",
      late: true,
    });
    expect(rows[1]).toMatchObject({ days: "5 d", age: 50, by: "24 dic", late: false });
    expect(rows[1]?.byNote).toBeUndefined();
    expect(rows[2]).toMatchObject({ days: "hoy", stage: "Acuerdo", age: 0 });
    expect(rows[2]?.by).toBeUndefined();
  });

  it("is a table whose groups are named", () => {
    const groups = [{ key: "y", yours: true, title: "Le toca a usted", count: "3", rows }];
    const markup = renderToStaticMarkup(
      <WaitingTable groups={groups} texts={messagesFor("es").ui.waiting} />,
    );
    expect(markup.match(/<th scope="row">/g)).toHaveLength(3);
    expect(markup).toContain('scope="rowgroup"');
    expect(markup.match(/class="is-yours"/g)).toHaveLength(3);
  });
});

describe("icons", () => {
  it.each(Object.entries(iconShapes))("%s begins where it says", (_, path) => {
    expect(path).toMatch(/^M-?[\d.]/);
    expect(path).not.toContain("NaN");
  });
});

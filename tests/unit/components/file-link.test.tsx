import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FileAnchor } from "@/components/case/file-anchor";
import type { FileStanding } from "@/lib/cases/scans/standing";

const words = { unscanned: "not scanned", checking: "being checked", infected: "has a virus" };
const shown = (standing: FileStanding, said = words) =>
  renderToStaticMarkup(
    <FileAnchor id="f1" standing={standing} words={said} label="Receipt: bus">
      bus.jpg
    </FileAnchor>,
  );

test("only what can be opened is a link, and what is not plain is said", () => {
  expect(shown("open")).toBe('<a href="/api/files/f1" aria-label="Receipt: bus">bus.jpg</a>');
  expect(shown("unscanned")).toMatch(/^<a href.*not scanned<\/span>$/);
  for (const standing of ["checking", "infected"] as const) {
    expect(shown(standing)).not.toContain("<a");
    expect(shown(standing)).toMatch(new RegExp(`^<span>bus.jpg</span>.* ${words[standing]}</`));
  }
  expect(shown("unscanned", { ...words, unscanned: "" })).not.toContain("quiet");
});

import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FileAnchor } from "@/components/case/file-anchor";
import type { FileStanding } from "@/lib/cases/scans/standing";

const words = {
  unscanned: "not scanned",
  checking: "being checked",
  infected: "has a virus",
  late: "later",
  again: "load again",
};
const nothing = () => {};
const router = {
  bfcacheId: "",
  ...{
    back: nothing,
    forward: nothing,
    refresh: nothing,
    push: nothing,
    replace: nothing,
    prefetch: nothing,
  },
};
const shown = (standing: FileStanding) =>
  renderToStaticMarkup(
    <AppRouterContext value={router}>
      <FileAnchor id="f1" standing={standing} words={words} label="Receipt: bus">
        bus.jpg
      </FileAnchor>
    </AppRouterContext>,
  );

test("only what can be opened is a link, and what is not plain is said", () => {
  expect(shown("open")).toBe('<a href="/api/files/f1" aria-label="Receipt: bus">bus.jpg</a>');
  expect(shown("unscanned")).toMatch(/^<a href.*not scanned<\/span>$/);
  expect(shown("checking")).toMatch(/^<span>bus.jpg<\/span><span class="small quiet" role="status"> being/);
  expect(shown("infected")).toBe('<span>bus.jpg</span><strong class="small"> has a virus</strong>');
  for (const standing of ["checking", "infected"] as const)
    expect(shown(standing)).not.toContain("/api/files/");
});

test("without script, a page with a file that is being checked is loaded again by a link, never unasked", () => {
  expect(shown("checking")).toContain('<noscript><a href="">load again</a></noscript>');
  expect(shown("checking")).not.toContain("http-equiv");
});

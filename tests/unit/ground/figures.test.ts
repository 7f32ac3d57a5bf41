import { expect, test } from "vitest";
import { figuresOf, readableFigures } from "@/lib/i18n/figures";
import { translator } from "@/lib/i18n/translate";

test("what ended at once and what ends after a day are each said in full", () => {
  const said = (locale: "en" | "es", payload: object) =>
    translator(locale)(
      "events.role_ended",
      readableFigures(locale, figuresOf({ ...payload }), "UTC") as never,
    );
  const role = { roleId: "r", role: "FINANCE" };
  expect(said("en", { ...role, to: null, atOnce: true })).toBe("lost the role of finance, at once");
  expect(said("es", { ...role, to: null, atOnce: true })).toBe("dejó la función de finanzas, de inmediato");
  expect(said("en", { ...role, to: "2026-12-24", atOnce: false })).toContain("after 24 Dec 2026");
});

test("lists and objects are left out of a sentence", () => {
  expect(figuresOf({ count: 2, kind: "late", many: [1], more: { a: 1 }, none: null, ended: false })).toEqual({
    ...{ count: 2, kind: "late", ended: "false" },
  });
});

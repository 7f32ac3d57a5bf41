import { expect, test } from "vitest";
import { translator } from "@/lib/i18n/translate";
import { waitKindNames } from "@/lib/workflow/wait-kinds";

const figures = { who: "Somebody", reader: "advocate", count: 2, number: "2026-0042" };

test.each(["en", "es"] as const)(
  "what waits on somebody else is said in %s of whoever has the turn",
  (locale) => {
    const t = translator(locale);
    for (const kind of waitKindNames) {
      const said = t(`waits.others.${kind}`, figures);
      expect(said, kind).not.toBe(t(`waits.${kind}`, figures));
      if (kind !== "payInvoice") expect(said, kind).toMatch(/^Somebody /);
    }
  },
);

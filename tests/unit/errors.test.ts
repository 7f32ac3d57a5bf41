import { describe, expect, it } from "vitest";
import en from "@/lib/i18n/messages/en/errors.json";
import es from "@/lib/i18n/messages/es/errors.json";
import { DomainError, errorCodes, isErrorCode } from "@/lib/errors";

const sentences: Record<string, Record<string, string>> = { en, es };
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("sentences of the refusals", () => {
  it.each(["en", "es"])("%s has one for every code, and none for a code that is gone", (language) => {
    expect(Object.keys(sentences[language] ?? {}).sort()).toEqual([...errorCodes].sort());
    for (const text of Object.values(sentences[language] ?? {})) expect(text).toMatch(/[.?]$/);
  });

  it.each([...errorCodes])("%s asks for the same placeholders in both languages", (code) => {
    expect(placeholders(es[code])).toEqual(placeholders(en[code]));
    expect(es[code]).not.toBe(en[code]);
  });
});

describe("DomainError", () => {
  it("carries code, parameters, fields and clashes, and no sentence", () => {
    const error = new DomainError("CONFLICT", {
      params: { who: "Dana Okafor" },
      fields: { "clients.0.name": "REQUIRED" },
      clashes: [{ field: "court", theirs: "A", yours: "B" }],
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe("CONFLICT");
    expect(error.fields).toEqual({ "clients.0.name": "REQUIRED" });
    expect(error.clashes).toHaveLength(1);
    expect(new DomainError("INVALID")).toMatchObject({ params: {}, fields: {}, clashes: [] });
  });

  it("knows its codes", () => {
    expect(isErrorCode("NOT_FOUND")).toBe(true);
    expect(isErrorCode("intake.errors.courtMissing")).toBe(false);
  });
});

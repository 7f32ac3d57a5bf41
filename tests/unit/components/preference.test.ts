import { describe, expect, it } from "vitest";
import { pathHere, preferenceOf, sentFromHere, themeOf } from "@/components/shell/preference";

describe("back to the page one came from", () => {
  it.each([
    ["/cases/CF-2026-0042?tab=files", "/cases/CF-2026-0042?tab=files"],
    ["/", "/"],
    ["//evil.example/x", "/"],
    ["/\\evil.example", "/"],
    ["/a\\b", "/"],
    ["/\t/evil.example", "/"],
    ["/a\r\nset-cookie: x", "/"],
    ["https://evil.example", "/"],
    ["", "/"],
    [null, "/"],
  ])("%j leads to %s", (back, expected) => expect(pathHere(back)).toBe(expected));
});

describe("a preference", () => {
  const form = (values: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return data;
  };

  it("is a language or a theme we know, and nothing else", () => {
    expect(preferenceOf(form({ locale: "es" }))).toEqual({ name: "locale", value: "es" });
    expect(preferenceOf(form({ theme: "dark" }))).toEqual({ name: "theme", value: "dark" });
    expect(preferenceOf(form({ theme: "neon" }))).toBeNull();
    expect(preferenceOf(form({ locale: "fr" }))).toBeNull();
    expect(preferenceOf(form({}))).toBeNull();
    expect(themeOf("light")).toBe("light");
    expect(themeOf("")).toBeUndefined();
  });
});

describe("a form sent from our own pages", () => {
  it.each<[Record<string, string>, boolean]>([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "cross-site", origin: "https://portal.example", host: "portal.example" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ origin: "https://portal.example", host: "portal.example" }, true],
    [{ origin: "https://evil.example", host: "portal.example" }, false],
    [{ origin: "null", host: "portal.example" }, false],
    [{ host: "portal.example" }, false],
  ])("%j: %s", (headers, expected) => expect(sentFromHere(new Headers(headers))).toBe(expected));
});

import { describe, expect, it } from "vitest";
import { preferenceOf, themeOf } from "@/components/shell/preference";
import { pathHere } from "@/lib/web/path";
import { isFrom } from "@/lib/web/request";

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
  ])("%j leads to %s", (back, expected) => expect(pathHere(back, "/")).toBe(expected));
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
    [{ origin: "https://portal.example" }, true],
    [{ origin: "https://portal.example:8443" }, false],
    [{ origin: "http://portal.example" }, false],
    [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
    [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
    [{ origin: "null", "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
    [{ origin: "null" }, false],
    [{ host: "portal.example", "x-forwarded-host": "portal.example" }, false],
  ])("%j: %s", (headers, expected) =>
    expect(isFrom(new Headers(headers), "https://portal.example")).toBe(expected),
  );
});

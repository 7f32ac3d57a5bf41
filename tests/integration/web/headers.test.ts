import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { addressOf, languageRewrites } from "@/lib/i18n/addresses";
import { config, proxy } from "@/proxy";

const answerTo = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { headers }));
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

describe("an address that names a language", () => {
  const seen = (path: string, headers: Record<string, string> = {}) => {
    const response = answerTo(path, headers);
    return {
      locale: response.headers.get("x-middleware-request-x-portal-locale"),
      path: response.headers.get("x-middleware-request-x-portal-path"),
    };
  };
  const pageAt = (path: string) =>
    languageRewrites().find(({ source }) => source === path)?.destination ?? null;

  test("is answered by its page, in that language, and knows itself by what was asked for", () => {
    expect(seen("/es")).toEqual({ locale: "es", path: "/es" });
    expect(seen("/en/fees?x=1")).toEqual({ locale: "en", path: "/en/fees?x=1" });
    expect([pageAt("/es"), pageAt("/en/fees")]).toEqual(["/", "/fees"]);
  });

  test("leads nowhere but to pages that are listed", () => {
    for (const path of ["/es/dashboard", "/es/api/health", "/en/fees/x", "/es//fees", "/en/es/fees"])
      expect([pageAt(path), addressOf(path)?.page], path).toEqual([null, null]);
    for (const path of ["/esta", "/fr/fees", "/ES/fees"])
      expect([pageAt(path), addressOf(path), seen(path).locale], path).toEqual([null, null, null]);
  });

  test("is the only thing that sets the language past the reader's choice", () => {
    expect(seen("/fees", { "x-portal-locale": "es" }).locale).toBeNull();
  });
});

describe("the headers of a page", () => {
  test("let scripts run by a nonce that no other answer has, and none that stands in the page", () => {
    const [one, other] = [policyOf(answerTo("/dashboard")), policyOf(answerTo("/dashboard"))];
    const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic'(;|$)/;
    expect(one).toMatch(nonce);
    expect(nonce.exec(one)?.[1]).not.toBe(nonce.exec(other)?.[1]);
    expect(/script-src [^;]*/.exec(one)?.[0]).not.toMatch(/unsafe/);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(one).toContain(part);
    }
  });

  test("keep no copy, tell no other site, and take no guess at a kind", () => {
    expect(Object.fromEntries(answerTo("/reset/abc").headers)).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
  });

  test("let a browser go back to a public page, and a proxy keep what is the same for all", () => {
    const kept = (path: string) => answerTo(path).headers.get("cache-control");
    for (const path of ["/", "/es", "/fees", "/en/fees", "/es/privacy"])
      expect(kept(path), path).toBe("private, no-cache");
    for (const path of ["/sitemap.xml", "/robots.txt"]) expect(kept(path), path).toBe("public, max-age=3600");
    // Its route says so, when there is one to be kept.
    expect(kept("/es/brochure.pdf")).toBeNull();
    for (const path of ["/es/sign-in", "/brochure.pdf", "/dashboard", "/fees/x", "/es/dashboard"])
      expect(kept(path), path).toBe("private, no-store");
  });

  test("promise HTTPS only where there is HTTPS", () => {
    expect(answerTo("/").headers.has("strict-transport-security")).toBe(false);
  });

  test("carry ids and a path of our own making, whatever the visitor sent", () => {
    const forged = { "x-request-id": "forged", "x-portal-path": "//elsewhere.example" };
    const response = answerTo("/cases?x=1", forged);
    const forwarded = (name: string) => response.headers.get(`x-middleware-request-${name}`);
    expect(forwarded("x-portal-path")).toBe("/cases?x=1");
    expect(forwarded("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("x-request-id")).toBe(forwarded("x-request-id"));
  });
});

test("what a route under /api answers can do nothing in a browser", () => {
  expect(policyOf(answerTo("/api/files/1"))).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
});

test("an upload passes by, and nothing else that is not a built file does", () => {
  const goesThrough = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path);
  for (const path of ["/", "/dashboard", "/api/files/1", "/api/uploads/1", "/api/auth/session"]) {
    expect(goesThrough(path), path).toBe(true);
  }
  for (const path of ["/api/uploads", "/_next/static/a.js", "/icon.svg", "/share/en.png"])
    expect(goesThrough(path), path).toBe(false);
});

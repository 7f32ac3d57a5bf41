import { expect, test } from "vitest";
import { pages } from "@/lib/authz/pages";
import { routePattern } from "@/lib/web/route-pattern";

test.each([
  ["/", "/"],
  ["/cases", "/cases"],
  ["/cases/?q=maria", "/cases"],
  ["/cases/new", "/cases/new"],
  ["/cases/CF-2026-0007", "/cases/[code]"],
  ["/cases/CF-2026-0007/payment/reports/3?_rsc=1abc", "/cases/[code]/payment/reports/[number]"],
  ["/cases/CF-2026-0007/agreement/contract.pdf", "/cases/[code]/agreement/contract.pdf"],
  ["/cases/CF-2026-0007/agreement/contractXpdf", "none"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/api/files/7c0f5c0e-2d0c-4bde-a8dd-3a06a8e6b7ad", "/api/files/[id]"],
  ["/reset/a-secret-token", "/reset/[token]"],
  ["/_next/static/chunks/1a2b.js", "built file"],
  ["/maria-ixchel-lopez", "none"],
  ["/cases/CF-2026-0007/unheard/of", "none"],
  ["", "none"],
])("%s is %s", (url, pattern) => {
  expect(routePattern(url)).toBe(pattern);
});

test("every route is found by an address of its own", () => {
  for (const route of Object.keys(pages)) {
    const address = route.replaceAll(/\[\.\.\.\w+\]/g, "x1/y2").replaceAll(/\[\w+\]/g, "x1");
    expect(routePattern(address), address).toBe(route);
  }
});

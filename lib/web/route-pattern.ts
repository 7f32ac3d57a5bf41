import { pages, type PageRoute } from "@/lib/authz/pages";

/** What a request asked for, told without its data: the route's own pattern, built files, or no route of ours. */
export type RoutePattern = PageRoute | "built file" | "none";

/** Most exact first: `/cases/new` before `/cases/[code]`. */
const matchers = (Object.keys(pages) as PageRoute[])
  .map((route) => ({ route, parts: route.split("/").map(matcherOf) }))
  .map(({ route, parts }) => ({
    route,
    weight: parts.map(({ weight }) => weight).join(""),
    expression: new RegExp(`^${parts.map(({ source }) => source).join("/")}$`),
  }))
  .sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));

function matcherOf(part: string): { source: string; weight: string } {
  if (part.startsWith("[...")) return { source: ".+", weight: "2" };
  if (part.startsWith("[")) return { source: "[^/]+", weight: "1" };
  return { source: part.replaceAll(/[.*+?^${}()|\\]/g, "\\$&"), weight: "0" };
}

/**
 * The pattern of a request's path. A path of no route is never repeated: whatever stands in it was typed by somebody.
 * @param url as it came, query and all
 */
export function routePattern(url: string): RoutePattern {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  if (path.startsWith("/_next/static/") || path === "/icon.svg") return "built file";
  const plain = path.length > 1 ? path.replace(/\/+$/, "") : path;
  return matchers.find(({ expression }) => expression.test(plain))?.route ?? "none";
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/registry";
import { routePattern } from "./route-pattern";

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

const held = globalThis as typeof globalThis & { portalRequests?: OpenRequests };

/** The requests of this process that have no whole answer yet, and the server that took them. */
export type OpenRequests = { server?: Server; open: Set<ServerResponse>; ending: boolean };

/**
 * From now on every request of this process leaves one line (built files are counted only) and its place in the metrics.
 * The line holds the route's pattern and never the address itself, which may name a case; nothing of who asked.
 * @param isOurs whether a server is the portal's, and not one that answers metrics
 */
export function watchRequests(isOurs: (server: Server) => boolean = () => true): OpenRequests {
  if (held.portalRequests) return held.portalRequests;
  const requests: OpenRequests = { open: new Set(), ending: false };
  held.portalRequests = requests;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Started;
    if (!isOurs(server)) return;
    requests.server = server;
    requests.open.add(response);
    // A connection that stays open would bring the next request to a server that is about to end.
    if (requests.ending) response.setHeader("connection", "close");
    const began = performance.now();
    response.once("close", () => {
      requests.open.delete(response);
      told(request, response, performance.now() - began);
    });
  });
  return requests;
}

function told(request: IncomingMessage, response: ServerResponse, milliseconds: number): void {
  const route = routePattern(request.url ?? "");
  const method = methods.has(request.method ?? "") ? (request.method ?? "") : "other";
  // Whoever went away before the end was not answered: 499, as proxies write it.
  const status = response.writableFinished ? response.statusCode : 499;
  metrics().requests.observe({ route, method, status: String(status) }, milliseconds / 1_000);
  if (route === "built file") return;
  const id = response.getHeader("x-request-id");
  log().info(
    {
      ...(typeof id === "string" ? { requestId: id } : {}),
      ...{ method, route, status, milliseconds: Math.round(milliseconds) },
    },
    "request",
  );
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

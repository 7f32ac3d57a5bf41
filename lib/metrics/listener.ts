import { createServer } from "node:http";
import { once } from "node:events";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { metricsText, metricsType, showsToken } from "./answer";

/**
 * Answers `GET /metrics` at METRICS_LISTEN, an address that only the watching side reaches: for workers, which serve no
 * page, and for servers whose port is open to everybody. With METRICS_TOKEN set it asks for the token as well.
 * @returns undefined where the setting is empty
 */
export async function listenForMetrics(): Promise<{ port: number; stop(): Promise<void> } | undefined> {
  const { METRICS_LISTEN: address, METRICS_TOKEN: token } = env();
  if (!address) return undefined;
  const server = createServer((request, response) => {
    const isAsked = request.method === "GET" && request.url === "/metrics";
    if (!isAsked || (token && !showsToken(request.headers.authorization, token))) {
      response.writeHead(404).end();
      return;
    }
    metricsText().then(
      (text) => response.writeHead(200, { "content-type": metricsType }).end(text),
      (error: unknown) => {
        log().error({ error }, "metrics could not be collected");
        response.writeHead(500).end();
      },
    );
  });
  server.listen(address.port, address.host);
  await once(server, "listening");
  // What watches must never keep alive what it watches.
  server.unref();
  const bound = server.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
